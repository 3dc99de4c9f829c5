/** When two names of a skill are so near that one may stand for the other. */
import { fold } from '../text/normal-form.js';

const LONGEST_ABBREVIATION = 5;

/** True when two names differ in capitals, spaces and punctuation alone. */
export function sameLetters(one: string, other: string): boolean {
  return fold(one).replaceAll(' ', '') === fold(other).replaceAll(' ', '');
}

/** True when one name holds the other as a word of its own: "API" and "API design" are two things. */
function holdsAsWord(name: string, word: string): boolean {
  return ` ${fold(name)} `.includes(` ${fold(word)} `);
}

/**
 * True for "ML" beside "machine learning" and "k8s" beside "Kubernetes": a few letters that stand in the long name in
 * the same order, beginning with its first.
 */
export function isShortFor(short: string, long: string): boolean {
  const letters = fold(short).replace(/[\d ]/g, '');
  if (short.length > LONGEST_ABBREVIATION || short.length >= long.length || letters === '') return false;
  const name = fold(long);
  if (holdsAsWord(long, short) || name.charAt(0) !== letters.charAt(0)) return false;
  let from = 0;
  for (const letter of letters) {
    const at = name.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** True when two names of a skill are one word or one the abbreviation of the other. */
export function isSameName(one: string, other: string): boolean {
  return sameLetters(one, other) || isShortFor(one, other) || isShortFor(other, one);
}
