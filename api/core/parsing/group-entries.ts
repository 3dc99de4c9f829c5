/** Groups the items of a section into entries: each a heading of one to four items and what stands below it. */
import { findPeriods, isDuration, isPeriodOnly, type Period } from './dates.js';
import { titleScore } from './career-words.js';
import type { Item } from './items.js';

export interface EntryItems {
  head: Item[];
  body: Item[];
}

/** Words a heading line has at most; longer text is a description. */
const MAX_HEAD_WORDS = 18;
const MAX_HEAD_ITEMS = 4;

const LABEL_START =
  /^(?:technolog\w*|tech stack|stack|tools|skills|environment|tech|relevant coursework|coursework|courses|key \w+|responsibilities|achievements|duties|aufgaben|tätigkeiten|missions|funciones|taken|arbetsuppgifter|náplň práce|thesis|gpa|note|minor|major|focus|project|description|role|schwerpunkte?|abschlussnote|note)\s*[:：]/iu;

/** The item may be a line of an entry's heading. */
export function isHeadLike(item: Item): boolean {
  if (item.bullet) return false;
  const { text } = item;
  const words = text.split(/\s+/).length;
  if (words > MAX_HEAD_WORDS || text.length > 150 || LABEL_START.test(text) || /[:：]$/.test(text))
    return false;
  if (
    /[.!?;]$/.test(text) &&
    !/(?:\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|St|s\.r\.o|a\.s|e\.V|[A-Z]\.[A-Z]))\.$/.test(text) &&
    words > 4
  )
    return false;
  // names of products may start small; sentences cut by a page break do too, but are longer
  return !/^\p{Ll}{3,}/u.test(text) || item.bold || words <= 6;
}

