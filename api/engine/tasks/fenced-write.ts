import type { Pool } from 'pg';
import { accountStatement, type Statement } from '../../platform/database/account-transaction.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';
import type { TaskStep } from './task.entity.js';

/** Columns a worker writes, by their property of the entity. */
export interface TaskChanges {
  status?: string;
  run?: number;
  steps?: readonly TaskStep[];
  progress?: number;
  result?: unknown;
  error?: unknown;
  question?: unknown;
  jobId?: string | null;
  resumeId?: string | null;
  exportId?: string | null;
  letterId?: string | null;
  finishedAt?: Date | null;
}

const COLUMNS: Record<keyof TaskChanges, string> = {
  status: 'status',
  run: 'run',
  steps: 'steps',
  progress: 'progress',
  result: 'result',
  error: 'error',
  question: 'question',
  jobId: 'job_id',
  resumeId: 'resume_id',
  exportId: 'export_id',
  letterId: 'letter_id',
  finishedAt: 'finished_at',
};

const JSON_COLUMNS: ReadonlySet<string> = new Set(['steps', 'result', 'error', 'question']);

/** The update of a Task by an attempt, which changes no row when the attempt does not own the Task any more. */
export function fencedUpdate(fence: Fence, changes: TaskChanges): Statement {
  const values: unknown[] = [fence.taskId, fence.run, fence.attempt, new Date()];
  const assignments = ['updated_at = $4'];
  for (const [name, value] of Object.entries(changes) as [keyof TaskChanges, unknown][]) {
    if (value === undefined) continue;
    values.push(JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value);
    assignments.push(`${COLUMNS[name]} = $${values.length}`);
  }
  const text = `update task set ${assignments.join(', ')}
    where id = $1 and run = $2 and attempt = $3 and status = 'RUNNING' returning id`;
  return { text, values };
}

/**
 * Writes to a Task if the attempt still owns it.
 *
 * @throws StaleAttemptError when it does not.
 */
export async function writeFenced(pool: Pool, fence: Fence, changes: TaskChanges): Promise<void> {
  const rows = await accountStatement(pool, fence.accountId, fencedUpdate(fence, changes));
  if (rows.length === 0) throw new StaleAttemptError();
}
