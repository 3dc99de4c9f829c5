import type { Logger } from 'pino';
import type { Config } from '../../../platform/config/config.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { isBreached } from './breached-passwords.js';
import { hashPassword } from './password.js';
import { newPassword, passwordProblem } from './password-strength.js';

/**
 * Checks a new password and hashes it.
 *
 * @param personal - Address and name of the account.
 * @param field - How the client named it.
 * @throws CodedError BAD_USER_INPUT for one that is too short, too long, easy to guess or known to have leaked.
 */
export async function acceptPassword(
  deps: { config: Config; log: Logger },
  password: string,
  personal: readonly string[],
  field = 'password',
): Promise<string> {
  const length = newPassword.safeParse(password);
  if (!length.success) {
    throw new CodedError('BAD_USER_INPUT', length.error.issues[0]?.message ?? 'Choose another password.', {
      field,
    });
  }
  const problem = await passwordProblem(password, personal);
  if (problem !== null) throw new CodedError('BAD_USER_INPUT', problem, { field });
  const { breachedPasswordsUrl } = deps.config;
  if (breachedPasswordsUrl !== null && (await isBreached(breachedPasswordsUrl, password, deps.log))) {
    throw new CodedError(
      'BAD_USER_INPUT',
      'This password is on lists of passwords that became known. Choose another.',
      {
        field,
      },
    );
  }
  return hashPassword(password);
}
