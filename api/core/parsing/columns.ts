/** Finds the columns of a page: a sidebar or a second column is read apart, a column of dates is not. */
import { isDuration, isPeriodOnly } from './dates.js';
import { isPlace } from './places.js';
import { piecesOf } from './paragraph-islands.js';
import { sectionKeyOf } from './section-words.js';
import type { PlacedPart } from './text-rows.js';

/** A piece of the page that is read top to bottom before the next one starts. */
export interface Region {
  parts: PlacedPart[];
  /** 'full' or the side of each gutter it stands at, outermost first ('left', 'right/left'). */
  side: string;
  /** Where the innermost of those gutters is; 0 for 'full'. The same column of the next page has it about there. */
  gutter: number;
}

const MIN_ROWS = 4;
const MIN_WIDTH = 55;
const MIN_GUTTER = 5;
/** Where no left edge is shared, space between justified words must not pass for a gutter. */
const LOOSE_GUTTER = 14;
const MAX_DEPTH = 3;
/** A page with more parts is a drawing or a table: every edge of its parts would be too many to try. */
const MOST_PARTS = 600;

/** The regions of a page in reading order. `parts` come top to bottom. */
export function findRegions(parts: readonly PlacedPart[], side = 'full', outer = 0, depth = 0): Region[] {
  const split = depth < MAX_DEPTH ? bestSplit(parts) : null;
  if (!split) {
    if (parts.length === 0) return [];
    return piecesOf(parts, isNote).map((piece) => ({ parts: piece, side, gutter: outer }));
  }
  const { gutter, top, bottom } = split;
  const above = parts.filter((part) => part.y < top);
  const below = parts.filter((part) => part.y > bottom);
  const inside = parts.filter((part) => part.y >= top && part.y <= bottom);
  const inner = (name: string): string => (side === 'full' ? name : `${side}/${name}`);
  const left = inside.filter((part) => part.x < gutter);
  const right = inside.filter((part) => part.x >= gutter);
  return [
    ...findRegions(above, side, outer, depth + 1),
    ...findRegions(left, inner('left'), gutter, depth + 1),
    ...findRegions(right, inner('right'), gutter, depth + 1),
    ...findRegions(below, side, outer, depth + 1),
  ];
}

interface Split {
  gutter: number;
  top: number;
  bottom: number;
  score: number;
}

function bestSplit(parts: readonly PlacedPart[]): Split | null {
  let best: Split | null = null;
  const shared = columnEdges(parts);
  const edges = parts.length > MOST_PARTS ? shared : [...shared, ...otherEdges(parts, shared)];
  for (const [index, edge] of edges.entries()) {
    const loose = index >= shared.length;
    for (const run of runsWithout(parts, edge, loose ? LOOSE_GUTTER : MIN_GUTTER)) {
      const score = columnScore(run, edge, loose);
      if (score > (best?.score ?? 0)) {
        best = { gutter: edge - 1, top: run[0]!.y - 0.1, bottom: run[run.length - 1]!.y + 0.1, score };
      }
    }
  }
  return best;
}

/** Left edges that several parts share, right of other text. */
function columnEdges(parts: readonly PlacedPart[]): number[] {
  const counts = new Map<number, number>();
  for (const part of parts) {
    const edge = Math.round(part.x / 2) * 2;
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const leftmost = Math.min(...parts.map((part) => part.x));
  return [...counts]
    .filter(([edge, count]) => edge > leftmost + MIN_WIDTH && count + (counts.get(edge + 2) ?? 0) >= 3)
    .map(([edge]) => edge - 1.5);
}

/**
 * Where a column may start whose lines share no left edge: centred text, a time line whose title stands left of its
 * entries.
 */
function otherEdges(parts: readonly PlacedPart[], shared: readonly number[]): number[] {
  const leftmost = Math.min(...parts.map((part) => part.x));
  const edges = new Set(parts.map((part) => Math.round(part.x / 2) * 2 - 1.5));
  return [...edges].filter((edge) => edge > leftmost + MIN_WIDTH && !shared.includes(edge));
}

/** The longest stretches of the page, top to bottom, in which nothing crosses the edge. */
function runsWithout(parts: readonly PlacedPart[], edge: number, gutter: number): PlacedPart[][] {
  const runs: PlacedPart[][] = [];
  let run: PlacedPart[] = [];
  for (const part of parts) {
    if (part.x < edge && part.right > edge - gutter) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      run.push(part);
    }
  }
  if (run.length > 0) runs.push(run);
  return runs.map((items) => trimRun(items, edge));
}

/** A header above the columns that happens to be short belongs to the whole page, not to one column. */
function trimRun(run: PlacedPart[], edge: number): PlacedPart[] {
  const firstRight = run.find((part) => part.x >= edge);
  const firstLeft = run.find((part) => part.x < edge);
  if (!firstRight || !firstLeft) return [];
  const start = Math.max(firstLeft.y, firstRight.y);
  const early = run.filter((part) => part.y < start - part.size * 0.5);
  // one side starting much higher is how sidebars look; a few lines of one side are a header, unless they title it
  const cut =
    early.length > 0 &&
    early.length <= 4 &&
    titleCount(early) === 0 &&
    gapAfter(run, early[early.length - 1]!) > 1.8;
  return cut ? run.filter((part) => !early.includes(part)) : run;
}

function gapAfter(run: readonly PlacedPart[], part: PlacedPart): number {
  const next = run.find((other) => other.y > part.y + part.size * 0.5);
  return next ? (next.y - part.y) / Math.max(part.size, next.size) : 0;
}

