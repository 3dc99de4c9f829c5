/** Lines of a section joined into what the writer typed: one item for each bullet, paragraph or heading line. */
import { findPeriods, isDuration, isPeriodOnly } from './dates.js';
import type { Line, Part } from './line.js';
import { isPlace } from './places.js';

export interface Item {
  lines: Line[];
  /** The words, wrapped lines joined, without the notes at the margin. */
  text: string;
  /** Parts of the first line's own text, left to right. */
  parts: Part[];
  /** Dates, durations and places set beside the text, from all its lines. */
  notes: Part[];
  bullet: boolean;
  /** Nesting by indentation among bullets of the section, from 0. */
  level: number;
  bold: boolean;
  italic: boolean;
  size: number;
  gap: number;
  x: number;
}

/**
 * @param indented in sections of entries, lines set in below the headings are bullets whose sign was drawn, not typed.
 */
export function itemsOf(printed: readonly Line[], indented = false): Item[] {
  const whole = joinWrappedPeriods(printed);
  const lines = indented ? withDrawnBullets(whole) : whole;
  const items: Item[] = [];
  const fullAt = fullLineEdges(lines);
  const tight = tightGaps(lines);
  let previous: Line | null = null;
  for (const line of lines) {
    const { main, notes } = splitNotes(line);
    const current = items[items.length - 1];
    if (current && main.length === 0 && previous) {
      // only a date or place at the margin of the lines around it
      const sameColumn = line.column === previous.column && line.x > previous.x + 60;
      if (sameColumn && !line.bullet && current.lines.length > 0 && !startsOwnRow(line, current)) {
        current.notes.push(...notes);
        continue;
      }
    }
    const parts = main.length > 0 ? main : notes;
    if (current && previous && main.length > 0 && continues(current, previous, line, main, fullAt, tight)) {
      current.text = joinWrapped(current.text, textOf(main));
      current.lines.push(line);
      current.notes.push(...notes);
    } else {
      items.push({
        lines: [line],
        text: textOf(parts),
        parts,
        notes: main.length > 0 ? notes : [],
        bullet: line.bullet !== '',
        level: 0,
        bold: mostly(parts, 'bold'),
        italic: mostly(parts, 'italic'),
        size: line.size,
        gap: line.gap,
        x: parts[0]!.x,
      });
    }
    previous = line;
  }
  setLevels(items);
  return items;
}

/** A period broken over two lines of a narrow column ("09/2012 –", "03/2018 below") is put back together. */
function joinWrappedPeriods(lines: readonly Line[]): Line[] {
  const joined = lines.map((line) => ({ ...line, parts: [...line.parts] }));
  joined.forEach((line, index) => {
    const next = joined[index + 1];
    if (!next || next.column !== line.column || next.gap > 2) return;
    line.parts.forEach((part, position) => {
      if (!/[-–—]\s*(?:\p{L}{3,9}\.?)?\s*$/u.test(part.text) || part.text.length > 24) return;
      const rest = next.parts.findIndex(
        (other) => Math.abs(other.x - part.x) < 6 || Math.abs(other.right - part.right) < 6,
      );
      const below = next.parts[rest];
      // a column of open dates ("2022-" above "2018-") is no broken one
      if (!below || below.text.length > 16 || next.bullet || /[-–—]\s*$/.test(below.text)) return;
      const text = `${part.text.trim()} ${below.text.trim()}`;
      const [period] = findPeriods(text);
      if (!isPeriodOnly(text) || !period?.range || (period.ongoing && /\d/.test(below.text))) return;
      line.parts[position] = { ...part, text, stretches: [{ ...part.stretches[0]!, text }] };
      next.parts.splice(rest, 1);
    });
  });
  return joined.filter((line) => line.parts.length > 0);
}

function mostly(parts: readonly Part[], style: 'bold' | 'italic'): boolean {
  let all = 0;
  let styled = 0;
  for (const stretch of parts.flatMap((part) => part.stretches)) {
    all += stretch.text.trim().length;
    if (stretch[style]) styled += stretch.text.trim().length;
  }
  return styled > all * 0.6;
}

