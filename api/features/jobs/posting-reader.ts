import type { VoteObserver } from '../../core/extraction/candidate.js';
import { extractPosting } from '../../core/extraction/extract-posting.js';
import { POSTING_FIELDS } from '../../core/posting/posting.js';
import type { ExtractionResult } from '../../core/posting/posting.js';
import { htmlToText } from '../../core/text/html-to-text.js';
import type { TextKind } from '../../platform/http/decode-text.js';
import { hasValue } from './job-fields.js';

/** A page in text form, from the network, the browser or the user. */
export interface PageText {
  content: string;
  kind: TextKind;
  url: string | null;
  /** Relative dates of the page are read against this. */
  readAt: Date;
}

/** A page whose visible words are fewer is built by its scripts; a posting says more. */
const SHELL_WORDS = 120;
const ASKS_FOR_SCRIPTS =
  /\b(?:enable|activate|requires?|turn on)\s+java\s?script\b|<app-root|<div id="(?:root|app|__next|__nuxt)">\s*<\/div>/i;

/** @param observe is told what the sources of the page say, see `StructuredFields` */
export function readPosting(page: PageText, observe?: VoteObserver): ExtractionResult {
  return extractPosting({
    content: page.content,
    contentType: page.kind,
    ...(page.url === null ? {} : { url: page.url }),
    now: page.readAt,
    observe,
  });
}

/**
 * Whether a browser may find more than the page as sent: nothing (or half a posting) was read, and the page has hardly any
 * words of its own, or says that it needs scripts, or shows another document in a frame.
 */
export function needsBrowser(page: PageText, reading: ExtractionResult): boolean {
  if (page.kind !== 'html' || reading.status === 'expired' || reading.status === 'listing') return false;
  if (!/<script|<iframe/i.test(page.content)) return false;
  if (reading.status === 'posting') return reading.title === null || reading.description === null;
  const words = htmlToText(page.content).split(/\s+/).length;
  return words < SHELL_WORDS || ASKS_FOR_SCRIPTS.test(page.content) || /<iframe/i.test(page.content);
}

/** Of several readings of one page the one that says most; the earlier one when they say the same. */
export function chooseReading(readings: readonly ExtractionResult[]): ExtractionResult | null {
  let best: ExtractionResult | null = null;
  for (const reading of readings) {
    if (best === null || worth(reading) > worth(best)) best = reading;
  }
  return best;
}

/** How many fields of a posting have a value. */
export function countFields(reading: ExtractionResult): number {
  return POSTING_FIELDS.filter((field) => hasValue(reading[field])).length;
}

const STATUS_WORTH: Record<ExtractionResult['status'], number> = {
  posting: 1_000,
  expired: 500,
  listing: 400,
  not_a_posting: 0,
};

function worth(reading: ExtractionResult): number {
  return (
    STATUS_WORTH[reading.status] +
    countFields(reading) +
    Math.min((reading.description ?? '').length / 1_000, 20)
  );
}
