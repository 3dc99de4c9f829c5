/** The document's text as one string, and where in it a value stands. */
import type { SourceSpan } from '../resume/fact.js';
import { findPeriods, type Period } from './dates.js';
import { lineKey, type Line } from './line.js';

/** Lines of one entry; values are looked for there first, so that equal words elsewhere are not cited. */
export type LineRange = readonly Line[];

export class SourceText {
  readonly text: string;
  private readonly offsets = new Map<string, { start: number; end: number }>();
  /** Where each line ends, in the order of the text. */
  private readonly ends: number[] = [];
  private readonly pages: (number | null)[] = [];
  /** A line is asked for each date of its entry. */
  private readonly periods = new Map<Line, Period[]>();
  /** Letters and digits of the text, and where each one is. */
  private readonly letters: string;
  private readonly places: number[] = [];

  constructor(lines: readonly Line[]) {
    let text = '';
    for (const line of lines) {
      const bullet = line.bullet ? `${line.bullet} ` : '';
      const start = text.length + bullet.length;
      text += `${bullet}${line.text}\n`;
      this.offsets.set(lineKey(line), { start, end: text.length - 1 });
      this.ends.push(text.length - 1);
      this.pages.push(line.page);
    }
    this.text = text;
    let letters = '';
    for (let index = 0; index < text.length; index += 1) {
      if (!/[\p{L}\p{N}+#]/u.test(text[index]!)) continue;
      letters += text[index]!.toLowerCase();
      this.places.push(index);
      if (letters.length > this.places.length) letters = letters.slice(0, this.places.length);
    }
    this.letters = letters;
  }

  /** The span of a value in the lines given, else anywhere; null when it is not in the text as it is. */
  locate(value: string, within: LineRange): SourceSpan | null {
    const whole = this.find(value, within);
    if (whole) return whole;
    // a link as printed has no scheme; joined lines have other text (a date, say) between them
    if (/^https?:\/\//.test(value)) return this.find(value.replace(/^https?:\/\/(?:www\.)?/, ''), within);
    const pieces = value.split(/\n| \| | – /);
    const first = pieces.length > 1 ? this.find(pieces[0]!, within) : null;
    const last = first ? this.find(pieces[pieces.length - 1]!, within) : null;
    return first && last && last.end > first.start && last.end - first.start < value.length * 3
      ? this.span(first.start, last.end)
      : first;
  }

  private find(value: string, within: LineRange): SourceSpan | null {
    const wanted = onlyLetters(value);
    if (wanted === '') return null;
    const range = this.rangeOf(within);
    let at = range ? this.letters.indexOf(wanted, range.from) : -1;
    if (at < 0 || (range && at + wanted.length > range.to)) at = -1;
    if (at < 0) at = this.letters.indexOf(wanted);
    if (at < 0) return null;
    return this.span(this.places[at]!, this.places[at + wanted.length - 1]! + 1);
  }

  /** The span of the period a date was read from. */
  locateDate(value: string, within: LineRange): SourceSpan | null {
    for (const line of within) {
      const offset = this.offsets.get(lineKey(line));
      if (!offset) continue;
      const period = this.periodsOf(line).find(({ start, end }) => start === value || end === value);
      if (period) return this.span(offset.start + period.index, offset.start + period.index + period.length);
    }
    return null;
  }

  private span(start: number, end: number): SourceSpan {
    const line = lowerBound(this.ends, start);
    return { page: this.pages[line] ?? null, start, end, excerpt: this.text.slice(start, end) };
  }

  private rangeOf(within: LineRange): { from: number; to: number } | null {
    const known = within.flatMap((line) => this.offsets.get(lineKey(line)) ?? []);
    if (known.length === 0) return null;
    const start = Math.min(...known.map((offset) => offset.start));
    const end = Math.max(...known.map((offset) => offset.end));
    return { from: this.letterAt(start), to: this.letterAt(end) };
  }

  /** Index of the first letter at or after an offset. */
  private letterAt(offset: number): number {
    return lowerBound(this.places, offset);
  }

  private periodsOf(line: Line): Period[] {
    const known = this.periods.get(line);
    if (known) return known;
    const periods = findPeriods(line.text);
    this.periods.set(line, periods);
    return periods;
  }
}

/** Index of the first of the ascending numbers that is at least the value; their count when none is. */
function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function onlyLetters(value: string): string {
  let letters = '';
  for (let index = 0; index < value.length; index += 1) {
    const unit = value[index]!;
    if (/[\p{L}\p{N}+#]/u.test(unit)) letters += unit.toLowerCase().slice(0, 1);
  }
  return letters;
}
