/** Numbers of a line with what they count: figures of any format and number words of the languages of the house. */
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import {
  CURRENCIES,
  FACTOR_WORDS,
  FIGURE_SCALES,
  FRACTION_WORDS,
  PERCENT_WORDS,
  TIME_UNITS,
  VAGUE_AMOUNTS,
  type LanguageCode,
} from './lexicon/number-words.js';
import { boundOf, type Bound } from './bounds.js';
import { DATE, figuresIn, type Figure } from './figures.js';
import { numberWordAt } from './number-words.js';
import type { Word } from './words.js';

export type QuantityKind = 'plain' | 'percent' | 'money' | 'duration' | 'factor' | 'year' | 'vague';

export interface Quantity {
  /** Every way the figure can be read: `1.000` is a thousand or one. */
  values: number[];
  kind: QuantityKind;
  bound: Bound;
  /** Minutes for one, for durations; null otherwise. */
  unit: number | null;
  /** ISO 4217, for money whose currency is written. */
  currency: string | null;
  /** Month of a written date (`03/2019`), for kind `year`. */
  month: number | null;
  /** As written. */
  text: string;
  start: number;
  end: number;
  /** Indexes of the line's words it covers: from `first` up to but not including `next`. */
  first: number;
  next: number;
  /** What is counted: the content words nearest after it, then those before it, in the same clause. */
  after: Word[];
  before: Word[];
}

const ARTICLES = new Set([
  'a',
  'one',
  'the',
  'ein',
  'einen',
  'ein',
  'un',
  'una',
  'une',
  'een',
  'en',
  'die',
  'der',
  'la',
  'el',
]);
const PART_CUES = new Set([
  'by',
  'about',
  'nearly',
  'over',
  'um',
  'fast',
  'de',
  'd',
  'en',
  'met',
  'med',
  'o',
  'of',
]);
/** What stands between the two figures of a range or a change. */
const JOINS =
  /^\s?(?:-|–|to|and|or|bis|auf|und|à|a|et|naar|tot|en|till|och|na|až|do|hasta|y|au)\s?[$€£]?\s?$/iu;
const UNIT_JOINS = /^\s\p{L}+\s(?:to|down to|auf|à|a|naar|till|na)\s$/iu;
const COUNTED_AFTER = /^\s\p{Ll}/u;
function gapBefore(words: readonly Word[], index: number, text: string): string {
  return text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? text.length);
}

function contentWords(
  words: readonly Word[],
  text: string,
  from: number,
  step: 1 | -1,
  clause: number,
  limit: number,
): Word[] {
  const found: Word[] = [];
  for (
    let index = from;
    index >= 0 && index < words.length && found.length < limit && Math.abs(index - from) < 6;
    index += step
  ) {
    const word = words[index]!;
    if (
      word.clause !== clause ||
      (found.length > 0 && /[,()]/.test(gapBefore(words, step === 1 ? index : index + 1, text)))
    )
      break;
    if (!ANY_FUNCTION_WORD.has(word.form) && !/^\d/.test(word.form)) found.push(word);
  }
  return found;
}

/**
 * The quantities of a cleaned line.
 * @param text the line, cleaned; `words` are its words
 * @param languages the languages whose number words are read
 */
