import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.js';
import type { Queue, QueueDefinition } from '../../platform/queue/queue.js';
import type { EventHandler } from './event-handlers.js';
import type { EventMachinery } from './record-event.js';

/** Work that is due by the clock; listed in `api/registry.ts`. */
export interface Schedule {
  /** Unique and stable: lower-case words with hyphens. */
  name: string;
  /** When, as a cron expression in UTC. */
  cron: string;
  /** Runs once per occurrence on one worker, and again when it throws. */
  run(context: {
    orm: MikroORM;
    config: Config;
    /** For events and mails that it gives rise to. */
    events: EventMachinery;
    signal: AbortSignal;
    log: Logger;
  }): Promise<void>;
}

function scheduleQueue(schedule: Schedule): string {
  return `schedule-${schedule.name}`;
}

/** The queues of the registry's schedules. */
export function scheduleQueues(schedules: readonly Schedule[]): QueueDefinition[] {
  return schedules.map((schedule) => ({
    name: scheduleQueue(schedule),
    retryLimit: 3,
    retryDelay: 30,
    expireInSeconds: 15 * 60,
  }));
}

/** Tells the queue what is due when, and takes back what is no longer in the registry. For the scheduler role. */
export async function keepSchedules(queue: Queue, schedules: readonly Schedule[]): Promise<void> {
  await queue.keepSchedules(schedules.map(scheduleQueue));
  for (const schedule of schedules) await queue.schedule(scheduleQueue(schedule), schedule.cron);
}

/** Lets this process do what is due. For the worker role. */
export async function workOnSchedules(options: {
  orm: MikroORM;
  queue: Queue;
  schedules: readonly Schedule[];
  handlers: readonly EventHandler[];
  config: Config;
  log: Logger;
}): Promise<void> {
  const { orm, config, queue, handlers } = options;
  const events: EventMachinery = { queue, handlers };
  for (const schedule of options.schedules) {
    const log = options.log.child({ schedule: schedule.name });
    await queue.work(scheduleQueue(schedule), 1, async ({ signal }) => {
      await schedule.run({ orm, config, events, signal, log });
    });
  }
}
