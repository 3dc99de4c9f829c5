/** How far a value the brain gives is the expected one: the usual measures of information extraction. */

/** A text or number; what is missing counts as empty. */
export type Value = string | number | null | undefined;

/** NFKC, lower case, punctuation out (C++ and C# keep their signs), white space single. */
export function fold(value: Value): string {
  if (value === null || value === undefined) return '';
  return String(value)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’'`´]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}\s+#]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** Dice's coefficient on letter pairs, 0..1. */
export function likeness(a: Value, b: Value): number {
  const [one, other] = [fold(a), fold(b)];
  if (one === other) return one === '' ? 0 : 1;
  if (one.length < 2 || other.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < one.length; index += 1) {
    const pair = one.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let index = 0; index + 1 < other.length; index += 1) {
    const pair = other.slice(index, index + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared += 1;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * shared) / (one.length + other.length - 2);
}

/** Alike enough to be the same name or title. */
export function sameText(a: Value, b: Value): boolean {
  return likeness(a, b) >= 0.88;
}

/** Partial dates agree as far as the coarser one says, to the month. */
export function sameDate(a: Value, b: Value): boolean {
  const [one, other] = [String(a ?? '').slice(0, 7), String(b ?? '').slice(0, 7)];
  if (one === '' || other === '') return one === other;
  return one === other || ((one.length === 4 || other.length === 4) && one.slice(0, 4) === other.slice(0, 4));
}

/** Matches each expected item with a found one, each found one used once. */
export function matched<E, F>(
  expected: readonly E[],
  found: readonly F[],
  same: (expected: E, found: F) => boolean,
): [E, F][] {
  const left = [...found];
  return expected.flatMap((item): [E, F][] => {
    const at = left.findIndex((candidate) => same(item, candidate));
    return at < 0 ? [] : [[item, left.splice(at, 1)[0]!]];
  });
}

/** F1 of two sets, given how many of each there are and how many agree; two empty sets agree. */
export function f1(expected: number, found: number, right: number): number {
  return expected + found === 0 ? 1 : (2 * right) / (expected + found);
}

/** F1 of two lists of texts. */
export function setF1(expected: readonly Value[], found: readonly Value[]): number {
  return f1(expected.length, found.length, matched(expected, found, sameText).length);
}
