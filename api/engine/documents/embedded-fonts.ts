/**
 * Faces of the @fontsource packages as `@font-face` rules with the font inside, so that a document looks the same on
 * every machine and nothing is fetched. Only the alphabets a text uses are embedded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface FontFamily {
  /** The CSS name. */
  name: string;
  /** The folder under @fontsource, which is also the beginning of its files' names. */
  folder: string;
  faces: readonly { weight: number; style: 'normal' | 'italic' }[];
}

interface Alphabet {
  name: string;
  ranges: readonly (readonly [from: number, to: number])[];
  /** As in the package, for the rule's `unicode-range`. */
  css: string;
}

const require = createRequire(import.meta.url);
const alphabets = new Map<string, Alphabet[]>();
const faces = new Map<string, string>();

function readRanges(css: string): Alphabet['ranges'] {
  return css.split(',').map((range) => {
    const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)] as const;
  });
}

function alphabetsOf(folder: string): Alphabet[] {
  let known = alphabets.get(folder);
  if (known === undefined) {
    const table = require(`@fontsource/${folder}/unicode.json`) as Record<string, string>;
    known = Object.entries(table).map(([name, css]) => ({ name, css, ranges: readRanges(css) }));
    alphabets.set(folder, known);
  }
  return known;
}

function faceRule(family: FontFamily, alphabet: Alphabet, weight: number, style: string): string {
  const file = `@fontsource/${family.folder}/files/${family.folder}-${alphabet.name}-${weight}-${style}.woff2`;
  let rule = faces.get(file);
  if (rule === undefined) {
    const data = readFileSync(require.resolve(file)).toString('base64');
    rule =
      `@font-face{font-family:'${family.name}';font-weight:${weight};font-style:${style};` +
      `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${alphabet.css}}`;
    faces.set(file, rule);
  }
  return rule;
}

/** The rules for the alphabets that occur in the text. */
export function fontRules(families: readonly FontFamily[], text: string): string {
  const points = new Set<number>();
  for (const character of text) points.add(character.codePointAt(0)!);
  // Basic Latin is always there: digits, bullets and separators of the templates.
  points.add(0x41);
  const used = (alphabet: Alphabet): boolean =>
    alphabet.name === 'latin' ||
    [...points].some((point) => alphabet.ranges.some(([from, to]) => point >= from && point <= to));
  return families
    .flatMap((family) => {
      const needed = alphabetsOf(family.folder).filter(used);
      return needed.flatMap((alphabet) =>
        family.faces.map(({ weight, style }) => faceRule(family, alphabet, weight, style)),
      );
    })
    .join('\n');
}
