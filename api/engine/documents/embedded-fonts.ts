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

/**
 * A family that lends letters to the templates. Each has a name of its own because a browser looks for a missing letter
 * only in faces of the very weight it wants, before it goes on to the next family.
 */
interface FallbackFamily {
  /** Package that holds it. */
  package: string;
  folder: string;
  /** CSS weights with the part of the file name that says them; a variable font has one file for all. */
  files: readonly { weight: string; suffix: string }[];
}

const STATIC = [400, 700].map((weight) => ({ weight: String(weight), suffix: `${weight}-normal` }));
const VARIABLE = [{ weight: '100 900', suffix: 'wght-normal' }];

/** In the order in which they are asked; Han letters come in their mainland form. */
const FALLBACKS: readonly FallbackFamily[] = [
  { package: '@fontsource/noto-sans-arabic', folder: 'noto-sans-arabic', files: STATIC },
  { package: '@fontsource/noto-sans-hebrew', folder: 'noto-sans-hebrew', files: STATIC },
  { package: '@fontsource/noto-sans-devanagari', folder: 'noto-sans-devanagari', files: STATIC },
  { package: '@fontsource-variable/noto-sans-sc', folder: 'noto-sans-sc', files: VARIABLE },
  { package: '@fontsource-variable/noto-sans-kr', folder: 'noto-sans-kr', files: VARIABLE },
];

interface Alphabet {
  name: string;
  ranges: readonly (readonly [from: number, to: number])[];
  /** As in the package, for the rule's `unicode-range`. */
  css: string;
}

/** The CSS families that have letters of other scripts, for the end of a `font-family`. */
export const OTHER_SCRIPTS = FALLBACKS.map(({ folder }) => `'${folder}'`).join(',');

const require = createRequire(import.meta.url);
const alphabets = new Map<string, Alphabet[]>();
const faces = new Map<string, string>();

function readRanges(css: string): Alphabet['ranges'] {
  return css.split(',').map((range) => {
    const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)] as const;
  });
}

function alphabetsOf(fontPackage: string): Alphabet[] {
  let known = alphabets.get(fontPackage);
  if (known === undefined) {
    const table = require(`${fontPackage}/unicode.json`) as Record<string, string>;
    known = Object.entries(table).map(([name, css]) => ({
      // Numbered parts of a large font are named "[12]" in the table and "12" in the files.
      name: name.replace(/[[\]]/g, ''),
      css,
      ranges: readRanges(css),
    }));
    alphabets.set(fontPackage, known);
  }
  return known;
}

function covers({ ranges }: Alphabet, point: number): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to);
}

function faceRule(name: string, alphabet: Alphabet, file: string, weight: string, style: string): string {
  const key = `${name} ${file}`;
  let rule = faces.get(key);
  if (rule === undefined) {
    const data = readFileSync(require.resolve(file)).toString('base64');
    rule =
      `@font-face{font-family:'${name}';font-weight:${weight};font-style:${style};` +
      `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${alphabet.css}}`;
    faces.set(key, rule);
  }
  return rule;
}

function familyRules({ name, folder, faces: cuts }: FontFamily, points: ReadonlySet<number>): string[] {
  // Basic Latin is always there: digits, bullets and separators of the templates.
  const used = alphabetsOf(`@fontsource/${folder}`).filter(
    (alphabet) => alphabet.name === 'latin' || [...points].some((point) => covers(alphabet, point)),
  );
  return used.flatMap((alphabet) =>
    cuts.map(({ weight, style }) => {
      const file = `@fontsource/${folder}/files/${folder}-${alphabet.name}-${weight}-${style}.woff2`;
      return faceRule(name, alphabet, file, String(weight), style);
    }),
  );
}

/** Letters of other scripts. */
function fallbackRules(missing: Set<number>): string[] {
  const rules: string[] = [];
  for (const { package: fontPackage, folder, files } of FALLBACKS) {
    if (missing.size === 0) break;
    for (const alphabet of alphabetsOf(fontPackage)) {
      const lent = [...missing].filter((point) => covers(alphabet, point));
      if (lent.length === 0) continue;
      for (const point of lent) missing.delete(point);
      for (const { weight, suffix } of files) {
        const file = `${fontPackage}/files/${folder}-${alphabet.name}-${suffix}.woff2`;
        rules.push(faceRule(folder, alphabet, file, weight, 'normal'));
      }
    }
  }
  return rules;
}

/** The rules for the alphabets that occur in the text, those of other scripts included. */
export function fontRules(families: readonly FontFamily[], text: string): string {
  const points = new Set<number>();
  for (const character of text) points.add(character.codePointAt(0)!);
  const own = families.flatMap(({ folder }) => alphabetsOf(`@fontsource/${folder}`));
  const missing = new Set(
    [...points].filter((point) => point > 0x7f && !own.some((one) => covers(one, point))),
  );
  return [...families.flatMap((family) => familyRules(family, points)), ...fallbackRules(missing)].join('\n');
}