/** The period that dates the item as an entry, beside its text or at an end of it; null when it has none. */
export function entryPeriod(item: Item): Period | null {
  for (const note of item.notes) {
    const [period] = findPeriods(note.text);
    if (period) return period;
  }
  const periods = findPeriods(item.text);
  if (
    periods.length === 0 ||
    (!isHeadLike(item) && !isPeriodOnly(item.text) && !startsDated(item, periods[0]!))
  )
    return null;
  const range = periods.find((period) => period.range);
  if (range) return range;
  const only = periods[periods.length - 1]!;
  const after = item.text.slice(only.index + only.length).replace(/[\s)\].,|]+/g, '');
  const before = item.text.slice(0, only.index).replace(/[\s([|]+/g, '');
  return after.length === 0 || before.length === 0 ? only : null;
}

/** "Title, Company (2019 - 2021) Led the team …": a heading with its description on one line. */
function startsDated(item: Item, period: Period): boolean {
  return (
    !item.bullet && period.range && period.index < 110 && /[(|,]\s*$/.test(item.text.slice(0, period.index))
  );
}

export function groupEntries(section: readonly Item[]): EntryItems[] {
  const items = withHeadingNotes(section);
  const anchors = items.flatMap((item, index) => (!item.bullet && entryPeriod(item) ? [index] : []));
  if (isTimeline(items, anchors)) {
    const starts = anchors[0] === 0 ? anchors : [0, ...anchors];
    return starts.map((start, position) => ({
      head: [items[start]!],
      body: items.slice(start + 1, starts[position + 1] ?? items.length),
    }));
  }
  if (anchors.length > 0) return aroundAnchors(items, anchors);
  const bulletAnchors = items.flatMap((item, index) =>
    item.bullet && item.level === 0 && isDatedBullet(item) ? [index] : [],
  );
  if (bulletAnchors.length > 0 && items.slice(0, bulletAnchors[0]).every((item) => !item.bullet)) {
    return bulletAnchors.map((start, position) => ({
      head: [items[start]!],
      body: items.slice(start + 1, bulletAnchors[position + 1] ?? items.length),
    }));
  }
  return withoutDates(items);
}

/** Every dated line opens with its date and goes on with what happened: points on a time line, each its own entry. */
function isTimeline(items: readonly Item[], anchors: readonly number[]): boolean {
  return (
    anchors.length >= 3 &&
    anchors.length >= items.length * 0.5 &&
    anchors.every((anchor) => opensWithDate(items[anchor]!.text))
  );
}

/** "10/2018 Engineer @Acme" */
function opensWithDate(text: string): boolean {
  const [period] = findPeriods(text);
  return period !== undefined && /^[\s([]*$/.test(text.slice(0, period.index)) && !isPeriodOnly(text);
}

/** Dates in a margin column of their own stand beside the first bullets of the entry they belong to. */
function withHeadingNotes(section: readonly Item[]): Item[] {
  const items = section.map((item) => ({ ...item, notes: [...item.notes] }));
  items.forEach((item, index) => {
    const head = items[index - 1];
    if (
      !item.bullet ||
      item.notes.length === 0 ||
      !head ||
      head.bullet ||
      !isHeadLike(head) ||
      entryPeriod(head)
    )
      return;
    head.notes.push(...item.notes);
    item.notes = [];
  });
  // what is left beside later bullets of such an entry (how long it lasted) belongs to its heading too
  let heading: Item | null = null;
  for (const item of items) {
    if (!item.bullet) heading = isHeadLike(item) && entryPeriod(item) ? item : heading;
    else if (heading && item.notes.every((note) => isDuration(note.text))) {
      heading.notes.push(...item.notes);
      item.notes = [];
    }
  }
  return items;
}

function isDatedBullet(item: Item): boolean {
  return (
    item.text.split(/\s+/).length <= MAX_HEAD_WORDS &&
    (item.notes.some((note) => isPeriodOnly(note.text)) ||
      findPeriods(item.text).some((period) => period.range))
  );
}

function aroundAnchors(items: readonly Item[], anchors: readonly number[]): EntryItems[] {
  const starts = entryStarts(items, anchors);
  return starts.map(({ start, anchor }, position) => {
    const end = starts[position + 1]?.start ?? items.length;
    let headEnd = anchor + 1;
    while (
      headEnd < end &&
      headEnd - start < MAX_HEAD_ITEMS &&
      isHeadAfter(items[headEnd]!, items[anchor]!, items[headEnd - 1]!)
    )
      headEnd += 1;
    const head = items.slice(start, headEnd);
    const body = items.slice(headEnd, end);
    const [firstBody] = body;
    // only a date above a list whose first bullet is the position
    if (
      head.length === 1 &&
      isPeriodOnly(head[0]!.text) &&
      firstBody?.bullet &&
      firstBody.text.split(/\s+/).length <= 10
    ) {
      head.push(firstBody);
      body.shift();
    }
    return { head, body };
  });
}

function isHeadAfter(item: Item, anchor: Item, before: Item): boolean {
  // the margin of a large heading stands between it and the position below
  const near = titleScore(item.text) >= 2 && item.text.split(/\s+/).length <= 6 ? 3 : 2.4;
  if (!isHeadLike(item) || item.gap > near) return false;
  if (entryPeriod(item) && entryPeriod(anchor)) return false;
  const words = item.text.split(/\s+/).length;
  // plain text after a styled heading is the description, unless it is as short as a name
  const styledAnchor = anchor.bold || before.bold;
  return words <= (styledAnchor && !item.bold && !item.italic ? 9 : 12);
}

function entryStarts(
  items: readonly Item[],
  anchors: readonly number[],
): { start: number; anchor: number }[] {
  const starts: { start: number; anchor: number }[] = [];
  const first = anchors[0]!;
  const usual = Math.min(2, countHeadBefore(items, first, 0));
  let floor = 0;
  anchors.forEach((anchor, position) => {
    const previous = starts[starts.length - 1];
    if (previous && belongsToHead(items, previous.anchor, anchor)) return;
    const available = countHeadBefore(items, anchor, floor);
    const follows = position === 0 ? available : sinceBody(items, anchor, available, previous!.anchor);
    const wanted =
      position === 0
        ? Math.min(available, 3)
        : Math.min(follows, Math.max(usual, hasOwnLook(items, anchor, follows) ? 1 : 0));
    starts.push({ start: anchor - wanted, anchor });
    floor = anchor + 1;
  });
  return starts;
}

/** Two dated lines that are one heading: a title with its dates and, below, a place with a year, say. */
function belongsToHead(items: readonly Item[], previousAnchor: number, anchor: number): boolean {
  if (anchor !== previousAnchor + 1) return false;
  const a = entryPeriod(items[previousAnchor]!);
  const b = entryPeriod(items[anchor]!);
  // years one below the other in a column of their own date a line each
  const [noteA] = items[previousAnchor]!.notes;
  const [noteB] = items[anchor]!.notes;
  if (noteA && noteB && !a?.range && Math.abs(noteA.x - noteB.x) < 3) return false;
  return Boolean(a && b && a.start === b.start && a.end === b.end && a.range === b.range);
}

function countHeadBefore(items: readonly Item[], anchor: number, floor: number): number {
  let count = 0;
  while (anchor - count - 1 >= floor && count < 4 && isHeadLike(items[anchor - count - 1]!)) {
    count += 1;
    // space above a line: nothing further up belongs to it
    if (items[anchor - count]!.gap > 2.2 && count >= 1) break;
  }
  return count;
}

/** Of the heading-like items before an anchor, those after the body of the entry before. */
function sinceBody(
  items: readonly Item[],
  anchor: number,
  available: number,
  previousAnchor: number,
): number {
  const between = items.slice(previousAnchor + 1, anchor);
  if (between.length > available) return available;
  // nothing but heading lines between two dates: space tells where the next entry starts
  for (let count = 1; count <= available; count += 1) {
    const item = items[anchor - count]!;
    if (item.gap > items[anchor]!.gap + 0.25 && item.gap > 1.5) return count;
  }
  // space above the dated line itself: it opens the entry
  const opens =
    items[anchor]!.gap > 1.5 &&
    items.slice(anchor - available, anchor).every((item) => item.gap < items[anchor]!.gap - 0.2);
  return opens ? 0 : available;
}

function hasOwnLook(items: readonly Item[], anchor: number, available: number): boolean {
  if (available === 0) return false;
  const item = items[anchor - 1]!;
  const before = items[anchor - 2];
  return item.bold || item.italic || item.gap > 1.6 || before?.bullet === true;
}

function withoutDates(items: readonly Item[]): EntryItems[] {
  const entries: EntryItems[] = [];
  let current: EntryItems | null = null;
  items.forEach((item, index) => {
    const previous = items[index - 1];
    const head = isHeadLike(item);
    const afterBody = current !== null && current.body.length > 0;
    const apart = item.gap > 1.7 && previous !== undefined && item.gap > (items[index + 1]?.gap ?? 0) + 0.2;
    if (
      !current ||
      (head &&
        (afterBody || (apart && current.head.length > 0) || current.head.length >= 3) &&
        startsEntry(item, current))
    ) {
      current = { head: [], body: [] };
      entries.push(current);
    }
    if (head && current.body.length === 0 && current.head.length < 3) current.head.push(item);
    else current.body.push(item);
  });
  return entries;
}

/** Between two bodies, a line opens an entry when it looks like the line that opened the one before. */
function startsEntry(item: Item, current: EntryItems): boolean {
  const opener = current.head[0];
  if (!opener) return true;
  const lastBody = current.body[current.body.length - 1];
  if (lastBody?.bullet) return true;
  return (
    opener.bold === item.bold && Math.abs(opener.size - item.size) < 0.6 && (item.bold || item.gap > 1.5)
  );
}