function textOf(parts: readonly Part[]): string {
  return parts
    .map((part) => part.text.trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Notes stand at an end of the line: a period first or last, a duration or a place last. */
function splitNotes(line: Line): { main: Part[]; notes: Part[] } {
  const main: Part[] = [];
  const notes: Part[] = [];
  line.parts.forEach((part, index) => {
    const text = part.text.trim();
    const note =
      isPeriodOnly(text) ||
      (isDuration(text) && (line.parts.length > 1 || part.x > line.columnRight * 0.6)) ||
      (index > 0 && index === line.parts.length - 1 && isPlace(text)) ||
      (line.parts.length === 1 && isPlace(text) && !line.bullet && part.x > line.columnRight * 0.6);
    if (note) notes.push(part);
    else main.push(part);
  });
  return { main, notes };
}

/** A date on a line of its own, right where text starts, heads or follows an entry; it is no margin note. */
function startsOwnRow(line: Line, current: Item): boolean {
  return line.x < Math.min(current.x, current.lines[0]!.bulletX) + 40;
}

/** Lines set in from the headings of their column, in a section without bullets, as bullets. */
function withDrawnBullets(lines: readonly Line[]): Line[] {
  const columns = new Map<number, Line[]>();
  for (const line of lines) {
    if (line.page !== null && splitNotes(line).main.length > 0)
      columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
  }
  const drawn = new Set<Line>();
  for (const column of columns.values()) {
    if (column.some((line) => line.bullet)) continue;
    const base = Math.min(...column.map((line) => splitNotes(line).main[0]!.x));
    const inner = column.filter((line) => line.x > base + 5 && line.x < base + 70);
    const edge = Math.min(...inner.map((line) => line.x));
    // one common edge for the list, and headings that stand left of it
    if (inner.length < 2 || inner.some((line) => line.x > edge + 25) || inner.length > column.length * 0.95)
      continue;
    const usualGap = Math.min(...inner.map((line) => line.gap));
    column.forEach((line, index) => {
      const previous = column[index - 1];
      if (!inner.includes(line) || line.x > edge + 4) return;
      const wrapped = previous && inner.includes(previous) && wrapsFrom(previous, line, usualGap);
      if (!wrapped) drawn.add(line);
    });
  }
  return lines.map((line) => (drawn.has(line) ? { ...line, bullet: '•' } : line));
}

/** @param usualGap the smallest space between the list's lines: more than that starts an item. */
function wrapsFrom(previous: Line, line: Line, usualGap: number): boolean {
  if (line.gap > usualGap * 1.1) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  // a capital after a finished phrase opens a new one; after "using" it is a name
  const open =
    /[,;&–-]$|\b(?:and|or|of|the|to|for|in|on|at|as|with|by|from|a|an|using|via|including|into|und|mit|et|de|y|en|och|med|s)$/i.test(
      previous.text,
    );
  return previous.right > previous.columnRight - 60 && open;
}

/** Right edges of the columns as the text fills them, by column. */
function fullLineEdges(lines: readonly Line[]): Map<number, number> {
  const edges = new Map<number, number[]>();
  for (const line of lines) {
    const { main } = splitNotes(line);
    const right = main[main.length - 1]?.right;
    if (right !== undefined) edges.set(line.column, [...(edges.get(line.column) ?? []), right]);
  }
  return new Map([...edges].map(([column, rights]) => [column, Math.max(...rights)]));
}

/** By column, the line gap below which lines belong together, where two gaps are in use: inside and between paragraphs. */
function tightGaps(lines: readonly Line[]): Map<number, number> {
  const columns = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (line.page === null || line.bullet || previous?.column !== line.column || previous.page !== line.page)
      return;
    if (Math.abs(line.size - previous.size) > 0.6) return;
    const gaps = columns.get(line.column);
    if (gaps) gaps.push(line.gap);
    else columns.set(line.column, [line.gap]);
  });
  const tight = new Map<number, number>();
  for (const [column, gaps] of columns) {
    const smallest = Math.min(...gaps);
    const apart = gaps.filter((gap) => gap > smallest * 1.12).length;
    if (smallest < 1.6 && apart >= 2 && apart >= gaps.length * 0.4) tight.set(column, smallest * 1.04);
  }
  return tight;
}

