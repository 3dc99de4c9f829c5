import type { MikroORM } from '@mikro-orm/postgresql';
import { withoutAccount } from '../../platform/database/orm.js';
import { LoginIdentity } from './account.entity.js';
import { createAccount, normalEmail } from './log-in.js';

/** Shown on the login screen of an installation that only this machine can reach; it protects nothing. */
export const DEMO_LOGIN = { email: 'demo@atlasops.example', password: 'demo-on-this-machine' };

/**
 * Makes the demo account where it does not exist yet. To be called only on the embedded database with the server bound to
 * loopback: anybody who reaches the server can use it.
 *
 * @returns its id and whether it was made just now, so that the caller can fill it
 */
export async function ensureDemoAccount(orm: MikroORM): Promise<{ accountId: string; isNew: boolean }> {
  const known = await withoutAccount(orm).findOne(LoginIdentity, { email: normalEmail(DEMO_LOGIN.email) });
  if (known !== null) return { accountId: known.accountId, isNew: false };
  const account = await createAccount(orm, { ...DEMO_LOGIN, displayName: 'Demo' }, true);
  return { accountId: account.id, isNew: true };
}
