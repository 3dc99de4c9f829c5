/** Partial dates as resumes write them, and how long the dates of a career add up to. */
import { isRecord, listOf, textOf } from './leaves.js';
import { cleanText, foldCase } from './words.js';

export interface PartialDate {
  year: number;
  /** 1..12, null when only the year is known. */
  month: number | null;
}

const MONTHS = new Map<string, number>();
for (const locale of ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs']) {
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' });
    const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const date = Date.UTC(2001, month - 1, 1);
      const inDate = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
      for (const name of [inDate, alone.format(date)])
        MONTHS.set(foldCase(name).replace(/[^a-z]/g, ''), month);
    }
  }
}
for (const [name, month] of [
  ['sept', 9],
  ['mrz', 3],
  ['marz', 3],
  ['janv', 1],
  ['fevr', 2],
  ['juil', 7],
  ['maj', 5],
] as const)
  MONTHS.set(name, month);
MONTHS.delete('');

const PRESENT =
  /^(?:present|current|currently|now|today|ongoing|to date|heute|aktuell|gegenwart|bis heute|laufend|jetzt|actuel|actuellement|present|aujourd'?hui|en cours|ce jour|actualidad|actual|presente|hoy|heden|nu|huidig|nuvarande|pagaende|idag|soucasnost|dosud|nyni|soucasny)$/;

/** Reads `2019`, `2019-03`, `2019-03-01`, `03/2019`, `1.3.2019`, `Mar 2019`, `März 2019`, `present`; null when it is none of them. */
export function readDate(text: string): PartialDate | 'present' | null {
  const folded = foldCase(cleanText(text)).trim();
  if (PRESENT.test(folded)) return 'present';
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(folded);
  if (year === null) return null;
  const iso = /(?<!\d)(?:19|20)\d{2}[-/.](\d{1,2})(?!\d)/.exec(folded);
  const european = /(?<!\d)(\d{1,2})[-/. ]+(?:19|20)\d{2}(?!\d)/.exec(folded);
  const named = [...folded.matchAll(/[a-z]+/g)]
    .map(([word]) => MONTHS.get(word))
    .find((month) => month !== undefined);
  const month = named ?? Number(iso?.[1] ?? european?.[1] ?? 0);
  return { year: Number(year[1]), month: month >= 1 && month <= 12 ? month : null };
}

/** Years of work that a profile's dates show, overlapping positions counted once; open ones last until `today`. */
export function careerYears(profile: unknown, today: string | undefined): number {
  if (!isRecord(profile)) return 0;
  const now = today === undefined ? null : readDate(today);
  const read = listOf(profile['work']).filter(isRecord);
  const spans: [number, number][] = [];
  let latest = now !== null && now !== 'present' ? now.year * 12 + (now.month ?? 12) : 0;
  if (latest === 0) {
    for (const value of JSON.stringify(profile).matchAll(/"((?:19|20)\d{2})-(\d{2})/g))
      latest = Math.max(latest, Number(value[1]) * 12 + Number(value[2]));
  }
  for (const entry of read) {
    const start = readDate(textOf(entry['startDate']));
    const end = readDate(textOf(entry['endDate']));
    if (start === null || start === 'present') continue;
    const from = start.year * 12 + (start.month ?? 1);
    const to = end === null || end === 'present' ? latest : end.year * 12 + (end.month ?? 12);
    if (to >= from) spans.push([from, to + 1]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  let months = 0;
  let reached = 0;
  for (const [from, to] of spans) {
    months += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return months / 12;
}

/** Why a date of the resume is not the profile's; null when it is, or is the same said more coarsely. */
export function dateDiffers(claim: string, fact: string): string | null {
  const claimed = readDate(claim);
  const known = readDate(fact);
  const open = fact.trim() === '' || known === 'present';
  if (claim.trim() === '' || claimed === 'present') {
    return open ? null : `The profile gives an end: ${fact}.`;
  }
  if (claimed === null)
    return cleanText(claim).toLowerCase() === cleanText(fact).toLowerCase()
      ? null
      : `"${claim}" is not the profile's date.`;
  if (known === null || known === 'present')
    return fact.trim() === '' ? 'The profile gives no such date: it is open.' : `The profile says ${fact}.`;
  if (claimed.year !== known.year) return `The profile says ${fact}.`;
  if (claimed.month !== null && known.month === null) return 'The profile gives only the year.';
  return claimed.month !== null && claimed.month !== known.month ? `The profile says ${fact}.` : null;
}
