/** XML of untrusted files as a tree: no document types, so no entities of the file's own and nothing external. */
import { Parser } from 'htmlparser2';
import type { XmlNode } from '../../core/parsing/text-document.js';
import { DocumentError } from './document-error.js';

/** Deeper nesting than any office program writes; keeps recursive readers within the stack. */
const MAX_DEPTH = 256;
const MAX_NODES = 1_500_000;

export type XmlItem = XmlElement | string;

/** An element with its content in order; names keep their prefixes (`w:p`). */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  items: XmlItem[];
}

/**
 * Parses XML leniently (office files in the wild are not always well formed).
 *
 * @throws DocumentError `BROKEN` when there is a document type or no element, `TOO_LARGE` past depth or node limits.
 */
export function parseXml(source: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) {
    throw new DocumentError(
      'BROKEN',
      'This file declares XML entities of its own, which no office program writes.',
    );
  }
  const root: XmlElement = { name: '', attributes: {}, items: [] };
  const open: XmlElement[] = [root];
  let nodes = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes += 1;
        if (open.length > MAX_DEPTH || nodes > MAX_NODES) {
          throw new DocumentError('TOO_LARGE', 'This file nests its content deeper than a document can.');
        }
        const element: XmlElement = { name, attributes, items: [] };
        open[open.length - 1]!.items.push(element);
        open.push(element);
      },
      ontext(text) {
        open[open.length - 1]!.items.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  const first = elementsOf(root)[0];
  if (!first) throw new DocumentError('BROKEN', 'This file holds no readable XML.');
  return first;
}

export function elementsOf(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.items ?? []).filter((item): item is XmlElement => typeof item !== 'string');
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(parent).find((child) => child.name === name);
}

/** All text below an element. */
export function textOf(item: XmlItem): string {
  return typeof item === 'string' ? item : item.items.map(textOf).join('');
}

/** The tree without namespace prefixes, for `core`. */
export function toXmlNode(element: XmlElement): XmlNode {
  return {
    name: element.name.replace(/^.*:/, ''),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [name.replace(/^.*:/, ''), value]),
    ),
    children: elementsOf(element).map(toXmlNode),
    text: element.items
      .filter((item) => typeof item === 'string')
      .join('')
      .trim(),
  };
}
