/** From bytes to a TextDocument, by what the bytes are and not by what the file is called. Runs in the child process. */
import { parse as parseCsv } from 'csv-parse/sync';
import type { TextDocument } from '../../core/parsing/text-document.js';
import { DocumentError } from './document-error.js';
import { readDocx } from './read-docx.js';
import { readHtml } from './read-html.js';
import { readOdt } from './read-odt.js';
import { readPdf } from './read-pdf.js';
import { readRtf } from './read-rtf.js';
import { decodeText, readText } from './read-text.js';
import { parseXml, toXmlNode } from './xml-tree.js';
import { readZip } from './zip-archive.js';

/** Larger text is no resume; parsing it would only cost time. */
const MAX_TEXT_BYTES = 5 * 1024 * 1024;

const SUPPORTED =
  'PDF, DOCX, RTF, ODT, HTML, text, JSON Resume, a LinkedIn data export and Europass XML are read.';

/**
 * @param fileName only its extension is used, and only to tell kinds of plain text apart.
 * @throws DocumentError of any code but `TIMEOUT`.
 */
export async function decodeDocument(bytes: Uint8Array, fileName: string): Promise<TextDocument> {
  if (bytes.length === 0) throw new DocumentError('EMPTY', 'This file is empty.');
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const document = await decodeByKind(bytes, start, fileName);
  if (!hasContent(document)) throw new DocumentError('EMPTY', 'This document holds no text.');
  return document;
}

async function decodeByKind(bytes: Uint8Array, start: string, fileName: string): Promise<TextDocument> {
  if (start.includes('%PDF-')) return readPdf(bytes);
  if (start.startsWith('PK')) return decodePackage(bytes);
  if (start.trimStart().startsWith('{\\rtf')) return readRtf(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0')) return refuseOldOffice(bytes);
  if (bytes.length > MAX_TEXT_BYTES) {
    throw new DocumentError('TOO_LARGE', 'This file is larger than a text resume can be (5 MB).');
  }
  const text = decodeText(bytes);
  if (looksBinary(text))
    throw new DocumentError('UNSUPPORTED_MEDIA', `This kind of file is not read. ${SUPPORTED}`);
  return decodeTextual(text, fileName);
}

async function decodePackage(bytes: Uint8Array): Promise<TextDocument> {
  const names: string[] = [];
  // lists the names only: nothing is wanted, so nothing is inflated
  await readZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  if (names.includes('word/document.xml')) return readDocx(bytes);
  if (names.includes('content.xml')) return readOdt(bytes);
  const isTable = (name: string): boolean => LINKEDIN_TABLES.test(name);
  if (names.some(isTable)) return readLinkedInExport(bytes, isTable);
  if (names.some((name) => /^(?:xl|ppt)\//.test(name))) {
    throw new DocumentError(
      'UNSUPPORTED_MEDIA',
      `A spreadsheet or presentation is not read as a resume. ${SUPPORTED}`,
    );
  }
  if (names.includes('[Content_Types].xml')) {
    throw new DocumentError('BROKEN', 'This Word document is damaged: its text part is missing.');
  }
  throw new DocumentError('UNSUPPORTED_MEDIA', `This package holds no resume. ${SUPPORTED}`);
}

const LINKEDIN_TABLES =
  /(?:^|\/)(?:Profile|Profile Summary|Positions|Education|Skills|Languages|Projects|Certifications|Publications|Honors|Courses|Volunteering|Volunteer Experiences|Email Addresses|PhoneNumbers|Phone Numbers|Patents|Organizations)\.csv$/i;

async function readLinkedInExport(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<TextDocument> {
  const parts = await readZip(bytes, wanted, { entries: 2_000, inflatedBytes: 16 * 1024 * 1024 });
  const tables: Record<string, Record<string, string>[]> = {};
  for (const [name, content] of parts) {
    const table = name.replace(/^.*\//, '').replace(/\.csv$/i, '');
    try {
      tables[table] = parseCsv<Record<string, string>>(decodeText(content), {
        columns: true,
        bom: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        to: 1_000,
      });
    } catch (error) {
      throw new DocumentError(
        'BROKEN',
        `The table ${table} of this data export is damaged: ${(error as Error).message}`,
      );
    }
  }
  return { kind: 'structured', format: 'linkedin-export', tables };
}

function refuseOldOffice(bytes: Uint8Array): never {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 20)).toString(
    'utf16le',
  );
  if (names.includes('EncryptedPackage')) {
    throw new DocumentError('ENCRYPTED', 'This document is protected by a password. Save it without one.');
  }
  throw new DocumentError(
    'UNSUPPORTED_MEDIA',
    'This is the Word format of before 2007. Save it as DOCX or PDF.',
  );
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 8_192);
  let odd = 0;
  for (const character of sample) {
    const code = character.codePointAt(0)!;
    // control characters that no text editor writes, and what does not decode
    if (code < 9 || (code > 13 && code < 32 && code !== 27) || code === 0xfffd) odd += 1;
  }
  return odd > sample.length * 0.02;
}

function decodeTextual(text: string, fileName: string): TextDocument {
  const start = text.trimStart();
  if (/^[{[]/.test(start)) {
    try {
      return { kind: 'structured', format: 'json', data: JSON.parse(text) as unknown };
    } catch (error) {
      if (/\.json$/i.test(fileName)) {
        throw new DocumentError('BROKEN', `This file is not valid JSON: ${(error as Error).message}`);
      }
    }
  }
  if (/^<\?xml|^<(?:\w+:)?(?:SkillsPassport|Candidate|Europass)/i.test(start)) {
    const root = /^\s*<\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*)*<!DOCTYPE html/i.test(text)
      ? null
      : parseXml(text);
    const name = root?.name.replace(/^.*:/, '').toLowerCase();
    if (root && name !== 'html') {
      if (name === 'skillspassport' || name === 'candidate' || name === 'europass') {
        return { kind: 'structured', format: 'europass', root: toXmlNode(root) };
      }
      throw new DocumentError('UNSUPPORTED_MEDIA', `This XML is no Europass document. ${SUPPORTED}`);
    }
  }
  if (
    /\.x?html?$/i.test(fileName) ||
    /^<!doctype html|<(?:html|body|head|div|section|p|h1)[\s>]/i.test(start.slice(0, 2_000))
  ) {
    return readHtml(text);
  }
  return readText(text);
}

function hasContent(document: TextDocument): boolean {
  switch (document.kind) {
    case 'pages':
      return document.pages.some((page) => page.runs.some((run) => run.text.trim() !== ''));
    case 'flow':
      return document.blocks.some((block) => block.pieces.some((piece) => /[\p{L}\p{N}]/u.test(piece.text)));
    case 'structured':
      return true;
  }
}
