import { applyChanges } from './apply-changes.js';
import { documentFromFacts, factsFromJsonResume } from './convert.js';
import { inventResume, numbersFrom } from './invent-resume.js';
import type { Change, DocumentSection, ResumeDocument } from './resume-document.js';

function counter(prefix: string): () => string {
  let next = 0;
  return () => `${prefix}-${next++}`;
}

function baseOf(seed: number): ResumeDocument {
  return documentFromFacts(factsFromJsonResume(inventResume(seed)), { newId: counter('base') });
}

const TEA: ResumeDocument = documentFromFacts(
  factsFromJsonResume({
    work: [
      { name: 'Acme', highlights: ['a', 'b', 'c', 'd'] },
      { name: 'Bolt', highlights: ['e'] },
    ],
    skills: [{ keywords: ['Go'] }],
  }),
  { newId: counter('tea') },
);

function section(document: ResumeDocument, key: DocumentSection['key']): DocumentSection {
  return document.sections.find((candidate) => candidate.key === key)!;
}

function change(part: Partial<Change>): Change {
  return {
    id: 'change',
    operation: 'REPLACE',
    sectionKey: 'work',
    entryId: null,
    lineId: null,
    before: null,
    after: null,
    position: null,
    facts: [],
    reason: 'Because.',
    ...part,
  };
}

const ACME = section(TEA, 'work').entries[0]!;
const texts = (document: ResumeDocument): string[] =>
  section(document, 'work').entries[0]!.lines.map(({ text }) => text);
const about = (text: string): { entryId: string; lineId: string } => ({
  entryId: ACME.id,
  lineId: ACME.lines.find((line) => line.text === text)!.id,
});

describe('applyChanges', () => {
  it('replaces a line and its facts and leaves the base alone', () => {
    const before = structuredClone(TEA);
    const changed = applyChanges(TEA, [change({ ...about('b'), after: 'B', facts: ['f1'] })]);
    expect(texts(changed)).toEqual(['a', 'B', 'c', 'd']);
    expect(section(changed, 'work').entries[0]!.lines[1]).toMatchObject({
      id: about('b').lineId,
      facts: ['f1'],
    });
    expect(TEA).toEqual(before);
  });

  it('reads every position in the base', () => {
    const changes = [
      change({ id: '1', operation: 'MOVE', ...about('d'), position: 0 }),
      change({ id: '2', operation: 'REMOVE', ...about('a') }),
      change({ id: '3', operation: 'ADD', entryId: ACME.id, after: 'x', position: 4 }),
    ];
    expect(texts(applyChanges(TEA, changes))).toEqual(['d', 'b', 'c', 'x']);
  });

  it('moves and removes entries and sections', () => {
    const moved = applyChanges(TEA, [
      change({ operation: 'MOVE', entryId: section(TEA, 'work').entries[1]!.id, position: 0 }),
    ]);
    expect(section(moved, 'work').entries.map(({ fields }) => fields['name'])).toEqual(['Bolt', 'Acme']);
    const first = applyChanges(TEA, [change({ operation: 'MOVE', sectionKey: 'skills', position: 0 })]);
    expect(first.sections.map(({ key }) => key)).toEqual(['skills', 'work']);
    const entryId = section(TEA, 'skills').entries[0]!.id;
    const gone = applyChanges(TEA, [change({ operation: 'REMOVE', sectionKey: 'skills', entryId })]);
    expect(gone.sections.map(({ key }) => key)).toEqual(['work']);
  });

  it('drops a group that has neither name nor line left', () => {
    const { id: entryId, lines } = section(TEA, 'skills').entries[0]!;
    const changes = [change({ operation: 'REMOVE', sectionKey: 'skills', entryId, lineId: lines[0]!.id })];
    expect(applyChanges(TEA, changes).sections.map(({ key }) => key)).toEqual(['work']);
  });

  it('makes the section of an added summary, first, in the language of the document', () => {
    const added = change({ operation: 'ADD', sectionKey: 'summary', after: 'Teeverkäuferin.', facts: ['f'] });
    const document = applyChanges({ ...TEA, language: 'de' }, [added]);
    expect(document.sections[0]).toMatchObject({
      key: 'summary',
      title: 'Profil',
      entries: [{ lines: [{ id: 'change', role: 'summary', text: 'Teeverkäuferin.', facts: ['f'] }] }],
    });
  });

  it('adds skills as keywords', () => {
    const { id: entryId } = section(TEA, 'skills').entries[0]!;
    const document = applyChanges(TEA, [
      change({ operation: 'ADD', sectionKey: 'skills', entryId, after: 'Rust', position: 0 }),
    ]);
    expect(section(document, 'skills').entries[0]!.lines).toMatchObject([
      { role: 'keyword', text: 'Rust' },
      { role: 'keyword', text: 'Go' },
    ]);
  });

  it('does nothing for a line that is gone', () => {
    expect(applyChanges(TEA, [change({ entryId: ACME.id, lineId: 'gone', after: 'x' })])).toEqual(TEA);
  });
});

/** Changes of every kind against the base, at random. */
function inventChanges(base: ResumeDocument, random: () => number): Change[] {
  const newId = counter('new');
  const changes: Change[] = [];
  for (const { key, entries } of base.sections) {
    entries.forEach((entry) => {
      const place = Math.floor(random() * entries.length);
      if (random() < 0.2)
        changes.push(
          change({ id: newId(), operation: 'MOVE', sectionKey: key, entryId: entry.id, position: place }),
        );
      if (random() < 0.1)
        changes.push(change({ id: newId(), operation: 'REMOVE', sectionKey: key, entryId: entry.id }));
      for (const line of entry.lines) {
        const operation = (['ADD', 'REPLACE', 'REMOVE', 'MOVE'] as const)[Math.floor(random() * 4)]!;
        const position = Math.floor(random() * entry.lines.length);
        const target = operation === 'ADD' ? { lineId: newId() } : { lineId: line.id };
        const after = operation === 'ADD' || operation === 'REPLACE' ? `changed ${newId()}` : null;
        changes.push(
          change({ id: newId(), operation, sectionKey: key, entryId: entry.id, ...target, after, position }),
        );
      }
    });
  }
  return changes;
}

describe('any subset of changes in any order', () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))('gives one well-formed document (%i)', (seed) => {
    const base = baseOf(seed);
    const random = numbersFrom(seed + 1000);
    const subset = inventChanges(base, random).filter(() => random() < 0.6);
    const document = applyChanges(base, subset);
    const shuffled = subset
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
    expect(applyChanges(base, shuffled)).toEqual(document);
    const ids = document.sections.flatMap(({ id, entries }) => [
      id,
      ...entries.flatMap((entry) => [entry.id, ...entry.lines.map((line) => line.id)]),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.sections.every(({ entries }) => entries.length > 0)).toBe(true);
    const gone = new Set(
      subset
        .filter(({ operation }) => operation === 'REMOVE')
        .map(({ lineId, entryId }) => lineId ?? entryId),
    );
    expect(ids.filter((id) => gone.has(id))).toEqual([]);
    const touched = new Set(subset.flatMap(({ entryId, lineId }) => [entryId, lineId]));
    const untouched = base.sections.flatMap(({ entries }) =>
      entries.flatMap((entry) => (gone.has(entry.id) ? [] : entry.lines)),
    );
    expect(untouched.filter(({ id }) => !touched.has(id) && !ids.includes(id))).toEqual([]);
  });
});
