import { readBlocks, type Block } from '../../../core/text/html-blocks.js';
import { buildTree, type Element } from '../../../core/text/html-tree.js';
import { withoutMachineTalk } from '../../../core/text/machine-talk.js';
import { blocksToText } from '../../../core/text/html-to-text.js';
import type { PageText } from '../posting-reader.js';

const MOST = 200_000;
const UNSEEN: ReadonlySet<string> = new Set(['hidden', 'nav', 'footer', 'related', 'dialog', 'control']);
/** About 1,500 tokens: heads of postings hold most of what a gap is about. */
const HEAD = 3_500;
const TAIL = 1_000;
const MOST_BETWEEN = 1_500;
/** What a model is shown at most, in characters, but for the marks of what is left out. */
export const MOST_SHOWN = HEAD + MOST_BETWEEN + TAIL;
const NUMBER_OR_LABEL = /\d|^[^:\n]{2,40}:\s/u;

/**
 * The words of a page that a person sees and that are meant for one: not hidden, not the site's own menus, and nothing that
 * is addressed to a program. An excerpt counts only if it is in these.
 */
export function pageWords({ content, kind }: PageText, description: string | null): string {
  const seen =
    kind === 'html' ? blocksToText(seenBlocks(content)) : kind === 'text' ? content : (description ?? '');
  return withoutMachineTalk(seen.slice(0, MOST));
}

/** Styles under which nobody reads a text, beside those that the reader of pages knows as hidden. */
const FADED =
  /opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*(?:0|1px)|(?:left|top|text-indent)\s*:\s*-\d{4,}|clip(?:-path)?\s*:\s*(?:rect|inset|circle)|(?<![-\w])color\s*:\s*transparent/i;
/** A box of no size whose content is cut off. */
const COLLAPSED = /(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;

function isFaded({ attributes }: Element): boolean {
  const style = attributes['style'] ?? '';
  if (attributes['aria-hidden'] === 'true' || FADED.test(style)) return true;
  return COLLAPSED.test(style) && /overflow\s*:\s*hidden/i.test(style);
}

function seenBlocks(html: string): Block[] {
  const known = new Map<Element, boolean>();
  const faded = (element: Element | null): boolean => {
    if (element === null) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const is = isFaded(element) || faded(element.parent);
    known.set(element, is);
    return is;
  };
  return readBlocks(buildTree(html).root)
    .blocks.filter(({ zone }) => !UNSEEN.has(zone))
    .flatMap((block) => {
      const runs = block.runs.filter(({ element }) => !faded(element));
      if (runs.length === block.runs.length) return [block];
      return runs.length === 0 ? [] : [{ ...block, runs, text: runs.map(({ text }) => text).join(' ') }];
    });
}

/** The part of the words that a model is shown: the beginning, the end, and lines between that hold numbers or labels. */
export function shownWords(words: string): string {
  if (words.length <= MOST_SHOWN) return words;
  const between = words
    .slice(HEAD, -TAIL)
    .split('\n')
    .filter((line) => line.length < 300 && NUMBER_OR_LABEL.test(line))
    .join('\n')
    .slice(0, MOST_BETWEEN);
  return [words.slice(0, HEAD), between, words.slice(-TAIL)].join('\n…\n');
}
