import {
  documentFromFacts,
  documentFromJsonResume,
  documentToJsonResume,
  documentWithPlaces,
  factsFromJsonResume,
  factsToJsonResume,
} from './convert.js';
import { inventResume } from './invent-resume.js';
import type { JsonResume } from './json-resume.js';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

function counter(): () => string {
  let next = 0;
  return () => `id-${next++}`;
}

/** The resume with every citation taken away and every line a plain string. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value && 'facts' in value) return (value as { text: string }).text;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'facts' && name !== 'meta')
      .map(([name, inner]) => [name, plain(inner)]),
  );
}

function textAt(resume: JsonResume, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], resume);
}

describe('round trips between the three forms', () => {
  it.each(SEEDS)('keeps resume %i through facts', (seed) => {
    const resume = inventResume(seed);
    expect(factsToJsonResume(factsFromJsonResume(resume)).resume).toEqual(resume);
  });

  it.each(SEEDS)('keeps resume %i through facts in any order of rows', (seed) => {
    const resume = inventResume(seed);
    expect(factsToJsonResume(factsFromJsonResume(resume).reverse()).resume).toEqual(resume);
  });

  it.each(SEEDS)('keeps resume %i through facts and the document', (seed) => {
    const resume = inventResume(seed);
    const document = documentFromFacts(factsFromJsonResume(resume), { newId: counter() });
    expect(plain(documentToJsonResume(document))).toEqual(resume);
  });

  it.each(SEEDS)('keeps the citations of document %i through JSON Resume', (seed) => {
    const document = documentFromFacts(factsFromJsonResume(inventResume(seed)), { newId: counter() });
    const cited = documentToJsonResume(document);
    expect(documentToJsonResume(documentFromJsonResume(cited, { newId: counter() }))).toEqual(cited);
  });

  it.each(SEEDS)('leads from every path of document %i to its line', (seed) => {
    const document = documentFromFacts(factsFromJsonResume(inventResume(seed)), { newId: counter() });
    const { resume, placeAt } = documentWithPlaces(document);
    const lines = document.sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.lines));
    expect([...placeAt.values()].filter(({ lineId }) => lineId !== null)).toHaveLength(lines.length);
    for (const [path, { lineId }] of placeAt) {
      if (lineId === null) continue;
      expect(plain(textAt(resume, path))).toBe(lines.find(({ id }) => id === lineId)!.text);
    }
  });
});

describe('factsFromJsonResume', () => {
  const resume: JsonResume = {
    basics: {
      name: 'Ada Novák',
      location: { city: 'Brno' },
      profiles: [{ network: 'GitHub', username: 'ada' }],
    },
    work: [
      { name: 'Acme', position: 'Engineer', startDate: '2019-03', highlights: ['', 'Cut build time by 40%'] },
    ],
    projects: [{ name: 'Loom', roles: ['Author', 'Maintainer'] }],
  };

  it('names facts by their path in the resume when no ids are given', () => {
    expect(factsFromJsonResume(resume).map(({ id }) => id)).toEqual([
      'basics.name',
      'basics.location.city',
      'basics.profiles[0]',
      'work[0]',
      'work[0].highlights[1]',
      'projects[0]',
    ]);
  });

  it('takes the nearest confidence and the span of the line or of the first field of its entry', () => {
    const span = { page: 1, start: 4, end: 8, excerpt: 'Acme' };
    const facts = factsFromJsonResume(resume, {
      confidence: { work: 0.5, 'work[0].highlights[1]': 0.8 },
      spans: { 'work[0].name': span },
    });
    const sure = Object.fromEntries(facts.map(({ id, confidence }) => [id, confidence]));
    expect(sure).toMatchObject({ 'basics.name': 1, 'work[0]': 0.5, 'work[0].highlights[1]': 0.8 });
    expect(facts.find(({ id }) => id === 'work[0]')?.source).toEqual(span);
    expect(facts.find(({ id }) => id === 'projects[0]')?.source).toBeNull();
  });

  it('reads what wild files hold in the place of text', () => {
    const wild = {
      basics: { name: null, phone: 42, profiles: null },
      work: [null, { name: 'Acme', highlights: [null, { text: ' Sold tea ' }, 7] }],
      skills: 'Go',
    } as unknown as JsonResume;
    expect(factsFromJsonResume(wild).map(({ id, text }) => [id, text])).toEqual([
      ['basics.phone', '42'],
      ['work[1]', 'Acme'],
      ['work[1].highlights[1]', 'Sold tea'],
      ['work[1].highlights[2]', '7'],
    ]);
  });

  it('shows an entry as one line', () => {
    const entry = factsFromJsonResume(resume).find(({ id }) => id === 'work[0]');
    expect(entry?.text).toBe('Engineer · Acme · 2019-03');
  });
});

describe('factsToJsonResume', () => {
  it('leaves out a line whose entry is gone', () => {
    const facts = factsFromJsonResume({ work: [{ name: 'Acme', highlights: ['Sold tea'] }] });
    const { resume, pathOf } = factsToJsonResume(facts.filter(({ kind }) => kind === 'bullet'));
    expect(resume).toEqual({});
    expect(pathOf.size).toBe(0);
  });

  it('names facts by the path they have now', () => {
    const facts = factsFromJsonResume({
      work: [{ name: 'Acme' }, { name: 'Bolt', highlights: ['Sold tea'] }],
    });
    const { pathOf, factAt } = factsToJsonResume(facts.filter(({ id }) => id !== 'work[0]'));
    expect(pathOf.get('work[1].highlights[0]')).toBe('work[0].highlights[0]');
    expect(factAt.get('work[0]')).toBe('work[1]');
  });
});

describe('documentFromFacts', () => {
  it('keeps the section order of the imported document and names sections in its language', () => {
    const facts = factsFromJsonResume({
      basics: { name: 'Eva', summary: 'Lehrerin.' },
      work: [{ name: 'Schule' }],
      education: [{ institution: 'TU Wien' }],
      skills: [{ name: 'Sprachen', keywords: ['Deutsch'] }],
    });
    const document = documentFromFacts(facts, {
      sectionOrder: ['education', 'skills'],
      language: 'de-AT',
      newId: counter(),
    });
    expect(document.sections.map(({ title }) => title)).toEqual([
      'Profil',
      'Ausbildung',
      'Kenntnisse',
      'Berufserfahrung',
    ]);
    expect(document.sections[2]?.entries[0]?.lines).toMatchObject([
      { role: 'keyword', text: 'Deutsch', facts: ['skills[0].keywords[0]'] },
    ]);
  });
});

describe('documentToJsonResume', () => {
  it('cites the facts of keywords by their entry', () => {
    const facts = factsFromJsonResume({ skills: [{ name: 'Tools', keywords: ['Git', 'Vim'] }] });
    const document = documentFromFacts(facts, { newId: counter() });
    expect(documentToJsonResume(document).skills).toEqual([
      {
        name: 'Tools',
        keywords: ['Git', 'Vim'],
        facts: ['skills[0]', 'skills[0].keywords[0]', 'skills[0].keywords[1]'],
      },
    ]);
  });
});
