/**
 * What of a resume is worth rewording for a posting, in passages: a few lines that are asked about together, with every fact
 * they may draw on. Labels stand for ids, so that an answer can name only what it was given, and costs few tokens.
 */
import type { Posting } from '../../../core/posting/posting.js';
import type { Fact } from '../../../core/resume/fact.js';
import type {
  Change,
  DocumentEntry,
  DocumentSection,
  ResumeDocument,
} from '../../../core/resume/resume-document.js';
import { postingForPeople } from '../../../core/posting/posting-for-people.js';
import { factsForPeople } from '../../../core/resume/facts-for-people.js';
import { speaksToMachine } from '../../../core/text/machine-talk.js';
import { shorten } from '../../../core/text/normal-form.js';
import { wordsAlone } from '../../../core/text/plain-form.js';
import { worthOf } from '../../../core/writing/line-worth.js';
import { readNeeds, type PostingNeeds } from '../../../core/writing/posting-needs.js';
import { provenSkills } from '../../../core/writing/proven-skills.js';
import { wholeBullets } from '../../../core/writing/whole-lines.js';
import { slotOf } from '../changes/propose-changes.js';

/** A line to reword, in its place. */
export interface PassageLine {
  /** "L1", unique in its passage. */
  label: string;
  sectionKey: DocumentSection['key'];
  entryId: string | null;
  /** null: the rules add the line. */
  lineId: string | null;
  /** What the base says; null where the rules add. */
  before: string | null;
  /** What a rewrite starts from. */
  text: string;
  /** Facts the line rests on. A rewrite names one of them at least. */
  own: string[];
  /** Labels of the facts a rewrite may rest on. */
  allowed: ReadonlySet<string>;
  /** See `ProposedChange.slot`. */
  slot: string;
  position: number | null;
}

export interface PassageFact {
  /** "F1", unique in its passage. */
  label: string;
  id: string;
  text: string;
}

export interface Passage {
  /** Tells the passages of a resume apart; the same for the same resume and posting. */
  key: string;
  /** What the user reads while it is worked on. */
  title: string;
  lines: PassageLine[];
  facts: PassageFact[];
}

export interface PassageInput {
  base: ResumeDocument;
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** What the rules propose. */
  changes: readonly Change[];
  /** How many versions are asked for; of several the passages are longer, so that all can be asked about at once. */
  versions?: number;
}

const REWORDED: ReadonlySet<string> = new Set(['work', 'projects', 'volunteer']);
/** A line that shares next to nothing with the posting is not made better for it by other words. */
const LEAST_RELATION = 0.6;
const MOST_LINES = 20;
/** By the number of versions: about eight calls at once is what a provider lets one person have. */
const LINES_OF_PASSAGE = [6, 6, 8, 12];
const LONGEST_LINE = 400;
const MOST_ASKED = 13;
const FACTS_OF_ENTRY = 10;
const FACTS_OF_SUMMARY = 12;

interface Wanted {
  section: DocumentSection;
  entry: DocumentEntry;
  line: Omit<PassageLine, 'label' | 'allowed'>;
  relation: number;
}

/** The passages of a resume, the summary first; none when nothing in it is about the posting. */
export function choosePassages(all: PassageInput): Passage[] {
  const input = { ...all, facts: factsForPeople(all.facts) };
  const needs = readNeeds(input.posting);
  const byId = new Map(input.facts.map((fact) => [fact.id, fact]));
  const wanted = input.base.sections
    .filter(({ key }) => REWORDED.has(key))
    .flatMap((section) => section.entries.flatMap((entry) => linesOf(section, entry, input, needs)));
  const chosen = new Set([...wanted].sort((a, b) => b.relation - a.relation).slice(0, MOST_LINES));
  const passages: Passage[] = [];
  const summary = summaryPassage(input, needs);
  if (summary !== null) passages.push(summary);
  for (const section of input.base.sections) {
    const lines = wanted.filter((one) => one.section === section && chosen.has(one));
    packs(lines, LINES_OF_PASSAGE[input.versions ?? 1] ?? 6).forEach((pack, at) => {
      const key = `${section.key}-${at}`;
      passages.push(passageOf(key, pack, (entry) => factsOfEntry(entry, input.facts), byId));
    });
  }
  return passages;
}

