/** Section titles set sideways in the margin beside their section: put above it, as any other title. */
import { cleanText, closeLetterSpacing } from './line.js';
import { sectionKeyOf } from './section-words.js';
import type { TextPage, TextRun } from './text-document.js';
import type { PlacedPart } from './text-rows.js';

interface MarginTitle {
  text: string;
  /** Its baseline, and where on the page it starts and ends. */
  x: number;
  top: number;
  bottom: number;
  run: TextRun;
}

/** Space along the title from this share of its font size is a blank. */
const BLANK = 0.2;
/** More sideways pieces than this are a drawing's. */
const MOST_TURNED = 400;

/** The parts of the page and its sideways titles, top to bottom. Other sideways text is decoration and left out. */
export function withMarginTitles(parts: PlacedPart[], page: TextPage): PlacedPart[] {
  const turned = page.runs.filter((run) => run.turned);
  if (turned.length === 0 || turned.length > MOST_TURNED || parts.length === 0) return parts;
  const titles = titlesOf(turned).sort((a, b) => a.top - b.top);
  const placed = titles.flatMap((title, index) => placedTitle(title, titles[index - 1], parts) ?? []);
  return placed.length > 0 ? [...parts, ...placed].sort((a, b) => a.y - b.y) : parts;
}

/** Pieces on one sideways baseline, joined in reading direction where they spell a section's title. */
function titlesOf(turned: readonly TextRun[]): MarginTitle[] {
  const labels: TextRun[][] = [];
  const along = (run: TextRun): number => (run.turned === 'up' ? -run.y : run.y);
  const sorted = [...turned].sort((a, b) => along(a) - along(b));
  for (const run of sorted) {
    const label = labels.find((pieces) => {
      const last = pieces[pieces.length - 1]!;
      const space = along(run) - along(last) - last.width;
      return last.turned === run.turned && Math.abs(last.x - run.x) < 2 && Math.abs(space) < 1.5 * last.size;
    });
    if (label) label.push(run);
    else labels.push([run]);
  }
  return labels.flatMap((pieces) => {
    const whole = titleOf(pieces, along);
    // two titles may nearly touch
    return whole ? [whole] : pieces.flatMap((run) => titleOf([run], along) ?? []);
  });
}

function titleOf(pieces: readonly TextRun[], along: (run: TextRun) => number): MarginTitle | null {
  let text = '';
  pieces.forEach((run, index) => {
    const last = pieces[index - 1];
    if (last && along(run) - along(last) - last.width > BLANK * last.size) text += ' ';
    text += cleanText(run.text);
  });
  const title = closeLetterSpacing(text.replace(/\s+/g, ' ').trim());
  if (sectionKeyOf(title, 'exact') === null) return null;
  const first = pieces[0]!;
  const last = pieces[pieces.length - 1]!;
  const ends = [first.y, last.turned === 'up' ? last.y - last.width : last.y + last.width];
  return { text: title, x: first.x, top: Math.min(...ends), bottom: Math.max(...ends), run: first };
}

/** The title on a row of its own above the block it stands beside; null when it stands beside nothing. */
function placedTitle(
  title: MarginTitle,
  before: MarginTitle | undefined,
  parts: readonly PlacedPart[],
): PlacedPart | null {
  const beside = parts.filter((part) => part.y >= title.top && part.y <= title.bottom + part.size);
  const left = beside.filter((part) => part.right <= title.x);
  const right = beside.filter((part) => part.x >= title.x);
  const toLeft = title.x - Math.max(...left.map((part) => part.right));
  const toRight = Math.min(...right.map((part) => part.x)) - title.x;
  const block = toLeft < toRight ? left : right;
  if (block.length === 0) return null;
  const edge = Math.min(...block.map((part) => part.x));
  const far = Math.max(...block.map((part) => part.right));
  // the block may begin above its title, which is often centred beside it: after the widest space on the way up
  const column = parts.filter((part) => part.x >= edge - 2 && part.right <= far + 60);
  const start = blockStart(title, before?.bottom ?? -Infinity, column);
  const above = column.findLast((part) => part.y < start.y - 0.5);
  const y = above ? Math.max((above.y + start.y) / 2, start.y - 2 * start.size) : start.y - 2 * start.size;
  const { bold, italic, size, font } = title.run;
  const width = Math.min(far - edge, title.bottom - title.top);
  const stretch = { text: title.text, bold, italic, size, font, url: null };
  return { text: title.text, stretches: [stretch], x: edge, right: edge + width, y, size };
}

/** The first part of the block: the one below the widest space between the title before and this title's own start. */
function blockStart(title: MarginTitle, from: number, column: readonly PlacedPart[]): PlacedPart {
  const beside = column.findIndex((part) => part.y >= title.top);
  let start = column[Math.max(0, beside)]!;
  let widest = 0;
  for (let index = Math.max(0, beside); index >= 0; index -= 1) {
    const part = column[index]!;
    const above = column[index - 1];
    if (part.y < from) break;
    const space = above ? part.y - above.y : Infinity;
    // at the top of the page there is nothing to part from; a title before it marks where to stop
    if (!above) {
      if (widest === 0) start = part;
    } else if (space > widest * 1.05) {
      widest = space;
      start = part;
    }
  }
  return start;
}
