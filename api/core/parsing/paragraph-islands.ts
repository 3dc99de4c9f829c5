/** Short paragraphs set beside something else (a chart, a bubble, another paragraph): each is read whole. */
import type { PlacedPart } from './text-rows.js';

/** Lines that make a paragraph; fewer are labels. */
const MIN_LINES = 3;
/** Letters of its lines, on average, at least. */
const MIN_LETTERS = 12;
/** A column with more parts is no infographic, and every pair of them would be too much to look at. */
const MOST_PARTS = 400;

/**
 * The parts of one column, top to bottom, in pieces to be read one after the other; one piece where its rows stand
 * level, as they do in tables, with dates at the margin and in plain text.
 *
 * @param isNote the part only annotates the text beside it (a date, a place): it has no paragraph to stand beside.
 */
export function piecesOf(
  parts: readonly PlacedPart[],
  isNote: (part: PlacedPart) => boolean,
): PlacedPart[][] {
  if (parts.length > MOST_PARTS) return [[...parts]];
  const islands = paragraphsOf(parts).filter((paragraph) => standsApart(paragraph, parts, isNote));
  if (islands.length === 0) return [[...parts]];
  const taken = new Set(islands.flat());
  const pieces: PlacedPart[][] = [];
  let rest: PlacedPart[] = [];
  const waiting = [...islands];
  for (const part of parts) {
    while (waiting[0] && waiting[0][0]!.y <= part.y) {
      if (rest.length > 0) pieces.push(rest);
      rest = [];
      pieces.push(waiting.shift()!);
    }
    if (!taken.has(part)) rest.push(part);
  }
  if (rest.length > 0) pieces.push(rest);
  return pieces;
}

/** Runs of lines at one left edge, tightly set and alike, top to bottom by their first lines. */
function paragraphsOf(parts: readonly PlacedPart[]): PlacedPart[][] {
  const open: PlacedPart[][] = [];
  for (const part of parts) {
    const paragraph = open.findLast((lines) => {
      const last = lines[lines.length - 1]!;
      const space = part.y - last.y;
      const usual = lines.length > 1 ? lines[1]!.y - lines[0]!.y : space;
      return (
        Math.abs(last.x - part.x) < 1 &&
        Math.abs(last.size - part.size) < 0.5 &&
        space > 0.6 * part.size &&
        space < 1.5 * part.size &&
        Math.abs(space - usual) < 0.1 * part.size
      );
    });
    if (paragraph) paragraph.push(part);
    else open.push([part]);
  }
  const letters = (lines: readonly PlacedPart[]): number =>
    lines.reduce((sum, { text }) => sum + text.trim().length, 0) / lines.length;
  return open.filter((lines) => lines.length >= MIN_LINES && letters(lines) >= MIN_LETTERS);
}

/** Other text stands beside the paragraph, and on lines of its own: read row by row, both would be torn. */
function standsApart(
  paragraph: readonly PlacedPart[],
  parts: readonly PlacedPart[],
  isNote: (part: PlacedPart) => boolean,
): boolean {
  const top = paragraph[0]!.y - paragraph[0]!.size * 0.5;
  const bottom = paragraph[paragraph.length - 1]!.y + paragraph[0]!.size * 0.3;
  const right = Math.max(...paragraph.map((line) => line.right));
  const beside = parts.filter((part) => part.y >= top && part.y <= bottom && !paragraph.includes(part));
  // a word of a line set far apart is the paragraph's own
  if (beside.length < (paragraph.length > MIN_LINES ? 1 : 2)) return false;
  if (beside.some((part) => part.x < right && part.right > paragraph[0]!.x)) return false;
  const level = beside.filter((part) =>
    // a number much larger than the text stands level with it by chance only
    paragraph.some(
      (line) =>
        Math.max(line.size, part.size) < 1.4 * Math.min(line.size, part.size) &&
        Math.abs(line.y - part.y) < 0.25 * Math.min(line.size, part.size),
    ),
  );
  return level.length <= beside.length * 0.4 && beside.filter(isNote).length <= beside.length * 0.4;
}
