import { createHash } from 'node:crypto';
import { cleanData, type ComposedRequest } from './compose-request.js';
import type { Question } from './answer.js';

const URL_LIKE = /\bhttps?:\/\/[^\s<>"')\]]+/giu;
/** Parameters by which sites follow people; they say nothing of what is on the page. */
const TRACKING =
  /^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref|referrer|source|src|trk|trackingid|refid|sid|session\w*|lipi|origin|campaign|gh_src|lever-source)$/i;
/** What tells texts apart: words and figures, with the signs that belong to figures and names (4.5, C++, C#, 10%, -5, €). */
const WORDS = /[\p{L}\p{M}\p{N}]+(?:[.,:/'-][\p{L}\p{M}\p{N}]+)*[+#%]*|[-+]?\p{Sc}|[<>=≤≥±~]/gu;

/**
 * What a question comes to when layout is left out: two questions with the same key say the same words, figures, names, dates
 * and skills, line by line. White space, bullets, quotes, case of letters, tracking in links, repeated lines and the order of
 * the lines of a text may differ; nothing that an answer could rest on does, so an answer to one answers the other.
 *
 * @returns SHA-256 in hexadecimal
 */
export function nearKey(question: Pick<Question<unknown>, 'data'>, { system }: ComposedRequest): string {
  const texts = Object.entries(question.data).map(([name, text]) => [name, linesOf(text)]);
  return createHash('sha256')
    .update(JSON.stringify([system, texts]))
    .digest('hex');
}

function linesOf(text: string): string[] {
  const lines = cleanData(text)
    .normalize('NFKC')
    .replaceAll(URL_LIKE, withoutTracking)
    .split('\n')
    .map((line) => (line.toLowerCase().match(WORDS) ?? []).join(' '));
  return [...new Set(lines)].filter((line) => line !== '').sort();
}

function withoutTracking(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.hash = '';
  return url.href;
}
