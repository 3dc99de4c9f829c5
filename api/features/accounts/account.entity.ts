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

/** Global, because logging in begins before the account is known: which address and password open which account. */
export const LoginIdentity = defineEntity({
  name: 'LoginIdentity',
  tableName: 'login_identity',
  uniques: [{ name: 'login_identity_account', properties: ['accountId'] }],
  properties: {
    /** See `normalEmail`. */
    email: p.text().primary(),
    accountId: p.uuid(),
    /** Argon2id in PHC form. */
    passwordHash: p.text(),
    updatedAt: p.datetime(3),
  },
});

export type LoginIdentity = InferEntity<typeof LoginIdentity>;

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
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    revokedAt: p.datetime(3).strictNullable(),
  },
});

export type Session = InferEntity<typeof Session>;
