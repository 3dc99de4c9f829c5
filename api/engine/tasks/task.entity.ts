import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

export const TASK_STATUSES = ['QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const STEP_STATUSES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'SKIPPED', 'FAILED'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** A step as the user sees it; times ISO 8601. */
export interface TaskStep {
  name: string;
  title: string;
  status: StepStatus;
  message: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface TaskError {
  code: string;
  message: string;
  /** Whether `retryTask` may help. */
  retryable: boolean;
}

/** What a WAITING task asks, null when it waits for something that takes long; `id` names the question within the task. */
export interface TaskQuestion {
  id: string;
  text: string;
  choices: string[];
}

/** What a Task makes or works on; columns without foreign keys, because the rooms lie above the machinery. */
export interface TaskSubject {
  jobId?: string | null;
  resumeId?: string | null;
  exportId?: string | null;
  letterId?: string | null;
}

/** Statuses in which nothing will happen any more unless the user retries. */
export const ENDED: readonly TaskStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/** Background work a user can watch. */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'task',
  ...accountOwned('task'),
  indexes: [
    { name: 'task_account_created', properties: ['accountId', 'createdAt', 'id'] },
    {
      name: 'task_account_unfinished',
      expression: `create index "task_account_unfinished" on "task" ("account_id", "created_at") where status in ('QUEUED', 'RUNNING', 'WAITING')`,
    },
    {
      name: 'task_account_job',
      expression: `create index "task_account_job" on "task" ("account_id", "job_id") where job_id is not null`,
    },
  ],
  uniques: [
    { name: 'task_account_id', properties: ['accountId', 'id'] },
    { name: 'task_account_idempotency_key', properties: ['accountId', 'idempotencyKey'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    kind: p.text(),
    status: p.text().$type<TaskStatus>(),
    title: p.text(),
    /** 0 to 100. */
    progress: p.integer().default(0),
    steps: p.json<TaskStep[]>(),
    /** How often a worker has begun it. */
    attempt: p.integer().default(0),
    /**
     * Goes up when the task is queued again and when it is cancelled. A writer names the run and the attempt it belongs to
     * and is refused when either has moved on.
     */
    run: p.integer().default(1),
    input: p.json<unknown>(),
    result: p.json<Record<string, unknown>>().nullable(),
    error: p.json<TaskError>().nullable(),
    question: p.json<TaskQuestion>().nullable(),
    /** Answers of the user by question id. */
    answers: p.json<Record<string, string>>(),
    /** What `StepContext.save` gave, by step and key: its effect is not repeated. */
    saved: p.json<Record<string, unknown>>(),
    idempotencyKey: p.text().nullable(),
    jobId: p.uuid().nullable(),
    resumeId: p.uuid().nullable(),
    exportId: p.uuid().nullable(),
    letterId: p.uuid().nullable(),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).nullable(),
    finishedAt: p.datetime(3).nullable(),
    updatedAt: p.datetime(3),
  },
});

export type Task = InferEntity<typeof Task>;
