import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { isPlainAddress } from '../../platform/mail/smtp.js';
import { Account, LoginIdentity } from './account.entity.js';
import { hashPassword, isOutdated, passwordMatches } from './passwords/password.js';

/** An address a mail can be sent to. */
export const emailAddress = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .refine(isPlainAddress, 'This is not an e-mail address.');

export const displayName = z
  .string()
  .trim()
  .min(1, 'Please give a name.')
  .max(120, 'A name has at most 120 characters.');

/** The form in which addresses are compared: providers do not tell capitals apart, and people do not remember them. */
export function normalEmail(address: string): string {
  return address.trim().normalize('NFKC').toLowerCase();
}

export interface NewAccount {
  email: string;
  displayName: string;
  /** See `hashPassword`; null: another provider opens the account. */
  passwordHash: string | null;
  /** Whether the address is known to be the person's. */
  confirmed: boolean;
  /** The account everybody on this machine may use. */
  isDemo?: boolean;
  isAdmin?: boolean;
}

/**
 * Makes an account. That another account registered the same address is no hindrance; that one confirmed it is, when this
 * one is to be confirmed too.
 *
 * @param also - Further writes of the same transaction, which is bound to the new account.
 * @throws CodedError CONFLICT when a confirmed account has the address and this one is to be confirmed.
 */
export async function createAccount(
  orm: MikroORM,
  input: NewAccount,
  also: (tx: EntityManager, accountId: string) => Promise<void> = () => Promise.resolve(),
): Promise<Account> {
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
        isDemo: input.isDemo ?? false,
        createdAt: now,
        updatedAt: now,
      });
      await tx.persist(account).flush();
      tx.create(LoginIdentity, {
        accountId: id,
        email: normalEmail(input.email),
        passwordHash: input.passwordHash,
        confirmedAt: input.confirmed ? now : null,
        suspendedAt: null,
        isAdmin: input.isAdmin ?? false,
        registeredAt: now,
        updatedAt: now,
      });
      await tx.flush();
      await also(tx, id);
      return account;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new CodedError('CONFLICT', 'This e-mail address already has an account. Log in instead.', {
      field: 'email',
    });
  }
}

/** Whom an address may mean: the account that confirmed it, and the newest that registered it without confirming. */
export async function identitiesOf(
  em: EntityManager,
  address: string,
): Promise<{ confirmed: LoginIdentity | null; pending: LoginIdentity | null }> {
  const email = normalEmail(address);
  const confirmed = await em.findOne(LoginIdentity, { email, confirmedAt: { $ne: null } });
  const pending = await em.findOne(
    LoginIdentity,
    { email, confirmedAt: null },
    { orderBy: { registeredAt: 'desc', accountId: 'desc' } },
  );
  return { confirmed, pending };
}

/**
 * The account an address and password open. An unknown address, a wrong password and a suspended account are one answer
 * after the same work: always two passwords are compared, where need be with nobody's. A password that was hashed with less than
 * is asked for now is hashed anew.
 *
 * @param onRefused - Told whose account was meant, or null when nobody's; for the log alone.
 * @throws CodedError UNAUTHENTICATED
 */
export async function checkLogin(
  orm: MikroORM,
  given: { email: string; password: string },
  onRefused: (accountId: string | null) => void,
): Promise<LoginIdentity> {
  const { confirmed, pending } = await identitiesOf(withoutAccount(orm), given.email);
  const [opensConfirmed, opensPending] = await Promise.all([
    passwordMatches(confirmed?.passwordHash ?? null, given.password),
    passwordMatches(pending?.passwordHash ?? null, given.password),
  ]);
  const identity = opensConfirmed ? confirmed : opensPending ? pending : null;
  if (identity === null || identity.suspendedAt !== null) {
    onRefused((confirmed ?? pending)?.accountId ?? null);
    throw new CodedError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }
  const { accountId, passwordHash } = identity;
  if (passwordHash !== null && isOutdated(passwordHash)) {
    const changed = { passwordHash: await hashPassword(given.password) };
    await withAccount(orm, accountId).nativeUpdate(LoginIdentity, { accountId, passwordHash }, changed);
  }
  return identity;
}
