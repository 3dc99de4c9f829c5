/** A document as a tagged PDF whose last page is worth its paper. */
import type { PdfPrinter } from '../../platform/browser/pdf-printer.js';
import type { DocumentTemplate } from './document-templates.js';
import { countPdfPages, writePdfInformation } from './pdf-metadata.js';
import { contentHeight, renderHtml, TITLES, type PageView, type PaperSize } from './render-html.js';

/** Densities of `page.css`, from normal to the tightest that still reads well. */
const TIGHTEST = 3;
/** A last page filled less than this is pulled in where a density can; from three pages to two that is half a page. */
const STRAY = 0.5;
/** A single page filled less than this is set with more air. */
const SPARSE = 0.72;
/** What breaks may cost: entries that do not fit are carried over whole. */
const SLACK_PER_PAGE = 0.03;

interface Fitted {
  density: number;
  pages: number;
}

/**
 * Chooses the density in the page: the loosest that saves a nearly empty last page; airier when there is little to
 * say.
 */
function fitScript(height: number): string {
  return `(() => {
    const at = (density) => {
      document.documentElement.dataset.density = String(density);
      return document.body.getBoundingClientRect().height / ${height};
    };
    const pagesOf = (filled) => Math.max(1, Math.ceil(filled + (Math.ceil(filled) - 1) * ${SLACK_PER_PAGE}));
    const normal = at(0);
    if (normal < ${SPARSE}) {
      at(-1);
      return { density: -1, pages: 1 };
    }
    const pages = pagesOf(normal);
    if (pages > 1 && normal - (pages - 1) < ${STRAY}) {
      const saves = (density) => pagesOf(at(density)) < pages;
      if (saves(${TIGHTEST})) {
        for (let density = 1; ; density += 1) if (saves(density)) return { density, pages: pages - 1 };
      }
      at(0);
    }
    return { density: 0, pages };
  })()`;
}

const setScript = (density: number): string => `document.documentElement.dataset.density = '${density}'`;

export interface PdfDocument {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Prints the view. When unbreakable parts cost a page more than was reckoned, prints again, tighter, until it fits;
 * when nothing helps the normal density stays.
 * @throws CodedError as the printer does
 */
export async function renderPdf(
  view: PageView,
  kind: 'resume' | 'letter',
  template: DocumentTemplate,
  paper: PaperSize,
  printer: PdfPrinter,
): Promise<PdfDocument> {
  const html = await renderHtml(view, kind, template, paper);
  const first = await printer.print(html, { prepare: fitScript(contentHeight(template, paper)) });
  const wanted = first.prepared as Fitted;
  let { bytes } = first;
  let pages = countPdfPages(bytes);
  for (let density = wanted.density + 1; pages > wanted.pages && density <= TIGHTEST; density += 1) {
    const tighter = (await printer.print(html, { prepare: setScript(density) })).bytes;
    const fewer = countPdfPages(tighter);
    if (fewer < pages) [bytes, pages] = [tighter, fewer];
  }
  const title = view.name === '' ? TITLES[kind] : `${view.name} – ${TITLES[kind]}`;
  return { bytes: writePdfInformation(bytes, { title, author: view.name, creator: 'AtlasOps' }), pages };
}
