/** HTML fragments (descriptions of feeds and structured data) to plain text. */
import { readBlocks, type Block } from './html-blocks.js';
import { buildTree } from './html-tree.js';
import { collapse, decodeEntities } from './normal-form.js';

const TAG =
  /<(?:\/?(?:p|br|div|ul|ol|li|b|strong|em|i|h[1-6]|span|a|table|tr|td|section|font|u|hr)\b[^<>]{0,2000}\/?)>/i;

/** True when a text has HTML tags of running text in it. */
export function hasMarkup(text: string): boolean {
  return TAG.test(text);
}

/** Blocks as lines: bullets start with "- ", headings and sections are set apart by an empty line. */
export function blocksToText(blocks: readonly Block[]): string {
  const lines: string[] = [];
  let before: Block | null = null;
  for (const block of blocks) {
    const bullet = block.listDepth > 0 && block.startsItem;
    const text = block.text.replace(/^[•·▪‣●◦*–-]\s+/, '');
    if (before !== null) {
      const apart =
        block.heading > 0 ||
        (block.listDepth === 0) !== (before.listDepth === 0) ||
        block.element !== before.element;
      const tight = block.listDepth > 0 && before.listDepth > 0;
      if (apart && !tight && before.heading === 0) lines.push('');
    }
    lines.push(bullet || (text !== block.text && block.heading === 0) ? `- ${text}` : text);
    before = block;
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Plain text of an HTML fragment, of escaped HTML ("&lt;p&gt;") or of text that has none. Literal "\n" left by a
 * program that escaped twice become line breaks.
 */
export function htmlToText(html: string): string {
  let source = html;
  if (!hasMarkup(source) && /&lt;|&amp;lt;/.test(source)) source = decodeEntities(source);
  if (/\\[nr]/.test(source)) source = source.replace(/(?:\\r)?\\n|\\r/g, '\n');
  if (!hasMarkup(source)) {
    return decodeEntities(source)
      .split(/\r\n?|\n/)
      .map((line) => collapse(line).replace(/^[•·▪‣●◦]\s*/, '- '))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
  return blocksToText(htmlToBlocks(source));
}

/** The blocks of an HTML fragment or of plain text, which becomes one block a line. */
export function htmlToBlocks(html: string): Block[] {
  let source = html;
  if (!hasMarkup(source) && /&lt;|&amp;lt;/.test(source)) source = decodeEntities(source);
  if (/\\[nr]/.test(source)) source = source.replace(/(?:\\r)?\\n|\\r/g, '\n');
  if (!hasMarkup(source)) return textToBlocks(decodeEntities(source));
  // Many boards write paragraphs as bare line breaks beside a little inline markup.
  if (!/<(?:p|br|div|li|tr|h[1-6])\b/i.test(source)) source = source.replace(/\n/g, '<br>');
  return readBlocks(buildTree(source).root).blocks;
}

const BULLET = /^(?:[•·▪‣●◦*○■□➢✓✔►–—-]|\d{1,2}[.)])\s+/;

/** One block a line of plain text; lines that begin with a bullet are list items, "## Title" is a heading. */
export function textToBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const root = buildTree('').root;
  for (const raw of text.slice(0, 3_000_000).split(/\r\n?|\n/)) {
    const line = collapse(raw);
    if (line === '') continue;
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const strong = /^\*\*(.{1,120}?)\*\*:?$/.exec(line);
    const marked = heading?.[2] ?? strong?.[1] ?? line.replace(BULLET, '');
    const content = collapse(marked.replace(/\*\*|__/g, ''));
    if (content === '') continue;
    const item = heading === null && strong === null && BULLET.test(line);
    blocks.push({
      index: blocks.length,
      element: root,
      text: content,
      runs: [{ text: content, element: root }],
      linked: 0,
      heading: heading === null ? 0 : heading[1]!.length,
      listDepth: item ? 1 : 0,
      startsItem: item,
      bold: strong !== null,
      zone: 'content',
    });
  }
  return blocks;
}
