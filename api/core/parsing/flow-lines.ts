/** The lines of a flowed document: paragraphs cut at line breaks, tabs and table cells as parts. */
import { cleanText, closeLetterSpacing, makeLine, type Line, type Part, type Stretch } from './line.js';
import type { ReadLines } from './page-lines.js';
import { mendParagraphs } from './flow-paragraphs.js';
import type { FlowBlock, FlowDocument, FlowPiece } from './text-document.js';

const DEFAULT_SIZE = 11;
/** Made-up places: what counts is the order of parts and that list items are indented. */
const INDENT = 20;
const PART_WIDTH = 200;
const COLUMN_RIGHT = 600;

export function linesOfFlow(document: FlowDocument): ReadLines {
  const lines: Line[] = [];
  let row: Part[] = [];
  let gap = 3;
  let y = 0;
  const flush = (block: FlowBlock): void => {
    y += 14;
    const place = {
      page: null,
      column: 0,
      y,
      heading: block.heading,
      list: block.list,
      gap,
      columnRight: COLUMN_RIGHT,
    };
    const line = makeLine(row, place);
    row = [];
    if (!line) return;
    if (block.list > 0 && !line.bullet) {
      line.bullet = '•';
      line.bulletX = line.x - INDENT / 2;
    }
    lines.push(line);
    gap = 1.2;
  };
  const blocks = mendParagraphs(document.blocks);
  blocks.forEach((block, index) => {
    const rows = partsOfBlock(block);
    if (rows.length === 0 || rows.every((parts) => parts.every((part) => part.text.trim() === ''))) {
      gap = 2.5;
      return;
    }
    rows.forEach((parts, position) => {
      const offset = row.length * PART_WIDTH;
      row.push(...parts.map((part) => ({ ...part, x: part.x + offset, right: part.right + offset })));
      const next = blocks[index + 1];
      if (position < rows.length - 1 || !next?.sameRow) flush(block);
    });
  });
  return { lines, furniture: [] };
}

/** The block's printed lines, each as parts. */
function partsOfBlock(block: FlowBlock): Part[][] {
  const rows: Stretch[][][] = [[[]]];
  for (const piece of block.pieces) {
    cleanText(piece.text.replace(/\r\n?/g, '\n').replace(/\t/g, '\u0009'))
      .split(/(\n|\t| {4,})/)
      .forEach((text) => {
        if (text === '\n') rows.push([[]]);
        else if (text === '\t' || /^ {4,}$/.test(text)) rows[rows.length - 1]!.push([]);
        else if (text !== '') rows[rows.length - 1]!.at(-1)!.push(stretchOf(piece, text));
      });
  }
  return rows.map((parts) =>
    withBulletJoined(
      parts.filter((stretches) => stretches.some((stretch) => stretch.text.trim() !== '')),
    ).map((stretches, index) => {
      const raw = stretches.map((stretch) => stretch.text).join('');
      const text = closeLetterSpacing(raw);
      const x = block.list * INDENT + index * PART_WIDTH;
      const kept = text === raw ? stretches : [{ ...stretches[0]!, text }];
      return { text, stretches: kept, x, right: x + Math.min(PART_WIDTH - 20, text.length * 5) };
    }),
  );
}

/** A typed bullet with a tab behind it starts the text after the tab. */
function withBulletJoined(parts: readonly Stretch[][]): Stretch[][] {
  const [first, second, ...others] = parts;
  const sign = (first ?? []).map((stretch) => stretch.text).join('');
  if (!first || !second || !/^\s*(?:[•●◦○▪▫■□◆◇➢➤►▶▸‣⁃∙·*–—-]|o|\d{1,2}[.)])\s*$/u.test(sign))
    return [...parts];
  return [[{ ...second[0]!, text: `${sign.trim()} ` }, ...second], ...others];
}

function stretchOf(piece: FlowPiece, text: string): Stretch {
  return {
    text,
    bold: piece.bold,
    italic: piece.italic,
    size: piece.size ?? DEFAULT_SIZE,
    font: 'flow',
    url: piece.url,
  };
}
