/** Dates as postings write them, absolute or relative to a given moment, to ISO days. */
import { fold } from '../../text/normal-form.js';
import { monthNumber } from './months.js';
import { relativeDay } from './relative-dates.js';

export interface DateContext {
  /** The moment relative dates are read against. */
  now: Date;
  /** "4/5/2024": true when the page writes the month first (US); default false. */
  monthFirst?: boolean;
  /** A date without a year lies before `now` (posted) or after it (deadline); default 'past'. */
  direction?: 'past' | 'future';
}

export interface FoundDate {
  /** ISO day. */
  day: string;
  /** The part of the text that says it, verbatim. */
  excerpt: string;
  /** False for relative dates and those whose year was guessed. */
  exact: boolean;
}

const SEPARATED = /(?<!\d)(\d{1,4})([./\u2010-\u2015-])\s?(\d{1,2})\2\s?(\d{2,4})(?!\d)/;
const ISO = /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const EAST_ASIAN = /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;
const NAME = '([\\p{L}]{3,12})\\.?';
const DAY_MONTH_YEAR = new RegExp(
  `(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]{1,3}(?:of\\s|de\\s|d['’]|del\\s)?${NAME},?[\\s-]{1,3}(?:of\\s|de\\s|del\\s|,\\s)?((?:19|20)\\d{2})(?!\\d)`,
  'iu',
);
const MONTH_DAY_YEAR = new RegExp(
  `(?<!\\p{L})${NAME}[\\s-]{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-]{1,3}((?:19|20)\\d{2})(?!\\d)`,
  'iu',
);
/** "Thu Oct 17 22:48:01 UTC 2013" */
const UNIX_DATE =
  /(?<!\p{L})(\p{L}{3}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2} (?:\p{L}{3,5} )?((?:19|20)\d{2})(?!\d)/u;
const DAY_MONTH = new RegExp(
  `(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s{1,2}(?:of\\s|de\\s|d['’])?${NAME}(?!\\p{L})`,
  'iu',
);
const MONTH_DAY = new RegExp(`(?<!\\p{L})${NAME}\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,%])`, 'iu');
const DAY_MONTH_DOTS = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/;

/** The first date of a short text, or null. Years outside 1990..now+20 are no dates of postings. */
export function findDate(text: string, context: DateContext): FoundDate | null {
  const source = text.slice(0, 400);
  const exact = absolute(source, context);
  const relative = relativeDay(source, context.now);
  if (exact !== null && relative !== null)
    return source.indexOf(relative.excerpt) < source.indexOf(exact.excerpt) ? relative : exact;
  return exact ?? relative ?? withoutYear(source, context);
}

/** A date of structured data: an ISO string, a number of seconds or milliseconds, or whatever `findDate` reads. */
export function readDate(value: unknown, context: DateContext): string | null {
  if (typeof value === 'number') return fromEpoch(value, context);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{10}(\d{3})?$/.test(text)) return fromEpoch(Number(text), context);
  const compact = COMPACT.exec(text);
  if (compact !== null) return valid(Number(compact[1]), Number(compact[2]), Number(compact[3]), context);
  return findDate(text, context)?.day ?? null;
}

function fromEpoch(value: number, context: DateContext): string | null {
  const milliseconds = value > 1e11 ? value : value * 1000;
  if (
    !Number.isFinite(milliseconds) ||
    milliseconds < Date.UTC(1995, 0, 1) ||
    milliseconds > Date.UTC(2100, 0, 1)
  )
    return null;
  const date = new Date(milliseconds);
  return valid(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), context);
}

function absolute(text: string, context: DateContext): FoundDate | null {
  const found: (FoundDate & { at: number })[] = [];
  const add = (match: RegExpExecArray | null, day: string | null): void => {
    if (match !== null && day !== null)
      found.push({ day, excerpt: match[0].trim(), exact: true, at: match.index });
  };
  const iso = ISO.exec(text) ?? EAST_ASIAN.exec(text);
  add(iso, iso && valid(Number(iso[1]), Number(iso[2]), Number(iso[3]), context));
  const numeric = SEPARATED.exec(text);
  add(numeric, numeric && readNumeric(numeric, context));
  const dmy = DAY_MONTH_YEAR.exec(text);
  add(dmy, dmy && named(dmy[3], dmy[2], dmy[1], context));
  const mdy = MONTH_DAY_YEAR.exec(text);
  add(mdy, mdy && named(mdy[3], mdy[1], mdy[2], context));
  const unix = UNIX_DATE.exec(text);
  add(unix, unix && named(unix[3], unix[1], unix[2], context));
  found.sort((a, b) => a.at - b.at);
  const first = found[0];
  return first === undefined ? null : { day: first.day, excerpt: first.excerpt, exact: true };
}

function readNumeric(match: RegExpExecArray, context: DateContext): string | null {
  const [, a = '', separator, b = '', c = ''] = match;
  if (a.length > 2) return null;
  const first = Number(a);
  const second = Number(b);
  const year = c.length === 4 ? Number(c) : c.length === 2 ? 2000 + Number(c) : NaN;
  if (Number.isNaN(year)) return null;
  const monthFirst =
    separator === '.' ? false : first > 12 ? false : second > 12 ? true : context.monthFirst === true;
  return monthFirst ? valid(year, first, second, context) : valid(year, second, first, context);
}

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  context: DateContext,
): string | null {
  const number = monthNumber(month ?? '');
  return number === null ? null : valid(Number(year), number, Number(day), context);
}

function withoutYear(text: string, context: DateContext): FoundDate | null {
  const dayMonth = DAY_MONTH.exec(text);
  const monthDay = MONTH_DAY.exec(text);
  const dots = DAY_MONTH_DOTS.exec(text);
  const candidates: { month: number | null; day: number; excerpt: string }[] = [];
  if (dayMonth)
    candidates.push({ month: monthNumber(dayMonth[2]!), day: Number(dayMonth[1]), excerpt: dayMonth[0] });
  if (monthDay)
    candidates.push({ month: monthNumber(monthDay[1]!), day: Number(monthDay[2]), excerpt: monthDay[0] });
  if (dots) candidates.push({ month: Number(dots[2]), day: Number(dots[1]), excerpt: dots[0] });
  for (const { month, day, excerpt } of candidates) {
    if (month === null) continue;
    const thisYear = context.now.getUTCFullYear();
    const today = context.now.toISOString().slice(0, 10);
    const future = context.direction === 'future';
    for (const year of future ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1]) {
      const iso = valid(year, month, day, context);
      if (iso !== null && (future ? iso >= today : iso <= today))
        return { day: iso, excerpt: excerpt.trim(), exact: false };
    }
  }
  return null;
}

function valid(year: number, month: number, day: number, context: DateContext): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  if (year < 1990 || year > context.now.getUTCFullYear() + 20) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}

/** True when a whole short text is nothing but a date (and the words around one: "Posted", "on"). */
export function isDateOnly(text: string, context: DateContext): boolean {
  const found = text.length <= 60 ? findDate(text, context) : null;
  if (found === null) return false;
  const rest = fold(text.replace(found.excerpt, ' '));
  return rest.length <= 22;
}
