import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

export const APPLICATION_STAGES = [
  'SAVED',
  'APPLIED',
  'INTERVIEWING',
  'OFFER',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type ApplicationStage = (typeof APPLICATION_STAGES)[number];

/** What became of a Job the user goes for; at most one a Job. */
export const Application = defineEntity({
  name: 'Application',
  tableName: 'application',
  ...accountOwned('application'),
  indexes: [{ name: 'application_account_created', properties: ['accountId', 'createdAt', 'id'] }],
  uniques: [
    { name: 'application_account_id', properties: ['accountId', 'id'] },
    { name: 'application_account_job', properties: ['accountId', 'jobId'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    jobId: p.uuid(),
    resumeId: p.uuid().strictNullable(),
    stage: p.text().$type<ApplicationStage>(),
    notes: p.text().strictNullable(),
    version: p.integer().default(1),
    /** When it first reached APPLIED. */
    appliedAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Application = InferEntity<typeof Application>;
