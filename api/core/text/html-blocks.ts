/** The flow of a page: its text as blocks in document order, each knowing where on the page it stands. */
import type { Element } from './html-tree.js';
import { zoneOf, type Zone } from './html-zones.js';
import { collapse } from './normal-form.js';

/** A piece of a block inside one inline element. */
export interface Run {
  /** White space collapsed inside and trimmed at the ends; never empty. */
  text: string;
  element: Element;
}

export interface Block {
  index: number;
  /** Nearest element that starts a line of its own. */
  element: Element;
  /** One line, white space collapsed and otherwise verbatim. */
  text: string;
  runs: Run[];
  /** Characters that are inside links. */
  linked: number;
  /** 1-6 for headings, 0 otherwise. */
  heading: number;
  /** Nesting of the list the block is an item of, 0 outside lists. */
  listDepth: number;
  /** First block of its list item. */
  startsItem: boolean;
  /** All its letters are bold: how many pages without headings mark theirs. */
  bold: boolean;
  zone: Zone;
}

export interface HtmlContent {
  blocks: Block[];
  /** Elements that carry facts outside the text: meta, link, title, script, img, code with data. */
  special: Element[];
}

/** Inline elements that browsers draw without a gap. */
const INLINE = new Set('b i em strong span a u font small sup sub wbr'.split(' '));
/** Inline elements that a reader (and a tag-stripping one) sees as words of their own. */
const SPACED_INLINE = new Set(
  'code mark abbr time cite q s del ins kbd samp var bdi bdo dfn nobr tt big strike data acronym'.split(' '),
);
const SPECIAL = new Set('meta link title script img base html'.split(' '));
const SKIPPED = new Set(
  'style svg math noscript template option object iframe canvas video audio map'.split(' '),
);
const BOLD = new Set('b strong th dt'.split(' '));
/** A page has far fewer; a document that has more is cut so that later rooms stay within their time. */
const MAX_BLOCKS = 60_000;
const MAX_BLOCK_TEXT = 60_000;
/** Characters of one block that are looked at: its text may be mostly white space, which collapses. */
const MAX_RAW_TEXT = 4 * MAX_BLOCK_TEXT;

interface Context {
  block: Element;
  zone: Zone;
  heading: number;
  listDepth: number;
  item: Element | null;
  bold: boolean;
  link: boolean;
}

/** Reads the tree into blocks. Linear in its size; recursion is bounded by the tree's depth. */
export function readBlocks(root: Element): HtmlContent {
  const blocks: Block[] = [];
  const special: Element[] = [];
  const lengths = textLengths(root);
  const total = Math.max(1, lengths.get(root) ?? 0);
  let pieces: { text: string; element: Element; bold: boolean; link: boolean }[] = [];
  let held = 0;
  let open: Context | null = null;
  let lastItem: Element | null = null;

  const flush = (): void => {
    if (open === null || pieces.length === 0) return;
    const context = open;
    const all = pieces;
    pieces = [];
    held = 0;
    open = null;
    const text = collapse(all.map((piece) => piece.text).join('')).slice(0, MAX_BLOCK_TEXT);
    if (text === '' || blocks.length >= MAX_BLOCKS) return;
    const runs: Run[] = [];
    let linked = 0;
    let bold = true;
    for (const piece of all) {
      const run = collapse(piece.text);
      if (run === '') continue;
      if (piece.link) linked += run.length;
      if (!piece.bold && /\p{L}/u.test(run)) bold = false;
      const before = runs.at(-1);
      if (before?.element === piece.element) before.text = `${before.text} ${run}`;
      else runs.push({ text: run, element: piece.element });
    }
    blocks.push({
      index: blocks.length,
      element: context.block,
      text,
      runs,
      linked,
      heading: context.heading,
      listDepth: context.listDepth,
      startsItem: context.item !== null && context.item !== lastItem,
      bold,
      zone: context.zone,
    });
    if (context.item !== null) lastItem = context.item;
  };

  const walk = (element: Element, context: Context): void => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (open === null && child.trim() === '') continue;
        open ??= context;
        if (held >= MAX_RAW_TEXT) continue;
        const text = child.slice(0, MAX_RAW_TEXT - held);
        held += text.length;
        pieces.push({ text, element, bold: context.bold, link: context.link });
        continue;
      }
      const { tag } = child;
      if (SPECIAL.has(tag)) {
        special.push(child);
        if (tag !== 'html') {
          if (tag === 'img') flush();
          continue;
        }
      }
      if (SKIPPED.has(tag) && !(tag === 'template' && child.attributes['shadowrootmode'] !== undefined))
        continue;
      if (tag === 'code' && isData(child)) {
        special.push(child);
        continue;
      }
      if (tag === 'br') {
        flush();
        continue;
      }
      const zone = zoneOf(child, context.zone, (lengths.get(child) ?? 0) / total);
      const bold = context.bold || BOLD.has(tag);
      if (INLINE.has(tag)) {
        walk(child, { ...context, zone, bold, link: context.link || tag === 'a' });
        continue;
      }
      if (SPACED_INLINE.has(tag)) {
        if (open !== null) pieces.push({ text: ' ', element, bold, link: context.link });
        walk(child, { ...context, zone, bold });
        if (open !== null) pieces.push({ text: ' ', element, bold, link: context.link });
        continue;
      }
      flush();
      const level = /^h([1-6])$/.exec(tag);
      walk(child, {
        block: child,
        zone,
        heading: level === null ? context.heading : Number(level[1]),
        listDepth:
          tag === 'ul' || tag === 'ol'
            ? context.listDepth + 1
            : tag === 'li'
              ? Math.max(1, context.listDepth)
              : context.listDepth,
        item: tag === 'li' ? child : context.item,
        bold: bold || level !== null,
        link: context.link,
      });
      flush();
    }
  };

  walk(root, {
    block: root,
    zone: 'content',
    heading: 0,
    listDepth: 0,
    item: null,
    bold: false,
    link: false,
  });
  flush();
  return { blocks, special };
}

/** JSON kept in a <code> element for the page's scripts, not for a reader. */
function isData(element: Element): boolean {
  const first = element.children[0];
  return typeof first === 'string' && first.length > 200 && /^\s*[{[]/.test(first);
}

/** Characters of text in each subtree, scripts and styles not counted. */
function textLengths(root: Element): Map<Element, number> {
  const lengths = new Map<Element, number>();
  const measure = (element: Element): number => {
    let length = 0;
    for (const child of element.children) {
      if (typeof child === 'string') {
        const trimmed = child.trim();
        length += trimmed.length;
      } else if (child.tag !== 'script' && !SKIPPED.has(child.tag)) length += measure(child);
    }
    lengths.set(element, length);
    return length;
  };
  measure(root);
  return lengths;
}
