import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import { withAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { logSecurity, whereabouts } from '../../../platform/telemetry/security-log.js';
import { Account, LoginIdentity, type LoginMethod } from '../account.entity.js';
import { toAccountType, type AccountType, type SessionPayload } from '../account.type.js';
import { deviceName } from './device-name.js';
import { SESSION_DAYS, type OpenSession, type SessionKeeper } from './session-keeper.js';

declare module '../../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly sessions: SessionKeeper;
    /** Signs and seals; see `KeyRing`. */
    readonly keys: KeyRing;
  }
}

export const REFRESH_COOKIE = 'atlas_session';

/** What of a request a login needs; routes beside GraphQL have it too. */
export type EntryContext = Pick<
  RequestContext,
  'deps' | 'cookies' | 'userAgent' | 'requestId' | 'remoteAddress' | 'viewer'
>;

/**
 * Opens a session for somebody who has proved who they are, in place of the one this browser may have: a login never goes on
 * with tokens that were there before it.
 *
 * @param secondFactor - Whether a second factor was given too.
 */
export async function openSession(
  context: EntryContext,
  accountId: string,
  method: LoginMethod,
  secondFactor = false,
): Promise<SessionPayload> {
  const { sessions } = context.deps;
  const before = context.cookies.get(REFRESH_COOKIE);
  const session = await sessions.open(accountId, { device: deviceName(context.userAgent), method });
  if (before !== undefined) await sessions.end(before);
  logSecurity(context.deps.log, 'signed-in', { ...whereabouts(context), accountId, method, secondFactor });
  return startSession(context, session);
}

/** Lays the session's refresh token into the cookie and gives the rest to the client. */
export async function startSession(
  context: Pick<RequestContext, 'deps' | 'cookies'>,
  session: OpenSession,
): Promise<SessionPayload> {
  const em = withAccount(context.deps.orm, session.accountId);
  const account = await readAccount(em, session.accountId);
  if (account === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');
  context.cookies.set(REFRESH_COOKIE, session.refreshToken, {
    maxAge: SESSION_DAYS * 24 * 60 * 60,
  });
  return { accessToken: session.accessToken, expiresAt: session.expiresAt, account };
}

/** The account as its owner sees it; null when there is none (any more). */
export async function readAccount(em: EntityManager, accountId: string): Promise<AccountType | null> {
  const account = await em.findOne(Account, { id: accountId });
  const identity = await em.findOne(LoginIdentity, { accountId });
  return account === null || identity === null ? null : toAccountType(account, identity);
}

export function forgetCookie(context: RequestContext): void {
  context.cookies.set(REFRESH_COOKIE, '', { maxAge: 0 });
}
