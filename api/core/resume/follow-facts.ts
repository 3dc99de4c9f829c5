/**
 * Keeps a resume in step with the facts it rests on: when the user corrects, adds or removes a fact, each line that
 * still says just what that fact said follows it. A line the user worded otherwise is left alone.
 */
import { documentFromFacts } from './convert.js';
import type { Fact } from './fact.js';
import type { DocumentEntry, EntryLine, ResumeDocument } from './resume-document.js';

export interface FactHistory {
  /** What each fact said before, by its id; a removed fact's last words are among them. */
  earlierTexts: ReadonlyMap<string, readonly string[]>;
  /** The same for the fields of entry headings. */
  earlierFields: ReadonlyMap<string, readonly Record<string, string>[]>;
  /** Ids of facts that came after the document last followed them: only these are added to it. */
  added: ReadonlySet<string>;
}

export interface FollowOptions {
  newId: () => string;
}

/**
 * The document as the facts now have it, or null when nothing in it needs to change.
 *
 * @param facts - All facts of the person, without removed ones.
 */
export function followFacts(
  document: ResumeDocument,
  facts: readonly Fact[],
  history: FactHistory,
  { newId }: FollowOptions,
): ResumeDocument | null {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const fresh = documentFromFacts(facts, { language: document.language, newId });
  const follower = new Follower(byId, history);
  const next: ResumeDocument = {
    ...document,
    basics: fresh.basics,
    basicsFacts: fresh.basicsFacts,
    sections: document.sections
      .map((section) => ({
        ...section,
        entries: section.entries.flatMap((entry) => follower.entry(entry)),
      }))
      .filter((section) => section.entries.length > 0),
  };
  addNewFacts(next, fresh, history.added);
  return sameContent(document, next) ? null : next;
}

class Follower {
  constructor(
    private readonly facts: ReadonlyMap<string, Fact>,
    private readonly history: FactHistory,
  ) {}

  /** The entry as its facts now have it; none when its fact was removed and it said nothing else. */
  entry(entry: DocumentEntry): DocumentEntry[] {
    const lines = entry.lines.flatMap((line) => this.line(line));
    const [factId] = entry.facts;
    const fact = factId === undefined ? undefined : this.facts.get(factId);
    if (entry.facts.length !== 1 || factId === undefined) return [{ ...entry, lines }];
    if (fact === undefined) {
      const known = (this.history.earlierFields.get(factId) ?? []).some((fields) =>
        sameFields(fields, entry.fields),
      );
      const ownLines = lines.filter((line) => line.facts.some((id) => this.facts.has(id)));
      return known && ownLines.length === 0 ? [] : [{ ...entry, lines }];
    }
    const untouched = (this.history.earlierFields.get(factId) ?? []).some((fields) =>
      sameFields(fields, entry.fields),
    );
    return [
      { ...entry, fields: untouched && fact.kind === 'entry' ? { ...fact.fields } : entry.fields, lines },
    ];
  }

  private line(line: EntryLine): EntryLine[] {
    const [factId] = line.facts;
    if (line.facts.length !== 1 || factId === undefined) return [line];
    const untouched = (this.history.earlierTexts.get(factId) ?? []).includes(line.text);
    if (!untouched) return [line];
    const fact = this.facts.get(factId);
    return fact === undefined ? [] : [{ ...line, text: fact.text }];
  }
}

/** Puts each new fact where a document made of the facts alone would have it, after what is there already. */
function addNewFacts(document: ResumeDocument, fresh: ResumeDocument, added: ReadonlySet<string>): void {
  const cited = new Set(
    document.sections.flatMap((section) =>
      section.entries.flatMap((entry) => [...entry.facts, ...entry.lines.flatMap((line) => line.facts)]),
    ),
  );
  const isNew = (ids: readonly string[]): boolean => ids.some((id) => added.has(id) && !cited.has(id));
  for (const section of fresh.sections) {
    const target = document.sections.find(({ key }) => key === section.key);
    for (const entry of section.entries) {
      const home = target?.entries.find((other) => other.facts.some((id) => entry.facts.includes(id)));
      const lines = entry.lines.filter((line) => isNew(line.facts));
      if (home !== undefined) home.lines.push(...lines);
      else if (isNew(entry.facts) || lines.length > 0) {
        const arrival = { ...entry, lines };
        if (target !== undefined) target.entries.push(arrival);
        else insertSection(document, { ...section, entries: [arrival] });
      }
    }
  }
}

/** A second entry of the same new section must find the section its first one made. */
function insertSection(document: ResumeDocument, section: ResumeDocument['sections'][number]): void {
  const made = document.sections.find(({ key }) => key === section.key);
  if (made !== undefined) made.entries.push(...section.entries);
  else if (section.key === 'summary') document.sections.unshift(section);
  else document.sections.push(section);
}

function sameFields(left: Record<string, string>, right: Record<string, string>): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

/** Equal in all but the ids that were made on the way. */
function sameContent(left: ResumeDocument, right: ResumeDocument): boolean {
  return JSON.stringify(canonical(left)) === JSON.stringify(canonical(right));
}

/** Keys sorted at every level, because a stored document comes back with its keys in another order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}
