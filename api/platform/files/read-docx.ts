/**
 * Reads a Word document (ECMA-376) as flowed blocks. Own code over a general XML parser, because the typography a
 * resume is understood by (sizes, tabs, headers, text boxes, table rows) is what the libraries drop.
 */
import type { FlowBlock, FlowDocument, FlowPiece } from '../../core/parsing/text-document.js';
import { cellsSideBySide, mergePieces } from './flow-blocks.js';
import { DocumentError } from './document-error.js';
import { childOf, elementsOf, parseXml, textOf, type XmlElement } from './xml-tree.js';
import { readZip } from './zip-archive.js';

interface RunStyle {
  bold: boolean;
  italic: boolean;
  size: number | null;
}

interface ParagraphStyle extends RunStyle {
  heading: number;
  list: number;
}

interface Context {
  styles: Map<string, ParagraphStyle>;
  base: ParagraphStyle;
  links: Map<string, string>;
}

const PARTS =
  /^word\/(?:document|styles|header\d*|footer\d*|footnotes|_rels\/(?:document|header\d*)\.xml)\.(?:xml|rels)$/;

/** @throws DocumentError as `readZip` and `parseXml`; `BROKEN` when the package holds no document. */
export async function readDocx(bytes: Uint8Array): Promise<FlowDocument> {
  const parts = await readZip(bytes, (name) => PARTS.test(name));
  const decoder = new TextDecoder();
  const xmlOf = (name: string): XmlElement | undefined => {
    const part = parts.get(name);
    return part && parseXml(decoder.decode(part));
  };
  const document = xmlOf('word/document.xml');
  if (!document)
    throw new DocumentError('BROKEN', 'This file is no Word document: its text part is missing.');

  const { styles, base } = readStyles(xmlOf('word/styles.xml'));
  const blocksOf = (name: string, root: XmlElement | undefined): FlowBlock[] => {
    const links = readLinks(xmlOf(`word/_rels/${name}.xml.rels`));
    return root ? readBlocks(root, { styles, base, links }) : [];
  };
  const edges = (kind: string): FlowBlock[] => {
    const seen = new Set<string>();
    return [...parts.keys()]
      .filter((name) => name.startsWith(`word/${kind}`))
      .sort()
      .flatMap((name) => blocksOf(name.slice(5, -4), xmlOf(name)))
      .filter((block) => {
        const text = block.pieces.map((piece) => piece.text).join('');
        return !seen.has(text) && seen.add(text);
      });
  };
  const blocks = [
    ...edges('header'),
    ...blocksOf('document', document),
    ...edges('footnotes'),
    ...edges('footer'),
  ];
  return { kind: 'flow', blocks };
}

function isOn(properties: XmlElement | undefined, name: string, inherited: boolean): boolean {
  const flag = childOf(properties, name);
  if (!flag) return inherited;
  return !['0', 'false', 'off', 'none'].includes(flag.attributes['w:val'] ?? 'true');
}

function runStyle(properties: XmlElement | undefined, inherited: RunStyle): RunStyle {
  const size = Number(childOf(properties, 'w:sz')?.attributes['w:val']);
  return {
    bold: isOn(properties, 'w:b', inherited.bold),
    italic: isOn(properties, 'w:i', inherited.italic),
    size: Number.isFinite(size) && size > 0 ? size / 2 : inherited.size,
  };
}

function paragraphStyle(element: XmlElement | undefined, inherited: ParagraphStyle): ParagraphStyle {
  const properties = childOf(element, 'w:pPr');
  const outline = Number(childOf(properties, 'w:outlineLvl')?.attributes['w:val'] ?? Number.NaN);
  const numbering = childOf(properties, 'w:numPr');
  const numberId = childOf(numbering, 'w:numId')?.attributes['w:val'];
  const level = Number(childOf(numbering, 'w:ilvl')?.attributes['w:val'] ?? '0');
  return {
    ...inherited,
    heading: outline >= 0 && outline < 6 ? outline + 1 : inherited.heading,
    list: !numbering ? inherited.list : numberId === '0' ? 0 : (level || 0) + 1,
  };
}

function readStyles(root: XmlElement | undefined): {
  styles: Map<string, ParagraphStyle>;
  base: ParagraphStyle;
} {
  const defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const base: ParagraphStyle = {
    ...runStyle(defaults, { bold: false, italic: false, size: null }),
    heading: 0,
    list: 0,
  };
  const elements = new Map(
    elementsOf(root)
      .filter((child) => child.name === 'w:style')
      .map((style) => [style.attributes['w:styleId'] ?? '', style] as const),
  );
  const styles = new Map<string, ParagraphStyle>();
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const known = styles.get(id);
    if (known) return known;
    const element = elements.get(id);
    if (!element || depth > 20) return base;
    const parent = childOf(element, 'w:basedOn')?.attributes['w:val'];
    const inherited = parent ? resolve(parent, depth + 1) : base;
    const name = childOf(element, 'w:name')?.attributes['w:val'] ?? '';
    const style = paragraphStyle(element, {
      ...inherited,
      ...runStyle(childOf(element, 'w:rPr'), inherited),
    });
    const named = /^heading (\d)/i.exec(name);
    if (named) style.heading = Math.min(6, Number(named[1]));
    if (style.list === 0 && /^list bullet/i.test(name)) style.list = 1;
    styles.set(id, style);
    return style;
  };
  for (const id of elements.keys()) resolve(id, 0);
  return { styles, base };
}

