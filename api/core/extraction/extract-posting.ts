/** One page, feed or text to a posting with evidence: the door of the extraction room. */
import type { ExtractionResult } from '../posting/posting.js';
import type { VoteObserver } from './candidate.js';
import { withoutHttpHeaders } from './page.js';
import { readJson, readXml } from './read-feed.js';
import { readHtml } from './read-html.js';
import { readText } from './read-text.js';

export interface ExtractionInput {
  content: string;
  /** What the content is; told from its first characters when absent. */
  contentType?: 'html' | 'json' | 'xml' | 'text';
  /** Where it was fetched from. */
  url?: string;
  /** Relative dates are read against this moment. */
  now: Date;
  /** For measuring; it changes nothing of the answer. */
  observe?: VoteObserver | undefined;
}

/**
 * Reads a posting, a listing or a feed. Never throws and never takes more than time linear in the content (up to 12
 * million characters, the rest is left out), whatever the content is. Every value of the answer has its `confidence`
 * and its verbatim `evidence`; what the page does not say is null or empty.
 */
export function extractPosting(input: ExtractionInput): ExtractionResult {
  const { now, url, observe } = input;
  const content = withoutHttpHeaders(input.content.replace(/^\uFEFF/, ''));
  const readMarkup = (html: string): ExtractionResult => readHtml({ html, url, now, observe });
  switch (kindOf(content, input.contentType)) {
    case 'json':
      return readJson(content, { now, observe, url }, readMarkup) ?? readText(content, { now, observe });
    case 'xml':
      return readXml(content, { now, observe, url }, readMarkup);
    case 'text':
      return readText(content, { now, observe });
    case 'html':
      return readMarkup(content);
  }
}

type Kind = NonNullable<ExtractionInput['contentType']>;

/** The content's first characters are believed before its label: feeds are often served as HTML or text. */
function kindOf(content: string, declared: Kind | undefined): Kind {
  const start = content.slice(0, 3000).trimStart();
  if (
    /^[{[]/.test(start) &&
    (declared !== 'html' || /^[{[]\s*(?:["{[]|$)/.test(start)) &&
    !/^\[[^\]"{]{1,80}\]\s*\n/.test(start)
  )
    return 'json';
  if (/^<\?xml|^<(?:rss|feed|urlset|workzag-jobs|jobs?|source|position-?openings?)[\s>]/i.test(start))
    return /<html[\s>]/i.test(start) ? 'html' : 'xml';
  if (declared === 'xml' || (declared !== 'html' && isForeignRoot(start))) return 'xml';
  if (
    declared === 'html' ||
    /<(?:!doctype html|html|head|body|div|p|br|ul|h[1-6]|section|table|span|article|main|script)\b/i.test(
      start,
    )
  )
    return 'html';
  return 'text';
}

const HTML_TAGS = new Set(
  'html head body div p br ul ol li h1 h2 h3 h4 h5 h6 section table tr td span article main header footer nav script style meta title link a b i strong em form img aside center font'.split(
    ' ',
  ),
);

/** True when the first element is none of HTML's and declares a namespace or has a prefix, as documents of feeds do. */
function isForeignRoot(start: string): boolean {
  const root = /^<([A-Za-z][\w.:-]*)([^>]{0,2000})>/.exec(start);
  if (root === null || HTML_TAGS.has(root[1]!.toLowerCase())) return false;
  return (
    root[1]!.includes(':') ||
    /\sxmlns/.test(root[2]!) ||
    /^\s*<[A-Z][A-Za-z-]*>/.test(start.slice(root[0].length))
  );
}
