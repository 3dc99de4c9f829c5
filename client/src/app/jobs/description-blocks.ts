/** A stretch of a posting's text: a paragraph, the heading of a list, or a list. */
export type DescriptionBlock =
  { kind: 'paragraph' | 'heading'; text: string } | { kind: 'list'; items: readonly string[] };

const BULLET = /^\s*[-•*–]\s+/;
/** A line longer than this that stands before a list is a sentence, not a heading. */
const LONGEST_HEADING = 60;

/** Cuts a posting's plain text, in which bullets start with "- ", into what can be set as a page. */
export function descriptionBlocks(text: string): DescriptionBlock[] {
  const blocks: DescriptionBlock[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) continue;
    if (BULLET.test(line)) {
      const item = line.replace(BULLET, '').trim();
      const last = blocks.at(-1);
      if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] };
      else blocks.push({ kind: 'list', items: [item] });
      continue;
    }
    const next = lines.slice(index + 1).find((following) => following.trim());
    const heads = line.trim().length <= LONGEST_HEADING && next !== undefined && BULLET.test(next);
    blocks.push({ kind: heads ? 'heading' : 'paragraph', text: line.trim() });
  }
  return blocks;
}
