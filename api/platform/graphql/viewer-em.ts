import type { EntityManager } from '@mikro-orm/postgresql';
import { withAccount } from '../database/orm.js';
import { requireViewer } from './access.js';
import type { RequestContext } from './request-context.js';

/**
 * An entity manager that sees the rows of the person who asks and no others. A new one each time: resolvers of one
 * request run side by side and must not share one.
 *
 * @throws CodedError UNAUTHENTICATED
 */
export function viewerEm(context: RequestContext): EntityManager {
  const { accountId, sessionId, scopes } = requireViewer(context);
  const actor = scopes === null ? 'user' : `token:${sessionId}`;
  return withAccount(context.deps.orm, accountId, actor, context.requestId);
}