function readLinks(root: XmlElement | undefined): Map<string, string> {
  const links = new Map<string, string>();
  for (const { attributes } of elementsOf(root)) {
    if (attributes['TargetMode'] === 'External' && attributes['Id'] && attributes['Target']) {
      links.set(attributes['Id'], attributes['Target']);
    }
  }
  return links;
}

function readBlocks(parent: XmlElement, context: Context): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  for (const child of elementsOf(parent)) {
    if (child.name === 'w:p') blocks.push(...readParagraph(child, context));
    else if (child.name === 'w:tbl') blocks.push(...readTable(child, context));
    else if (!/^(?:w:sectPr|w:del|mc:Fallback)$/.test(child.name)) blocks.push(...readBlocks(child, context));
  }
  return blocks;
}

function readTable(table: XmlElement, context: Context): FlowBlock[] {
  const rows: XmlElement[] = [];
  const collect = (parent: XmlElement, name: string, into: XmlElement[]): void => {
    for (const child of elementsOf(parent)) {
      if (child.name === name) into.push(child);
      else if (child.name.startsWith('w:sdt')) collect(child, name, into);
    }
  };
  collect(table, 'w:tr', rows);
  return rows.flatMap((row) => {
    const cells: XmlElement[] = [];
    collect(row, 'w:tc', cells);
    return cellsSideBySide(cells.map((cell) => readBlocks(cell, context)));
  });
}

/** A character of a symbol font as text; what is no number is nothing. */
function symbolOf(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  if (!Number.isInteger(point) || point < 0x20 || point > 0xffff) return '';
  return String.fromCharCode(point < 0xf000 && point < 0x100 ? point + 0xf000 : point);
}

function readParagraph(paragraph: XmlElement, context: Context): FlowBlock[] {
  const properties = childOf(paragraph, 'w:pPr');
  const styleId = childOf(properties, 'w:pStyle')?.attributes['w:val'];
  const style = paragraphStyle(paragraph, (styleId && context.styles.get(styleId)) || context.base);
  const pieces: FlowPiece[] = [];
  const boxes: FlowBlock[] = [];
  let fieldUrl: string | null = null;

  const walk = (parent: XmlElement, run: RunStyle, url: string | null): void => {
    for (const child of elementsOf(parent)) {
      const add = (text: string): number => pieces.push({ ...run, text, url: url ?? fieldUrl });
      switch (child.name) {
        case 'w:r': {
          const own = childOf(child, 'w:rPr');
          const characterStyle = context.styles.get(childOf(own, 'w:rStyle')?.attributes['w:val'] ?? '');
          const inherited = characterStyle
            ? { ...run, bold: run.bold || characterStyle.bold, italic: run.italic || characterStyle.italic }
            : run;
          if (!isOn(own, 'w:vanish', false)) walk(child, runStyle(own, inherited), url);
          break;
        }
        case 'w:t':
          add(child.items.filter((item) => typeof item === 'string').join(''));
          break;
        case 'w:tab':
        case 'w:ptab':
          add('\t');
          break;
        case 'w:br':
        case 'w:cr':
          add('\n');
          break;
        case 'w:sym':
          // a sign of a symbol font, by its number in the font's private range: bullets, above all
          add(symbolOf(child.attributes['w:char']));
          break;
        case 'w:noBreakHyphen':
          add('-');
          break;
        case 'w:instrText':
          fieldUrl = /HYPERLINK\s+"([^"]+)"/.exec(textOf(child))?.[1] ?? fieldUrl;
          break;
        case 'w:fldChar':
          if (child.attributes['w:fldCharType'] === 'end') fieldUrl = null;
          break;
        case 'w:hyperlink':
          walk(child, run, context.links.get(child.attributes['r:id'] ?? '') ?? url);
          break;
        case 'w:txbxContent':
          boxes.push(...readBlocks(child, context));
          break;
        case 'w:pPr':
        case 'w:rPr':
        case 'w:del':
        case 'w:moveFrom':
        case 'mc:Fallback':
          break;
        default:
          walk(child, run, url);
      }
    }
  };
  walk(paragraph, style, null);
  const own: FlowBlock = {
    pieces: mergePieces(pieces),
    heading: style.heading,
    list: style.list,
    sameRow: false,
  };
  return [own, ...boxes];
}
