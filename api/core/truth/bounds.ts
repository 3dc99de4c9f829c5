/** Whether a number is said to be exact, a lower or upper bound, or about right. */
import { ABOUT_WORDS, AT_LEAST_WORDS, OVER_WORDS, UP_TO_WORDS } from './lexicon/number-words.js';
import type { Word } from './words.js';

export type Bound = 'exact' | 'over' | 'atLeast' | 'upTo' | 'about';

/**
 * The bound of a number by the words and signs around it.
 * @param first index of its first word; `end` is the offset after it
 */
export function boundOf(words: readonly Word[], first: number, text: string, end: number): Bound {
  const before = words.slice(Math.max(0, first - 3), first).map(({ form }) => form);
  const [third = '', second = '', last = ''] = [...Array<string>(3 - before.length).fill(''), ...before];
  if (/^\s?\+/.test(text.slice(end))) return 'atLeast';
  if (/[~≈]\s?$/.test(text.slice(0, words[first]?.start ?? 0))) return 'about';
  if (/[>≥]\s?$/.test(text.slice(0, words[first]?.start ?? 0))) return 'over';
  const filler = [
    'than',
    'als',
    'de',
    'dan',
    'an',
    'nez',
    'que',
    'a',
    'zu',
    'till',
    'of',
    'as',
    'at',
  ].includes(last);
  const key = filler ? second : last;
  if (key === 'over' || key === 'uber' || key === 'sobre') return 'over';
  if (UP_TO_WORDS.has(key) && !['to', 'many', 'much', 'de'].includes(key)) return 'upTo';
  if (last === 'to' && second === 'up') return 'upTo';
  if (last === 'as' && (second === 'many' || second === 'much') && third === 'as') return 'upTo';
  if (AT_LEAST_WORDS.has(key)) return key === 'mas' || key === 'plus' ? 'over' : 'atLeast';
  if (filler ? OVER_WORDS.has(key) : ['above', 'exceeding', 'pres', 'nad'].includes(key)) return 'over';
  return ABOUT_WORDS.has(last) || (filler && ABOUT_WORDS.has(key)) ? 'about' : 'exact';
}
