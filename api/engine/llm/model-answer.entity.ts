import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** An answer that is known: the cache of an account. */
export const ModelAnswer = defineEntity({
  name: 'ModelAnswer',
  tableName: 'model_answer',
  ...accountOwned('model_answer'),
  indexes: [
    { name: 'model_answer_account_expires', properties: ['accountId', 'expiresAt'] },
    {
      name: 'model_answer_account_near',
      properties: ['accountId', 'promptName', 'promptVersion', 'nearKey'],
    },
  ],
  uniques: [
    { name: 'model_answer_account_id', properties: ['accountId', 'id'] },
    {
      name: 'model_answer_account_input',
      properties: ['accountId', 'promptName', 'promptVersion', 'inputChecksum', 'provider', 'model'],
    },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    promptName: p.text(),
    promptVersion: p.text(),
    inputChecksum: p.text(),
    provider: p.text(),
    model: p.text(),
    /** Checksum of the input's facts, where near repeats may be answered by it; else null. */
    nearKey: p.text().strictNullable(),
    /** As it was checked. */
    value: p.json<unknown>(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
  },
});

export type ModelAnswer = InferEntity<typeof ModelAnswer>;
