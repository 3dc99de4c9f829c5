import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/**
 * STARTED: paid for in advance, no answer yet. ANSWERED. UNFIT: an answer that broke the form or the checks. FAILED: no answer.
 * CACHED: known already, nothing sent. ABANDONED: its process ended; counted as paid in full. HANDED_IN: paid for in advance at
 * half price, to be answered within a day.
 */
export const CALL_OUTCOMES = [
  'STARTED',
  'ANSWERED',
  'UNFIT',
  'FAILED',
  'CACHED',
  'ABANDONED',
  'HANDED_IN',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** One request to a model, or one that the cache saved: the ledger. */
export const ModelCall = defineEntity({
  name: 'ModelCall',
  tableName: 'model_call',
  ...accountOwned('model_call'),
  indexes: [
    { name: 'model_call_account_created', properties: ['accountId', 'createdAt'] },
    { name: 'model_call_account_task', properties: ['accountId', 'taskId'] },
    { name: 'model_call_account_batch', properties: ['accountId', 'batchId'] },
    { name: 'model_call_account_outcome', properties: ['accountId', 'outcome', 'createdAt'] },
  ],
  uniques: [{ name: 'model_call_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** null: not for a Task, e.g. the check of a key. */
    taskId: p.uuid().strictNullable(),
    promptName: p.text(),
    promptVersion: p.text(),
    provider: p.text(),
    model: p.text(),
    /** The batch it is a line of; null: it was sent by itself. */
    batchId: p.uuid().strictNullable(),
    /** 1 for the first request of a question. */
    attempt: p.integer(),
    outcome: p.text().$type<CallOutcome>(),
    /** Why there was no fit answer, for people; null: there was one. */
    reason: p.text().strictNullable(),
    parameters: p.json<Record<string, unknown>>(),
    /** SHA-256 in hexadecimal over everything that was sent but the provider's and the model's names. */
    inputChecksum: p.text(),
    inputTokens: p.integer(),
    outputTokens: p.integer(),
    cachedTokens: p.integer(),
    /** Millionths of a US dollar. */
    costMicroUsd: p.bigint('number'),
    /** Held back of the budgets while it runs; 0 once it is settled. */
    reservedMicroUsd: p.bigint('number'),
    /** What it cost beyond what was held back for it: the provider says that it used more than it was allowed. */
    excessMicroUsd: p.bigint('number').defaultRaw('0'),
    /** Paid by the account itself, with a key of its own. */
    ownKey: p.boolean(),
    createdAt: p.datetime(3),
    durationMs: p.integer(),
  },
});

export type ModelCall = InferEntity<typeof ModelCall>;
