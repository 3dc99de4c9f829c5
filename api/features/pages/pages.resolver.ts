import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { withoutAccount } from '../../platform/database/orm.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { Admin, Public, requireViewer } from '../../platform/graphql/access.js';
import { readInput } from '../../platform/graphql/read-input.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { AdminAction } from '../accounts/admin/admin-action.entity.js';
import { isLegalPage, legalVersion } from './legal-pages.js';
import { PageRevision } from './page.entity.js';
import { pageHtml } from './page-html.js';
import { findPage, listPages, revisionOf, type PageContent } from './page-store.js';
import { PageType, SavePageInput, SavePageResult } from './page.type.js';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_SLUG = 60;
const MAX_TITLE = 120;
const MAX_MARKDOWN = 100_000;

const slug = z
  .string()
  .max(MAX_SLUG, `A name has at most ${MAX_SLUG} characters.`)
  .regex(SLUG, 'Use lower-case letters, digits and single hyphens, e.g. "cookie-notice".');
const savePage = z.object({
  slug,
  title: z.string().trim().min(1, 'A page needs a title.').max(MAX_TITLE, `At most ${MAX_TITLE} characters.`),
  markdown: z
    .string()
    .trim()
    .min(1, 'A page needs a text.')
    .max(MAX_MARKDOWN, `At most ${MAX_MARKDOWN} characters.`),
  expectedRevision: z.number().int().min(0, 'A revision is 0 or more.'),
  materialChange: z.boolean().nullish(),
});

/** Content pages: everybody reads them, administrators change them. */
@Resolver()
export class PagesResolver {
  @Public()
  @Query(() => [PageType], { description: 'All content pages, by their names.' })
  async pages(@Ctx() { deps }: RequestContext): Promise<PageType[]> {
    return Promise.all((await listPages(withoutAccount(deps.orm))).map(toPage));
  }

  @Public()
  @Query(() => PageType, { description: 'A content page. NOT_FOUND.' })
  async page(
    @Arg('slug', () => String, { description: 'Its name in `/pages/:slug`.' }) name: string,
    @Ctx() { deps }: RequestContext,
  ): Promise<PageType> {
    const page = await findPage(withoutAccount(deps.orm), name);
    if (page === null) throw notFound('Page');
    return toPage(page);
  }

  @Admin()
  @Mutation(() => SavePageResult, {
    description:
      'Saves a new revision of a page; earlier ones are kept. A material change of terms or privacy asks everybody anew. ' +
      'StaleVersion when it was saved in between. BAD_USER_INPUT; FORBIDDEN with reason ADMIN_ONLY. Recorded.',
  })
  async savePage(
    @Arg('input', () => SavePageInput, { description: 'Which page, and its text.' }) input: SavePageInput,
    @Ctx() context: RequestContext,
  ): Promise<PageType | StaleVersion> {
    const { expectedRevision, materialChange, ...content } = readInput(savePage, input);
    const material = materialChange === true;
    if (material && !isLegalPage(content.slug)) {
      throw new CodedError(
        'BAD_USER_INPUT',
        'Nobody agrees to this page: only terms and privacy ask people anew.',
        {
          field: 'materialChange',
        },
      );
    }
    const em = withoutAccount(context.deps.orm);
    const present = await revisionOf(em, content.slug);
    if (present !== expectedRevision) return StaleVersion.of(present);
    const saved = await append(em, context, {
      ...content,
      revision: present + 1,
      removed: false,
      material,
    });
    return saved === null ? StaleVersion.of(await revisionOf(em, content.slug)) : toPage(saved);
  }

  @Admin()
  @Mutation(() => Boolean, {
    description:
      'Takes a page away; its revisions are kept and it can be saved anew. NOT_FOUND; CONFLICT for terms and privacy, which people ' +
      'agreed to; FORBIDDEN with reason ADMIN_ONLY. Recorded.',
  })
  async removePage(
    @Arg('slug', () => String, { description: 'Its name in `/pages/:slug`.' }) name: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const em = withoutAccount(context.deps.orm);
    const page = await findPage(em, name);
    if (page === null) throw notFound('Page');
    if (isLegalPage(name))
      throw new CodedError('CONFLICT', 'People agree to this page. Change its text instead.');
    const { title, markdown, revision } = page;
    await append(em, context, {
      ...{ slug: name, title, markdown, revision: revision + 1 },
      ...{ removed: true, material: false },
    });
    return true;
  }
}

/** Adds a revision with its record in one transaction. @returns null when somebody else took its number. */
async function append(
  em: EntityManager,
  context: RequestContext,
  content: Omit<PageContent, 'updatedAt'> & { removed: boolean; material: boolean },
): Promise<PageContent | null> {
  const { accountId: adminId } = requireViewer(context);
  const now = new Date();
  const asks = content.material ? `, everybody agrees anew: ${legalVersion(now, content.revision)}` : '';
  try {
    await em.transactional(async (tx) => {
      await tx.insert(PageRevision, { ...content, savedBy: adminId, savedAt: now });
      await tx.insert(AdminAction, {
        id: newId(),
        adminId,
        action: content.removed ? 'remove-page' : 'save-page',
        subjectId: null,
        reason: `/pages/${content.slug}, revision ${content.revision}${asks}`,
        requestId: context.requestId,
        happenedAt: now,
      });
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return null;
    throw error;
  }
  context.deps.consents.forget();
  return { ...content, updatedAt: now };
}

async function toPage({ slug: name, title, markdown, revision, updatedAt }: PageContent): Promise<PageType> {
  return { slug: name, title, markdown, revision, updatedAt, html: await pageHtml(markdown) };
}
