import { accountStatement } from '../../platform/database/account-transaction.js';
import type { TaskDefinition } from './define-task.js';
import { pendingSteps } from './enqueue-task.js';
import type { Fence } from './stale-attempt.js';
import { notificationId } from './task-machinery.js';
import type { TaskEntry } from './task-queues.js';
import type { TaskRunner } from './task-runner.js';
import type { Task, TaskStep } from './task.entity.js';

/** What begins when a worker takes an entry. */
export interface BegunTask {
  fence: Fence;
  kind: string;
  input: unknown;
  steps: TaskStep[];
  answers: Record<string, string>;
}

/** Columns of a Task as the driver gives them. */
type TakenOver = Pick<Task, 'kind' | 'run' | 'attempt' | 'input' | 'steps' | 'answers'>;

/** Takes the Task over: from here on every earlier attempt is refused. null: the entry is obsolete. */
export async function takeOver(
  runner: TaskRunner,
  definition: TaskDefinition,
  entry: TaskEntry,
): Promise<BegunTask | null> {
  const update = {
    text: `update task set status = 'RUNNING', attempt = attempt + 1, started_at = coalesce(started_at, $3), updated_at = $3
      where id = $1 and run = $2 and (status in ('QUEUED', 'RUNNING') or status = 'WAITING' and question is null)
      returning kind, run, attempt, input, steps, answers`,
    values: [entry.taskId, Number(entry.run), new Date()],
  };
  const [row] = await accountStatement<TakenOver>(runner.pool, entry.accountId, update);
  if (row === undefined) return null;
  const fence = { accountId: entry.accountId, taskId: entry.taskId, run: row.run, attempt: row.attempt };
  runner.notifier.tell(notificationId({ accountId: fence.accountId, id: fence.taskId }));
  const shown = new Map(row.steps.map((step) => [step.name, step]));
  // The definition may have changed since the Task was queued: its steps, with what is known of them.
  const steps = pendingSteps(definition).map((step) => shown.get(step.name) ?? step);
  return { fence, kind: row.kind, input: row.input, steps, answers: row.answers };
}
