/** Changes to the skills section: asked skills first, by the posting's names, and those shown elsewhere added. */
import type { DocumentEntry, DocumentSection, ResumeDocument } from '../resume/resume-document.js';
import { findSkills, skillOf } from '../skills/skills.js';
import { leastMoves } from './least-moves.js';
import { renameKeyword } from './posting-names.js';
import type { PostingNeeds } from './posting-needs.js';
import { namesOf, proposal, type Proposal } from './propose-lines.js';
import type { ProvenSkill } from './proven-skills.js';
import { sectionTitle } from '../resume/section-titles.js';

const MOST_ADDED = 6;
/** In a group this short the eye finds everything anyway. */
const SHORT_GROUP = 4;

function needOf(keyword: string, needs: PostingNeeds): number {
  const weights = findSkills(keyword).map(({ name }) => needs.skills.get(name)?.weight ?? 0);
  return Math.max(0, ...weights);
}

function renames(section: DocumentSection, entry: DocumentEntry, needs: PostingNeeds): Proposal[] {
  return entry.lines.flatMap((line) => {
    const renamed = renameKeyword(line.text, needs);
    if (renamed === null) return [];
    return proposal(section, {
      operation: 'REPLACE',
      entryId: entry.id,
      lineId: line.id,
      before: line.text,
      after: renamed.text,
      facts: line.facts,
      reason: `The posting calls it ${namesOf(renamed.needs)}.`,
    });
  });
}

function moves(section: DocumentSection, entry: DocumentEntry, needs: PostingNeeds): Proposal[] {
  if (entry.lines.length <= SHORT_GROUP) return [];
  const asked = (keyword: string): number => (needOf(keyword, needs) > 1 ? 1 : 0);
  const wanted = [...entry.lines].sort((a, b) => asked(b.text) - asked(a.text));
  return leastMoves(entry.lines, wanted).map(({ item, position }) =>
    proposal(section, {
      operation: 'MOVE',
      entryId: entry.id,
      lineId: item.id,
      before: item.text,
      position,
      facts: item.facts,
      reason:
        asked(item.text) > 0
          ? 'The posting asks for it, so it comes first.'
          : 'The posting does not ask for it.',
    }),
  );
}

function groupMoves(section: DocumentSection, needs: PostingNeeds): Proposal[] {
  const weight = (entry: DocumentEntry): number =>
    [entry.fields['name'] ?? '', ...entry.lines.map(({ text }) => text)].reduce(
      (sum, text) => sum + needOf(text, needs),
      0,
    );
  const best = Math.max(...section.entries.map(weight));
  const first = section.entries.find((entry) => weight(entry) === best)!;
  const isClear = best >= 2 * weight(section.entries[0]!) && best >= 3;
  const isGrouped = section.entries.every(({ lines }) => lines.length > 0);
  if (first === section.entries[0] || !isClear || !isGrouped) return [];
  return [
    proposal(section, {
      operation: 'MOVE',
      entryId: first.id,
      before: first.fields['name'] ?? '',
      position: 0,
      facts: first.facts,
      reason: 'Most of what the posting asks for is in this group.',
    }),
  ];
}

/** The group a skill belongs to: the one with most skills of its kind; null when the section has no groups. */
function groupFor(skill: string, section: DocumentSection): DocumentEntry | null {
  const kind = skillOf(skill);
  const groups = section.entries.filter(({ lines }) => lines.length > 0);
  const likeness = (entry: DocumentEntry): number =>
    entry.lines.reduce((sum, { text }) => {
      const other = skillOf(text);
      if (other === null || kind === null) return sum;
      return sum + (other.group === kind.group ? 3 : other.field === kind.field ? 1 : 0);
    }, 0);
  const ranked = groups.map((entry) => [likeness(entry), entry] as const).sort(([a], [b]) => b - a);
  return ranked[0]?.[1] ?? null;
}

function skillsListed(document: ResumeDocument): Set<string> {
  const listed = new Set<string>();
  for (const { key, entries } of document.sections) {
    if (key !== 'skills' && key !== 'languages') continue;
    for (const { fields, lines } of entries) {
      for (const text of [...Object.values(fields), ...lines.map((line) => line.text)]) {
        for (const { name } of findSkills(text)) listed.add(name);
      }
    }
  }
  return listed;
}

/** Skills the posting asks for and a line of the career names, but the skills section does not. */
function additions(
  document: ResumeDocument,
  section: DocumentSection,
  proven: readonly ProvenSkill[],
): Proposal[] {
  const listed = skillsListed(document);
  const missing = proven.filter(
    ({ skill, weight }) => !listed.has(skill) && weight > 1 && skillOf(skill)?.kind === 'skill',
  );
  return missing.slice(0, MOST_ADDED).map(({ skill, name, facts }) => {
    const group = groupFor(skill, section);
    return proposal(section, {
      operation: 'ADD',
      entryId: group?.id ?? null,
      after: name,
      position: group?.lines.length ?? 0,
      facts: facts.slice(0, 2).map(({ id }) => id),
      reason: `The posting asks for ${name}, and your facts name it; here it is found at once.`,
    });
  });
}

/** Proposals for the skills section, or for a new one where the resume has none. */
export function proposeSkills(
  document: ResumeDocument,
  proven: readonly ProvenSkill[],
  needs: PostingNeeds,
): Proposal[] {
  const section = document.sections.find(({ key }) => key === 'skills');
  if (section === undefined) {
    const title = sectionTitle('skills', document.language);
    return additions(document, { id: '', key: 'skills', title, entries: [] }, proven);
  }
  return [
    ...groupMoves(section, needs),
    ...section.entries.flatMap((entry) => [
      ...renames(section, entry, needs),
      ...moves(section, entry, needs),
    ]),
    ...additions(document, section, proven),
  ];
}
