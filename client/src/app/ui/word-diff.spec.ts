import { type DiffPart, wordDiff } from './word-diff';

const marked = (parts: DiffPart[]) =>
  parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

describe('wordDiff', () => {
  it('marks what each side has alone', () => {
    const { before, after } = wordDiff('Built a service in Go.', 'Built a billing service in Go.');

    expect(marked(before)).toBe('Built a service in Go.');
    expect(marked(after)).toBe('Built a [billing] service in Go.');
  });

  it('puts words that follow each other under one mark, and no space at its ends', () => {
    const { after } = wordDiff('Systems that stay up.', 'Systems in Go and PostgreSQL that stay up.');

    expect(marked(after)).toBe('Systems [in Go and PostgreSQL] that stay up.');
  });

  it.each([
    ['Led the move of 14 services.', 'Led the move of 15 services.'],
    ['  odd  spaces ', 'odd spaces'],
    ['', 'New'],
    ['Gone', ''],
  ])('loses no letter of either side: %j, %j', (left, right) => {
    const { before, after } = wordDiff(left, right);

    expect(before.map(({ text }) => text).join('')).toBe(left);
    expect(after.map(({ text }) => text).join('')).toBe(right);
  });
});