export function quantitiesIn(
  text: string,
  words: readonly Word[],
  languages: readonly LanguageCode[],
): Quantity[] {
  const found: Quantity[] = [];
  const push = (raw: Figure, kind: QuantityKind, extra: Partial<Quantity> = {}): void => {
    let first = words.findIndex(({ end }) => end > raw.start);
    if (first < 0) first = words.length;
    let next = first;
    while (next < words.length && words[next]!.start < raw.end) next += 1;
    const clause = words[first]?.clause ?? 0;
    found.push({
      values: raw.values,
      kind,
      bound: boundOf(words, first, text, raw.end),
      unit: null,
      currency: null,
      month: null,
      text: text.slice(raw.start, raw.end),
      start: raw.start,
      end: raw.end,
      first,
      next,
      after: contentWords(words, text, next, 1, clause, 3),
      before: contentWords(words, text, first - 1, -1, clause, 2),
      ...extra,
    });
  };

  for (const match of text.matchAll(DATE)) {
    const month = Number(match[1] ?? match[4]);
    const raw = {
      values: [Number(match[2] ?? match[3])],
      start: match.index,
      end: match.index + match[0].length,
      written: false,
    };
    if (month >= 1 && month <= 12) push(raw, 'year', { month });
  }

  const raws = figuresIn(text);
  for (let index = 0; index < words.length;) {
    const number = numberWordAt(words, index, text, languages);
    if (number !== null) {
      const raw = {
        values: [number.value],
        start: words[index]!.start,
        end: words[number.next - 1]!.end,
        written: true,
      };
      if (!raws.some((other) => other.start < raw.end && other.end > raw.start)) raws.push(raw);
      index = number.next;
      continue;
    }
    const { form, start, end } = words[index]!;
    const part = FRACTION_WORDS.get(form);
    const lead = words.slice(Math.max(0, index - 2), index).map((word) => word.form);
    if (
      part !== undefined &&
      ARTICLES.has(lead.at(-1) ?? '') &&
      (PART_CUES.has(lead[0] ?? '') || words[index + 1]?.form === 'of')
    ) {
      push({ values: [part], start, end, written: true }, 'percent', { bound: 'about' });
    } else if (form === 'half' && lead.at(-1) === 'by') {
      push({ values: [part!], start, end, written: true }, 'percent');
    }
    const factor = FACTOR_WORDS.get(form);
    const vague = VAGUE_AMOUNTS.get(form);
    if (factor !== undefined) push({ values: [factor], start, end, written: true }, 'factor');
    else if (vague !== undefined)
      push({ values: [vague], start, end, written: true }, 'vague', { bound: 'atLeast' });
    index += 1;
  }

  for (const raw of raws.sort((a, b) => a.start - b.start)) {
    const tail = text.slice(raw.end);
    const following = words.find(({ start }) => start >= raw.end);
    const near = following !== undefined && following.start - raw.end <= 2 ? following.form : '';
    const inside = words.find(({ start, end }) => start <= raw.start && end > raw.start);
    const attached = inside === undefined ? '' : (/[a-z]+$/.exec(inside.form)?.[0] ?? '');
    const unitWord = TIME_UNITS.has(attached) && attached !== '' ? attached : near;
    const sign = /([$€£¥₹]|[a-z]{3}|us\$)\s?$/i.exec(text.slice(0, raw.start))?.[1]?.toLowerCase() ?? '';
    const signAfter = /^\s?(?:[€$£¥₹]|[\p{L}$]+)/u.exec(tail)?.[0].trim().toLowerCase() ?? '';
    let scaled = raw;
    const scale = FIGURE_SCALES.get(near);
    if (scale !== undefined && !raw.written && raw.end <= (following?.start ?? 0) && near.length > 1) {
      scaled = { ...raw, values: raw.values.map((value) => value * scale), end: following!.end };
    }
    const afterScale =
      scaled === raw
        ? signAfter
        : (/^[.]?\s?([€$£¥₹]|\p{L}+)/u.exec(text.slice(scaled.end))?.[1]?.toLowerCase() ?? '');
    const currency =
      CURRENCIES.get(sign) ??
      CURRENCIES.get(afterScale) ??
      (scaled === raw ? undefined : CURRENCIES.get(near)) ??
      null;
    const percent = /^\s?(?:%|p(?:er|or|our|ro) ?cent\w*|por ciento|procent\w*|prozent\w*)/iu.exec(tail);
    if (percent !== null || PERCENT_WORDS.has(near))
      push({ ...raw, end: raw.end + (percent?.[0].length ?? 0) }, 'percent');
    else if (currency !== null) push(scaled, 'money', { currency });
    else if (
      /\dx$/i.test(text.slice(raw.start, raw.end)) ||
      /^\s?[x×](?![\p{L}])/iu.test(tail) ||
      /^fach/.test(tail)
    )
      push(raw, 'factor');
    else if (TIME_UNITS.has(unitWord) && (unitWord.length > 1 || unitWord === attached))
      push(raw, 'duration', { unit: TIME_UNITS.get(unitWord)! });
    else if (/(?:^|\s)(?:aged?|ages|alter von)\s$/i.test(text.slice(0, raw.start)))
      push(raw, 'duration', { unit: TIME_UNITS.get('years')! });
    else if (/^(?:19[5-9]\d|20[0-4]\d)$/.test(text.slice(scaled.start, scaled.end))) push(scaled, 'year');
    else push(scaled, 'plain');
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = found.filter((one, index) => !found.slice(0, index).some((other) => other.end > one.start));
  // "from 50 to 35 minutes", "from 50 minutes to 35": one figure has the unit of the other.
  for (const [index, later] of apart.entries()) {
    const earlier = apart[index - 1];
    if (earlier === undefined) continue;
    const gap = text.slice(earlier.end, later.start);
    if (earlier.kind === 'plain' && later.kind !== 'plain' && later.kind !== 'year' && JOINS.test(gap)) {
      Object.assign(earlier, { kind: later.kind, unit: later.unit, currency: later.currency });
    } else if (
      later.kind === 'plain' &&
      earlier.kind === 'duration' &&
      (UNIT_JOINS.test(gap) || JOINS.test(gap))
    ) {
      if (!COUNTED_AFTER.test(text.slice(later.end)))
        Object.assign(later, { kind: earlier.kind, unit: earlier.unit });
    }
  }
  return apart;
}
