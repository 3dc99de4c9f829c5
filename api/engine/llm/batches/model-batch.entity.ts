import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

/**
 * PREPARED: its price is held back; the provider may or may not have it yet. HANDED_IN: the provider has it. ENDED: each of its
 * lines is settled.
 */
export const BATCH_STATES = ['PREPARED', 'HANDED_IN', 'ENDED'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Questions of one Task that a provider answers within a day. Its lines are the calls that name it. */
export const ModelBatch = defineEntity({
  name: 'ModelBatch',
  tableName: 'model_batch',
  ...accountOwned('model_batch'),
  uniques: [
    { name: 'model_batch_account_id', properties: ['accountId', 'id'] },
    { name: 'model_batch_account_task', properties: ['accountId', 'taskId'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    taskId: p.uuid(),
    provider: p.text(),
    model: p.text(),
    /** Paid by the account itself, with a key of its own. */
    ownKey: p.boolean(),
    state: p.text().$type<BatchState>(),
    /** The provider's name of it. */
    providerBatchId: p.text().strictNullable(),
    /** How often it was looked at in vain; the waits grow with it. */
    looks: p.integer(),
    /** When somebody last began to send it: for a while nobody else does. */
    sentAt: p.datetime(3).strictNullable(),
    handedInAt: p.datetime(3).strictNullable(),
    /** When the provider was told to stop. */
    cancelledAt: p.datetime(3).strictNullable(),
    /** For people: what went wrong with it; null: nothing. */
    note: p.text().strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type ModelBatch = InferEntity<typeof ModelBatch>;
