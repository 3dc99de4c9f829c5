/**
 * Pseudo-random but well-formed resumes for property tests: the same seed gives the same person. Every section, both
 * forms of lines and text of several scripts occur.
 */
import { RESUME_SECTIONS, type JsonResume } from './json-resume.js';
import { LINE_PROPERTIES, LIST_FIELDS } from './section-shapes.js';

/** mulberry32: a small generator with a 32-bit state, good enough to vary test input. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  'Built',
  'a',
  'ledger',
  'for',
  '3,000',
  'shops',
  'Škoda',
  'naïve',
  '日本',
  'Żółć',
  'R&D',
  '<b>',
  '"x"',
  '40%',
  '–',
  'C++',
  'Größe',
];
const FIELDS: Record<string, readonly string[]> = {
  work: ['name', 'position', 'location', 'description', 'url', 'startDate', 'endDate'],
  projects: ['name', 'url', 'startDate', 'endDate', 'entity', 'type', 'roles'],
  education: ['institution', 'area', 'studyType', 'startDate', 'endDate', 'score'],
  skills: ['name', 'level'],
  certificates: ['name', 'date', 'issuer', 'url'],
  languages: ['language', 'fluency'],
  volunteer: ['organization', 'position', 'startDate'],
  awards: ['title', 'date', 'awarder'],
  publications: ['name', 'publisher', 'releaseDate'],
  interests: ['name'],
  references: ['name'],
};

/** A resume with 0 to 3 entries in each section. */
export function inventResume(seed: number): JsonResume {
  const random = numbersFrom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const text = (): string =>
    Array.from({ length: 1 + below(9) }, () => WORDS[below(WORDS.length)]!).join(' ');
  const list = (most: number): string[] => Array.from({ length: below(most + 1) }, text);
  const resume: JsonResume & Record<string, unknown> = {
    basics: {
      name: text(),
      ...(random() < 0.7 && { email: `p${below(99)}@example.org`, phone: '+420 601 000 111', label: text() }),
      ...(random() < 0.7 && { summary: text() }),
      ...(random() < 0.7 && { location: { city: text(), countryCode: 'CZ' } }),
      ...(random() < 0.5 && {
        profiles: [{ network: 'GitHub', username: 'p', url: 'https://example.org/p' }],
      }),
    },
  };
  for (const section of RESUME_SECTIONS) {
    const entries = Array.from({ length: below(4) }, () => {
      const entry: Record<string, unknown> = {};
      for (const [at, name] of FIELDS[section]!.entries()) {
        if (at > 0 && random() < 0.3) continue;
        entry[name] = LIST_FIELDS.has(name) ? [text(), text()] : text();
      }
      for (const [role, name] of Object.entries(LINE_PROPERTIES[section])) {
        if (role === 'summary') {
          if (random() < 0.5) entry[name] = text();
          continue;
        }
        const items = list(5);
        if (items.length > 0) entry[name] = items;
      }
      return entry;
    });
    if (entries.length > 0) resume[section] = entries;
  }
  return resume;
}
