import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Notifier } from '../../platform/pubsub/notifier.js';
import type { TaskDeps } from './step-context.js';
import type { TaskMachinery } from './task-machinery.js';

/** What a worker process has for running Tasks. */
export interface TaskRunner {
  orm: MikroORM;
  /** Connections for what happens at every step, beside the ORM's. */
  pool: Pool;
  machinery: TaskMachinery;
  /** Says on TASK_UPDATES_CHANNEL what changed. */
  notifier: Notifier;
  deps: TaskDeps;
  log: Logger;
}
