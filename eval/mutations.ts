/** Ways to break an input that was once good, each decided by the random numbers given alone. */

/** The next number of a seeded sequence, 0 to below 1. */
export type Random = () => number;

/** Marsaglia's xorshift with 32 bits (Journal of Statistical Software 8, 2003), its state spread from any seed. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 8; round += 1) next();
  return next;
}

export const below = (random: Random, end: number): number => Math.floor(random() * end);

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[below(random, from.length)];
  if (one === undefined) throw new RangeError('Nothing to pick from');
  return one;
}

/** What backtracking patterns are worst at, and characters that are rarely thought of. */
const BAIT = [
  ...[
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '1',
    '9,',
    '(',
    '[',
    '{',
    '@',
    'a@',
    '.',
    '-',
    '–',
    '_',
    '/',
    '"',
    '\\',
    '&',
    '<',
    '>',
  ],
  ...[
    '=',
    '\0',
    '\ud800',
    '\udfff',
    '\u202e',
    '\u200f',
    '\u0301',
    '\ufeff',
    'א',
    '字',
    '👩‍👧',
    '€',
    '%',
    '•',
    'a',
    'A. ',
  ],
  ...[
    'Lorem ',
    'and ',
    '1 year ',
    '2019-',
    '01/2020 ',
    'Java, ',
    'https://',
    'www.',
    '+49 ',
    '&amp;',
    '<b>',
    '<!--',
  ],
  ...['</', '<a href="', ' - ', ' | ', 'years ', '10k ', '$1', '1e9', 'x'.repeat(60) + ' '],
];
const HUGE_NUMBERS = [
  '9'.repeat(400),
  '1e308',
  '-0',
  '0.000000001',
  '99999999999999999999',
  '１２３４５６',
  '٣٤٥',
  '-1e999',
];
const ODD_NUMBERS = [0, -0, -1, 1e-9, 1e9, 1e308, -1e308, 2 ** 53, NaN, Infinity, -Infinity];
const SMALL = 2_000;
const LARGE = 100_000;
const ONE_LINE = 5_000_000;
/** Characters that copies of one part may take; more would test the memory of the fuzzer. */
const MOST_COPIED = 20_000_000;

/** A start and an end in the text, seldom far apart. */
function stretch(text: string, random: Random): [number, number] {
  const from = below(random, text.length + 1);
  return [from, Math.min(text.length, from + below(random, pick(random, [8, 200, 5_000])))];
}

function putIn(text: string, random: Random, inserted: string): string {
  const at = below(random, text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at);
}

type Mutation = (text: string, random: Random) => string;

