import type { MikroORM } from '@mikro-orm/postgresql';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { Account, LoginIdentity, Session } from './account.entity.js';
import { ApiToken } from './api-tokens/api-token.entity.js';
import { createAccount, identitiesOf } from './log-in.js';
import { hashPassword } from './passwords/password.js';

/** Shown on the login screen of an installation that only this machine can reach; it protects nothing. */
export const DEMO_LOGIN = { email: 'demo@atlasops.example', password: 'demo-on-this-machine' };

/**
 * Makes the demo account where it does not exist yet. To be called only on the embedded database with the server bound to
 * loopback: anybody who reaches the server can use it. Its address counts as confirmed.
 *
 * @returns its id and whether it was made just now, so that the caller can fill it
 */
export async function ensureDemoAccount(orm: MikroORM): Promise<{ accountId: string; isNew: boolean }> {
  const { confirmed } = await identitiesOf(withoutAccount(orm), DEMO_LOGIN.email);
  if (confirmed !== null) {
    const { accountId, passwordHash } = confirmed;
    if (passwordHash === null) await setPassword(orm, accountId, await hashPassword(DEMO_LOGIN.password));
    return { accountId, isNew: false };
  }
  const account = await createAccount(orm, {
    email: DEMO_LOGIN.email,
    passwordHash: await hashPassword(DEMO_LOGIN.password),
    displayName: 'Demo',
    confirmed: true,
    isDemo: true,
  });
  return { accountId: account.id, isNew: true };
}

/**
 * Takes every way in from the demo account that was made while only this machine reached the installation: its password is known
 * to all. What it holds stays, and `ensureDemoAccount` opens it again.
 *
 * @returns whether it was open
 */
export async function closeDemoAccount(orm: MikroORM): Promise<boolean> {
  const { confirmed } = await identitiesOf(withoutAccount(orm), DEMO_LOGIN.email);
  if (confirmed === null || confirmed.passwordHash === null) return false;
  const { accountId } = confirmed;
  const em = withAccount(orm, accountId);
  if ((await em.count(Account, { id: accountId, isDemo: true })) === 0) return false;
  await em.transactional(async (tx) => {
    await tx.nativeUpdate(Session, { revokedAt: null }, { revokedAt: new Date() });
    await tx.nativeDelete(ApiToken, {});
  });
  await setPassword(orm, accountId, null);
  return true;
}

async function setPassword(orm: MikroORM, accountId: string, passwordHash: string | null): Promise<void> {
  const changed = { passwordHash, updatedAt: new Date() };
  await withAccount(orm, accountId).nativeUpdate(LoginIdentity, { accountId }, changed);
}