/** @param elsewhere no left edge is shared here: the column must show by its titles and by how its lines are set. */
function columnScore(run: readonly PlacedPart[], edge: number, elsewhere: boolean): number {
  const left = run.filter((part) => part.x < edge);
  const right = run.filter((part) => part.x >= edge);
  const leftRows = rowCount(left);
  const rightRows = rowCount(right);
  if (leftRows < MIN_ROWS || rightRows < MIN_ROWS) return 0;
  if (widthOf(left) < MIN_WIDTH || widthOf(right) < MIN_WIDTH) return 0;
  // the column's own left edge must be where its lines start
  const startingAtEdge = firstOfRows(right).filter((part) => part.x < edge + 14).length;
  // titles alone may share the edge, and the entries stand further in
  const loose = elsewhere || startingAtEdge < rightRows * 0.4;
  if (loose && !isSetAlike(right)) return 0;
  // what stands beside the other side tells; a column may be longer than its neighbour
  const top = Math.max(left[0]!.y, right[0]!.y) - 12;
  const bottom = Math.min(left.at(-1)!.y, right.at(-1)!.y) + 12;
  const beside = (part: PlacedPart): boolean => part.y >= top && part.y <= bottom;
  const leftBeside = left.filter(beside);
  const rightBeside = right.filter(beside);
  if (noteShare(leftBeside) > 0.45 || noteShare(rightBeside) > 0.45) return 0;

  const leftHeadings = headingCount(left);
  const rightHeadings = headingCount(right);
  // a rail of section titles beside their content is read row by row
  if (leftHeadings >= leftRows * 0.6) return 0;
  if (loose && (titleCount(left) === 0 || titleCount(right) === 0)) return 0;
  const aligned = alignedShare(leftBeside, rightBeside);
  const rows = Math.min(leftRows, rightRows);
  if (loose || (leftHeadings > 0 && rightHeadings > 0)) return (leftRows + rightRows) * 2 + rows;
  if (aligned > 0.75) return 0;
  if (aligned > 0.5 && leftHeadings + rightHeadings === 0) return 0;
  return rows < 5 ? 0 : leftRows + rightRows + rows;
}

/** Most of the column's rows are centred on one line, or most start at one edge. */
function isSetAlike(column: readonly PlacedPart[]): boolean {
  const rows = rowsWithin(column);
  const most = (places: readonly number[], tolerance: number): number =>
    Math.max(...places.map((at) => places.filter((other) => Math.abs(other - at) <= tolerance).length));
  return (
    most(
      rows.map(({ left, right }) => (left + right) / 2),
      6,
    ) >=
      rows.length * 0.6 ||
    most(
      rows.map(({ left }) => left),
      4,
    ) >=
      rows.length * 0.6
  );
}

function rowsWithin(parts: readonly PlacedPart[]): { left: number; right: number }[] {
  const rows: { y: number; left: number; right: number }[] = [];
  for (const part of parts) {
    const last = rows[rows.length - 1];
    if (last && part.y - last.y <= 0.3 * part.size) {
      last.left = Math.min(last.left, part.x);
      last.right = Math.max(last.right, part.right);
    } else rows.push({ y: part.y, left: part.x, right: part.right });
  }
  return rows;
}

function rowCount(parts: readonly PlacedPart[]): number {
  return firstOfRows(parts).length;
}

function firstOfRows(parts: readonly PlacedPart[]): PlacedPart[] {
  const firsts: PlacedPart[] = [];
  for (const part of parts) {
    const last = firsts[firsts.length - 1];
    if (!last || part.y - last.y > 0.3 * part.size) firsts.push(part);
  }
  return firsts;
}

function widthOf(parts: readonly PlacedPart[]): number {
  let left = Infinity;
  let right = -Infinity;
  for (const part of parts) {
    left = Math.min(left, part.x);
    right = Math.max(right, part.right);
  }
  return right - left;
}

/** Share of the parts that only annotate the text beside them: dates, durations, places. */
function noteShare(parts: readonly PlacedPart[]): number {
  return parts.filter(isNote).length / Math.max(1, parts.length);
}

function isNote(part: PlacedPart): boolean {
  const text = part.text.trim();
  return text.length < 45 && (isPeriodOnly(text) || isDuration(text) || isPlace(text));
}

function headingCount(parts: readonly PlacedPart[]): number {
  return parts.filter((part) => part.text.trim().length < 40 && sectionKeyOf(part.text, 'exact') !== null)
    .length;
}

/** Titles by their words, or by words and look ("EXPERIENCE AND EDUCATION", bold). */
function titleCount(parts: readonly PlacedPart[]): number {
  return parts.filter((part) => {
    const text = part.text.trim();
    if (text.length >= 40) return false;
    // a word in small letters is a caption ("9 prizes")
    if (!/^\p{Lu}/u.test(text)) return false;
    if (sectionKeyOf(text, 'exact') !== null) return true;
    const marked = text === text.toUpperCase() || part.stretches.every((stretch) => stretch.bold);
    return marked && sectionKeyOf(text, 'loose') !== null;
  }).length;
}

/** Share of the shorter side's rows that stand on a row of the other side. */
function alignedShare(left: readonly PlacedPart[], right: readonly PlacedPart[]): number {
  const a = firstOfRows(left);
  const b = firstOfRows(right);
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const aligned = few.filter((part) => many.some((other) => Math.abs(other.y - part.y) < 0.15 * part.size));
  return aligned.length / Math.max(1, few.length);
}
