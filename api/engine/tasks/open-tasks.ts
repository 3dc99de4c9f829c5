import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Logger } from 'pino';
import { Listener } from '../../platform/pubsub/listener.js';
import { Notifier } from '../../platform/pubsub/notifier.js';
import { Queue } from '../../platform/queue/queue.js';
import { workOnEvents, type EventHandler } from '../events/event-handlers.js';
import { workOnQueues, type QueueWorker } from '../events/queue-workers.js';
import { keepSchedules, workOnSchedules, type Schedule } from '../events/schedules.js';
import type { TaskDefinition } from './define-task.js';
import type { TaskDeps } from './step-context.js';
import { definitionsByKind, TASK_UPDATES_CHANNEL, type TaskMachinery } from './task-machinery.js';
import { TaskUpdates } from './task-updates.js';
import { workOnTasks } from './work-on-tasks.js';

const QUEUE_POOL_SIZE = 4;
const RUNNER_POOL_SIZE = 4;

/** Tasks in one process: queueing and watching them, and running them where `startWorking` is called. */
export interface OpenTasks {
  machinery: TaskMachinery;
  updates: TaskUpdates;
  /** From now on this process runs Tasks, event handlers and what is due by the clock. */
  startWorking(deps: TaskDeps, concurrency: number | null): Promise<void>;
  /** Rejects when the queue cannot be reached. */
  check(): Promise<void>;
  /** Stops taking work, waits for what runs at most `graceMs`, and closes the connections. Others go on with the rest. */
  close(graceMs: number): Promise<void>;
}

/**
 * Opens the task machinery of a process, as the runtime role.
 *
 * @param supervise - This process looks for Tasks whose worker has died. At least one process must.
 * @param schedule - This process sends what is due by the clock.
 * @throws Error for a missing or duplicate definition: refused at start.
 */
export async function openTasks(options: {
  runtimeUrl: string;
  orm: MikroORM;
  definitions: readonly TaskDefinition[];
  handlers: readonly EventHandler[];
  schedules?: readonly Schedule[];
  workers?: readonly QueueWorker[];
  /** Where workers say what whoever started the program should see. Default: nowhere. */
  announce?: (line: string) => void;
  supervise: boolean;
  schedule: boolean;
  log: Logger;
}): Promise<OpenTasks> {
  const { orm, log, runtimeUrl } = options;
  const definitions = definitionsByKind(options.definitions);
  const queue = await Queue.open({ ...options, poolSize: QUEUE_POOL_SIZE });
  const machinery: TaskMachinery = { queue, handlers: options.handlers, definitions };
  const listener = new Listener({ runtimeUrl, log });
  const notifier = new Notifier({ orm, channel: TASK_UPDATES_CHANNEL, log });
  const pool = new pg.Pool({
    connectionString: runtimeUrl,
    application_name: 'atlas-tasks',
    max: RUNNER_POOL_SIZE,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    pipeline: true,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  });
  await listener.start();
  const updates = await TaskUpdates.open(orm, listener, log);
  const schedules = options.schedules ?? [];
  if (options.schedule) await keepSchedules(queue, schedules);
  return {
    machinery,
    updates,
    startWorking: async (deps, concurrency) => {
      const runner = { orm, pool, machinery, notifier, deps, log };
      await workOnTasks(runner, options.definitions, { listener, concurrency });
      await workOnEvents({ orm, queue, handlers: options.handlers, deps, log });
      await workOnSchedules({
        orm,
        queue,
        schedules,
        handlers: options.handlers,
        config: deps.config,
        log,
      });
      await workOnQueues({
        orm,
        queue,
        workers: options.workers ?? [],
        config: deps.config,
        announce: options.announce ?? (() => undefined),
        log,
      });
    },
    check: () => queue.check(),
    close: async (graceMs) => {
      await queue.close(graceMs);
      await notifier.close();
      await listener.close();
      await pool.end();
    },
  };
}
