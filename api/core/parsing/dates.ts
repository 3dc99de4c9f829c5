/** Partial dates and periods as resumes write them, in the languages of `calendar-words.ts`. */
import { MONTH_NAMES, PRESENT_WORDS, SEASON_NAMES, SINCE_WORDS, UNTIL_WORDS } from './calendar-words.js';
import { plainLetters } from './plain-letters.js';

export interface Period {
  /** `2019`, `2019-03` or `2019-03-01`; null when only the end is told. */
  start: string | null;
  /** null for a single date and for a period that goes on. */
  end: string | null;
  /** The period is said to go on, in words or by an open dash. */
  ongoing: boolean;
  /** False for a single date, whose value is in `start`. */
  range: boolean;
  /** Where in the text it stands. */
  index: number;
  length: number;
}

interface DateParts {
  year: number | null;
  month: number | null;
  day: number | null;
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

const MONTH_OF = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const MONTH = `(?:${anyOf([...MONTH_OF.keys()])})`;
/** Templates print "20XX": a date whose year is not told. */
const YEAR = `(?:19[4-9]\\d|20[0-9]\\d|20xx|20yy)`;
const SEASON = `(?:${anyOf(SEASON_NAMES.split(' '))})`;
const PRESENT = `(?:${anyOf(PRESENT_WORDS)})`;
const EDGE_BEFORE = `(?<![\\p{L}\\p{N}])`;
const EDGE_AFTER = `(?![\\p{L}\\p{N}]|[.,]\\d)`;

/** One date; longer forms first, so that a day or month is never left behind. */
const DATE = [
  `\\d{1,2}(?:st|nd|rd|th|\\.)?\\s*(?:de\\s+)?${MONTH}\\.?,?\\s*(?:de\\s+|del\\s+)?${YEAR}`,
  `${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+${YEAR}`,
  `${MONTH}[.,]?\\s*(?:de\\s+|del\\s+)?[/‘’']?\\s*${YEAR}`,
  `${YEAR}\\s*[,./-]?\\s*${MONTH}\\.?`,
  `${MONTH}\\.?\\s*[‘’'/-]\\s?\\d{2}`,
  `\\d{1,2}[/.-]\\d{1,2}[/.-]${YEAR}`,
  `${YEAR}[/.-]\\d{1,2}[/.-]\\d{1,2}`,
  `${YEAR}\\s?[년年]\\s?\\d{1,2}\\s?[월月]`,
  `\\d{1,2}\\s?[/.-]\\s?${YEAR}`,
  `${YEAR}\\s?[/.]\\s?(?:0?[1-9]|1[0-2])`,
  `${YEAR}-(?:0[1-9]|1[0-2])`,
  `${SEASON}\\s*[‘’',/]?\\s*(?:of\\s+)?${YEAR}(?:/\\d{2,4})?`,
  `q[1-4][\\s/]*${YEAR}`,
  `${YEAR}`,
].join('|');

/** A month without a year, which the other end of a period gives ("June – August 2020"). */
const BARE_MONTH = `${MONTH}\\.?`;
/** "Sep 15": a year only where the other end of a period shows that no day is meant. */
const SHORT_YEAR = `${MONTH}\\.?\\s+\\d{2}(?!\\d|[.,]?\\s*\\d{4})`;
const SHORT_NUMERIC = `(?:0[1-9]|1[0-2])/\\d{2}`;
const TO = `\\s*(?:[-–—−‒―~→‐‑]+|\\bto\\b|\\bbis\\b|\\bau\\b|\\ba\\b|\\bal\\b|\\bhasta\\b|\\btot(?:\\s+en\\s+met)?\\b|\\bt/m\\b|\\btill?\\b|\\buntil\\b|\\bthrough\\b|\\bthru\\b|\\baz\\b|\\bdo\\b|\\bjusqu['’]a\\b|>|/(?=\\s))\\s*(?:(?:la|el|a|the|zum|in)\\s+)?`;
const OPEN = `\\s*(?:[-–—−]+)(?=\\s*(?:$|[)\\]|,;\\n]))`;

const PERIOD = new RegExp(
  `${EDGE_BEFORE}(?:` +
    `(?<from>${DATE}|${SHORT_NUMERIC}|${SHORT_YEAR}|${BARE_MONTH})${TO}(?:(?<to>${DATE}|${SHORT_NUMERIC}|${SHORT_YEAR})${EDGE_AFTER}|(?<now>${PRESENT})(?![\\p{L}\\p{N}]))` +
    `|(?<open>${DATE})${OPEN}` +
    `|(?:${anyOf(SINCE_WORDS.split(' '))})\\s+(?<since>${DATE})${EDGE_AFTER}(?:\\s*[-–]\\s*(?:${PRESENT}))?` +
    `|(?:${anyOf(UNTIL_WORDS.split(' '))})\\s+(?<until>${DATE})${EDGE_AFTER}` +
    `|(?<only>${DATE})${EDGE_AFTER}` +
    `)`,
  // plain letters are lower case already
  'gu',
);

const MAYBE_DATE = /(?:19|20)[\dxy]{2}|\p{L}\.?\s?[‘’'/-]?\s?\d{2}(?!\d)|[01]\d\/\d{2}/iu;

/** Characters the longest period and its duration take. */
const LONGEST_PERIOD = 90;

/** How long a period lasted ("2 years 10 months", "3 Jahre"): says nothing the dates do not. */
const DURATION =
  /^[(\s·•,]*(?:(?:about|ca\.?|environ)\s+)?\d{1,2}(?:[.,]\d)?\+?\s*(?:years?|yrs?|jahre?n?|ans?|annees?|anos?|jaar|ar|let|roky?|rok|anni|months?|mos?|mths?|monate?n?|mois|mes(?:es)?|maand(?:en)?|manader?|mesic[ue]?|weeks?|wochen|y|m)\.?(?:[\s,]*(?:and|und|et|y|en|och|a)?\s*\d{1,2}\s*(?:months?|mos?|mths?|monate?n?|mois|mes(?:es)?|maand(?:en)?|manader?|mesic[ue]?|m)\.?)?[)\s]*$/;

/** All dates and periods of a text, left to right, not overlapping. */
export function findPeriods(text: string): Period[] {
  // most lines hold no year in any form; looking closer at them is what would cost
  if (!MAYBE_DATE.test(text)) return [];
  const plain = plainLetters(text);
  const periods: Period[] = [];
  for (const match of plain.matchAll(PERIOD)) {
    const groups = match.groups ?? {};
    const period = readPeriod(groups);
    if (period) periods.push({ ...period, index: match.index, length: match[0].length });
  }
  return joinNeighbours(plain, periods);
}

const PRESENT_AFTER = new RegExp(`^\\s{1,6}${PRESENT}(?![\\p{L}\\p{N}])`, 'u');

/** Months with nothing but space between them: a period whose dash the file does not hold as text. */
function joinNeighbours(plain: string, periods: readonly Period[]): Period[] {
  const joined: Period[] = [];
  for (const period of periods) {
    const last = joined[joined.length - 1];
    const between = last ? plain.slice(last.index + last.length, period.index) : '';
    const months = last?.start?.includes('-') && period.start?.includes('-') && !last.range && !period.range;
    if (last && months && /^\s{1,6}$/.test(between) && last.start! <= period.start!) {
      joined[joined.length - 1] = {
        ...last,
        end: period.start,
        range: true,
        length: period.index + period.length - last.index,
      };
    } else {
      joined.push(period);
    }
  }
  return joined.map((period) => {
    const present =
      period.range || !period.start?.includes('-')
        ? null
        : PRESENT_AFTER.exec(plain.slice(period.index + period.length));
    return present
      ? { ...period, range: true, ongoing: true, length: period.length + present[0].length }
      : period;
  });
}

/** The text is a duration and nothing else. */
export function isDuration(text: string): boolean {
  return text.length <= LONGEST_PERIOD && DURATION.test(plainLetters(text));
}

/** The text is one date or period and nothing else but brackets, bars and a duration. */
export function isPeriodOnly(text: string): boolean {
  if (text.length > LONGEST_PERIOD) return false;
  const periods = findPeriods(text);
  if (periods.length === 0) return false;
  let rest = text;
  for (const { index, length } of [...periods].reverse())
    rest = rest.slice(0, index) + rest.slice(index + length);
  rest = rest.replace(/[()[\]|·•,;:\s–—-]+/g, ' ').trim();
  return rest === '' || isDuration(rest);
}

function readPeriod(groups: Record<string, string | undefined>): Omit<Period, 'index' | 'length'> | null {
  if (Object.values(groups).some((group) => group && /20(?:xx|yy)/.test(group))) {
    return {
      start: null,
      end: null,
      ongoing: groups['now'] !== undefined,
      range: groups['from'] !== undefined,
    };
  }
  const single = groups['open'] ?? groups['since'] ?? groups['only'] ?? groups['until'];
  if (single !== undefined) {
    const date = format(readDate(single));
    if (!date) return null;
    if (groups['until']) return { start: null, end: date, ongoing: false, range: true };
    const open = groups['only'] === undefined;
    return { start: date, end: null, ongoing: open, range: open };
  }
  const from = readDate(groups['from'] ?? '');
  const to = groups['to'] === undefined ? null : readDate(groups['to']);
  // "June – August 2020": the year stands once
  if (from.year === null && to) from.year = to.year;
  const start = format(from);
  if (!start) return null;
  if (!to) return { start, end: null, ongoing: true, range: true };
  const end = format(to);
  return end ? { start, end, ongoing: false, range: true } : null;
}

function format({ year, month, day }: DateParts): string | null {
  if (year === null) return null;
  if (month === null) return String(year);
  const monthText = String(month).padStart(2, '0');
  return day === null ? `${year}-${monthText}` : `${year}-${monthText}-${String(day).padStart(2, '0')}`;
}

function readDate(text: string): DateParts {
  const yearMatch = /(?:19|20)\d{2}/.exec(text);
  const word = [...text.matchAll(/\p{L}+/gu)].map((match) => MONTH_OF.get(match[0])).find((month) => month);
  if (word) {
    const short = /[‘’'/\s-]\s?(\d{2})$/.exec(text.trim());
    const year = yearMatch ? Number(yearMatch[0]) : short ? fullYear(Number(short[1])) : null;
    const rest = text.replace(/(?:19|20)\d{2}/, '');
    const day = yearMatch ? Number(/\d{1,2}/.exec(rest)?.[0] ?? Number.NaN) : Number.NaN;
    return { year, month: word, day: validDay(day) };
  }
  const numbers = [...text.matchAll(/\d+/g)].map((match) => Number(match[0]));
  if (!yearMatch) {
    const [month, year] = numbers;
    return { year: year === undefined ? null : fullYear(year), month: validMonth(month), day: null };
  }
  const year = Number(yearMatch[0]);
  if (/^\s*(?:q|[a-z])/i.test(text)) return { year, month: null, day: null };
  const others = numbers.filter((value) => value !== year);
  const yearFirst = numbers[0] === year;
  if (others.length < 2) return { year, month: validMonth(others[0]), day: null };
  const [a, b] = others as [number, number];
  // 03/14/2020 is American, 14.03.2020 and 14/03/2020 are not; both small with slashes stays without a day
  if (yearFirst) return { year, month: validMonth(a), day: validDay(b) };
  if (text.includes('.') || a > 12) return { year, month: validMonth(b), day: validDay(a) };
  if (b > 12) return { year, month: validMonth(a), day: validDay(b) };
  return { year, month: a === b ? validMonth(a) : null, day: a === b ? validDay(a) : null };
}

function fullYear(short: number): number {
  return short >= 50 ? 1900 + short : 2000 + short;
}

function validMonth(value: number | undefined): number | null {
  return value !== undefined && value >= 1 && value <= 12 ? value : null;
}

function validDay(value: number): number | null {
  return value >= 1 && value <= 31 ? value : null;
}
