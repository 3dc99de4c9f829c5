import { Marked } from 'marked';
import type { IOptions } from 'sanitize-html';

const marked = new Marked({ gfm: true, async: false });

const ALLOWED: IOptions = {
  allowedTags: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'p',
      'ul',
      'ol',
      'li',
      'a',
      'strong',
      'em',
      'code',
      'pre',
      'blockquote',
      'hr',
    ],
    ...['br', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'title'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

/**
 * HTML of a page's Markdown: headings, lists, tables, links and emphasis; no script, style, picture, form or frame, whatever
 * the text holds.
 */
export async function pageHtml(markdown: string): Promise<string> {
  // Loaded when first needed: most processes show no page.
  const { default: sanitizeHtml } = await import('sanitize-html');
  return sanitizeHtml(marked.parse(markdown) as string, ALLOWED);
}
