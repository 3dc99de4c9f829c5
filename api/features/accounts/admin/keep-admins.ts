import type { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from '../../../platform/config/config.js';
import { withoutAccount } from '../../../platform/database/orm.js';
import { LoginIdentity } from '../account.entity.js';

/**
 * Takes the rights of an administrator from every account whose address the operator no longer names. To be called when a
 * process that serves people starts: workers may have been given no `ADMIN_EMAILS`.
 *
 * @returns how many were administrators until now
 */
export async function demoteFormerAdmins(
  orm: MikroORM,
  { adminEmails }: Pick<Config, 'adminEmails'>,
): Promise<number> {
  return withoutAccount(orm).nativeUpdate(
    LoginIdentity,
    { isAdmin: true, email: { $nin: [...adminEmails] } },
    { isAdmin: false, updatedAt: new Date() },
  );
}
