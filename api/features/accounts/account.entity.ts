import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ACCOUNT_VARIABLE, accountOwned } from '../../platform/database/account-table.js';

/** The tenant. Its own id is the account id of every row it owns, so its policy looks at that. */
const OWN_ACCOUNT = `id = nullif(current_setting('${ACCOUNT_VARIABLE}', true), '')::uuid`;

export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  policies: [{ name: 'account_account', using: OWN_ACCOUNT, check: OWN_ACCOUNT }],
  rowLevelSecurity: 'force',
  properties: {
    id: p.uuid().primary(),
    /** As the person typed it; `LoginIdentity.email` is the form that is compared. */
    email: p.text(),
    displayName: p.text(),
    /** BCP 47. */
    locale: p.text(),
    isDemo: p.boolean().default(false),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Account = InferEntity<typeof Account>;

/**
 * Global, because logging in begins before the account is known: which address and password open which account. It is also
 * all that administrators see of accounts.
 *
 * Several accounts may have registered one address; at most one of them has confirmed it. So a registration never finds
 * that an address is taken, and nobody can hold an address that is not theirs.
 */
export const LoginIdentity = defineEntity({
  name: 'LoginIdentity',
  tableName: 'login_identity',
  indexes: [
    {
      name: 'login_identity_confirmed',
      expression: `create unique index "login_identity_confirmed" on "login_identity" ("email") where confirmed_at is not null`,
    },
    { name: 'login_identity_email', properties: ['email', 'registeredAt'] },
    { name: 'login_identity_registered', properties: ['registeredAt', 'accountId'] },
  ],
  properties: {
    accountId: p.uuid().primary(),
    /** See `normalEmail`. */
    email: p.text(),
    /** Argon2id in PHC form; null: only other providers open this account. */
    passwordHash: p.text().strictNullable(),
    /** When somebody who reads the mails of the address said so. */
    confirmedAt: p.datetime(3).strictNullable(),
    /** By an administrator: no login, no session, no token works. */
    suspendedAt: p.datetime(3).strictNullable(),
    isAdmin: p.boolean().default(false),
    registeredAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type LoginIdentity = InferEntity<typeof LoginIdentity>;

/** How a session was opened. */
export const LOGIN_METHODS = ['PASSWORD', 'GOOGLE', 'MICROSOFT', 'GITHUB'] as const;
export type LoginMethod = (typeof LOGIN_METHODS)[number];

/** One login on one device: a family of refresh tokens of which only the newest is good. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  ...accountOwned('session'),
  indexes: [{ name: 'session_account_created', properties: ['accountId', 'createdAt'] }],
  uniques: [{ name: 'session_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** Number of the newest refresh token; tokens are computed from it and not stored. */
    generation: p.integer().default(1),
    rotatedAt: p.datetime(3),
    /** Browser and system in a few words, e.g. "Firefox on Linux". */
    device: p.text().default(''),
    method: p.text().$type<LoginMethod>().default('PASSWORD'),
    /** When it was last renewed. */
    lastUsedAt: p.datetime(3),
    /** When the person last proved who they are in it. */
    provedAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    revokedAt: p.datetime(3).strictNullable(),
  },
});

export type Session = InferEntity<typeof Session>;
