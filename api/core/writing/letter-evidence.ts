/** Picks what a letter tells: the lines of a career that answer what the posting asks, and where each was done. */
import type { Fact } from '../resume/fact.js';
import { worthOf, type LineWorth } from './line-worth.js';
import type { PostingNeeds } from './posting-needs.js';

export interface Evidence extends LineWorth {
  fact: Fact;
  /** The entry it was done under. */
  entry: Fact;
  /** Employer, organisation, school or project; empty when the entry has none. */
  place: string;
  /** One sentence without its full stop. */
  line: string;
}

const LONGEST_LINE = 190;
const PLACE_FIELDS = ['name', 'organization', 'institution'];

/** The first sentence of a line, without its full stop; null when it is too long or too short to be told. */
function oneSentence(text: string): string | null {
  const sentence = text.split(/(?<=[a-z0-9)%][.!?])\s+(?=\p{Lu})/u)[0] ?? '';
  const line = sentence.trim().replace(/[.;:,\s]+$/, '');
  return line.length > LONGEST_LINE || line.split(/\s+/).length < 4 ? null : line;
}

/**
 * The most telling lines, best first, skills that an earlier one shows counted no more.
 * @param most how many at most
 */
export function chooseEvidence(facts: readonly Fact[], needs: PostingNeeds, most: number): Evidence[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const pool = facts.flatMap((fact): Evidence[] => {
    if (fact.kind !== 'bullet' || fact.parentId === null || fact.section === 'education') return [];
    const entry = byId.get(fact.parentId);
    const line = oneSentence(fact.text);
    if (entry === undefined || line === null) return [];
    const place = PLACE_FIELDS.map((name) => entry.fields[name] ?? '').find((name) => name !== '') ?? '';
    return [{ fact, entry, place, line, ...worthOf(fact.text, needs) }];
  });
  const chosen: Evidence[] = [];
  const told = new Set<string>();
  while (chosen.length < most && pool.length > 0) {
    const value = ({ worth, shows }: Evidence): number =>
      worth - shows.reduce((sum, { skill, weight }) => sum + (told.has(skill) ? 0.7 * weight : 0), 0);
    const best = pool.reduce((a, b) => (value(b) > value(a) ? b : a));
    if (value(best) <= 0) break;
    pool.splice(pool.indexOf(best), 1);
    chosen.push(best);
    for (const { skill } of best.shows) told.add(skill);
  }
  return chosen;
}

/** Grouped by place, in the order in which the places first come. */
export function byPlace(evidence: readonly Evidence[]): [Evidence, ...Evidence[]][] {
  const groups = new Map<string, [Evidence, ...Evidence[]]>();
  for (const one of evidence) {
    const group = groups.get(one.entry.id);
    if (group === undefined) groups.set(one.entry.id, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
