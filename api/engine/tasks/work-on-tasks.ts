import type { Listener } from '../../platform/pubsub/listener.js';
import { withAccount } from '../../platform/database/orm.js';
import type { TaskDefinition } from './define-task.js';
import { runTask } from './run-task.js';
import type { Fence } from './stale-attempt.js';
import { parseNotificationId, TASK_CONTROL_CHANNEL } from './task-machinery.js';
import { DEAD_TASKS_QUEUE, taskQueueName, type TaskEntry } from './task-queues.js';
import type { TaskRunner } from './task-runner.js';
import { Task } from './task.entity.js';
import { giveUpTask } from './write-outcome.js';

interface RunningAttempt {
  fence: Fence;
  stop: () => void;
}

/**
 * Lets this process run Tasks of all kinds.
 *
 * @param concurrency - Tasks of one kind side by side; null: what each definition says.
 * @throws Error when a kind has no queue (the database was prepared by another version): refused at start.
 */
export async function workOnTasks(
  runner: TaskRunner,
  definitions: readonly TaskDefinition[],
  options: { listener: Listener; concurrency: number | null },
): Promise<void> {
  const running = new Set<RunningAttempt>();
  const register = (fence: Fence, stop: () => void): (() => void) => {
    const attempt = { fence, stop };
    running.add(attempt);
    return () => running.delete(attempt);
  };
  const stopStale = async (attempt: RunningAttempt): Promise<void> => {
    const { accountId, taskId, run, attempt: number } = attempt.fence;
    const current = await withAccount(runner.orm, accountId).count(Task, {
      id: taskId,
      run,
      attempt: number,
    });
    if (current === 0) attempt.stop();
  };
  const check = (attempts: Iterable<RunningAttempt>): void => {
    for (const attempt of attempts) {
      stopStale(attempt).catch((error: unknown) => {
        // Not lost: the attempt's next write is refused anyhow.
        runner.log.warn({ err: error, taskId: attempt.fence.taskId }, 'could not look at a running task');
      });
    }
  };
  await options.listener.hear(TASK_CONTROL_CHANNEL, {
    onIds: (ids) => {
      const named = new Set(ids.map((id) => parseNotificationId(id)?.taskId));
      check([...running].filter((attempt) => named.has(attempt.fence.taskId)));
    },
    onReconnect: () => check(running),
  });
  for (const definition of definitions) {
    await runner.machinery.queue.work<TaskEntry>(
      taskQueueName(definition.kind),
      options.concurrency ?? definition.concurrency,
      async ({ data, signal }) => await runTask(runner, definition, data, signal, register),
    );
  }
  await runner.machinery.queue.work<TaskEntry>(DEAD_TASKS_QUEUE, 1, async ({ data }) => {
    await giveUpTask(runner, data);
  });
}
