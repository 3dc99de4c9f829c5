/** Finding the posting's own text among the blocks of a page. */
import type { Block } from '../text/html-blocks.js';
import type { Zone } from '../text/html-zones.js';
import { sectionKind } from './vocabulary/section-headings.js';

export interface TextRange {
  blocks: Block[];
  /** Index in the page's blocks of the first one, and of the one after the last. */
  start: number;
  end: number;
  /** Characters outside links. */
  size: number;
}

const OUTSIDE: ReadonlySet<Zone> = new Set(['nav', 'footer', 'related', 'dialog', 'control', 'hidden']);
const CHROME =
  /cookie|javascript|©|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice)|datenschutz|sign (?:in|up) (?:to|with)|log ?in (?:to|with)|create (?:an? )?(?:account|alert|job alert)|job alert|already (?:have|applied)|tienes (?:un )?(?:perfil|cuenta) en|hast du (?:schon|bereits) ein (?:profil|konto)|avez[- ]vous (?:déjà )?un (?:profil|compte)|heb je al een (?:profiel|account)|forgot (?:your )?password|browser|subscribe|newsletter|talent community|share this|powered by|follow us|similar jobs|recommended|inscríbete|autocompletar|mira el resto|expand_(?:less|more)|zobrazit (?:více|méně)|číst více|poslat na e-?mail|upload (?:your )?(?:cv|resume)|osobní údaje|personenbezogene/iu;

/** True where a block can be part of a posting's text. */
export function isInside(block: Block): boolean {
  return !OUTSIDE.has(block.zone);
}

/**
 * The run of blocks with the most text of its own (the maximum-sum segment: text counts for, links, short scraps and
 * the page's frame count against). Null when no run has as much as a short paragraph.
 */
export function findDescription(
  blocks: readonly Block[],
  isTitle: (block: Block) => boolean,
): TextRange | null {
  let bestSum = 0;
  let bestStart = 0;
  let bestEnd = 0;
  let sum = 0;
  let start = 0;
  for (const [index, block] of blocks.entries()) {
    const value = weigh(block, blocks[index + 1]);
    if (sum <= 0 || (block.heading === 1 && isTitle(block))) {
      sum = 0;
      start = index;
    }
    sum += value;
    if (sum > bestSum) {
      bestSum = sum;
      bestStart = start;
      bestEnd = index + 1;
    }
  }
  const first = headingBefore(blocks, bestStart);
  const range = blocks
    .slice(first, bestEnd)
    .filter((block) => isInside(block) && !isScrap(block) && !isTitle(block));
  const size = range.reduce((total, block) => total + block.text.length - block.linked, 0);
  return size < 40 ? null : { blocks: range, start: first, end: bestEnd, size };
}

function weigh(block: Block, next: Block | undefined): number {
  const length = block.text.length;
  if (block.zone === 'hidden') return 0;
  if (!isInside(block)) return -Math.min(length, 400) - 25;
  if (CHROME.test(block.text) && length < 700) return -30 - Math.min(length, 200);
  const own = length - block.linked;
  if (block.heading > 0 || (block.bold && length < 90))
    return sectionKind(block.text) !== null ? 40 : block.linked > length / 2 ? -30 : 2;
  if (block.linked > length * 0.5) return -20 - block.linked;
  if (block.listDepth > 0 && block.startsItem)
    return own >= 18 ? own - 5 : next !== undefined && next.listDepth > 0 ? -4 : -10;
  if (own < 28) return -14;
  return own * (/[.!?:;。]/.test(block.text) ? 1 : 0.5) - 12;
}

/** Buttons and labels of the page inside the run. */
function isScrap(block: Block): boolean {
  return block.text.length < 140 && CHROME.test(block.text) && block.heading === 0;
}

/** The run begins with its heading where one stands directly above. */
function headingBefore(blocks: readonly Block[], start: number): number {
  const before = blocks[start - 1];
  if (
    before !== undefined &&
    isInside(before) &&
    (before.heading > 1 || before.bold) &&
    before.text.length < 90 &&
    sectionKind(before.text) !== null
  )
    return start - 1;
  return start;
}
