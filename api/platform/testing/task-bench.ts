import type { MikroORM } from '@mikro-orm/postgresql';
import type { DestinationStream } from 'pino';
import { EVENT_QUEUES, type EventHandler } from '../../engine/events/event-handlers.js';
import { workerQueues } from '../../engine/events/queue-workers.js';
import type { TaskDefinition } from '../../engine/tasks/define-task.js';
import { openTasks, type OpenTasks } from '../../engine/tasks/open-tasks.js';
import { taskQueues } from '../../engine/tasks/task-queues.js';
import type { Task } from '../../engine/tasks/task.entity.js';
import { entities, queueWorkers } from '../../registry.js';
import { loadConfig } from '../config/config.js';
import { createOrm } from '../database/orm.js';
import { RUNTIME_ROLE } from '../database/runtime-role.js';
import { installQueues } from '../queue/queue.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const SETTLE_TIMEOUT_MS = 20_000;

/** A database of its own with the machinery of Tasks, for the tests of a room's tasks. */
export interface TaskBench extends OpenTasks {
  orm: MikroORM;
  database: TestDatabase;
  /** Waits until the Task looks as asked; fails with what it looked like last. */
  until(accountId: string, taskId: string, condition: (task: Task) => boolean): Promise<Task>;
  end(): Promise<void>;
}

/**
 * Opens the machinery for `definitions`; they need not be in the registry.
 *
 * ```ts
 * const bench = await openTaskBench([importJobTask]);
 * await bench.startWorking({ config: bench.config, fetchPage: pretendFetch } as TaskDeps, null);
 * const task = await enqueueTask(bench.machinery, withAccount(bench.orm, account), importJobTask, input);
 * await bench.until(account, task.id, (t) => t.status === 'SUCCEEDED');
 * ```
 */
export async function openTaskBench(
  definitions: readonly TaskDefinition[],
  options: {
    handlers?: readonly EventHandler[];
    database?: TestDatabase;
    logLevel?: string;
    /** Where the log goes; default: standard error. */
    logTo?: DestinationStream;
  } = {},
): Promise<TaskBench & { config: ReturnType<typeof loadConfig> }> {
  const database = options.database ?? (await createTestDatabase());
  const log = createLogger({ level: options.logLevel ?? 'silent', role: 'test' }, options.logTo);
  await installQueues(database.ownerUrl, RUNTIME_ROLE, [
    ...EVENT_QUEUES,
    ...taskQueues(definitions),
    ...workerQueues(queueWorkers),
  ]);
  const orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities, poolSize: 6, log });
  const tasks = await openTasks({
    runtimeUrl: database.runtimeUrl,
    orm,
    definitions,
    handlers: options.handlers ?? [],
    workers: queueWorkers,
    supervise: true,
    schedule: false,
    log,
  });
  return {
    ...tasks,
    orm,
    database,
    config: loadConfig({}),
    until: async (accountId, taskId, condition) => {
      const timeout = AbortSignal.timeout(SETTLE_TIMEOUT_MS);
      let last: Task | null = null;
      for await (const task of tasks.updates.watch(accountId, taskId, timeout)) {
        last = task;
        if (condition(task)) return task;
      }
      throw new Error(`The task did not come so far. Last seen: ${JSON.stringify(last)}`);
    },
    end: async () => {
      await tasks.close(1_000);
      await orm.close(true);
      await database.drop();
    },
  };
}
