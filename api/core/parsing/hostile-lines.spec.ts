import { isAuthorList } from './read-publications.js';
import { splitKeywords } from './read-skills.js';

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
