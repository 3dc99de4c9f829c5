/** A document as one self-contained HTML page: styles and fonts inside, no scripts, nothing to fetch. */
import { Liquid } from 'liquidjs';
import { DOCUMENT_KINDS, templateFolder, type DocumentTemplate } from './document-templates.js';
import { fontRules, OTHER_SCRIPTS } from './embedded-fonts.js';

export type PaperSize = 'A4' | 'LETTER';

/** Width and height in millimetres. */
const PAPER: Record<PaperSize, { css: string; width: number; height: number }> = {
  A4: { css: 'A4', width: 210, height: 297 },
  LETTER: { css: 'letter', width: 215.9, height: 279.4 },
};
const PIXELS_PER_MILLIMETRE = 96 / 25.4;

const engine = new Liquid({
  root: DOCUMENT_KINDS.map(templateFolder),
  extname: '.liquid',
  cache: true,
  outputEscape: 'escape',
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  dynamicPartials: false,
  parseLimit: 200_000,
  renderLimit: 5_000,
  memoryLimit: 50_000_000,
});

/** What a document without a person's name is called. */
export const TITLES = { resume: 'Resume', letter: 'Letter' } as const;

const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What fonts are chosen by: every text on the page. */
function allText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(allText).join('');
}

/** The height of a page's text area, in CSS pixels. */
export function contentHeight({ margin }: DocumentTemplate, paper: PaperSize): number {
  return (PAPER[paper].height - 2 * margin.block) * PIXELS_PER_MILLIMETRE;
}

/** What every kind of document says of itself. */
export interface PageView {
  language: string;
  direction: 'ltr' | 'rtl';
  /** The person's name; may be empty. */
  name: string;
}

/**
 * The page as HTML. User text is escaped by the template engine, and by this function where it stands outside it.
 * @param kind the file of the template that prints the view, and the view's name in it
 */
export async function renderHtml(
  view: PageView,
  kind: 'resume' | 'letter',
  template: DocumentTemplate,
  paper: PaperSize,
): Promise<string> {
  const { css, width } = PAPER[paper];
  const { margin, style, fonts } = template;
  const body = (await engine.renderFile(`${template.name}/${kind}`, { [kind]: view })) as string;
  const sheet =
    `@page{size:${css};margin:${margin.block}mm ${margin.inline}mm;` +
    `@bottom-right{content:counter(page);font:8pt ${fonts[0]?.name ?? 'sans-serif'};color:#6b7280}}` +
    `@page:first{@bottom-right{content:none}}` +
    `:root{--measure:${width - 2 * margin.inline}mm;--other-scripts:${OTHER_SCRIPTS}}`;
  return (
    `<!doctype html>\n<html lang="${escapeHtml(view.language)}" dir="${view.direction}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">` +
    `<title>${escapeHtml(view.name === '' ? TITLES[kind] : view.name)}</title>` +
    `<style>${fontRules(fonts, allText(view))}\n${sheet}\n${style}</style></head><body>\n${body}\n</body></html>`
  );
}
