/** Time worked, from the partial dates of a resume or the date ranges of a plain text. */

/** Months since year 0 of a partial date (`2019`, `2019-03`, `2019-03-01`); null when it is none. */
export function monthOf(date: string | undefined | null, end: boolean): number | null {
  const match = /^\s*(\d{4})(?:-(\d{1,2}))?/.exec(typeof date === 'string' ? date : '');
  if (match === null) return null;
  const month = match[2] === undefined ? (end ? 12 : 1) : Math.min(12, Math.max(1, Number(match[2])));
  return Number(match[1]) * 12 + month - 1;
}

/** Years covered by intervals of months (end inclusive), counting overlapping time once. */
export function yearsCovered(intervals: readonly [number, number][]): number {
  let months = 0;
  let until = -Infinity;
  for (const [start, end] of [...intervals].sort((one, other) => one[0] - other[0])) {
    if (end < start) continue;
    months += Math.max(0, end - Math.max(start, until + 1) + 1);
    until = Math.max(until, end);
  }
  return months / 12;
}

const MONTHS: Record<string, number> = {};
[
  'jan januar january janvier enero januari leden ledna',
  'feb februar february fevrier febrero februari unor unora',
  'mar marz maerz march mars marzo maart mrt brezen brezna',
  'apr april avril abril duben dubna',
  'may mai mayo mei maj kveten kvetna',
  'jun juni june juin junio cerven cervna',
  'jul juli july juillet julio cervenec cervence',
  'aug august aout agosto augustus augusti srpen srpna',
  'sep sept september septembre septiembre zari',
  'oct okt october oktober octobre octubre rijen rijna',
  'nov november novembre noviembre listopad listopadu',
  'dec dez december dezember decembre diciembre prosinec prosince',
].forEach((names, index) => names.split(' ').forEach((name) => (MONTHS[name] = index)));

const ONE_DATE = String.raw`(?:(?<M>\p{L}{3,10})\.?,?\s+|(?<N>\d{1,2})[./-])?(?<Y>(?:19|20)\d{2})`;
const NOW =
  'present|current|now|today|heute|aktuell|présent|actuel|aujourd|actualidad|actual|heden|nu|pågående|současnost|dosud|till date|ongoing';
const RANGE = new RegExp(
  `${ONE_DATE.replace(/\?<(\w)>/g, '?<from$1>')}\\s*(?:-|–|—|to|until|bis|à|au|a|tot|till|až|do)\\s*(?:${ONE_DATE.replace(/\?<(\w)>/g, '?<to$1>')}|(?<now>${NOW}))`,
  'giu',
);
const SCHOOL =
  /university|college|school|bachelor|master|degree|diploma|universit|hochschule|studium|école|institute of|b\.?sc|m\.?sc|faculty/iu;
const LONGEST_JOB_MONTHS = 40 * 12;

function monthNumber(groups: Record<string, string | undefined>, prefix: 'from' | 'to'): number | null {
  const year = Number(groups[`${prefix}Y`]);
  if (!Number.isFinite(year)) return null;
  const named = MONTHS[(groups[`${prefix}M`] ?? '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')];
  const numbered = groups[`${prefix}N`] === undefined ? undefined : Number(groups[`${prefix}N`]) - 1;
  const month = named ?? (numbered !== undefined && numbered >= 0 && numbered < 12 ? numbered : undefined);
  return year * 12 + (month ?? (prefix === 'from' ? 0 : 11));
}

/** What a date range stands with: its line and the one before; the next one where it has a line to itself. */
function surroundings(text: string, start: number, end: number): string {
  const [sameLine = '', nextLine = ''] = text.slice(end, end + 120).split('\n');
  const before = text.slice(Math.max(0, start - 70), start);
  const alone = sameLine.trim() === '' && before.slice(before.lastIndexOf('\n') + 1).trim() === '';
  return `${before} ${sameLine} ${alone ? nextLine : ''}`;
}

/** The date ranges in a text that read like jobs (no school beside them), as intervals of months up to `today`. */
export function workIntervals(text: string, today: string): [number, number][] {
  const now = monthOf(today, true) ?? Infinity;
  const intervals: [number, number][] = [];
  for (const match of text.matchAll(RANGE)) {
    const groups = match.groups ?? {};
    const start = monthNumber(groups, 'from');
    const end = groups['now'] === undefined ? monthNumber(groups, 'to') : now;
    if (start === null || end === null || end < start || start > now || end - start > LONGEST_JOB_MONTHS)
      continue;
    const around = surroundings(text, match.index, match.index + match[0].length);
    if (!SCHOOL.test(around)) intervals.push([start, Math.min(end, now)]);
  }
  return intervals;
}

const YEAR = /(?<![\d.,+-])((?:19[89]|20[0-4])\d)(?![\d,])/gu;
const BIRTH = /born|birth|geboren|né\b|née|nacid|född|naroz|citizen/iu;
/** Years named in scattered places overstate: some belong to courses and projects. */
const SCATTERED = 0.7;
const MOST_SCATTERED = 12;

/**
 * A guess at the years worked from years named apart from one another (a table read in columns), null when fewer than
 * two are named.
 */
export function yearsFromScatteredDates(text: string, today: string): number | null {
  const thisYear = Number(today.slice(0, 4));
  const years = new Set<number>();
  for (const match of text.matchAll(YEAR)) {
    const around = text.slice(Math.max(0, match.index - 60), match.index + 60);
    const year = Number(match[1]);
    if (year <= thisYear && !SCHOOL.test(around) && !BIRTH.test(around)) years.add(year);
  }
  if (years.size < 2) return null;
  return Math.min(MOST_SCATTERED, (Math.max(...years) - Math.min(...years)) * SCATTERED);
}
