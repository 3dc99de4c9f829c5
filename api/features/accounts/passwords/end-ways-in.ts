import type { EntityManager } from '@mikro-orm/postgresql';
import { accountOf } from '../../../platform/database/orm.js';
import type { ServerDeps } from '../../../platform/graphql/request-context.js';
import { ApiToken } from '../api-tokens/api-token.entity.js';
import { endMailLinks } from '../emails/mail-tokens.js';
import { SignInLink } from '../sign-in/sign-in-link.entity.js';
import { RecoveryCode, SecondFactor } from '../two-factor/second-factor.entity.js';

/**
 * Ends what opens the account besides its password: sessions, API tokens, linked services, mailed links.
 *
 * @param factor - `keep` the second factor where it may be the owner's own protection against whoever reads the mailbox;
 *   `remove` it where nobody has shown that the account was theirs: it could be a stranger's.
 * @param em - In a transaction of the account.
 */
export async function endWaysIn(
  deps: Pick<ServerDeps, 'sessions'>,
  em: EntityManager,
  factor: 'keep' | 'remove',
): Promise<void> {
  const accountId = accountOf(em);
  // First: from then on nobody makes another way in, see `requireOpenSession`.
  await deps.sessions.endOthers(em, null);
  if (factor === 'remove') {
    await em.nativeDelete(SecondFactor, {});
    await em.nativeDelete(RecoveryCode, {});
  }
  const tokens = await em.find(ApiToken, { revokedAt: null }, { fields: ['id'] });
  await em.nativeUpdate(ApiToken, { revokedAt: null }, { revokedAt: new Date() });
  for (const { id } of tokens) deps.sessions.forget(id);
  await em.nativeDelete(SignInLink, { accountId });
  await endMailLinks(em);
}
