/** Mends what programs that turn PDFs into Word files break: a paragraph for each printed line, bullets lost. */
import type { FlowBlock } from './text-document.js';

/** Share of the paragraphs that go on in the middle of a sentence where each printed line is a paragraph. */
const CUT_SHARE = 0.08;
const FEWEST_CUT = 4;
/** Characters that a printed line holds at least before it is wrapped. */
const SHORTEST_WRAPPED = 40;
const FEWEST_BULLETS = 3;

const OPEN_END =
  /(?:[,;&–-]|(?:^|\s)(?:and|or|of|the|to|for|in|on|at|as|with|by|from|a|an|using|via|including|into|und|oder|mit|der|die|das|et|de|des|la|le|les|y|en|el|los|och|med|van|het))$/iu;
const BULLET_START = /^\s*(?:[•●◦○▪▫■□◆◇➢➤►▶▸‣⁃∙·*]|[-–—]\s|\d{1,2}[.)]\s)/u;

export function mendParagraphs(blocks: readonly FlowBlock[]): FlowBlock[] {
  const filled = blocks.filter((block) => textOf(block).trim() !== '');
  const cut = filled.filter((block) => isPlain(block) && /^\s*\p{Ll}{2}/u.test(textOf(block))).length;
  if (cut < FEWEST_CUT || cut < filled.length * CUT_SHARE) return [...blocks];
  return joinPrintedLines(withLostBullets(blocks));
}

function textOf(block: FlowBlock): string {
  return block.pieces.map((piece) => piece.text).join('');
}

function isPlain(block: FlowBlock | undefined): block is FlowBlock {
  return block !== undefined && block.heading === 0 && block.list === 0 && !block.sameRow;
}

/** A blank where the bullet was, before a capital, on several paragraphs: the list's items. */
function withLostBullets(blocks: readonly FlowBlock[]): FlowBlock[] {
  const lost = new Set(
    blocks.filter((block) => isPlain(block) && /^[ \u00a0]{1,3}\p{Lu}/u.test(textOf(block))),
  );
  const filled = blocks.filter((block) => isPlain(block) && textOf(block).trim() !== '');
  // where most paragraphs are set in by blanks it is the layout
  if (lost.size < FEWEST_BULLETS || lost.size > filled.length * 0.7) return [...blocks];
  return blocks.map((block) => (lost.has(block) ? { ...block, list: 1 } : block));
}

function joinPrintedLines(blocks: readonly FlowBlock[]): FlowBlock[] {
  const joined: FlowBlock[] = [];
  let lastLine = '';
  blocks.forEach((block, index) => {
    const previous = joined[joined.length - 1];
    const text = textOf(block);
    if (previous && goesOn(previous, lastLine, block, text, blocks[index + 1])) {
      const blank = /\s$/.test(lastLine) || /^\s/.test(text) ? '' : ' ';
      const [first, ...rest] = block.pieces;
      joined[joined.length - 1] = {
        ...previous,
        pieces: [...previous.pieces, { ...first!, text: blank + first!.text }, ...rest],
      };
    } else {
      joined.push(block);
    }
    lastLine = text;
  });
  return joined;
}

/** @param lastLine what the paragraph's last printed line holds. */
function goesOn(
  previous: FlowBlock,
  lastLine: string,
  block: FlowBlock,
  text: string,
  next: FlowBlock | undefined,
): boolean {
  if (!isPlain(block) || previous.heading > 0 || next?.sameRow || /[\t\n]/.test(text + lastLine))
    return false;
  const [a] = previous.pieces;
  const [b] = block.pieces;
  if (!a || !b || a.size !== b.size || BULLET_START.test(text)) return false;
  const line = lastLine.trim();
  if (line.length < SHORTEST_WRAPPED || /[.!?:：]$/.test(line)) return false;
  const lower = /^\s*[\p{Ll}(]/u.test(text);
  return lower || (OPEN_END.test(line) && line.length >= SHORTEST_WRAPPED * 1.5);
}
