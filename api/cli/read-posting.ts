/** Gets one posting for the command line: from a file, or from the web through the guarded fetch. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { extractPosting } from '../core/extraction/extract-posting.js';
import type { ExtractionResult, Posting } from '../core/posting/posting.js';
import { findChromium } from '../platform/browser/find-chromium.js';
import { createPageFetcher } from '../platform/browser/page-fetcher.js';
import { decodeText, textKind, type TextKind } from '../platform/http/decode-text.js';
import { parseAllowPrivate } from '../platform/http/egress-policy.js';
import { fetchPage } from '../platform/http/fetch-page.js';
import { callerPath } from './json-lines.js';

/** Why no posting came out; `code` is stable. */
export class NoPosting extends Error {
  constructor(
    readonly code: 'EXPIRED' | 'LISTING' | 'NOT_A_POSTING' | 'UNSUPPORTED_MEDIA' | 'UNREACHABLE',
    message: string,
  ) {
    super(message);
  }
}

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.rss': 'application/rss+xml',
  '.txt': 'text/plain',
  '.md': 'text/plain',
};

/** True for what is fetched; everything else is a file. */
export function isUrl(job: string): boolean {
  return /^https?:\/\//i.test(job);
}

function single(result: ExtractionResult, source: string): Posting {
  switch (result.status) {
    case 'posting':
      return result;
    case 'listing': {
      const [only, ...others] = result.postings;
      if (only !== undefined && others.length === 0) return only;
      const count = result.postings.length === 0 ? 'several' : String(result.postings.length);
      throw new NoPosting('LISTING', `${source} lists ${count} postings. Give the page of the one you mean.`);
    }
    case 'expired':
      throw new NoPosting('EXPIRED', `${source} says that this posting is closed.`);
    case 'not_a_posting':
      throw new NoPosting('NOT_A_POSTING', `${source} holds no job posting.`);
  }
}

async function fromFile(path: string, now: Date): Promise<ExtractionResult> {
  const bytes = await readFile(callerPath(path));
  const declared = MEDIA_TYPES[extname(path).toLowerCase()] ?? null;
  const kind = textKind(declared, bytes);
  if (kind === null) {
    throw new NoPosting('UNSUPPORTED_MEDIA', `${path} is no saved page, feed or text.`);
  }
  return extractPosting({ content: decodeText(bytes, declared, kind), contentType: kind, now });
}

async function rendered(url: string, now: Date, allowPrivate: string[]): Promise<ExtractionResult> {
  const fetcher = createPageFetcher({ allowPrivate, findChromium });
  try {
    const page = await fetcher.fetch(url);
    return extractPosting({ content: page.text, contentType: 'html', url: page.finalUrl, now });
  } finally {
    await fetcher.close();
  }
}

async function fromWeb(url: string, now: Date): Promise<ExtractionResult> {
  const allowPrivate = parseAllowPrivate(process.env['FETCH_ALLOW_PRIVATE']);
  const page = await fetchPage(url, { allowPrivate });
  const contentType: TextKind = page.kind;
  const result = extractPosting({ content: page.text, contentType, url: page.finalUrl, now });
  if (result.status === 'posting' || result.status === 'expired') return result;
  if (page.status === 404 || page.status === 410) {
    throw new NoPosting('EXPIRED', `${url} is gone (status ${page.status}): the posting is no longer there.`);
  }
  if (page.status >= 400) {
    throw new NoPosting('UNREACHABLE', `${url} answers with status ${page.status}.`);
  }
  // Many job pages are empty until their scripts have run.
  return result.status === 'not_a_posting' && contentType === 'html'
    ? rendered(url, now, allowPrivate)
    : result;
}

/**
 * @param now relative dates on the page are read against it
 * @throws NoPosting when there is no single open posting; FetchError when the page cannot be fetched
 */
export async function readPosting(job: string, now: Date): Promise<Posting> {
  return single(isUrl(job) ? await fromWeb(job, now) : await fromFile(job, now), job);
}
