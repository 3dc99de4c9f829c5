/** One page, feed or text to a posting with evidence: the door of the extraction room. */
import type { ExtractionResult } from '../posting/posting.js';
import { readHtml } from './read-html.js';

export interface ExtractionInput {
  content: string;
  /** What the content is; told from its first characters when absent. */
  contentType?: 'html' | 'json' | 'xml' | 'text';
  /** Where it was fetched from. */
  url?: string;
  /** Relative dates are read against this moment. */
  now: Date;
}

/**
 * Reads a posting, a listing or a feed. Never throws and never takes more than time linear in the content (up to 12
 * million characters, the rest is left out), whatever the content is. Every value of the answer has its `confidence`
 * and its verbatim `evidence`; what the page does not say is null or empty.
 */
export function extractPosting(input: ExtractionInput): ExtractionResult {
  return readHtml({ html: input.content, url: input.url, now: input.now });
}
