/**
 * Tailors a resume to a posting by rules alone. Nothing is invented: lines are chosen, ordered, renamed to the
 * posting's words and, for the summary and the skills, put together from facts; every proposed line passes the truth
 * check against the facts it cites, or is not proposed.
 */
import type { Posting } from '../posting/posting.js';
import { applyChanges } from '../resume/apply-changes.js';
import type { Fact } from '../resume/fact.js';
import type { Change, DocumentSection, ResumeDocument } from '../resume/resume-document.js';
import { positionsOf, yearsAtWork } from './career.js';
import { composeSummaries, extendSummary } from './compose-summary.js';
import { leastMoves } from './least-moves.js';
import { worthOf } from './line-worth.js';
import { readNeeds, type PostingNeeds } from './posting-needs.js';
import { proposeLength } from './propose-length.js';
import { byWorth, namesOf, proposal, proposeLines, type Proposal } from './propose-lines.js';
import { proposeSkills } from './propose-skills.js';
import { looksLikeTerm, provenSkills, type ProvenSkill } from './proven-skills.js';
import { linePages } from './resume-length.js';
import { gateChanges, isSupported, type BlockedChange } from './truth-gate.js';

export interface TailoringInput {
  base: ResumeDocument;
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** ISO day. */
  today: string;
  /** Ids of the changes. */
  newId: () => string;
}

export interface Tailoring {
  /** The base with all changes. */
  document: ResumeDocument;
  /** Against the base, one a line, each acceptable by itself. */
  changes: Change[];
  /** What the user should know and no change says. */
  notes: string[];
  /** What the rules proposed and the truth check did not let through. */
  blocked: BlockedChange[];
}

const LINED_SECTIONS: ReadonlySet<string> = new Set(['work', 'projects', 'education', 'volunteer']);
const EXPERIENCED_YEARS = 3;
const MOST_NOTES = 6;

function proposeSummary(input: TailoringInput, proven: readonly ProvenSkill[]): Proposal[] {
  const { base, facts, today } = input;
  const section = base.sections.find(({ key }) => key === 'summary');
  const entry = section?.entries[0];
  const line = entry?.lines[0];
  if (section === undefined || entry === undefined || line === undefined) {
    const variants = composeSummaries(facts, proven, { language: base.language, today });
    const composed = variants.find(({ text, facts: cited }) => isSupported(text, cited, input));
    if (composed === undefined) return [];
    const summary: DocumentSection = { id: '', key: 'summary', title: '', entries: [] };
    const reason = 'Says in two sentences what the posting looks for; put together from your facts.';
    return [
      proposal(summary, {
        operation: 'ADD',
        after: composed.text,
        position: 0,
        facts: composed.facts,
        reason,
      }),
    ];
  }
  const variants = extendSummary(line.text, line.facts, proven, base.language);
  const extended = variants.find(({ text, facts: cited }) => isSupported(text, cited, input));
  if (extended === undefined) return [];
  const named = proven.filter(({ skill }) => extended.skills.includes(skill));
  return [
    proposal(section, {
      operation: 'REPLACE',
      entryId: entry.id,
      lineId: line.id,
      before: line.text,
      after: extended.text,
      facts: extended.facts,
      reason: `The posting asks for ${namesOf(named)}; your facts name them, your summary does not yet.`,
    }),
  ];
}

/** The most telling project first; other sections are in the order of time, which readers expect. */
function proposeProjectOrder(section: DocumentSection, needs: PostingNeeds): Proposal[] {
  const worth = new Map(
    section.entries.map((entry) => {
      const text = [entry.fields['name'] ?? '', ...entry.lines.map((line) => line.text)].join('\n');
      return [entry.id, worthOf(text, needs)] as const;
    }),
  );
  const wanted = byWorth(section.entries, ({ id }) => worth.get(id)!.relation);
  return leastMoves(section.entries, wanted).map(({ item, position }) => {
    const up = position < section.entries.indexOf(item);
    const { shows } = worth.get(item.id)!;
    return proposal(section, {
      operation: 'MOVE',
      entryId: item.id,
      before: item.fields['name'] ?? '',
      position,
      facts: item.facts,
      reason:
        up && shows.length > 0
          ? `Shows ${namesOf(shows)}, which the posting asks for.`
          : 'Says less about this posting than the projects around it.',
    });
  });
}

