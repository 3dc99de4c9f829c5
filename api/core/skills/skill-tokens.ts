/**
 * Cuts text into the tokens that skill names are made of. Offsets are UTF-16 units into the text as given, so that a
 * mention can be shown verbatim.
 */

/** What lies between a token and the one before it. */
export const Gap = {
  /** Nothing: `Node` `.` `js`. */
  None: 0,
  /** White space, a hyphen or an underscore: a name may go on. */
  Soft: 1,
  /** Other punctuation or the start of a new line item: no name goes over it. */
  Hard: 2,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

export interface SkillTokens {
  /** Folded tokens: lower case, without diacritics; `&` is `and`. */
  words: string[];
  starts: number[];
  ends: number[];
  gaps: Gap[];
}

const SPECIAL_LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const MARKS = /\p{M}+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const UPPER_CASE = /\p{Lu}/u;

/** Lower case without diacritics, so that `Développement` and `developpement` are one. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      return lower
        .normalize('NFKD')
        .replace(MARKS, '')
        .replace(/[ßøæœłđðþı]/g, (letter) => SPECIAL_LETTERS[letter]!);
    }
  }
  return lower;
}

function isWordCode(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  }
  if (code >= 0xd800 && code <= 0xdfff) {
    const pair =
      code < 0xdc00 ? text.slice(at, at + 2) : at > 0 ? text.slice(at - 1, at + 1) : text.charAt(at);
    return WORD_CHARACTER.test(pair);
  }
  return WORD_CHARACTER.test(text.charAt(at));
}

/** A line break ends a name unless the next line goes on in lower case (a wrapped line of a file). */
function breaksName(text: string, next: number): boolean {
  return UPPER_CASE.test(text.charAt(next)) || /[\p{N}]/u.test(text.charAt(next));
}

/** Cuts `text` into tokens in one pass; linear in its length. */
export function tokenizeForSkills(text: string): SkillTokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: Gap[] = [];
  let gap = Gap.Hard as Gap;
  let newline = false;
  let at = 0;
  const push = (word: string, start: number, end: number): void => {
    words.push(word);
    starts.push(start);
    ends.push(end);
    gaps.push(newline && gap !== Gap.Hard && breaksName(text, start) ? Gap.Hard : gap);
    gap = Gap.None;
    newline = false;
  };
  while (at < text.length) {
    if (isWordCode(text, at)) {
      const start = at;
      while (at < text.length && isWordCode(text, at)) at++;
      push(foldWord(text.slice(start, at)), start, at);
      continue;
    }
    const character = text.charAt(at);
    switch (character) {
      case ' ':
      case '\t':
      case '\u00a0':
      case '-':
      case '\u2010':
      case '\u2011':
      case '_':
      case '\r':
        if (gap === Gap.None) gap = Gap.Soft;
        break;
      case '\u00ad':
      case '\u200b':
        break;
      case '\n':
        if (gap === Gap.None) gap = Gap.Soft;
        newline = true;
        break;
      case '+':
      case '#':
        if (gap === Gap.None && words.length > 0) push(character, at, at + 1);
        else gap = Gap.Hard;
        break;
      case '.':
        if (at + 1 < text.length && isWordCode(text, at + 1)) push('.', at, at + 1);
        else gap = Gap.Hard;
        break;
      case '/':
        push('/', at, at + 1);
        break;
      case '&':
        push('and', at, at + 1);
        break;
      default:
        if (/\s/.test(character)) {
          if (gap === Gap.None) gap = Gap.Soft;
        } else if (character === '\u2019' || character === "'") {
          // An apostrophe joins (`l'analyse`): the word after it starts afresh without ending the name before it.
          if (gap === Gap.None) gap = Gap.Soft;
        } else {
          gap = Gap.Hard;
        }
    }
    at++;
  }
  return { words, starts, ends, gaps };
}
