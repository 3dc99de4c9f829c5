/** Reads an OpenDocument text (ISO/IEC 26300) as flowed blocks. */
import type { FlowBlock, FlowDocument, FlowPiece } from '../../core/parsing/text-document.js';
import { DocumentError } from './document-error.js';
import { cellsSideBySide, mergePieces } from './flow-blocks.js';
import { childOf, elementsOf, parseXml, type XmlElement } from './xml-tree.js';
import { readZip } from './zip-archive.js';

interface Style {
  bold: boolean;
  italic: boolean;
  size: number | null;
}

const PLAIN: Style = { bold: false, italic: false, size: null };

/** @throws DocumentError as `readZip` and `parseXml`; `BROKEN` when the package holds no text body. */
export async function readOdt(bytes: Uint8Array): Promise<FlowDocument> {
  const parts = await readZip(bytes, (name) => /^(?:content|styles)\.xml$/.test(name));
  const decoder = new TextDecoder();
  const xmlOf = (name: string): XmlElement | undefined => {
    const part = parts.get(name);
    return part && parseXml(decoder.decode(part));
  };
  const content = xmlOf('content.xml');
  const named = xmlOf('styles.xml');
  const body = childOf(childOf(content, 'office:body'), 'office:text');
  if (!body) throw new DocumentError('BROKEN', 'This file is no text document: its text part is missing.');
  const styles = readStyles([
    ...elementsOf(childOf(named, 'office:styles')),
    ...elementsOf(childOf(named, 'office:automatic-styles')),
    ...elementsOf(childOf(content, 'office:automatic-styles')),
  ]);
  const masters = elementsOf(childOf(named, 'office:master-styles')).flatMap(elementsOf);
  const edge = (name: string): FlowBlock[] => {
    const found = masters.find((part) => part.name === name);
    return found ? readBlocks(found, styles, 0) : [];
  };
  return {
    kind: 'flow',
    blocks: [...edge('style:header'), ...readBlocks(body, styles, 0), ...edge('style:footer')],
  };
}

function readStyles(elements: readonly XmlElement[]): Map<string, Style> {
  const byName = new Map(
    elements.map((element) => [element.attributes['style:name'] ?? '', element] as const),
  );
  const resolved = new Map<string, Style>();
  const resolve = (name: string, depth: number): Style => {
    const known = resolved.get(name);
    if (known) return known;
    const element = byName.get(name);
    if (!element || depth > 20) return PLAIN;
    const parent = element.attributes['style:parent-style-name'];
    const inherited = parent ? resolve(parent, depth + 1) : PLAIN;
    const text = childOf(element, 'style:text-properties')?.attributes ?? {};
    const weight = text['fo:font-weight'];
    const size = /^([\d.]+)pt$/.exec(text['fo:font-size'] ?? '');
    const style: Style = {
      bold: weight ? weight === 'bold' || Number(weight) >= 600 : inherited.bold,
      italic: text['fo:font-style'] ? text['fo:font-style'] !== 'normal' : inherited.italic,
      size: size ? Number(size[1]) : inherited.size,
    };
    resolved.set(name, style);
    return style;
  };
  for (const name of byName.keys()) resolve(name, 0);
  return resolved;
}

function readBlocks(parent: XmlElement, styles: Map<string, Style>, list: number): FlowBlock[] {
  return elementsOf(parent).flatMap((child) => {
    switch (child.name) {
      case 'text:p':
      case 'text:h':
        return readParagraph(child, styles, list);
      case 'text:list':
        return readBlocks(child, styles, list + 1);
      case 'table:table-row':
        return cellsSideBySide(
          elementsOf(child)
            .filter((cell) => cell.name === 'table:table-cell')
            .map((cell) => readBlocks(cell, styles, list)),
        );
      case 'text:tracked-changes':
        return [];
      default:
        return readBlocks(child, styles, list);
    }
  });
}

function readParagraph(paragraph: XmlElement, styles: Map<string, Style>, list: number): FlowBlock[] {
  const pieces: FlowPiece[] = [];
  const frames: FlowBlock[] = [];
  const styleOf = (element: XmlElement, inherited: Style): Style => {
    const own = styles.get(element.attributes['text:style-name'] ?? '');
    return own
      ? {
          bold: own.bold || inherited.bold,
          italic: own.italic || inherited.italic,
          size: own.size ?? inherited.size,
        }
      : inherited;
  };
  const walk = (element: XmlElement, style: Style, url: string | null): void => {
    for (const item of element.items) {
      const add = (text: string): number => pieces.push({ ...style, text, url });
      if (typeof item === 'string') add(item.replace(/\s+/g, ' '));
      else if (item.name === 'text:tab') add('\t');
      else if (item.name === 'text:line-break') add('\n');
      else if (item.name === 'text:s')
        add(' '.repeat(Math.min(40, Number(item.attributes['text:c'] ?? 1) || 1)));
      else if (item.name === 'draw:text-box') frames.push(...readBlocks(item, styles, 0));
      else if (item.name === 'text:a') walk(item, styleOf(item, style), item.attributes['xlink:href'] ?? url);
      else if (item.name !== 'text:note' && item.name !== 'office:annotation')
        walk(item, styleOf(item, style), url);
    }
  };
  walk(paragraph, styleOf(paragraph, PLAIN), null);
  const heading =
    paragraph.name === 'text:h' ? Number(paragraph.attributes['text:outline-level'] ?? 1) || 1 : 0;
  return [{ pieces: mergePieces(pieces), heading: Math.min(6, heading), list, sameRow: false }, ...frames];
}
