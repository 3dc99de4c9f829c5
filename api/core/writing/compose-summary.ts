/** A summary from facts alone: what the person is, for how long, and which of the asked skills their facts name. */
import type { Fact } from '../resume/fact.js';
import { findSkills, impliedSkills } from '../skills/skills.js';
import { positionsOf, yearsAtWork } from './career.js';
import type { ProvenSkill } from './proven-skills.js';
import { listOf, summaryPhrases } from './phrases/summary-phrases.js';

export interface SummaryProposal {
  text: string;
  /** Ids of the facts it rests on. */
  facts: string[];
  /** Canonical names of the skills it names for the posting's sake. */
  skills: string[];
}

const MOST_SKILLS = 5;
const FEWEST_YEARS = 2;
/** A summary as long as this stands as it is. */
const LONG_SUMMARY = 520;

/** The skills worth naming: the heaviest, none that another of them already implies ("SQL" beside "PostgreSQL"). */
function skillsToName(proven: readonly ProvenSkill[], already: string): ProvenSkill[] {
  const named = new Set(findSkills(already).map(({ name }) => name));
  const chosen: ProvenSkill[] = [];
  for (const candidate of proven) {
    if (chosen.length === MOST_SKILLS) break;
    if (named.has(candidate.skill)) continue;
    if (chosen.some(({ skill }) => impliedSkills(skill).includes(candidate.skill))) continue;
    chosen.push(candidate);
  }
  return chosen;
}

function factsOf(skills: readonly ProvenSkill[]): string[] {
  return skills.flatMap(({ facts }) => facts.slice(0, 2).map(({ id }) => id));
}

/**
 * The person's own summary with one sentence more, naming asked skills it leaves out; null when it says enough, or is
 * so long that more would not be read.
 */
export function extendSummary(
  summary: string,
  summaryFacts: readonly string[],
  proven: readonly ProvenSkill[],
  language: string,
): SummaryProposal | null {
  if (summary.length > LONG_SUMMARY) return null;
  const heavy = proven.filter(({ must, weight }) => must || weight > 1);
  const chosen = skillsToName(heavy, summary);
  if (chosen.length < 2) return null;
  const phrases = summaryPhrases(language);
  const sentence = phrases.skills(
    listOf(
      chosen.map(({ name }) => name),
      phrases.and,
    ),
  );
  const own = /[.!?…]$/.test(summary) ? summary : `${summary}.`;
  return {
    text: `${own} ${sentence}`,
    facts: [...new Set([...summaryFacts, ...factsOf(chosen)])],
    skills: chosen.map(({ skill }) => skill),
  };
}

/** A new summary; null when the facts name neither a position nor an asked skill. */
export function composeSummary(
  facts: readonly Fact[],
  proven: readonly ProvenSkill[],
  options: { language: string; today: string },
): SummaryProposal | null {
  const phrases = summaryPhrases(options.language);
  const positions = positionsOf(facts);
  const latest = positions.find(({ title }) => title !== '');
  const years = yearsAtWork(positions, options.today);
  const sentences: string[] = [];
  const rests: string[] = [];
  if (latest !== undefined) {
    const tenure = years >= FEWEST_YEARS;
    const opening = tenure ? phrases.withYears(latest.title, years) : latest.title;
    sentences.push(`${opening}${latest.employer === '' ? '' : phrases.lately(latest.employer)}.`);
    rests.push(...(tenure ? positions.map(({ factId }) => factId) : [latest.factId]));
  }
  const chosen = skillsToName(proven, '');
  if (chosen.length > 0)
    sentences.push(
      phrases.skills(
        listOf(
          chosen.map(({ name }) => name),
          phrases.and,
        ),
      ),
    );
  // A position alone, or one skill alone, says less than the sections below it do.
  if (sentences.length < 2) return null;
  return {
    text: sentences.join(' '),
    facts: [...new Set([...rests, ...factsOf(chosen)])],
    skills: chosen.map(({ skill }) => skill),
  };
}
