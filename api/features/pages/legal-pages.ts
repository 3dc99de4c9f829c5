import type { EntityManager } from '@mikro-orm/postgresql';
import type { ConsentDocument } from '../accounts/consent/consent.entity.js';
import type { PublishedDocument } from '../accounts/consent/legal-documents.js';
import { PageRevision } from './page.entity.js';
import { ownVersionOf } from './page-store.js';

/** The pages that people agree to. */
const DOCUMENT_OF: ReadonlyMap<string, ConsentDocument> = new Map([
  ['terms', 'TERMS'],
  ['privacy', 'PRIVACY'],
]);

/** Whether people agree to this page: it can be changed, and not taken away. */
export function isLegalPage(slug: string): boolean {
  return DOCUMENT_OF.has(slug);
}

/**
 * What people agree to, as it holds now: the version moves with each revision that an administrator saves as a material change;
 * mended spelling asks nobody. Before the first of them it is the version that the program's own text names.
 */
export async function readLegalDocuments(em: EntityManager): Promise<PublishedDocument[]> {
  const slugs = [...DOCUMENT_OF.keys()];
  const material = await em.find(
    PageRevision,
    { slug: { $in: slugs }, material: true },
    { fields: ['slug', 'revision', 'savedAt'], orderBy: { revision: 'asc' } },
  );
  const newest = new Map(material.map((revision) => [revision.slug, revision]));
  return slugs.map((slug) => {
    const document = DOCUMENT_OF.get(slug)!;
    const changed = newest.get(slug);
    if (changed === undefined) return { document, version: ownVersionOf(slug), publishedAt: null };
    const { revision, savedAt } = changed;
    return { document, version: legalVersion(savedAt, revision), publishedAt: savedAt };
  });
}

/** What a material change is called, e.g. `2026-12-01 (3)`: the day and the revision of the page. */
export function legalVersion(savedAt: Date, revision: number): string {
  return `${savedAt.toISOString().slice(0, 10)} (${revision})`;
}
