import { skillOf } from '../skills/skills.js';
import { degreeScore, organisationScore, schoolScore, titleScore } from './career-words.js';
import { isPlace, placeOf } from './places.js';
import { isAuthorList } from './read-publications.js';
import { splitKeywords } from './read-skills.js';
import { sectionKeyOf } from './section-words.js';

it.each(['-', ', ', '.', ' ', '\u2013'])('takes no longer for a run of %p than for other lines', (sign) => {
  const text = `x${sign.repeat(60_000 / sign.length)}x`;
  const started = performance.now();
  expect(isAuthorList(text)).toBe(false);
  splitKeywords(`Cook${'-'.repeat(60_000)}x`);
  expect(performance.now() - started).toBeLessThan(1_000);
});

it('still cuts what stands around a keyword', () => {
  expect(splitKeywords('- Grilling –, Baking:')).toEqual(['Grilling', 'Baking']);
});

const LONG: Record<string, string> = {
  spaces: ' ',
  letters: 'a',
  capitals: 'Aa ',
  commas: ', ',
  dashes: '- ',
  numbers: '1.',
  brackets: '(',
};

describe.each(Object.entries(LONG))('a line of %s', (_name, unit) => {
  const line = `A${unit.repeat(200_000 / unit.length)}A`;

  it.each<[string, (text: string) => unknown]>([
    ['placeOf', placeOf],
    ['isPlace', isPlace],
    ['sectionKeyOf, exact', (text) => sectionKeyOf(text, 'exact')],
    ['sectionKeyOf, loose', (text) => sectionKeyOf(text, 'loose')],
    ['organisationScore', organisationScore],
    ['schoolScore', schoolScore],
    ['titleScore', titleScore],
    ['degreeScore', degreeScore],
    ['skillOf', skillOf],
  ])('costs %s next to nothing', (_function, read) => {
    read('Java');
    const started = performance.now();
    read(line);
    read(line.slice(1, -1));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
