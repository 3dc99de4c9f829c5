import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { Account, LoginIdentity } from './account.entity.js';
import { countLoginAttempt, forgetLoginAttempts } from './login-throttle.js';
import { hashPassword, passwordMatches } from './password.js';

const email = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'));

export const registration = z
  .object({
    email,
    password: z
      .string()
      .min(8, 'A password needs at least 8 characters.')
      .max(256, 'A password has at most 256 characters.'),
    displayName: z
      .string()
      .trim()
      .min(1, 'Please give a name.')
      .max(120, 'A name has at most 120 characters.'),
  })
  .refine((input) => normalEmail(input.password) !== normalEmail(input.email), {
    path: ['password'],
    message: 'The password must differ from the e-mail address.',
  });

export type Registration = z.output<typeof registration>;

/** The form in which addresses are compared: providers do not tell capitals apart, and people do not remember them. */
export function normalEmail(address: string): string {
  return address.trim().normalize('NFKC').toLowerCase();
}

/**
 * Makes an account.
 *
 * @param isDemo the account everybody on this machine may use
 * @throws CodedError CONFLICT when the address has an account
 */
export async function createAccount(orm: MikroORM, input: Registration, isDemo = false): Promise<Account> {
  const passwordHash = await hashPassword(input.password);
  const id = newId();
  const now = new Date();
  const em = withAccount(orm, id);
  try {
    return await em.transactional(async (tx) => {
      const account = tx.create(Account, {
        id,
        email: input.email,
        displayName: input.displayName,
        locale: 'en',
        isDemo,
        createdAt: now,
        updatedAt: now,
      });
      await tx.persist(account).flush();
      tx.create(LoginIdentity, {
        email: normalEmail(input.email),
        accountId: id,
        passwordHash,
        updatedAt: now,
      });
      await tx.flush();
      return account;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new CodedError('CONFLICT', 'This e-mail address already has an account. Log in instead.', {
      field: 'email',
    });
  }
}

/**
 * The account an address and password open. An unknown address and a wrong password are one answer after the same work.
 *
 * @throws CodedError UNAUTHENTICATED, or RATE_LIMITED after too many attempts at one address
 */
export async function checkLogin(orm: MikroORM, given: { email: string; password: string }): Promise<string> {
  const em = withoutAccount(orm);
  const address = normalEmail(given.email);
  const now = new Date();
  await countLoginAttempt(em, address, now);
  const identity = await em.findOne(LoginIdentity, { email: address });
  if (!(await passwordMatches(identity?.passwordHash ?? null, given.password)) || identity === null) {
    throw new CodedError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }
  await forgetLoginAttempts(em, address, now);
  return identity.accountId;
}
