/**
 * The profile that LinkedIn prints as PDF: one layout for everybody, in which size and order say what a line is. Its
 * positions stand under their employer, with how long all of them lasted, and each position's dates are followed by
 * how long it lasted.
 */
import type { ResumeEducation, ResumeWork } from '../resume/json-resume.js';
import { findPeriods, isDuration, isPeriodOnly } from './dates.js';
import { bodyTexts, datesOf, type ReadEntry } from './entry-body.js';
import { itemsOf, joinWrapped, type Item } from './items.js';
import type { Line } from './line.js';
import { isPlace } from './places.js';

/** Titles of its sections are at least this large; employers are set smaller. */
export const NETWORK_TITLE_SIZE = 12.6;

/** Lines that only this export prints: the profile's address with its label, and a page number of pages. */
export function isNetworkPage(lines: readonly Line[], furniture: readonly Line[]): boolean {
  const [first] = lines;
  if (!first || first.page === null) return false;
  const opening = lines.filter((line) => line.page === 1 && line.column === first.column).slice(0, 14);
  const labelled = opening.some((line) => /\(LinkedIn\)\s*$/.test(line.text));
  const address = opening.some((line) =>
    /^(?:https?:\/\/)?(?:www\.)?linkedin\.com\/in\//i.test(line.text.trim()),
  );
  const numbered = [...furniture, ...lines].some((line) =>
    /^\p{L}+\s\d{1,3}\s\p{L}+\s\d{1,3}$/u.test(line.text.trim()),
  );
  return labelled && address && numbered;
}

/** Lines of the sidebar's lists, wrapped ones joined: what stands closer than the list's entries do goes on. */
export function joinNetworkList(list: readonly Line[], all: readonly Line[]): Line[] {
  const [first] = list;
  if (!first) return [];
  const gaps = all
    .filter((line) => line.column === first.column && line.size === first.size)
    .map((line) => line.gap);
  const closest = Math.min(...gaps);
  const joined: Line[] = [];
  for (const line of list) {
    const previous = joined[joined.length - 1];
    const open = previous !== undefined && /\([^)]*$/.test(previous.text);
    const wrapped =
      line.gap < Math.min(1.5, closest * 1.06) && gaps.some((gap) => gap > closest * 1.12 && gap < 2.2);
    if (!previous || previous.column !== line.column || (!wrapped && !open)) {
      joined.push(line);
      continue;
    }
    const text = joinWrapped(previous.text.trim(), line.text.trim());
    const [part] = previous.parts;
    const [style] = part!.stretches;
    joined[joined.length - 1] = {
      ...previous,
      text,
      parts: [{ ...part!, text, stretches: [{ ...style!, text }] }],
    };
  }
  return joined;
}

/** A name a line, nothing else is printed there: certificates, awards and publications. */
export function networkNames<Value>(
  items: readonly Item[],
  valueOf: (name: string) => Value,
): ReadEntry<Value>[] {
  return items.map((item) => ({ value: valueOf(item.text), items: [item], confidence: 0.9 }));
}

/** What the person calls themselves: the lines between the name and the place. */
export function networkHeadline(header: readonly Line[], name: string | undefined): string | null {
  const at = header.findIndex((line) => line.text.trim() === name);
  if (at < 0) return null;
  const below = header.slice(at + 1).filter((line) => line.column === header[at]!.column);
  const place = below.findIndex((line, index) => index > 0 && isPlace(line.text));
  const headline = below.slice(0, place < 0 ? below.length - 1 : place).map((line) => line.text.trim());
  return headline.length > 0 ? headline.reduce(joinWrapped) : null;
}

export function readNetworkWork(lines: readonly Line[]): ReadEntry<ResumeWork>[] {
  const anchors = lines.flatMap((line, index) => (index > 0 && isDateLine(line) ? [index] : []));
  const starts: { start: number; title: number; anchor: number; company: string | null }[] = [];
  for (const anchor of anchors) {
    const floor = (starts[starts.length - 1]?.anchor ?? -1) + 1;
    if (anchor - 1 < floor) continue;
    starts.push(entryStart(lines, anchor, floor));
  }
  let company: string | null = null;
  return starts.map((entry, position) => {
    company = entry.company ?? company;
    const end = starts[position + 1]?.start ?? lines.length;
    return {
      value: readPosition(lines, entry, end, company),
      items: itemsOf(lines.slice(entry.start, end)),
      confidence: 0.95,
    };
  });
}

