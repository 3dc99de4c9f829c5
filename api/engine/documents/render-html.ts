/** A resume as one self-contained HTML page: styles and fonts inside, no scripts, nothing to fetch. */
import { Liquid } from 'liquidjs';
import { TEMPLATE_FOLDER, type DocumentTemplate } from './document-templates.js';
import { fontRules, OTHER_SCRIPTS } from './embedded-fonts.js';
import type { ResumeView } from './resume-view.js';

export type PaperSize = 'A4' | 'LETTER';

/** Width and height in millimetres. */
const PAPER: Record<PaperSize, { css: string; width: number; height: number }> = {
  A4: { css: 'A4', width: 210, height: 297 },
  LETTER: { css: 'letter', width: 215.9, height: 279.4 },
};
const PIXELS_PER_MILLIMETRE = 96 / 25.4;

const engine = new Liquid({
  root: TEMPLATE_FOLDER,
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

/** The page as HTML. User text is escaped by the template engine, and by this function where it stands outside it. */
export async function renderHtml(
  view: ResumeView,
  template: DocumentTemplate,
  paper: PaperSize,
): Promise<string> {
  const { css, width } = PAPER[paper];
  const { margin, style, fonts } = template;
  const body = (await engine.renderFile(`${template.name}/resume`, { resume: view })) as string;
  const sheet =
    `@page{size:${css};margin:${margin.block}mm ${margin.inline}mm;` +
    `@bottom-right{content:counter(page);font:8pt ${fonts[0]?.name ?? 'sans-serif'};color:#6b7280}}` +
    `@page:first{@bottom-right{content:none}}` +
    `:root{--measure:${width - 2 * margin.inline}mm;--other-scripts:${OTHER_SCRIPTS}}`;
  return (
    `<!doctype html>\n<html lang="${escapeHtml(view.language)}" dir="${view.direction}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">` +
    `<title>${escapeHtml(view.name === '' ? 'Resume' : view.name)}</title>` +
    `<style>${fontRules(fonts, allText(view))}\n${sheet}\n${style}</style></head><body>\n${body}\n</body></html>`
  );
}