function continues(
  current: Item,
  previous: Line,
  line: Line,
  main: readonly Part[],
  fullAt: ReadonlyMap<number, number>,
  tight: ReadonlyMap<number, number>,
): boolean {
  if (line.bullet || line.page === null || line.heading > 0) return false;
  if (line.column !== previous.column) return false;
  const newPage = line.page !== previous.page;
  if (!newPage && line.gap > Math.max(1.75, (current.lines.length > 1 ? previous.gap : 1.45) * 1.25))
    return false;
  if (Math.abs(line.size - previous.size) > 0.6) return false;
  const own = splitNotes(line).notes.some((note) => isPeriodOnly(note.text));
  // a second date is a second entry
  if (own && !current.bullet && current.notes.some((note) => isPeriodOnly(note.text))) return false;
  // points of a time line are no paragraph
  if (opensWithPoint(main[0]!.text.trim()) && opensWithPoint(current.text)) return false;
  // rows of a grid are no paragraph
  if (isGridRow(main) && isGridRow(current.parts)) return false;
  const x = main[0]!.x;
  const text = main[0]!.text.trim();
  const { main: previousMain } = splitNotes(previous);
  const previousRight = previousMain[previousMain.length - 1]?.right ?? previous.right;
  const edge = fullAt.get(line.column) ?? line.columnRight;
  const firstWord = /^\S+/.exec(text)?.[0].length ?? 0;
  const letterWidth = line.size * 0.5;
  // the line before had no room for this line's first word
  const full = previousRight + (firstWord + 1) * letterWidth > edge - 2 * letterWidth;
  // a labelled line ("Tools: …") starts afresh
  if (/^\p{Lu}[\p{L} &/-]{1,30}[:：](?:\s|$)/u.test(text) && (!current.bullet || !full)) return false;
  // an identifier or address on a line of its own is no continued sentence
  if (!current.bullet && /^(?:doi\b|https?:|www\.|10\.\d{4,9}\/)/i.test(text)) return false;
  const lower = /^[\p{Ll}\d(&%+]/u.test(text);
  const open = /[,;:–—-]$|\b(?:and|or|of|the|to|for|in|with|a|an|by|und|et|y|en|och|a)$/i.test(current.text);
  const styled = line.bold !== previous.bold;
  if (current.bullet) {
    const indented = x >= previous.x - 3 && x <= current.lines[0]!.x + 25;
    if (x < current.lines[0]!.bulletX - 3) return false;
    if (styled && !full) return false;
    return (indented && (full || lower || newPage === false)) || (full && lower);
  }
  if (styled || Math.abs(x - current.x) > 6) return Math.abs(x - current.x) < 30 && full && lower && !styled;
  // where paragraphs are set apart by space, a line without it goes on
  const close = line.gap <= (tight.get(line.column) ?? 0);
  return full && (lower || open || close || current.text.length > 60);
}

/** "10/2018 Engineer @Acme": a month or year before what happened then. */
function opensWithPoint(text: string): boolean {
  return /^(?:\d{1,2}[/.])?(?:19|20)\d\d\s+[\p{Lu}\d]/u.test(text);
}

function isGridRow(parts: readonly Part[]): boolean {
  return parts.some((part, index) => index > 0 && part.x - parts[index - 1]!.right > 25);
}

/** The words across a line end: a hyphen that only the line end made goes. */
export function joinWrapped(before: string, after: string): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) {
    const head = /[\p{L}-]+-$/u.exec(before)?.[0] ?? '';
    // "full-stack" and the like keep theirs: the first half is a word that often stands before a hyphen
    const keeps =
      /^(?:.*-)?(?:full|front|back|end|cross|multi|real|high|low|long|short|self|well|open|data|user|on|off|in|co|non|pre|post|semi|third|second|first|large|small|state|time|cost|client|server|event|test|year|day|team|e|decision|problem|award|role|micro|object|top)-$/i.test(
        head,
      );
    return keeps ? before + after : before.slice(0, -1) + after;
  }
  return `${before} ${after}`;
}

/** Bullets this near to one edge, in points, stand at it: numbers are set to the right of their width. */
const SAME_EDGE = 5;

function setLevels(items: readonly Item[]): void {
  const edges: number[] = [];
  const places = items.filter((item) => item.bullet).map((item) => item.lines[0]!.bulletX);
  for (const x of places.sort((a, b) => a - b))
    if (edges.length === 0 || x > edges[edges.length - 1]! + SAME_EDGE) edges.push(x);
  for (const item of items) {
    const first = item.lines[0]!;
    if (!item.bullet) item.level = 0;
    else if (first.list > 0) item.level = first.list - 1;
    else
      item.level = Math.max(
        0,
        edges.findLastIndex((edge) => first.bulletX >= edge),
      );
  }
}
