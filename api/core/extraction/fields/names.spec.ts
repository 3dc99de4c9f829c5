import { canBeTitle, cleanTitle } from './names.js';

describe('cleanTitle', () => {
  it.each([
    ['– Cook –, ', 'Cook'],
    ['| Head of Kitchen - Night :', 'Head of Kitchen - Night'],
    ['Cook-in-Chief', 'Cook-in-Chief'],
    ['---', ''],
  ])('takes what stands around %p', (text, title) => {
    expect(cleanTitle(text)).toBe(title);
  });

  it.each(['-', ', ', '|', ' ;', '·'])('takes no longer for a run of %p than for other texts', (sign) => {
    const started = performance.now();
    const text = `x${sign.repeat(40_000)}x`;
    expect(cleanTitle(text)).toHaveLength(text.length);
    expect(canBeTitle(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
