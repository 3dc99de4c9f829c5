/** A resume or a letter as a file: PDF, Word or plain text. Works without a database, so the command line uses it too. */
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { createPdfPrinter, type PdfPrinter } from '../../platform/browser/pdf-printer.js';
import { documentTemplate } from './document-templates.js';
import { viewLetter, type LetterContent } from './letter-view.js';
import { renderDocx } from './render-docx.js';
import type { PaperSize } from './render-html.js';
import { renderLetterDocx } from './render-letter-docx.js';
import { renderPdf } from './render-pdf.js';
import { renderLetterText, renderText } from './render-text.js';
import { viewResume, type ResumeView } from './resume-view.js';

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'txt'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export const CONTENT_TYPES: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
};

export interface RenderOptions {
  /** A name of `documentTemplates`. */
  template: string;
  format: DocumentFormat;
  paper: PaperSize;
  /** The printer to use; by default one shared by the whole process. */
  printer?: PdfPrinter;
}

export interface RenderedDocument {
  bytes: Uint8Array;
  contentType: string;
  /** "Ada-Novak-Resume.pdf": letters, digits and hyphens only. */
  fileName: string;
  /** Known for PDF alone: Word and text flow as their reader wants. */
  pages: number | null;
}

let shared: PdfPrinter | null = null;

/** Ends the browser of the shared printer; the next document starts a new one. */
export async function closeDocumentPrinter(): Promise<void> {
  const open = shared;
  shared = null;
  await open?.close();
}

function fileNameOf(name: string, what: string, format: DocumentFormat): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${plain === '' ? '' : `${plain}-`}${what}.${format}`;
}

async function renderBytes(
  view: ResumeView,
  { template: name, format, paper, printer }: RenderOptions,
): Promise<{ bytes: Uint8Array; pages: number | null }> {
  const template = documentTemplate(name);
  if (format === 'docx') return { bytes: await renderDocx(view, template, paper), pages: null };
  if (format === 'txt') return { bytes: new TextEncoder().encode(renderText(view)), pages: null };
  return renderPdf(view, 'resume', template, paper, printer ?? (shared ??= createPdfPrinter()));
}

/**
 * @throws CodedError BAD_USER_INPUT for an unknown template, PROVIDER_UNAVAILABLE or INTERNAL when the browser fails
 */
export async function renderDocument(
  document: ResumeDocument,
  options: RenderOptions,
): Promise<RenderedDocument> {
  const view = viewResume(document);
  const { bytes, pages } = await renderBytes(view, options);
  const { format } = options;
  return {
    bytes,
    contentType: CONTENT_TYPES[format],
    fileName: fileNameOf(view.name, 'Resume', format),
    pages,
  };
}

/**
 * @throws CodedError BAD_USER_INPUT for an unknown template, PROVIDER_UNAVAILABLE or INTERNAL when the browser fails
 */
export async function renderLetter(
  content: LetterContent,
  options: RenderOptions,
): Promise<RenderedDocument> {
  const { format, paper, printer } = options;
  const template = documentTemplate(options.template, 'letters');
  const view = viewLetter(content);
  const made = async (): Promise<{ bytes: Uint8Array; pages: number | null }> => {
    if (format === 'docx') return { bytes: await renderLetterDocx(view, template, paper), pages: null };
    if (format === 'txt') return { bytes: new TextEncoder().encode(renderLetterText(view)), pages: null };
    return renderPdf(view, 'letter', template, paper, printer ?? (shared ??= createPdfPrinter()));
  };
  const { bytes, pages } = await made();
  return {
    bytes,
    contentType: CONTENT_TYPES[format],
    fileName: fileNameOf(view.name, 'Letter', format),
    pages,
  };
}
