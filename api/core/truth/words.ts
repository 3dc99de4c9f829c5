/** Text as the truth gate compares it: one Unicode form, no look-alike letters, split into words with positions. */
import { CONFUSABLES } from './lexicon/confusables.js';
import { stemOf } from './stems.js';

export interface Word {
  /** As written, after compatibility folding. */
  surface: string;
  /** Lower case, without accents. */
  form: string;
  /** The form without its inflection. */
  stem: string;
  /** UTF-16 offsets into the cleaned text. */
  start: number;
  end: number;
  /** Starts with an upper-case letter. */
  capital: boolean;
  /** First word of a sentence, a bullet or a clause after a colon: its capital says nothing. */
  opening: boolean;
  /** Written like a name whatever its place: `GraphQL`, `C++`, `S3`, `CRM`. */
  nameShaped: boolean;
  /** Which clause of the line it stands in; clauses end at `.`, `;`, `:` and dashes, not at commas. */
  clause: number;
}

/** Longest line that is compared; a longer one is refused whole, so that work stays bounded. */
export const LONGEST_LINE = 6000;

/** Code points of the digit zero in the scripts of Unicode whose digits NFKC leaves alone. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];

/** True when the text holds characters that reorder or hide what a reader sees (bidirectional overrides, tags). */
export function hidesText(text: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069\u{e0020}-\u{e007f}]/u.test(text);
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero);
  return digit;
}

/** Latin spelling of a word that mixes in, or wholly consists of, look-alike letters of other scripts. */
function withoutLookAlikes(word: string): string {
  const letters = [...word];
  const disguised = letters.filter((letter) => CONFUSABLES.has(letter)).length;
  if (disguised === 0) return word;
  const latin = letters.some((letter) => /\p{Script=Latin}/u.test(letter));
  if (!latin && disguised < letters.length) return word;
  return letters.map((letter) => CONFUSABLES.get(letter) ?? letter).join('');
}

/**
 * The text in the one form everything is compared in: NFKC, digits of every script as ASCII, invisible characters
 * gone, look-alike letters as Latin, white space single. Offsets of words are offsets into this text.
 */
export function cleanText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/ {2,}/g, ' ').trim();
  return text
    .replace(/[\u00bc-\u00be\u2150-\u215e]/g, ' $&')
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u2010-\u2012\u2212\ufe63]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\p{L}[\p{L}\p{M}]*/gu, withoutLookAlikes)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Lower case without accents; the letters that do not decompose are written out. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i');
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.'’&](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*(?:\+\+|#|\+(?=[\s,;)]|$))?/gu;

/** Words of a cleaned text. Hyphenated words are split; `Node.js`, `C++`, `R&D` and `don't` stay whole. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const breaks =
      /[.;:!?•|]\s|\s[-–—]\s|[–—]/.test(`${between} `) || (words.length > 0 && /[.!?]$/.test(between.trim()));
    if (words.length > 0 && breaks) clause += 1;
    const surface = match[0].replace(/'s$/i, '').replace(/^\p{M}+/u, '');
    end = match.index + match[0].length;
    if (surface === '') continue;
    const form = foldCase(surface.replace(/(?<=\d)\+$/, ''));
    const letters = surface.replace(/[^\p{L}]/gu, '');
    words.push({
      surface,
      form,
      stem: stemOf(form),
      start: match.index,
      end,
      capital: /^\p{Lu}/u.test(surface),
      opening: words.length === 0 || breaks || /["“(«„]\s*$/.test(between),
      nameShaped:
        /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(surface) ||
        (letters.length > 0 && /[+#]$/.test(surface)) ||
        (/\p{Lu}/u.test(surface) && /\d/.test(surface)),
      clause,
    });
  }
  return words;
}
