import { withAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { LoginIdentity } from '../account.entity.js';
import { passwordMatches } from '../passwords/password.js';

const MAX_TEXT = 1024;

/**
 * That whoever opens a mailed link also gets into the account it is for: a session of it, or its password. The link alone
 * says that somebody reads the mailbox, not that they are who registered the address; confirming on its strength would hand
 * the owner of the address an account that a stranger has the password of.
 *
 * @param password - As typed; null or undefined: none was asked for yet.
 * @throws CodedError BAD_USER_INPUT with reason PASSWORD_NEEDED and field `password`; RATE_LIMITED
 */
export async function requireOwnAccount(
  { viewer, deps }: Pick<RequestContext, 'viewer' | 'deps'>,
  accountId: string,
  password: string | null | undefined,
): Promise<void> {
  if (viewer?.accountId === accountId && viewer.scopes === null) return;
  if (password === null || password === undefined)
    throw passwordNeeded('Enter the password of the account that asked for this mail.');
  const identity = await withAccount(deps.orm, accountId).findOneOrFail(LoginIdentity, { accountId });
  // A guess like any other: counted together with those at the login.
  await deps.limits.count('login', { subject: identity.email });
  if (await passwordMatches(identity.passwordHash, password.slice(0, MAX_TEXT))) return;
  throw passwordNeeded(
    'This is not the password of the account that asked for this mail. If that was not you, set a new password instead: ' +
      'whoever did loses every way in.',
  );
}

function passwordNeeded(message: string): CodedError {
  return new CodedError('BAD_USER_INPUT', message, { field: 'password', reason: 'PASSWORD_NEEDED' });
}
