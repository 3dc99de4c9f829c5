import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** TASK: one Task. DAY, MONTH: an account, in UTC. */
export type SpendingScope = 'TASK' | 'DAY' | 'MONTH';

/** What an account has spent on models in a period, and what is held back for calls under way. */
export const ModelSpending = defineEntity({
  name: 'ModelSpending',
  tableName: 'model_spending',
  ...accountOwned('model_spending'),
  uniques: [{ name: 'model_spending_account_period', properties: ['accountId', 'scope', 'period'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    scope: p.text().$type<SpendingScope>(),
    /** The Task's id, `2026-11-21` or `2026-11`. */
    period: p.text(),
    /** Millionths of a US dollar. */
    spentMicroUsd: p.bigint('number'),
    reservedMicroUsd: p.bigint('number'),
    /** The highest share of the budget, in percent, of which was told; 0: none yet. */
    alertedPercent: p.integer(),
    updatedAt: p.datetime(3),
  },
});

export type ModelSpending = InferEntity<typeof ModelSpending>;

/** The same for the whole installation, by day; belongs to no account. */
export const DeploymentSpending = defineEntity({
  name: 'DeploymentSpending',
  tableName: 'deployment_spending',
  properties: {
    /** `2026-11-21` in UTC. */
    period: p.text().primary(),
    spentMicroUsd: p.bigint('number'),
    reservedMicroUsd: p.bigint('number'),
    alertedPercent: p.integer(),
    /** The highest of which administrators were told. */
    toldPercent: p.integer().default(0),
  },
});
