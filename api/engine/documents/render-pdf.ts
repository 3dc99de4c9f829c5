/** A resume as a tagged PDF whose last page is worth its paper. */
import type { PdfPrinter } from '../../platform/browser/pdf-printer.js';
import type { DocumentTemplate } from './document-templates.js';
import { countPdfPages, writePdfInformation } from './pdf-metadata.js';
import { contentHeight, renderHtml, type PaperSize } from './render-html.js';
import type { ResumeView } from './resume-view.js';

/** Densities of `page.css`, from normal to the tightest that still reads well. */
const TIGHTEST = 3;
/** A last page filled less than this is worth pulling in. */
const STRAY = 0.34;
/** What breaks may cost: entries that do not fit are carried over whole. */
const SLACK_PER_PAGE = 0.03;

interface Fitted {
  density: number;
  pages: number;
}

/**
 * Chooses the density in the page: the loosest that saves a nearly empty last page; airier when there is little to
 * say. `least` is the tightest of those already tried without success.
 */
function fitScript(height: number, least: number): string {
  return `(() => {
    const root = document.documentElement;
    const at = (density) => {
      root.dataset.density = String(density);
      return document.body.getBoundingClientRect().height / ${height};
    };
    const pagesOf = (filled) => Math.max(1, Math.ceil(filled + (filled > 1 ? (Math.ceil(filled) - 1) * ${SLACK_PER_PAGE} : 0)));
    const normal = at(0);
    if (${least} === 0 && normal < 0.72) { at(-1); return { density: -1, pages: 1 }; }
    const wanted = pagesOf(normal) - 1;
    if (${least} === 0 && (wanted === 0 || normal - wanted > ${STRAY})) return { density: 0, pages: pagesOf(normal) };
    for (let density = Math.max(1, ${least}); density <= ${TIGHTEST}; density += 1) {
      if (pagesOf(at(density)) <= Math.max(1, wanted)) return { density, pages: Math.max(1, wanted) };
    }
    at(0);
    return { density: 0, pages: pagesOf(normal) };
  })()`;
}

export interface PdfDocument {
  bytes: Uint8Array;
  pages: number;
}

/** Prints the view; when breaks cost a page more than was reckoned, once more, one step tighter. */
export async function renderPdf(
  view: ResumeView,
  template: DocumentTemplate,
  paper: PaperSize,
  printer: PdfPrinter,
): Promise<PdfDocument> {
  const html = await renderHtml(view, template, paper);
  const height = contentHeight(template, paper);
  let { bytes, prepared } = await printer.print(html, { prepare: fitScript(height, 0) });
  let pages = countPdfPages(bytes);
  const fitted = prepared as Fitted;
  if (pages > fitted.pages && fitted.density < TIGHTEST) {
    const again = await printer.print(html, { prepare: fitScript(height, Math.max(1, fitted.density + 1)) });
    const fewer = countPdfPages(again.bytes);
    if (fewer < pages) {
      bytes = again.bytes;
      pages = fewer;
    }
  }
  const title = view.name === '' ? 'Resume' : `${view.name} – Resume`;
  return { bytes: writePdfInformation(bytes, { title, author: view.name, creator: 'AtlasOps' }), pages };
}
