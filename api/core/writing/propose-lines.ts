/** Changes to the lines of one entry: their order, their words, the facts that are still missing among them. */
import type { Fact } from '../resume/fact.js';
import type { Change, DocumentEntry, DocumentSection, EntryLine } from '../resume/resume-document.js';
import { shorten } from '../text/normal-form.js';
import { leastMoves } from './least-moves.js';
import { worthOf, type LineWorth } from './line-worth.js';
import { plainOpening } from './plain-opening.js';
import { renameInLine } from './posting-names.js';
import type { PostingNeeds, SkillNeed } from './posting-needs.js';
import { listOf } from './phrases/summary-phrases.js';
import { wholeBullets } from './whole-lines.js';

/** A Change before it has an id. */
export type Proposal = Omit<Change, 'id'>;

/** Lines of one step say about as much about the posting and stay in the order the person gave them. */
const STEPS = [0.7, 2, 4, 6];
/** From this worth on a fact that is not in the resume is proposed for it: it shows one thing asked for, at least. */
const WORTH_ADDING = 3;

export function namesOf(needs: readonly SkillNeed[]): string {
  return listOf(
    needs.slice(0, 3).map(({ name }) => name),
    'and',
  );
}

export function proposal(
  section: DocumentSection,
  part: Partial<Proposal> & Pick<Proposal, 'operation' | 'reason'>,
): Proposal {
  return {
    sectionKey: section.key,
    entryId: null,
    lineId: null,
    before: null,
    after: null,
    position: null,
    facts: [],
    ...part,
  };
}

/** The order that shows the most telling lines first; equal ones keep theirs. */
export function byWorth<T>(items: readonly T[], worth: (item: T) => number): T[] {
  const step = (item: T): number => STEPS.filter((least) => worth(item) >= least).length;
  return [...items].sort((a, b) => step(b) - step(a));
}

function whyMoved({ shows, answers, leads }: LineWorth, up: boolean, needs: PostingNeeds): string {
  if (!up) return 'Says less about this posting than the lines around it.';
  if (shows.length > 0)
    return `The posting asks for ${namesOf(shows)}; this line shows it, so it comes earlier.`;
  if (answers !== null) return `Answers “${shorten(answers, 90)}”.`;
  if (leads && needs.leads) return 'The job leads people; this line shows that you have.';
  return 'Says more about this posting than the lines around it.';
}

function moves(section: DocumentSection, entry: DocumentEntry, needs: PostingNeeds): Proposal[] {
  const bullets = wholeBullets(entry);
  if (bullets.length < 2) return [];
  const worths = new Map(bullets.map((line) => [line.id, worthOf(line.text, needs)]));
  const ordered = byWorth(bullets, ({ id }) => worths.get(id)!.relation);
  let next = 0;
  const wanted = entry.lines.map((line) => (line.role === 'bullet' ? ordered[next++]! : line));
  return leastMoves(entry.lines, wanted).map(({ item: line, position }) =>
    proposal(section, {
      operation: 'MOVE',
      entryId: entry.id,
      lineId: line.id,
      before: line.text,
      position,
      facts: line.facts,
      reason: whyMoved(worths.get(line.id)!, position < entry.lines.indexOf(line), needs),
    }),
  );
}

function rewording(
  section: DocumentSection,
  entry: DocumentEntry,
  line: EntryLine,
  needs: PostingNeeds,
): Proposal[] {
  const reasons: string[] = [];
  let text = line.text;
  const opened = line.role === 'bullet' ? plainOpening(text) : null;
  if (opened !== null) {
    text = opened;
    reasons.push('Opens with what you did.');
  }
  const renamed = renameInLine(text, needs);
  if (renamed !== null) {
    text = renamed.text;
    reasons.push(`Says ${namesOf(renamed.needs)} as the posting does.`);
  }
  if (reasons.length === 0) return [];
  return [
    proposal(section, {
      operation: 'REPLACE',
      entryId: entry.id,
      lineId: line.id,
      before: line.text,
      after: text,
      facts: line.facts,
      reason: reasons.join(' '),
    }),
  ];
}

function additions(
  section: DocumentSection,
  entry: DocumentEntry,
  unused: readonly Fact[],
  needs: PostingNeeds,
): Proposal[] {
  const own = unused.filter(
    ({ kind, parentId }) => kind === 'bullet' && parentId !== null && entry.facts.includes(parentId),
  );
  return own.flatMap((fact) => {
    const { worth, shows, leads } = worthOf(fact.text, needs);
    const shown = worth >= WORTH_ADDING && shows.length > 0;
    if (!shown && !(leads && needs.leads)) return [];
    return proposal(section, {
      operation: 'ADD',
      entryId: entry.id,
      after: fact.text,
      position: entry.lines.length,
      facts: [fact.id],
      reason: shown
        ? `The posting asks for ${namesOf(shows)}; this fact of yours shows it.`
        : 'The job leads people; this fact of yours shows that you have.',
    });
  });
}

/**
 * Proposals for an entry of work, projects, education or volunteering.
 * @param unused facts that no line of the resume cites
 */
export function proposeLines(
  section: DocumentSection,
  entry: DocumentEntry,
  unused: readonly Fact[],
  needs: PostingNeeds,
): Proposal[] {
  return [
    // Under a degree the order is the school's: thesis, grades, courses.
    ...(section.key === 'education' ? [] : moves(section, entry, needs)),
    ...entry.lines.flatMap((line) => (line.role === 'keyword' ? [] : rewording(section, entry, line, needs))),
    ...additions(section, entry, unused, needs),
  ];
}
