import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { Liquid } from 'liquidjs';
import { projectRoot } from '../../platform/config/project-root.js';
import { withoutAccount } from '../../platform/database/orm.js';
import { contentSecurityPolicy } from '../../platform/http/security-headers.js';
import { pageHtml } from './page-html.js';
import { findPage, listPages } from './page-store.js';

const NONCE_BYTES = 18;

/** `GET /pages/:slug`: content pages as plain HTML, which needs neither the client nor a login. */
export function pageRoutes(options: { orm: MikroORM }): Router {
  const engine = new Liquid({
    root: join(projectRoot(), 'templates/pages'),
    outputEscape: 'escape',
    strictVariables: true,
    strictFilters: true,
    cache: true,
  });
  const router = Router();
  router.get('/pages/:slug', (request, response) => show(options.orm, engine, request, response));
  return router;
}

async function show(orm: MikroORM, engine: Liquid, request: Request, response: Response): Promise<void> {
  const em = withoutAccount(orm);
  const page = await findPage(em, String(request.params['slug']));
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const body = (await engine.renderFile('page.liquid', {
    nonce,
    title: page?.title ?? 'There is no such page',
    date: page?.updatedAt.toISOString().slice(0, 10) ?? null,
    html: await pageHtml(page?.markdown ?? 'It was taken down, or the address is not quite right.'),
    others: (await listPages(em)).map(({ slug, title }) => ({ slug, title })),
  })) as string;
  response
    .status(page === null ? 404 : 200)
    .set('content-security-policy', contentSecurityPolicy('none', nonce))
    .set('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(body);
}
