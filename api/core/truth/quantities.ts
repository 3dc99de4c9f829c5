/** Numbers of a line with what they count: figures of any format and number words of the languages of the house. */
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import {
  ABOUT_WORDS,
  AT_LEAST_WORDS,
  CURRENCIES,
  FACTOR_WORDS,
  FIGURE_SCALES,
  FRACTION_WORDS,
  OVER_WORDS,
  PERCENT_WORDS,
  TIME_UNITS,
  UP_TO_WORDS,
  VAGUE_AMOUNTS,
  type LanguageCode,
} from './lexicon/number-words.js';
import { numberWordAt } from './number-words.js';
import type { Word } from './words.js';

export type QuantityKind = 'plain' | 'percent' | 'money' | 'duration' | 'factor' | 'year' | 'vague';
export type Bound = 'exact' | 'over' | 'atLeast' | 'upTo' | 'about';

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

const FIGURE = /\d{1,3}(?:(?:[.,' ]\d{3})+(?!\d))(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?/g;
const DATE = /(?<!\d)(?:(\d{1,2})[./](\d{4})|(\d{4})[-/](\d{1,2})(?:[-/]\d{1,2})?)(?!\d)/g;
/** Idioms and clock times whose figures count nothing. */
const NOT_COUNTED = /(?<!\d)(?:24\/7|7\/24|1:1|9-5|\d{1,2}:\d{2})(?!\d)/g;
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
const FRACTIONS = new Map([
  ['1⁄2', 0.5],
  ['1⁄4', 0.25],
  ['3⁄4', 0.75],
]);

/** The readings of a figure: with `.` or `,` before three digits both a thousands mark and (for `.`) a decimal. */
function readings(figure: string): number[] {
  const tight = figure.replace(/[' ]/g, '');
  const marks = [...tight.matchAll(/[.,]/g)].map((match) => match[0]);
  if (marks.length === 0) return [Number(tight)];
  const last = marks.at(-1)!;
  const decimals = tight.length - tight.lastIndexOf(last) - 1;
  const whole = Number(tight.replace(/[.,]/g, ''));
  const mixed = new Set(marks).size > 1;
  if (mixed || (marks.length === 1 && decimals !== 3)) return [whole / 10 ** decimals];
  return marks.length === 1 && last === '.' ? [whole, whole / 1000] : [whole];
}

function boundOf(words: readonly Word[], first: number, text: string, end: number): Bound {
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

interface Raw {
  values: number[];
  start: number;
  end: number;
  written: boolean;
}

/** Figures that stand alone: not inside a name such as `H-1B`, `p99`, `C++17` or `2FA`. */
function figuresIn(text: string): Raw[] {
  const raw: Raw[] = [];
  const taken = [...text.matchAll(NOT_COUNTED), ...text.matchAll(DATE)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  for (const match of text.matchAll(FIGURE)) {
    const start = match.index;
    let end = start + match[0].length;
    if (taken.some(([from, to]) => start < to && end > from)) continue;
    if (/(?:[\p{L}\d]|\p{Lu}-|\+\+|\d[.,/:])$/u.test(text.slice(Math.max(0, start - 2), start))) {
      if (!/(?:US|CHF|EUR|USD|GBP)$/.test(text.slice(0, start))) continue;
    }
    let values = readings(match[0]);
    const fraction = FRACTIONS.get(text.slice(start, start + 3));
    if (fraction !== undefined) {
      values = [fraction];
      end = start + 3;
    }
    const spaced = /^\s[kKmM](?=\s?[€$£])/.exec(text.slice(end))?.[0];
    if (spaced !== undefined) end += 1;
    const attached = /^[\p{L}]+/u.exec(text.slice(end))?.[0] ?? '';
    if (attached !== '') {
      const unit = attached.toLowerCase();
      const scale = FIGURE_SCALES.get(unit);
      if (scale !== undefined) {
        values = values.map((value) => value * scale);
        end += attached.length;
      } else if (unit === 'x') {
        end += attached.length;
      } else if (
        !TIME_UNITS.has(unit) &&
        !CURRENCIES.has(unit) &&
        !/^(?:st|nd|rd|th|er|eme|e|a|o|fach|tes|te)$/.test(unit)
      ) {
        continue;
      }
    }
    raw.push({ values, start, end, written: false });
  }
  return raw;
}

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
  const push = (raw: Raw, kind: QuantityKind, extra: Partial<Quantity> = {}): void => {
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
    const currency = CURRENCIES.get(sign) ?? CURRENCIES.get(afterScale) ?? null;
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
    } else if (later.kind === 'plain' && earlier.kind === 'duration' && UNIT_JOINS.test(gap)) {
      if (!COUNTED_AFTER.test(text.slice(later.end)))
        Object.assign(later, { kind: earlier.kind, unit: earlier.unit });
    }
  }
  return apart;
}