function isDateLine(line: Line): boolean {
  const text = line.text.trim();
  return !line.bullet && /\)$/.test(text) && isPeriodOnly(text) && findPeriods(text).length > 0;
}

/** Above the dates stands the title, above that the employer or the time spent there, unless it is the same employer's. */
function entryStart(
  lines: readonly Line[],
  anchor: number,
  floor: number,
): { start: number; title: number; anchor: number; company: string | null } {
  let title = anchor - 1;
  const size = lines[title]!.size;
  // a long title takes two lines
  while (title - 1 >= floor && sameBlock(lines[title - 1]!, lines[title]!) && lines[title]!.gap < 1.5)
    title -= 1;
  const above = title - 1 >= floor ? lines[title - 1]! : null;
  if (above && isDuration(above.text) && title - 2 >= floor)
    return { start: title - 2, title, anchor, company: lines[title - 2]!.text.trim() };
  if (above && above.size > size + 0.2 && !above.bullet)
    return { start: title - 1, title, anchor, company: above.text.trim() };
  return { start: title, title, anchor, company: null };
}

function sameBlock(a: Line, b: Line): boolean {
  return a.page === b.page && a.column === b.column && a.size === b.size && !a.bullet && a.size > 11.2;
}

function readPosition(
  lines: readonly Line[],
  { title, anchor }: { title: number; anchor: number },
  end: number,
  company: string | null,
): ResumeWork {
  const body = lines.slice(anchor + 1, end);
  const value: ResumeWork = {};
  if (company) value.name = company;
  value.position = lines
    .slice(title, anchor)
    .map((line) => line.text.trim())
    .reduce(joinWrapped);
  const place = placeLine(lines[anchor]!, body);
  if (place) value.location = place.text.trim();
  Object.assign(value, datesOf(findPeriods(lines[anchor]!.text)[0] ?? null));
  const { summary, highlights } = bodyTexts(itemsOf(place ? body.slice(1) : body));
  if (summary) value.summary = summary;
  if (highlights.length > 0) value.highlights = highlights;
  return value;
}

/** The line right below the dates is the place, where it is one or stands apart from what follows. */
function placeLine(dates: Line, body: readonly Line[]): Line | null {
  const [first, next] = body;
  if (!first || first.bullet || first.text.length > 70 || /[.!?:;]$/.test(first.text.trim())) return null;
  if (isPlace(first.text)) return first;
  const near = first.page !== dates.page || first.gap < 1.6;
  const apart = !next || next.gap > first.gap + 0.15 || next.bullet !== '';
  return near && apart && first.text.split(/\s+/).length <= 7 ? first : null;
}

/** Schools are set larger than what was studied there: "Degree, Field · (2010 - 2012)". */
export function readNetworkEducation(lines: readonly Line[]): ReadEntry<ResumeEducation>[] {
  const school = Math.max(0, ...lines.map((line) => line.size));
  const entries: Line[][] = [];
  for (const line of lines) {
    const current = entries[entries.length - 1];
    const wrapped = current && current.length === 1 && line.size === school && line.gap < 1.3;
    if (!current || (line.size === school && !wrapped)) entries.push([line]);
    else current.push(line);
  }
  return entries.map((own) => {
    const names = own.filter((line) => line.size === school).map((line) => line.text.trim());
    const text = own
      .filter((line) => line.size < school)
      .map((line) => line.text.trim())
      .join(' ');
    const [period] = findPeriods(text);
    const studies = (period ? text.slice(0, period.index) : text).replace(/[\s·•,(]+$/u, '').trim();
    const value: ResumeEducation = { institution: names.join(' '), ...datesOf(period ?? null) };
    const [degree, ...field] = studies.split(/,\s+/);
    if (degree) value.studyType = degree;
    if (field.length > 0) value.area = field.join(', ');
    return { value, items: itemsOf(own), confidence: 0.95 };
  });
}
