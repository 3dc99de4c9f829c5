import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/**
 * One revision of a content page that an administrator saved. Global and append-only: what somebody agreed to stays readable.
 * A page without a row is the one that comes with the program, see `templates/pages`.
 */
export const PageRevision = defineEntity({
  name: 'PageRevision',
  tableName: 'page',
  properties: {
    /** The last part of `/pages/:slug`. */
    slug: p.text().primary(),
    /** 1 for the first that was saved; 0 is the program's own. */
    revision: p.integer().primary(),
    title: p.text(),
    /** Markdown; its HTML is sanitised when it is shown. */
    markdown: p.text(),
    /** The page is gone; an earlier revision is not shown instead. */
    removed: p.boolean(),
    /** Of terms and privacy notice: everybody is asked to agree anew. */
    material: p.boolean().default(false),
    savedBy: p.uuid(),
    savedAt: p.datetime(3),
  },
});

export type PageRevision = InferEntity<typeof PageRevision>;
