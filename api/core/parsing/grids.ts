/** Cards side by side inside a section (skills or certificates in two columns): read card by card, not row by row. */
import { isDuration, isPeriodOnly } from './dates.js';
import type { Line, Part } from './line.js';

/** Lines of the section, where cards that stand beside each other are put one below the other. */
export function unfoldGrids(lines: readonly Line[]): Line[] {
  const unfolded: Line[] = [];
  let index = 0;
  while (index < lines.length) {
    const edges = cardEdges(lines[index]!);
    const end = edges.length > 1 ? gridEnd(lines, index, edges) : index;
    const grid = lines.slice(index, end);
    if (grid.length >= 2 && isCardGrid(grid, edges)) {
      unfolded.push(...cards(grid, edges));
      index = end;
    } else {
      unfolded.push(lines[index]!);
      index += 1;
    }
  }
  return unfolded;
}

function isBold(part: Part): boolean {
  return part.stretches.every((stretch) => stretch.bold || stretch.text.trim() === '');
}

/** Left edges of the cards a line opens: its bold parts, dates beside a title left out; none when it opens none. */
function cardEdges(line: Line): number[] {
  if (line.page === null || line.bullet) return [];
  const titles = line.parts.filter((part) => !isPeriodOnly(part.text) && !isDuration(part.text));
  return titles.length > 1 && titles.every(isBold) ? titles.map((part) => part.x) : [];
}

/** Index after the last line whose parts each stay within one card's column. */
function gridEnd(lines: readonly Line[], start: number, edges: readonly number[]): number {
  const first = lines[start]!;
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end]!;
    const fits =
      line.column === first.column &&
      line.page === first.page &&
      line.parts.every((part) => {
        const next = edges[columnOf(part, edges) + 1];
        return part.x >= edges[0]! - 5 && (next === undefined || part.right <= next - 2);
      });
    if (!fits) break;
    end += 1;
  }
  return end;
}

function columnOf(part: Part, edges: readonly number[]): number {
  return Math.max(
    0,
    edges.findLastIndex((edge) => part.x >= edge - 5),
  );
}

/** Under the titles stands text that is not bold, in more than one card, from the cards' own left edges. */
function isCardGrid(lines: readonly Line[], edges: readonly number[]): boolean {
  const texts = lines.slice(1).filter((line) => !line.parts.every(isBold));
  const shared = texts.some((line) => new Set(line.parts.map((part) => columnOf(part, edges))).size > 1);
  const opening = texts.some((line) =>
    line.parts.some((part) => columnOf(part, edges) > 0 && edges.some((edge) => Math.abs(edge - part.x) < 5)),
  );
  return shared && opening;
}

function cards(lines: readonly Line[], edges: readonly number[]): Line[] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (blocks.length === 0 || cardEdges(line).length > 1) blocks.push([line]);
    else blocks[blocks.length - 1]!.push(line);
  }
  return blocks.flatMap((block) =>
    edges.flatMap((_, edge) =>
      block.flatMap((line, row) => {
        const parts = line.parts.filter((part) => columnOf(part, edges) === edge);
        const [first] = parts;
        if (!first) return [];
        const text = parts.map((part) => part.text.trim()).join('  ');
        // each card starts apart from the card before
        const gap = row === 0 ? Math.max(line.gap, 2) : line.gap;
        // a bullet drawn for the first card is not the others'
        const bullet = edge === 0 ? line.bullet : '';
        return [
          {
            ...line,
            parts,
            text,
            x: first.x,
            right: parts.at(-1)!.right,
            bold: parts.every(isBold),
            gap,
            bullet,
          },
        ];
      }),
    ),
  );
}
