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
/** One skill more is not worth a sentence. */
const FEWEST_SKILLS = 2;
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
 * The person's own summary with one sentence more, naming asked skills it leaves out; the fullest first. None when it
 * says enough, or is so long that more would not be read.
 */
export function extendSummary(
  summary: string,
  summaryFacts: readonly string[],
  proven: readonly ProvenSkill[],
  language: string,
): SummaryProposal[] {
  if (summary.length > LONG_SUMMARY) return [];
  const phrases = summaryPhrases(language);
  const chosen = skillsToName(
    proven.filter(({ must, weight }) => must || weight > 1),
    summary,
  );
  const own = /[.!?…]["”’»)]*$/.test(summary) ? summary : `${summary}.`;
  const proposals: SummaryProposal[] = [];
  for (let count = chosen.length; count >= FEWEST_SKILLS; count -= 1) {
    const named = chosen.slice(0, count);
    proposals.push({
      text: `${own} ${phrases.skills(
        listOf(
          named.map(({ name }) => name),
          phrases.and,
        ),
      )}`,
      facts: [...new Set([...summaryFacts, ...factsOf(named)])],
      skills: named.map(({ skill }) => skill),
    });
  }
  return proposals;
}

/**
 * New summaries, the fullest first: with the length of the career, without it, with skills alone. None when the facts
 * name neither a position nor asked skills.
 */
export function composeSummaries(
  facts: readonly Fact[],
  proven: readonly ProvenSkill[],
  options: { language: string; today: string },
): SummaryProposal[] {
  const phrases = summaryPhrases(options.language);
  const positions = positionsOf(facts);
  const latest = positions.find(({ title }) => title !== '');
  const years = yearsAtWork(positions, options.today);
  const chosen = skillsToName(proven, '');
  if (chosen.length === 0) return [];
  const named = listOf(
    chosen.map(({ name }) => name),
    phrases.and,
  );
  const skills = chosen.map(({ skill }) => skill);
  const proposals: SummaryProposal[] = [];
  const propose = (opening: string, rests: readonly string[]): void => {
    const text = `${opening} ${phrases.skills(named)}`.trim();
    proposals.push({ text, facts: [...new Set([...rests, ...factsOf(chosen)])], skills });
  };
  if (latest !== undefined) {
    const lately = `${latest.employer === '' ? '' : phrases.lately(latest.employer)}.`;
    if (years >= FEWEST_YEARS) {
      propose(
        `${phrases.withYears(latest.title, years)}${lately}`,
        positions.map(({ factId }) => factId),
      );
    }
    propose(`${latest.title}${lately}`, [latest.factId]);
  }
  // One skill alone says less than the sections below it do.
  if (chosen.length > 1) propose('', []);
  return proposals;
}
