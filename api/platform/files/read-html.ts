/** Reads a saved HTML resume as flowed blocks; scripts and what the page hides are left out. */
import { parseDocument } from 'htmlparser2';
import type { FlowBlock, FlowDocument, FlowPiece } from '../../core/parsing/text-document.js';
import { cellsSideBySide, mergePieces } from './flow-blocks.js';

type ChildNode = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<ChildNode, { attribs: unknown }>;
type Text = Exclude<Extract<ChildNode, { data: unknown }>, { target: unknown }>;

const TEXT_NODE = 3;

function isTag(node: ChildNode): node is Tag {
  return 'attribs' in node;
}

function isText(node: ChildNode): node is Text {
  return node.nodeType === TEXT_NODE;
}

interface Style {
  bold: boolean;
  italic: boolean;
  url: string | null;
  list: number;
  heading: number;
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'iframe',
  'object',
  'canvas',
]);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time u var wbr img'.split(
    ' ',
  ),
);
const MAX_DEPTH = 200;

/** `source` is the decoded page. Never fails: HTML has no errors, only surprises. */
export function readHtml(source: string): FlowDocument {
  const root = parseDocument(source);
  const plain: Style = { bold: false, italic: false, url: null, list: 0, heading: 0 };
  return { kind: 'flow', blocks: blocksOf(root.children, plain, 0) };
}

function blocksOf(nodes: readonly ChildNode[], style: Style, depth: number): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  let pieces: FlowPiece[] = [];
  const flush = (): void => {
    const merged = mergePieces(pieces);
    if (merged.some((piece) => piece.text.trim())) {
      blocks.push({ pieces: trimEdges(merged), heading: style.heading, list: style.list, sameRow: false });
    }
    pieces = [];
  };
  if (depth > MAX_DEPTH) return blocks;
  for (const node of nodes) {
    if (isText(node)) {
      pieces.push(piece(node.data.replace(/[\s\u00a0]+/g, ' '), style));
      continue;
    }
    if (!isTag(node)) continue;
    const hidden = 'hidden' in node.attribs || /display\s*:\s*none/i.test(node.attribs['style'] ?? '');
    if (SKIPPED.has(node.name) || hidden) continue;
    if (node.name === 'br') {
      pieces.push(piece('\n', style));
      continue;
    }
    const inner = innerStyle(node.name, node.attribs, style);
    if (node.name === 'tr') {
      flush();
      blocks.push(
        ...cellsSideBySide(
          node.children.flatMap((cell) => (isTag(cell) ? [blocksOf(cell.children, inner, depth + 1)] : [])),
        ),
      );
    } else if (INLINE.has(node.name) && !hasBlock(node.children, 0)) {
      // neighbours that only a style sheet sets apart ("<span>Acme</span><span>2019</span>")
      const last = pieces[pieces.length - 1];
      const inside: FlowPiece[] = [];
      inlinePieces(node.children, inner, inside, depth + 1);
      const text = inside.map((item) => item.text).join('');
      const apart =
        node.attribs['class'] && /[\p{L}\p{N})]$/u.test(last?.text ?? '') && /^[\p{L}\p{N}(]/u.test(text);
      if (apart) pieces.push(piece('\t', style));
      pieces.push(...inside);
    } else {
      flush();
      blocks.push(...blocksOf(node.children, inner, depth + 1));
    }
  }
  flush();
  return blocks;
}

function inlinePieces(nodes: readonly ChildNode[], style: Style, into: FlowPiece[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const node of nodes) {
    if (isText(node)) into.push(piece(node.data.replace(/[\s\u00a0]+/g, ' '), style));
    else if (isTag(node) && node.name === 'br') into.push(piece('\n', style));
    else if (isTag(node) && !SKIPPED.has(node.name)) {
      inlinePieces(node.children, innerStyle(node.name, node.attribs, style), into, depth + 1);
    }
  }
}

function hasBlock(nodes: readonly ChildNode[], depth: number): boolean {
  return (
    depth < MAX_DEPTH &&
    nodes.some(
      (node) =>
        isTag(node) && ((!INLINE.has(node.name) && node.name !== 'br') || hasBlock(node.children, depth + 1)),
    )
  );
}

function innerStyle(name: string, attributes: Record<string, string>, outer: Style): Style {
  const css = attributes['style'] ?? '';
  const heading = /^h([1-6])$/.exec(name);
  return {
    bold:
      outer.bold ||
      /^(?:b|strong|th|dt)$/.test(name) ||
      heading !== null ||
      /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(css),
    italic: outer.italic || /^(?:i|em|cite)$/.test(name) || /font-style\s*:\s*italic/i.test(css),
    url: name === 'a' ? (attributes['href'] ?? outer.url) : outer.url,
    list: name === 'li' ? outer.list + 1 : outer.list,
    heading: heading ? Number(heading[1]) : outer.heading,
  };
}

function piece(text: string, style: Style): FlowPiece {
  return { text, bold: style.bold, italic: style.italic, size: null, url: style.url };
}

function trimEdges(pieces: FlowPiece[]): FlowPiece[] {
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return pieces;
}
