import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import matter from 'gray-matter';
import { z } from 'zod';
import { projectRoot } from '../../platform/config/project-root.js';
import { PageRevision } from './page.entity.js';

/** A page as it is now. */
export interface PageContent {
  slug: string;
  title: string;
  markdown: string;
  /** 0: the program's own text, never changed here. */
  revision: number;
  updatedAt: Date;
}

const FOLDER = 'templates/pages';
/** `version`: of pages that people agree to, the day of the last change that asked them anew. */
const head = z.strictObject({ title: z.string(), updated: z.date(), version: z.date().optional() });

interface OwnPage extends PageContent {
  version: Date | undefined;
}

let own: ReadonlyMap<string, OwnPage> | null = null;

/** The pages that come with the program, by slug. */
function ownPages(): ReadonlyMap<string, OwnPage> {
  own ??= new Map(
    readdirSync(join(projectRoot(), FOLDER))
      .filter((name) => name.endsWith('.md'))
      .map((name) => {
        const { data, content } = matter(readFileSync(join(projectRoot(), FOLDER, name), 'utf8'), {});
        const { title, updated, version } = head.parse(data);
        const slug = basename(name, '.md');
        return [slug, { slug, title, markdown: content.trim(), revision: 0, updatedAt: updated, version }];
      }),
  );
  return own;
}

/**
 * The version that the program's own text of a page names.
 *
 * @throws Error when it names none: nobody can agree to such a page
 */
export function ownVersionOf(slug: string): string {
  const version = ownPages().get(slug)?.version;
  if (version === undefined) throw new Error(`templates/pages/${slug}.md names no version`);
  return version.toISOString().slice(0, 10);
}

/** A page, or null when there is none or it was removed. */
export async function findPage(em: EntityManager, slug: string): Promise<PageContent | null> {
  const saved = await newestRevision(em, slug);
  if (saved === null) return ownPages().get(slug) ?? null;
  return saved.removed ? null : contentOf(saved);
}

/** All pages by slug. */
export async function listPages(em: EntityManager): Promise<PageContent[]> {
  const pages = new Map<string, PageContent>(ownPages());
  const revisions = await em.find(PageRevision, {}, { orderBy: { slug: 'asc', revision: 'asc' } });
  for (const saved of revisions) {
    if (saved.removed) pages.delete(saved.slug);
    else pages.set(saved.slug, contentOf(saved));
  }
  return [...pages.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The newest revision's number; 0 when nobody saved this page. */
export async function revisionOf(em: EntityManager, slug: string): Promise<number> {
  return (await newestRevision(em, slug))?.revision ?? 0;
}

async function newestRevision(em: EntityManager, slug: string): Promise<PageRevision | null> {
  return await em.findOne(PageRevision, { slug }, { orderBy: { revision: 'desc' } });
}

function contentOf({ slug, title, markdown, revision, savedAt }: PageRevision): PageContent {
  return { slug, title, markdown, revision, updatedAt: savedAt };
}
