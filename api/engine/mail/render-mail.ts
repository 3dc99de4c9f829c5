import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { projectRoot } from '../../platform/config/project-root.js';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const FALLBACK = 'en';
const MAX_VALUE = 500;

const limits = {
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  dynamicPartials: false,
  parseLimit: 50_000,
  renderLimit: 1_000,
  memoryLimit: 2_000_000,
} as const;

/** The words of a mail are plain text; they become HTML as data of the layout, which escapes them. */
const words = new Liquid(limits);
const layout = new Liquid({ ...limits, outputEscape: 'escape' });

/**
 * Renders a mail of `templates/mail/<language>/<template>.liquid`: the first line is the subject, an empty line follows,
 * then paragraphs. A paragraph that is `{{ link }}` alone becomes a button. Text and HTML come out of the same words.
 *
 * @param locale - BCP 47; English where there is no translation.
 * @param values - Put in as they are, each on one line and at most 500 characters.
 * @throws Error for a template that does not exist or a value that is missing.
 */
export async function renderMail(
  template: string,
  locale: string,
  values: Record<string, string>,
): Promise<RenderedMail> {
  const language = languageOf(template, locale);
  const clean = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, oneLine(value)]));
  const source = readFileSync(join(folder(), language, `${template}.liquid`), 'utf8');
  const rendered = (await words.parseAndRender(source, { link: '', ...clean })) as string;
  const [subject = '', ...paragraphs] = rendered
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '');
  const blocks = paragraphs.map((text) => ({ text, isLink: text === clean['link'] }));
  const page = readFileSync(join(folder(), 'layout.liquid'), 'utf8');
  const html = (await layout.parseAndRender(page, { subject, blocks, language })) as string;
  return { subject, text: `${paragraphs.join('\n\n')}\n`, html };
}

/** Languages in which mails are written. */
function mailLanguages(): string[] {
  return readdirSync(folder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function languageOf(template: string, locale: string): string {
  if (!/^[a-z][a-z-]*$/.test(template)) throw new Error(`"${template}" is no name of a mail template`);
  const language = locale.split('-')[0]?.toLowerCase() ?? FALLBACK;
  return mailLanguages().includes(language) ? language : FALLBACK;
}

/** A value cannot begin a paragraph of its own, be it by whichever kind of line break. */
function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_VALUE);
}

function folder(): string {
  return join(projectRoot(), 'templates', 'mail');
}
