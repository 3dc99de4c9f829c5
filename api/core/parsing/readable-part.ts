/** The part of a document that parsing reads, so that its work is bounded whatever is uploaded. */
import type { FlowBlock, FlowPiece, TextDocument, TextPage, TextRun } from './text-document.js';

/** Characters read of one document: about 60 full pages. */
const MOST_CHARACTERS = 200_000;
/** Characters read of one paragraph or drawn piece; none that a person writes is as long. */
const LONGEST_PIECE = 10_000;
const MOST_PAGES = 40;
const MOST_RUNS = 60_000;
const MOST_BLOCKS = 20_000;
/** Pieces without text cost work too. */
const LEAST_COST = 1;
const FURTHEST = 1e6;

function isPlaced({ x, y, width, size }: TextRun): boolean {
  return [x, y, width].every((length) => Math.abs(length) < FURTHEST) && size > 0 && size < FURTHEST;
}

/** The document without what lies beyond the limits, and whether there was any. */
export function readablePart<T extends Exclude<TextDocument, { kind: 'structured' }>>(
  document: T,
): { document: T; cut: boolean } {
  let left = MOST_CHARACTERS;
  let cut = false;
  const taken = (text: string): string => {
    const kept = text.slice(0, Math.min(left, LONGEST_PIECE));
    if (kept.length < text.length) cut = true;
    left -= kept.length + LEAST_COST;
    return kept;
  };
  const readable = <Item extends TextRun | FlowPiece>(items: readonly Item[], most: number): Item[] => {
    if (items.length > most) cut = true;
    return items.slice(0, most).flatMap((item) => {
      if (left > 0) return [{ ...item, text: taken(item.text) }];
      cut = true;
      return [];
    });
  };
  if (document.kind === 'pages') {
    const pages = document.pages.slice(0, MOST_PAGES).map((page): TextPage => {
      const runs = readable(page.runs.filter(isPlaced), MOST_RUNS);
      return { ...page, runs, links: page.links.slice(0, runs.length + 1) };
    });
    return { document: { ...document, pages }, cut: cut || document.pages.length > MOST_PAGES };
  }
  const blocks = document.blocks.slice(0, MOST_BLOCKS).map((block): FlowBlock => {
    left -= LEAST_COST;
    return { ...block, pieces: readable(block.pieces, MOST_BLOCKS) };
  });
  return { document: { ...document, blocks }, cut: cut || document.blocks.length > MOST_BLOCKS };
}
