/** Grids inside a section (skills in two columns of cards): read card by card, not row by row. */
import type { Line, Part } from './line.js';

/** Lines of the section, where cards side by side are put one below the other. */
export function unfoldGrids(lines: readonly Line[]): Line[] {
  const unfolded: Line[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = gridEnd(lines, index);
    if (end - index >= 2 && isCardGrid(lines.slice(index, end))) {
      unfolded.push(...cards(lines.slice(index, end)));
      index = end;
    } else {
      unfolded.push(lines[index]!);
      index += 1;
    }
  }
  return unfolded;
}

/** Index after the last line of the grid that starts here: all parts stand at the edges the first line sets. */
function gridEnd(lines: readonly Line[], start: number): number {
  const first = lines[start]!;
  if (first.page === null || first.parts.length < 2 || first.bullet) return start;
  const edges = first.parts.map((part) => part.x);
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end]!;
    const fits =
      line.column === first.column &&
      line.page === first.page &&
      !line.bullet &&
      line.parts.every((part) => edgeOf(part, edges) >= 0);
    if (!fits) break;
    end += 1;
  }
  return end;
}

function edgeOf(part: Part, edges: readonly number[]): number {
  return edges.findIndex((edge) => Math.abs(edge - part.x) < 5);
}

/** Cards have titles: a row whose parts are all bold, over rows that are not. */
function isCardGrid(lines: readonly Line[]): boolean {
  const bold = (part: Part): boolean =>
    part.stretches.every((stretch) => stretch.bold || stretch.text.trim() === '');
  const titles = lines.filter((line) => line.parts.every(bold));
  const texts = lines.filter((line) => line.parts.some((part) => !bold(part)));
  return (
    titles.includes(lines[0]!) &&
    texts.length >= titles.length &&
    lines.some((line) => texts.includes(line) && line.parts.length > 1)
  );
}

function cards(lines: readonly Line[]): Line[] {
  const edges = lines[0]!.parts.map((part) => part.x);
  const blocks: Line[][] = [];
  for (const line of lines) {
    const titles = line.parts.every((part) =>
      part.stretches.every((stretch) => stretch.bold || stretch.text.trim() === ''),
    );
    if (titles || blocks.length === 0) blocks.push([line]);
    else blocks[blocks.length - 1]!.push(line);
  }
  return blocks.flatMap((block) =>
    edges.flatMap((_, edge) =>
      block.flatMap((line) => {
        const part = line.parts.find((candidate) => edgeOf(candidate, edges) === edge);
        if (!part) return [];
        return [
          {
            ...line,
            parts: [part],
            text: part.text.trim(),
            x: part.x,
            right: part.right,
            bold: part.stretches.every((stretch) => stretch.bold),
          },
        ];
      }),
    ),
  );
}