/** What the job asks for, in few words and without what is addressed to a program. */
export function describePosting(posting: Partial<Posting>): string {
  const { title, requirements, description } = postingForPeople(posting);
  const asked = [...(requirements ?? [])]
    .sort((a, b) => Number(b.kind === 'must') - Number(a.kind === 'must'))
    .slice(0, MOST_ASKED)
    .map(({ kind, text }) => `${kind}: ${shorten(wordsAlone(text), 160)}`);
  const job = title == null ? [] : [`job: ${shorten(wordsAlone(title), 120)}`];
  if ((posting.requirements ?? []).length > 0) return [...job, ...asked].join('\n');
  const lines = wordsAlone(description ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [...job, shorten(lines.join('\n'), 1_200)].join('\n');
}

/** The lines of an entry that a rewrite can serve: whole ones about the posting, and what the rules would add. */
function linesOf(
  section: DocumentSection,
  entry: DocumentEntry,
  { changes, facts }: PassageInput,
  needs: PostingNeeds,
): Wanted[] {
  const shown = new Set(facts.map(({ id }) => id));
  const own = changes.filter(({ entryId }) => entryId === entry.id);
  if (own.some(({ operation, lineId }) => operation === 'REMOVE' && lineId === null)) return [];
  const removed = new Set(own.filter(({ operation }) => operation === 'REMOVE').map(({ lineId }) => lineId));
  const place = { sectionKey: section.key, entryId: entry.id };
  const whole = [...wholeBullets(entry), ...entry.lines.filter(({ role }) => role === 'summary')];
  const standing = whole
    .filter(({ id, facts }) => !removed.has(id) && facts.length > 0)
    .map((line) => ({
      ...place,
      lineId: line.id,
      before: line.text,
      text: line.text,
      own: line.facts,
      slot: line.id,
      position: null,
    }));
  const added = own
    .filter(({ operation, after, facts }) => operation === 'ADD' && after !== null && facts.length > 0)
    .map((change) => ({
      ...place,
      lineId: null,
      before: null,
      text: change.after ?? '',
      own: change.facts,
      slot: slotOf(change),
      position: change.position,
    }));
  return [...standing, ...added]
    .map((line) => ({ section, entry, line, relation: worthOf(line.text, needs).relation }))
    .filter(
      ({ line, relation }) =>
        relation >= LEAST_RELATION &&
        line.text.length <= LONGEST_LINE &&
        line.own.every((id) => shown.has(id)) &&
        !speaksToMachine(line.text),
    );
}

/** The lines in packs of few entries, so that several are asked about at once. An entry is not torn apart if it fits. */
function packs(lines: readonly Wanted[], most: number): Wanted[][] {
  const made: Wanted[][] = [];
  for (const entry of new Set(lines.map((line) => line.entry))) {
    const own = lines.filter((line) => line.entry === entry);
    for (let start = 0; start < own.length; start += most) {
      const part = own.slice(start, start + most);
      const last = made.at(-1);
      if (last !== undefined && last.length + part.length <= most) last.push(...part);
      else made.push(part);
    }
  }
  return made;
}

function passageOf(
  key: string,
  lines: readonly Wanted[],
  factsOf: (entry: DocumentEntry, own: readonly string[]) => Fact[],
  byId: ReadonlyMap<string, Fact>,
): Passage {
  const facts: PassageFact[] = [];
  const labels = new Map<string, string>();
  const label = (fact: Fact): string => {
    const known = labels.get(fact.id);
    if (known !== undefined) return known;
    const made = `F${facts.length + 1}`;
    labels.set(fact.id, made);
    facts.push({ label: made, id: fact.id, text: fact.text });
    return made;
  };
  const allowedIn = new Map<DocumentEntry, Set<string>>();
  for (const { entry, line } of lines) {
    const allowed = allowedIn.get(entry) ?? new Set<string>();
    allowedIn.set(entry, allowed);
    const own = line.own.flatMap((id) => byId.get(id) ?? []);
    for (const fact of [...own, ...factsOf(entry, line.own)]) allowed.add(label(fact));
  }
  return {
    key,
    title: titleOf(lines),
    lines: lines.map(({ entry, line }, at) => ({
      ...line,
      label: `L${at + 1}`,
      allowed: allowedIn.get(entry) ?? new Set(),
    })),
    facts,
  };
}

function titleOf(lines: readonly Wanted[]): string {
  const { section, entry } = lines[0]!;
  const name = entry.fields['name'] ?? entry.fields['organization'] ?? section.title;
  return new Set(lines.map((line) => line.entry)).size > 1 ? `${section.title}: ${name} and others` : name;
}

/** The heading and the lines of an entry: what a line under it may say. */
function factsOfEntry(entry: DocumentEntry, facts: readonly Fact[]): Fact[] {
  const headings = facts.filter(({ id, kind }) => kind === 'entry' && entry.facts.includes(id));
  const ids = new Set(headings.map(({ id }) => id));
  const lines = facts.filter(
    ({ kind, parentId }) => parentId !== null && ids.has(parentId) && kind !== 'keyword',
  );
  const keywords = facts.filter(
    ({ kind, parentId }) => parentId !== null && ids.has(parentId) && kind === 'keyword',
  );
  return [...headings, ...lines, ...keywords].slice(0, FACTS_OF_ENTRY);
}

/** The summary as it is, or the one that the rules put together, with the facts that are most about the posting. */
function summaryPassage(input: PassageInput, needs: PostingNeeds): Passage | null {
  const section = input.base.sections.find(({ key }) => key === 'summary');
  const entry = section?.entries[0];
  const line = entry?.lines[0];
  const composed = input.changes.find(
    ({ sectionKey, operation, after }) => sectionKey === 'summary' && operation === 'ADD' && after !== null,
  );
  const part =
    line !== undefined && entry !== undefined
      ? {
          entryId: entry.id,
          lineId: line.id,
          before: line.text,
          text: line.text,
          own: line.facts,
          slot: line.id,
          position: null,
        }
      : composed !== undefined
        ? {
            entryId: composed.entryId,
            lineId: null,
            before: null,
            text: composed.after ?? '',
            own: composed.facts,
            slot: slotOf(composed),
            position: composed.position,
          }
        : null;
  const shown = new Set(input.facts.map(({ id }) => id));
  if (part === null || part.own.length === 0 || !part.own.every((id) => shown.has(id))) return null;
  if (speaksToMachine(part.text)) return null;
  const proven = provenSkills(input.facts, needs).flatMap(({ facts }) => facts.slice(0, 2));
  const telling = input.facts
    .filter(({ kind }) => kind === 'bullet')
    .map((fact) => ({ fact, relation: worthOf(fact.text, needs).relation }))
    .filter(({ relation }) => relation >= LEAST_RELATION)
    .sort((a, b) => b.relation - a.relation)
    .map(({ fact }) => fact);
  const positions = input.facts
    .filter(({ kind, section: of }) => kind === 'entry' && of === 'work')
    .slice(0, 3);
  const others = [...new Set([...positions, ...proven, ...telling])].slice(0, FACTS_OF_SUMMARY);
  const byId = new Map(input.facts.map((fact) => [fact.id, fact]));
  const holder: DocumentEntry = entry ?? { id: '', fields: {}, facts: [], lines: [] };
  const of: DocumentSection = section ?? { id: '', key: 'summary', title: 'Summary', entries: [] };
  const wanted: Wanted = {
    section: of,
    entry: holder,
    line: { sectionKey: 'summary', ...part },
    relation: 0,
  };
  return { ...passageOf('summary', [wanted], () => others, byId), title: of.title };
}
