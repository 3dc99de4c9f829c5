/**
 * What `platform/files` reads out of the bytes of a resume and `core/parsing` turns into facts: pages of positioned
 * text, flowed paragraphs, or data that already has fields.
 */

/** A piece of text drawn in one go. Lengths are in points, the origin is the top left corner of the page. */
export interface TextRun {
  text: string;
  /** Left edge. */
  x: number;
  /** Baseline, growing downwards. */
  y: number;
  width: number;
  /** Font size. */
  size: number;
  bold: boolean;
  italic: boolean;
  /** Font name as in the file, without its subset prefix. */
  font: string;
  /** Set at a right angle, reading upwards or downwards from (x, y); `width` is its length then. Missing: level text. */
  turned?: 'up' | 'down';
}

/** A rectangle of the page that links somewhere; `y` is its top edge. */
export interface PageLink {
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextPage {
  width: number;
  height: number;
  runs: TextRun[];
  links: PageLink[];
}

/** Text with places: PDF. */
export interface PagedDocument {
  kind: 'pages';
  pages: TextPage[];
}

/** A stretch of a block's text in one style; the block's text is its pieces' texts joined. */
export interface FlowPiece {
  text: string;
  bold: boolean;
  italic: boolean;
  /** Font size in points; null when the document does not say. */
  size: number | null;
  /** Where the piece links to. */
  url: string | null;
}

/** One paragraph, heading, list item or table cell, in reading order. A tab or line break inside is kept in the text. */
export interface FlowBlock {
  pieces: FlowPiece[];
  /** Heading level 1..6 by the document's own styles, 0 for none. */
  heading: number;
  /** Nesting depth of a list item from 1, 0 outside lists. */
  list: number;
  /** True when the block stands beside the block before it in the same table row. */
  sameRow: boolean;
}

/** Text without places: DOCX, ODT, RTF, HTML, plain text. */
export interface FlowDocument {
  kind: 'flow';
  blocks: FlowBlock[];
}

/** Data with fields: the value is as decoded, trusted in nothing. */
export type StructuredDocument =
  | { kind: 'structured'; format: 'json'; data: unknown }
  /** LinkedIn's data export: the rows of each CSV file by the file's name without folder and extension. */
  | { kind: 'structured'; format: 'linkedin-export'; tables: Record<string, Record<string, string>[]> }
  | { kind: 'structured'; format: 'europass'; root: XmlNode };

/** An XML element without its namespace prefixes. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** The element's own text, its children's not included. */
  text: string;
}

export type TextDocument = PagedDocument | FlowDocument | StructuredDocument;