/** Work before education once there is a career to show. */
function proposeSectionOrder(base: ResumeDocument, years: number): Proposal[] {
  const work = base.sections.findIndex(({ key }) => key === 'work');
  const education = base.sections.findIndex(({ key }) => key === 'education');
  if (work < 0 || education < 0 || education > work || years < EXPERIENCED_YEARS) return [];
  return [
    proposal(base.sections[work]!, {
      operation: 'MOVE',
      before: base.sections[work]!.title,
      position: education,
      reason: `With ${years} years at work, your experience is what readers look for first.`,
    }),
  ];
}

function notesOn(
  posting: Partial<Posting>,
  needs: PostingNeeds,
  proven: readonly ProvenSkill[],
  facts: readonly Fact[],
): string[] {
  const shown = new Set(proven.map(({ skill }) => skill));
  const implied = worthOf(facts.map(({ text }) => text).join('\n'), needs).shows;
  for (const { skill } of implied) shown.add(skill);
  const missing = [...needs.skills.values()].filter(
    ({ skill, name, must }) => must && !shown.has(skill) && (looksLikeTerm(name) || /^\p{Lu}/u.test(name)),
  );
  const notes = missing
    .slice(0, MOST_NOTES)
    .map(
      ({ name }) => `The posting asks for ${name}; none of your facts shows it. If you have it, add a fact.`,
    );
  if ((posting.requirements ?? []).length === 0) {
    notes.push('The posting lists no requirements; lines were chosen by its description.');
  }
  return notes;
}

/** What the proposals add to the paper, in pages; words added to a list of skills take no line of their own. */
function growthOf(proposals: readonly Proposal[]): number {
  return proposals.reduce((sum, { sectionKey, before, after }) => {
    if (after === null || sectionKey === 'skills') return sum;
    return sum + linePages(after) - (before === null ? 0 : linePages(before));
  }, 0);
}

/** Deterministic for the same input (and the same sequence of ids). */
export function tailorResume(input: TailoringInput): Tailoring {
  const { base, facts, posting, today, newId } = input;
  const needs = readNeeds(posting);
  const proven = provenSkills(facts, needs);
  const years = yearsAtWork(positionsOf(facts), today);
  const cited = new Set(
    base.sections.flatMap(({ entries }) =>
      entries.flatMap(({ lines }) => lines.flatMap((line) => line.facts)),
    ),
  );
  const unused = facts.filter(({ id, kind }) => kind === 'bullet' && !cited.has(id));
  const proposals: Proposal[] = [
    ...proposeSectionOrder(base, years),
    ...proposeSummary(input, proven),
    ...proposeSkills(base, proven, needs),
  ];
  for (const section of base.sections) {
    if (section.key === 'projects') proposals.push(...proposeProjectOrder(section, needs));
    if (!LINED_SECTIONS.has(section.key)) continue;
    for (const entry of section.entries) proposals.push(...proposeLines(section, entry, unused, needs));
  }
  const length = proposeLength(base, needs, years, growthOf(proposals));
  const removed = new Set(length.proposals.map(({ entryId, lineId }) => lineId ?? entryId));
  const staying = proposals.filter(
    ({ entryId, lineId }) => !removed.has(lineId ?? entryId) && !removed.has(entryId),
  );
  proposals.splice(0, proposals.length, ...staying, ...length.proposals);
  const proposed = proposals.map((one): Change => ({ id: newId(), ...one }));
  const { kept: changes, blocked } = gateChanges(base, proposed, input);
  const notes = notesOn(posting, needs, proven, facts);
  if (length.note !== null) notes.push(length.note);
  return { document: applyChanges(base, changes), changes, notes, blocked };
}
