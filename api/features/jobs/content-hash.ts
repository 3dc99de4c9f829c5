import { createHash } from 'node:crypto';
import type { Posting } from '../../core/posting/posting.js';
import { searchForm } from './job-posting.js';

/**
 * Finds the same posting met under another address: title, company and the words of the description, without case, accents,
 * punctuation and white space, which boards change when they copy. Places count only where there is no description.
 */
export function contentHash(
  posting: Pick<Posting, 'title' | 'company' | 'locations' | 'description'>,
): string {
  const { title, company, locations, description } = posting;
  const parts = [title ?? '', company ?? '', description ?? locations.join(' ')].map(wordsOf);
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function wordsOf(text: string): string {
  return searchForm(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
