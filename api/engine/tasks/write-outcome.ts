import { LockMode } from '@mikro-orm/core';
import { accountTransaction } from '../../platform/database/account-transaction.js';
import { withAccount } from '../../platform/database/orm.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { FinalError, RetryableError } from '../../platform/errors/step-error.js';
import { insertEvent, recordEvent } from '../events/record-event.js';
import { checkpointDeletion, deleteCheckpoints } from './checkpoints.js';
import type { TaskDefinition } from './define-task.js';
import { fencedUpdate } from './fenced-write.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';
import { notificationId } from './task-machinery.js';
import { taskQueueName, type TaskEntry } from './task-queues.js';
import type { TaskRunner } from './task-runner.js';
import type { TaskView } from './task-view.js';
import { Task, type TaskError, type TaskQuestion } from './task.entity.js';

/** How an attempt ends, apart from being superseded. */
export type Outcome =
  | { status: 'SUCCEEDED'; result: Record<string, unknown> | null }
  | { status: 'WAITING'; question: TaskQuestion }
  | { status: 'WAITING'; question: null; resumeAt: Date }
  | { status: 'FAILED'; error: TaskError };

/** Writes the outcome, its event and, when the Task has ended, the deletion of its checkpoints in one transaction. */
export async function writeOutcome(
  runner: TaskRunner,
  fence: Fence,
  view: TaskView,
  outcome: Outcome,
  { kind, stepNames }: Pick<TaskDefinition, 'kind' | 'stepNames'>,
): Promise<void> {
  const ended = outcome.status !== 'WAITING';
  const resumeAt = outcome.status === 'WAITING' && outcome.question === null ? outcome.resumeAt : null;
  const nextRun = fence.run + 1;
  const update = fencedUpdate(fence, {
    status: outcome.status,
    steps: view.steps,
    progress: outcome.status === 'SUCCEEDED' ? 100 : view.progress,
    ...(outcome.status === 'SUCCEEDED' ? { result: outcome.result, error: null } : {}),
    ...(outcome.status === 'FAILED' ? { error: outcome.error } : {}),
    ...(outcome.status === 'WAITING' ? { question: outcome.question } : {}),
    ...(ended ? { finishedAt: new Date() } : {}),
    ...(resumeAt === null ? {} : { run: nextRun }),
  });
  await accountTransaction(runner.pool, fence.accountId, update, async (rows, client) => {
    if (rows.length === 0) throw new StaleAttemptError();
    if (resumeAt !== null) {
      const { taskId, accountId } = fence;
      const entry: TaskEntry = { taskId, accountId, run: String(nextRun) };
      await runner.machinery.queue.addOn(client, taskQueueName(kind), entry, resumeAt);
    }
    if (!ended) return;
    await Promise.all([
      ...(stepNames.length > 1 ? [client.query(checkpointDeletion(fence.taskId))] : []),
      insertEvent(runner.machinery, client, fence.accountId, {
        type: outcome.status === 'SUCCEEDED' ? 'task.succeeded' : 'task.failed',
        subjectId: fence.taskId,
      }),
    ]);
  });
}

/**
 * Ends a Task whose entry has used up its attempts: each worker that began it died or lost the database.
 */
export async function giveUpTask(runner: TaskRunner, entry: TaskEntry): Promise<void> {
  await withAccount(runner.orm, entry.accountId).transactional(async (em) => {
    const task = await em.findOne(
      Task,
      { id: entry.taskId, run: Number(entry.run), status: { $in: ['QUEUED', 'RUNNING', 'WAITING'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (task === null) return;
    const now = new Date();
    task.status = 'FAILED';
    task.run += 1;
    task.error = {
      code: 'GAVE_UP',
      message: 'This could not be finished after several attempts. You can try again.',
      retryable: true,
    };
    task.steps = task.steps.map((step) =>
      step.status === 'RUNNING' ? { ...step, status: 'FAILED', finishedAt: now.toISOString() } : step,
    );
    task.finishedAt = now;
    task.updatedAt = now;
    await em.flush();
    await deleteCheckpoints(em, task.id);
    await recordEvent(runner.machinery, em, { type: 'task.failed', subjectId: task.id });
  });
  runner.notifier.tell(notificationId({ accountId: entry.accountId, id: entry.taskId }));
}

/** What the owner of the Task may read of an error. */
export function shownError(error: unknown): TaskError {
  if (error instanceof FinalError) return { code: error.code, message: error.message, retryable: false };
  if (error instanceof RetryableError || error instanceof CodedError) {
    return {
      code: error.code,
      message: error.message,
      retryable: error instanceof RetryableError || error.retryable,
    };
  }
  return {
    code: 'INTERNAL',
    message: 'Something went wrong on our side. You can try again.',
    retryable: true,
  };
}
