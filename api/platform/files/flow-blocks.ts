/** What the readers of flowed formats share: merging styled pieces and laying table cells out in reading order. */
import type { FlowBlock, FlowPiece } from '../../core/parsing/text-document.js';

/** A cell with more paragraphs than this is a column of the page, not a label or date beside its neighbour. */
const LABEL_PARAGRAPHS = 2;

/** Joins neighbours of one style; office programs cut runs at every edit. */
export function mergePieces(pieces: readonly FlowPiece[]): FlowPiece[] {
  const merged: FlowPiece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = merged[merged.length - 1];
    const blank = piece.text.trim() === '';
    if (
      last &&
      (blank || (last.bold === piece.bold && last.italic === piece.italic && last.size === piece.size)) &&
      last.url === piece.url
    ) {
      last.text += piece.text;
    } else {
      merged.push({ ...piece });
    }
  }
  return merged;
}

export function hasText(block: FlowBlock): boolean {
  return block.pieces.some((piece) => piece.text.trim() !== '');
}

/** The cells of one table row in reading order; a cell after a short one stands in the same row as it. */
export function cellsSideBySide(cells: readonly FlowBlock[][]): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  let beside = false;
  for (const cell of cells) {
    const filled = cell.filter(hasText);
    if (filled.length === 0) continue;
    if (beside) filled[0]!.sameRow = true;
    blocks.push(...filled);
    beside = filled.length <= LABEL_PARAGRAPHS;
  }
  return blocks;
}