const TEXT_MUTATIONS: readonly Mutation[] = [
  (text, random) => text.slice(0, below(random, text.length + 1)),
  (text, random) => text.slice(below(random, text.length + 1)),
  (text, random) => {
    const bytes = Buffer.from(text);
    for (let flips = 1 + below(random, 40); flips > 0 && bytes.length > 0; flips -= 1) {
      const at = below(random, bytes.length);
      bytes[at] = bytes[at]! ^ (1 << below(random, 8));
    }
    return bytes.toString('utf8');
  },
  (text, random) => {
    const [from, to] = stretch(text, random);
    return putIn(text, random, text.slice(from, to).repeat(1 + below(random, 20)));
  },
  (text, random) => {
    const [from, to] = stretch(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) => text.replace(pick(random, [/<\/[^>]*>/g, /"/g, /[<>]/g, /\n/g, /[{}[\]]/g, / /g]), ''),
  (text, random) =>
    text.replace(/[>",\n]/g, (found) => (random() < 0.1 ? found + pick(random, BAIT) : found)),
  (text, random) => putIn(text, random, pick(random, BAIT).repeat(1 + below(random, SMALL))),
  (text, random) => text.replace(/\d+/g, (found) => (random() < 0.3 ? pick(random, HUGE_NUMBERS) : found)),
  (text, random) => text.replace(/[A-Za-z]+/g, (found) => (random() < 0.05 ? pick(random, BAIT) : found)),
  (text, random) => {
    const lines = text.split('\n');
    return lines.map(() => pick(random, lines)).join('\n');
  },
  // Bytes of one encoding read as another.
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => Buffer.from(text, 'latin1').toString('utf8'),
  (text, random) => Buffer.from(text, 'utf16le').toString(pick(random, ['utf8', 'latin1'])),
];

const LARGE_MUTATIONS: readonly Mutation[] = [
  (text, random) => putIn(text, random, pick(random, BAIT).repeat(below(random, LARGE))),
  (text, random) =>
    putIn(
      text,
      random,
      pick(random, ['<div>', '<ul><li>', '<b><p>', '[', '{"a":', '<table><tr><td>']).repeat(LARGE),
    ),
  (text, random) => {
    const [from, to] = stretch(text, random);
    const block = text.slice(from, to).replace(/\s+/g, ' ') + pick(random, BAIT);
    return putIn(text, random, block.repeat(Math.floor(ONE_LINE / block.length)));
  },
  (text, random) => putIn(text, random, pick(random, BAIT).slice(0, 1).repeat(ONE_LINE)),
  (text, random) => (text + pick(random, BAIT)).repeat(2 + below(random, 30)),
];

/** The text after one to four changes; one text in `largeOneIn` is blown up as well. */
export function mutateText(text: string, random: Random, largeOneIn = 10): string {
  let changed = text.slice(0, ONE_LINE);
  for (let left = 1 + below(random, 4); left > 0; left -= 1)
    changed = pick(random, TEXT_MUTATIONS)(changed, random);
  return below(random, largeOneIn) === 0 ? pick(random, LARGE_MUTATIONS)(changed, random) : changed;
}

/** Characters of all texts and keys of a value, and one for each part; nothing is built, so that no size is too much. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 1;
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const [key, child] of Object.entries(value)) size += key.length + sizeOf(child);
  return size;
}

type Branch = Record<string | number, unknown>;

/** Every object and list of a value, the outermost first. */
function branchesOf(value: unknown, into: Branch[] = []): Branch[] {
  if (typeof value !== 'object' || value === null) return into;
  into.push(value as Branch);
  for (const child of Object.values(value)) branchesOf(child, into);
  return into;
}

function nested(random: Random, depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1)
    value = random() < 0.5 ? [value] : { text: value, name: value };
  return value;
}

function oddValue(random: Random): unknown {
  const makers: readonly (() => unknown)[] = [
    () => null,
    () => undefined,
    () => true,
    () => pick(random, ODD_NUMBERS),
    () => pick(random, HUGE_NUMBERS),
    () => '',
    () => [],
    () => ({}),
    () => [[null, 1, {}]],
    () => pick(random, BAIT).repeat(below(random, SMALL)),
    () => nested(random, 1 + below(random, 12)),
  ];
  return pick(random, makers)();
}

function mutateList(list: unknown[], random: Random): void {
  const item = structuredClone(list[below(random, list.length)]);
  const ways: readonly (() => void)[] = [
    () => list.splice(below(random, list.length + 1), below(random, list.length + 1)),
    () => list.reverse(),
    () => list.sort(() => random() - 0.5),
    () => {
      if (item === undefined) return;
      const most = Math.ceil(MOST_COPIED / sizeOf(item));
      const copies = Math.min(most, pick(random, [1, 3, 50, 50, 2_000]));
      for (let left = copies; left > 0; left -= 1) list.splice(below(random, list.length + 1), 0, item);
    },
  ];
  pick(random, ways)();
}

/**
 * A copy of a JSON-like value with one to eight changes.
 * @param options.sameTypes texts stay texts, numbers numbers and fields are kept, as a typed reader would give them;
 *   otherwise any value may stand anywhere
 * @param options.keep keys whose values stay as they are
 */
export function mutateValue<T>(
  value: T,
  random: Random,
  { sameTypes, keep = [] }: { sameTypes: boolean; keep?: readonly string[] },
): T {
  const copy = structuredClone(value);
  for (let left = 1 + below(random, 8); left > 0; left -= 1) {
    const branch = pick(random, branchesOf(copy));
    if (Array.isArray(branch) && random() < 0.7) {
      mutateList(branch, random);
      continue;
    }
    const keys = Object.keys(branch);
    if (keys.length === 0) continue;
    const key = pick(random, keys);
    if (keep.includes(key)) continue;
    const old = branch[key];
    if (!sameTypes && random() < 0.5) {
      if (random() < 0.2 && !Array.isArray(branch)) delete branch[key];
      else branch[key] = oddValue(random);
    } else if (typeof old === 'string') {
      branch[key] = mutateText(old, random, 40);
    } else if (typeof old === 'number') {
      branch[key] = random() < 0.5 ? pick(random, ODD_NUMBERS) : old * (random() * 4 - 2);
    } else if (typeof old === 'boolean') {
      branch[key] = !old;
    }
  }
  return copy;
}
