/**
 * Applies accepted Changes to a resume. Every position is an index in the base, so any subset of the changes, in any
 * order, gives the same well-formed document; a change whose line or entry is not there (any more) does nothing.
 */
import type { Change, DocumentEntry, DocumentSection, EntryLine, ResumeDocument } from './resume-document.js';
import { RESUME_SECTIONS } from './json-resume.js';
import { defaultRole } from './section-shapes.js';
import { sectionTitle } from './section-titles.js';

/** Ids of the entry and section that hold lines added where the base has none. */
const addedEntryId = (key: DocumentSection['key']): string => `added-${key}`;
const addedSectionId = (key: DocumentSection['key']): string => `added-section-${key}`;

/**
 * Siblings in their new order. Moved ones take the slot of their target index (of two for one slot the earlier in
 * the base, the other the next free one); the rest fill the remaining slots in base order.
 */
function reorder<T extends { id: string }>(items: readonly T[], targets: ReadonlyMap<string, number>): T[] {
  const moved = items.filter(({ id }) => targets.has(id));
  if (moved.length === 0) return [...items];
  const slots: (T | undefined)[] = items.map(() => undefined);
  for (const item of moved.sort((a, b) => targets.get(a.id)! - targets.get(b.id)!)) {
    let slot = Math.min(Math.max(0, targets.get(item.id)!), items.length - 1);
    while (slots[slot] !== undefined) slot = (slot + 1) % slots.length;
    slots[slot] = item;
  }
  const rest = items.filter(({ id }) => !targets.has(id));
  return slots.map((item) => item ?? rest.shift()!);
}

interface Insertion<T> {
  position: number;
  order: string;
  item: T;
}

/** Puts each new item before the base item with its index, or at the end; `order` decides between equals. */
function insertAll<T>(items: readonly T[], insertions: readonly Insertion<T>[]): T[] {
  const sorted = [...insertions].sort((a, b) => a.position - b.position || (a.order < b.order ? -1 : 1));
  const result = [...items];
  sorted.forEach(({ position, item }, before) =>
    result.splice(Math.min(position, items.length) + before, 0, item),
  );
  return result;
}

function targetsOf(changes: readonly Change[], idOf: (change: Change) => string | null): Map<string, number> {
  const targets = new Map<string, number>();
  for (const change of changes) {
    const id = idOf(change);
    if (change.operation === 'MOVE' && id !== null && change.position !== null)
      targets.set(id, change.position);
  }
  return targets;
}

function addedLine(change: Change): EntryLine {
  return {
    id: change.lineId ?? change.id,
    role: defaultRole(change.sectionKey),
    text: change.after ?? '',
    facts: [...change.facts],
  };
}

function insertion(change: Change): Insertion<EntryLine> {
  return { position: change.position ?? Number.MAX_SAFE_INTEGER, order: change.id, item: addedLine(change) };
}

function changeEntry(entry: DocumentEntry, changes: readonly Change[]): DocumentEntry {
  const own = changes.filter((change) => change.entryId === entry.id);
  if (own.length === 0) return entry;
  const replaced = new Map(own.filter(({ operation }) => operation === 'REPLACE').map((c) => [c.lineId, c]));
  const removed = new Set(own.filter(({ operation }) => operation === 'REMOVE').map(({ lineId }) => lineId));
  const ordered = reorder(
    entry.lines,
    targetsOf(own, ({ lineId }) => lineId),
  ).map((line): EntryLine => {
    const change = replaced.get(line.id);
    return change === undefined || change.after === null
      ? line
      : { ...line, text: change.after, facts: [...change.facts] };
  });
  const additions = own
    .filter(({ operation, after }) => operation === 'ADD' && after !== null)
    .map(insertion);
  const lines = insertAll(ordered, additions).filter(({ id }) => !removed.has(id));
  return { ...entry, lines };
}

function changeSection(section: DocumentSection, changes: readonly Change[]): DocumentSection {
  const removed = new Set(
    changes
      .filter(({ operation, lineId }) => operation === 'REMOVE' && lineId === null)
      .map(({ entryId }) => entryId),
  );
  const targets = targetsOf(changes, ({ entryId, lineId }) => (lineId === null ? entryId : null));
  const entries = reorder(section.entries, targets)
    .filter(({ id }) => !removed.has(id))
    .map((entry) => changeEntry(entry, changes));
  const loose = changes.filter(
    (change) => change.operation === 'ADD' && change.entryId === null && change.after !== null,
  );
  if (loose.length > 0) entries.push(entryOfAdditions(section.key, loose));
  return { ...section, entries: entries.filter((entry) => says(section.key, entry)) };
}

function entryOfAdditions(key: DocumentSection['key'], additions: readonly Change[]): DocumentEntry {
  return {
    id: addedEntryId(key),
    fields: {},
    facts: [...new Set(additions.flatMap(({ facts }) => facts))],
    lines: insertAll([], additions.map(insertion)),
  };
}

/** An entry without a heading lives by its lines alone; so does one that is nothing but a group's name. */
function says(key: DocumentSection['key'], entry: DocumentEntry): boolean {
  return entry.lines.length > 0 || (key !== 'summary' && Object.keys(entry.fields).length > 0);
}

/** A new document; the base is left as it is. */
export function applyChanges(base: ResumeDocument, changes: readonly Change[]): ResumeDocument {
  const own = (key: DocumentSection['key']): Change[] =>
    changes.filter(({ sectionKey }) => sectionKey === key);
  const sectionTargets = new Map<string, number>();
  for (const section of base.sections) {
    const move = own(section.key).find(
      ({ operation, entryId, lineId, position }) =>
        operation === 'MOVE' && entryId === null && lineId === null && position !== null,
    );
    if (move !== undefined) sectionTargets.set(section.id, move.position!);
  }
  const present = new Set(base.sections.map(({ key }) => key));
  const sections = reorder(base.sections, sectionTargets)
    .map((section) => changeSection(section, own(section.key)))
    .filter(({ entries }) => entries.length > 0);
  const missing = (['summary', ...RESUME_SECTIONS] as const).filter((key) => !present.has(key));
  for (const key of missing) {
    const additions = own(key).filter((change) => change.operation === 'ADD' && change.after !== null);
    if (additions.length === 0) continue;
    const title = sectionTitle(key, base.language);
    const section = { id: addedSectionId(key), key, title, entries: [entryOfAdditions(key, additions)] };
    if (key === 'summary') sections.unshift(section);
    else sections.push(section);
  }
  return { ...structuredClone(base), sections: structuredClone(sections) };
}
