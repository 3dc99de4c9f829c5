import type { MikroORM } from '@mikro-orm/postgresql';
import { withoutAccount } from '../../platform/database/orm.js';
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
  if (confirmed !== null) return { accountId: confirmed.accountId, isNew: false };
  const account = await createAccount(orm, {
    email: DEMO_LOGIN.email,
    passwordHash: await hashPassword(DEMO_LOGIN.password),
    displayName: 'Demo',
    confirmed: true,
    isDemo: true,
  });
  return { accountId: account.id, isNew: true };
}
