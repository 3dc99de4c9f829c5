import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';
import type { TokenScope } from '../../../platform/graphql/request-context.js';

/** A secret with which an integrator's program acts for the account, within its scopes. */
export const ApiToken = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  ...accountOwned('api_token'),
  uniques: [
    { name: 'api_token_account_id', properties: ['accountId', 'id'] },
    { name: 'api_token_hash', properties: ['accountId', 'tokenHash'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    name: p.text(),
    /** SHA-256 of the token, which is shown once and stored nowhere. */
    tokenHash: p.text(),
    /** Its last four characters, by which the owner tells tokens apart. */
    hint: p.text(),
    scopes: p.array().columnType('text[]').$type<TokenScope[]>(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    /** To the minute. */
    lastUsedAt: p.datetime(3).strictNullable(),
    revokedAt: p.datetime(3).strictNullable(),
  },
});

export type ApiToken = InferEntity<typeof ApiToken>;
