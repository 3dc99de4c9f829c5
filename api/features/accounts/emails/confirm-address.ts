import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ServerDeps } from '../../../platform/graphql/request-context.js';
import { recordAccountEvent } from '../account-events.js';
import { Account, type LoginIdentity } from '../account.entity.js';
import { normalEmail } from '../log-in.js';
import { linkExpired } from './mail-tokens.js';

/**
 * Notes that the owner of the account reads the mails of an address, which becomes the account's.
 *
 * @param em - In a transaction of the account, in which `identity` was read.
 * @throws CodedError BAD_USER_INPUT with reason LINK_EXPIRED when another account has confirmed the address meanwhile.
 */
export async function confirmAddress(
  deps: Pick<ServerDeps, 'config' | 'tasks'>,
  em: EntityManager,
  identity: LoginIdentity,
  email: string,
): Promise<void> {
  const account = await em.findOneOrFail(Account, { id: identity.accountId });
  const now = new Date();
  const first = identity.confirmedAt === null;
  identity.email = normalEmail(email);
  identity.confirmedAt ??= now;
  identity.isAdmin = deps.config.adminEmails.includes(identity.email);
  identity.updatedAt = now;
  if (account.email !== email) {
    account.email = email;
    account.updatedAt = now;
  }
  try {
    await em.flush();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw linkExpired();
    throw error;
  }
  if (first) await recordAccountEvent(deps.tasks, em, 'account.verified');
}
