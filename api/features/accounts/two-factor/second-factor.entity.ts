import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

/** The shared secret of an authenticator app (TOTP, RFC 6238). At most one of an account. */
export const SecondFactor = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factor',
  ...accountOwned('second_factor'),
  uniques: [{ name: 'second_factor_account', properties: ['accountId'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** See `seal`; bound to the account. */
    sealedSecret: p.text(),
    /** The time step of the newest code that was accepted: no code of it or before is accepted again. */
    lastStep: p.integer().default(0),
    createdAt: p.datetime(3),
    /** null: shown, but no code of it has come back yet; it protects nothing so far. */
    confirmedAt: p.datetime(3).strictNullable(),
  },
});

export type SecondFactor = InferEntity<typeof SecondFactor>;

/** Opens the account once in place of a code of the app. */
export const RecoveryCode = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  ...accountOwned('recovery_code'),
  uniques: [{ name: 'recovery_code_hash', properties: ['accountId', 'codeHash'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** HMAC-SHA256 under a key of the installation; the codes themselves are random enough that no slow hash is needed. */
    codeHash: p.text(),
    createdAt: p.datetime(3),
    usedAt: p.datetime(3).strictNullable(),
  },
});

export type RecoveryCode = InferEntity<typeof RecoveryCode>;
