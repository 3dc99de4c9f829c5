/** Figures in a text, in any way of writing them: thousands marks, decimals, short scales, ranges of dates. */
import { CURRENCIES, FIGURE_SCALES, TIME_UNITS } from './lexicon/number-words.js';

const FIGURE = /\d{1,3}(?:(?:[.,' ]\d{3})+(?!\d))(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?/g;
export const DATE = /(?<!\d)(?:(\d{1,2})[./](\d{4})|(\d{4})[-/](\d{1,2})(?:[-/]\d{1,2})?)(?!\d)/g;
/** Idioms and clock times whose figures count nothing. */
const NOT_COUNTED = /(?<!\d)(?:24\/7|7\/24|1:1|9-5|\d{1,2}:\d{2})(?!\d)/g;
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

export interface Figure {
  values: number[];
  start: number;
  end: number;
  written: boolean;
}

/** Figures that stand alone: not inside a name such as `H-1B`, `p99`, `C++17` or `2FA`. */
export function figuresIn(text: string): Figure[] {
  const raw: Figure[] = [];
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
