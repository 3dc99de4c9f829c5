import { EVENT_QUEUES } from './engine/events/event-handlers.js';
import { installAudit } from './engine/events/install-audit.js';
import { workerQueues } from './engine/events/queue-workers.js';
import { scheduleQueues } from './engine/events/schedules.js';
import { installTaskStorage } from './engine/tasks/install-task-storage.js';
import { taskQueues } from './engine/tasks/task-queues.js';
import { migrateUp } from './platform/database/migrations.js';
import { ensureRuntimeRole, RUNTIME_ROLE } from './platform/database/runtime-role.js';
import { installQueues } from './platform/queue/queue.js';
import { queueWorkers, schedules, tasks } from './registry.js';

/**
 * Brings a database to what this version of the program needs, as the migration role: the runtime role, our tables, the
 * queue's and the checkpointer's. Safe to repeat, and quick when there is nothing to do.
 *
 * @returns The names of the migrations that were run.
 */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  await ensureRuntimeRole(ownerUrl);
  const done = await migrateUp(ownerUrl);
  await installQueues(ownerUrl, RUNTIME_ROLE, [
    ...EVENT_QUEUES,
    ...scheduleQueues(schedules),
    ...taskQueues(tasks),
    ...workerQueues(queueWorkers),
  ]);
  await installTaskStorage(ownerUrl);
  await installAudit(ownerUrl);
  return done;
}
