/** Reads a PDF's text layer with positions. Runs in the child process only: hostile files make pdf.js slow or large. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  getDocument,
  OPS,
  Util,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageLink, PagedDocument, TextPage, TextRun } from '../../core/parsing/text-document.js';
import { DocumentError } from './document-error.js';
import { withSoftHyphens } from './soft-hyphens.js';

const PDFJS_FOLDER = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** A resume with more pages is cut: the rest is an appendix. */
const MAX_PAGES = 40;
const MAX_RUNS = 60_000;
/** Fewer letters than this on all pages together, beside pictures, mean that the text is in the pictures. */
const MIN_LETTERS = 20;

/**
 * @throws DocumentError `ENCRYPTED`, `BROKEN`, `SCANNED` (pages without a text layer), `EMPTY` (no pages).
 */
export async function readPdf(bytes: Uint8Array): Promise<PagedDocument> {
  const task = getDocument({
    // pdf.js takes the buffer over; a copy keeps the caller's bytes whole
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    // the fonts' names, which tell bold from plain, are among the extra properties
    fontExtraProperties: true,
    useSystemFonts: false,
    // pictures are never looked at, and decoding them is what makes hostile files slow
    maxImageSize: 1,
    enableXfa: false,
    stopAtErrors: false,
    standardFontDataUrl: `${join(PDFJS_FOLDER, 'standard_fonts')}/`,
    cMapUrl: `${join(PDFJS_FOLDER, 'cmaps')}/`,
    cMapPacked: true,
  });
  try {
    const document = await task.promise;
    return await readPages(document);
  } catch (error) {
    throw asDocumentError(error);
  } finally {
    await task.destroy();
  }
}

function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const { name, message } = error as Error;
  if (name === 'PasswordException') {
    return new DocumentError('ENCRYPTED', 'This PDF is protected by a password. Save it without one.');
  }
  return new DocumentError('BROKEN', `This PDF is damaged and cannot be read: ${message}`);
}

async function readPages(document: PDFDocumentProxy): Promise<PagedDocument> {
  const pages: TextPage[] = [];
  let runs = 0;
  let letters = 0;
  for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number += 1) {
    const page = await document.getPage(number);
    const read = await readPage(page);
    page.cleanup();
    pages.push(read);
    runs += read.runs.length;
    for (const run of read.runs) letters += run.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (runs > MAX_RUNS) throw new DocumentError('TOO_LARGE', 'This PDF holds more text than a resume can.');
  }
  if (pages.length === 0) throw new DocumentError('EMPTY', 'This PDF has no pages.');
  if (letters < MIN_LETTERS) {
    throw new DocumentError(
      'SCANNED',
      'This PDF has no text layer: it is a scan or a picture. Export it from the program it was written in.',
    );
  }
  return { kind: 'pages', pages };
}

async function readPage(page: PDFPageProxy): Promise<TextPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  const fonts = new Set(content.items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])));
  const drawing = await drawingOf(page);
  const fontNames = fontNamesOf(page, fonts);
  const runs: TextRun[] = [];
  const items = content.items.filter((item) => 'str' in item);
  const texts = withSoftHyphens(items, drawing);
  for (const [index, item] of items.entries()) {
    const text = texts[index]!;
    if (text.length === 0) continue;
    const [a, b, c, d, x, y] = Util.transform(viewport.transform, item.transform) as number[];
    const size = Math.hypot(c ?? 0, d ?? 0) || Math.hypot(a ?? 0, b ?? 0);
    const slanted = Math.abs(b ?? 0) > Math.abs(a ?? 0) * 0.2;
    const upright = slanted && Math.abs(a ?? 0) < Math.abs(b ?? 0) * 0.05;
    // slanted text is decoration (a watermark), and would cut the lines it crosses
    if ((slanted && !upright) || size < 1 || item.width < 0) continue;
    const font = fontNames.get(item.fontName) ?? '';
    runs.push({
      text,
      x: x ?? 0,
      y: y ?? 0,
      // of turned text pdf.js tells the length as its height
      width: upright ? Math.max(item.width, item.height) : item.width,
      size,
      bold: /bold|black|heavy|semibold|demi|(?:^|[-,])(?:bd|med)|[-]b(?:i|$)|medium$|cmbx|lmbx|medi$/i.test(
        font,
      ),
      italic: /italic|oblique|-(?:light|book)?it$|cmti|slant/i.test(font),
      font,
      ...(upright ? { turned: (b ?? 0) < 0 ? ('up' as const) : ('down' as const) } : {}),
    });
  }
  return { width: viewport.width, height: viewport.height, runs, links: await linksOf(page, viewport) };
}

/**
 * Arguments of the page's text operators; reading the operators also tells the fonts' names. A page with a broken
 * picture or pattern still has its text: only its typography is unknown then.
 */
async function drawingOf(page: PDFPageProxy): Promise<unknown[]> {
  const operators = await page.getOperatorList().catch(() => null);
  const shown = (operators?.argsArray ?? []) as unknown[];
  return shown.filter((_, index) => operators!.fnArray[index] === OPS.showText);
}

/** Real font names by pdf.js' names, without the prefix of a subset. */
function fontNamesOf(page: PDFPageProxy, ids: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const id of ids) {
    const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as { name?: string } | null) : null;
    if (font?.name) names.set(id, font.name.replace(/^[A-Z]{6}\+/, ''));
  }
  return names;
}

async function linksOf(
  page: PDFPageProxy,
  viewport: ReturnType<PDFPageProxy['getViewport']>,
): Promise<PageLink[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' })) as {
    subtype?: string;
    url?: string;
    unsafeUrl?: string;
    rect?: number[];
  }[];
  const links: PageLink[] = [];
  for (const { subtype, url, unsafeUrl, rect } of annotations) {
    const target = url ?? unsafeUrl;
    if (subtype !== 'Link' || !target || rect?.length !== 4) continue;
    const [left, top] = viewport.convertToViewportPoint(rect[0]!, rect[3]!) as [number, number];
    const [right, bottom] = viewport.convertToViewportPoint(rect[2]!, rect[1]!) as [number, number];
    links.push({
      url: target,
      x: Math.min(left, right),
      y: Math.min(top, bottom),
      width: Math.abs(right - left),
      height: Math.abs(bottom - top),
    });
  }
  return links;
}
