import { speaksToMachine } from './machine-talk.js';

/** Fewer words tell nothing. */
const FEWEST_WORDS = 3;

const MARKUP =
  /<\/?[a-z!][^>]*>|\*\*|__|`|^#{1,6}\s|\]\(|\{\{|\$\{|<\||\[\/?[A-Z]{3,}\]|&(?:#\d+|[a-z]{2,8});/i;
const ADDRESS = /:?\/\/|\bwww\.|\S@\S+\.\S|\b(?:javascript|data|mailto|file|tel):\S/i;
/** Invisible, reordering and private characters, and line breaks. */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2028\u2029]/u;

/** @returns why a text is no whole sentence, in plain words; null when it is one */
export function sentenceProblem(written: string): string | null {
  const text = written.trim();
  const isWhole = /^[\p{Lu}\p{Lo}\p{N}"“„«¿¡]/u.test(text) && /[.!?…。][)"”“»]?$/u.test(text);
  return isWhole && text.split(/\s+/).length >= FEWEST_WORDS ? null : 'It is no whole sentence.';
}

/**
 * Whether what a model wrote is one plain sentence or line: no markup, address, hidden character, placeholder or words addressed
 * to a program.
 * @param most characters
 * @returns what is wrong, in plain words; null when nothing is
 */
export function plainFormProblem(written: string, most: number): string | null {
  const text = written.trim();
  if (text === '') return 'It is empty.';
  if (text.length > most) return `It is longer than ${most} characters.`;
  if (HIDDEN.test(text)) return 'It holds line breaks or characters that cannot be seen.';
  if (MARKUP.test(text)) return 'It holds markup.';
  if (ADDRESS.test(text)) return 'It holds an address.';
  if (/\[[^\]]{1,40}\]|\bX{2,}\b|_{3,}/.test(text)) return 'It holds a placeholder.';
  if (speaksToMachine(text)) return 'It speaks to a program, not to a reader.';
  return null;
}

const TAG = /<\/?[a-z!?][^<>]{0,400}>?/giu;
const WHOLE_ADDRESS = /\b(?:https?|ftps?|file|javascript|data|mailto):\S*|\bwww\.\S+|(?<=\s|^):?\/\/\S+/giu;

/** A text without its addresses and tags, for those who are only to know what it says. */
export function wordsAlone(text: string): string {
  return text
    .replace(TAG, ' ')
    .replace(WHOLE_ADDRESS, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
