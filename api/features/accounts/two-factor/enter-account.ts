import { withAccount } from '../../../platform/database/orm.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { logSecurity, whereabouts } from '../../../platform/telemetry/security-log.js';
import { LoginIdentity, type LoginMethod } from '../account.entity.js';
import type { SessionPayload, TwoFactorRequired } from '../account.type.js';
import { signTicket } from '../sessions/access-token.js';
import { openSession, type EntryContext } from '../sessions/start-session.js';
import { SecondFactor } from './second-factor.entity.js';

/**
 * Lets somebody in whose first proof (a password) was good: into a session, or to the question for the second factor.
 */
export async function enterAccount(
  context: EntryContext,
  identity: LoginIdentity,
  method: LoginMethod,
): Promise<SessionPayload | TwoFactorRequired> {
  const { accountId } = identity;
  await appointAdmin(context, identity);
  if (await hasSecondFactor(context, accountId)) {
    const { token, expiresAt } = await signTicket(context.deps.keys, { accountId, method }, new Date());
    logSecurity(context.deps.log, 'first-step-accepted', { ...whereabouts(context), accountId, method });
    return { ticket: token, expiresAt };
  }
  return openSession(context, accountId, method);
}

export async function hasSecondFactor(
  { deps }: Pick<RequestContext, 'deps'>,
  accountId: string,
): Promise<boolean> {
  return (await withAccount(deps.orm, accountId).count(SecondFactor, { confirmedAt: { $ne: null } })) > 0;
}

/** The operator may name an administrator (`ADMIN_EMAILS`) whose address was confirmed long before. */
async function appointAdmin({ deps }: EntryContext, identity: LoginIdentity): Promise<void> {
  const { accountId, email, confirmedAt, isAdmin } = identity;
  if (isAdmin || confirmedAt === null || !deps.config.adminEmails.includes(email)) return;
  await withAccount(deps.orm, accountId).nativeUpdate(LoginIdentity, { accountId }, { isAdmin: true });
}
