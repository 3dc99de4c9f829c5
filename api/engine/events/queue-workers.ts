import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.js';
import type { Queue, QueueDefinition, QueueEntry } from '../../platform/queue/queue.js';

/** What a worker of a queue is given for one attempt at one entry. */
export interface QueueWork {
  orm: MikroORM;
  queue: Queue;
  data: QueueEntry;
  /** No further attempt follows when this one throws. */
  lastAttempt: boolean;
  config: Config;
  /** Tells whoever started the program something it should see, in its terminal; no log. */
  announce: (line: string) => void;
  signal: AbortSignal;
  log: Logger;
}

/** Background work nobody watches, with a queue of its own (a mail, say); listed in `api/registry.ts`. */
export interface QueueWorker {
  /** Made by the migration role. */
  queue: QueueDefinition;
  /** Entries side by side in one process. */
  concurrency: number;
  /** Settles the entry by returning; throws to have it tried again. Runs at least once per entry. */
  handle(work: QueueWork): Promise<void>;
}

/** The queues of the registry's workers. */
export function workerQueues(workers: readonly QueueWorker[]): QueueDefinition[] {
  return workers.map((worker) => worker.queue);
}

/** Lets this process work on the queues of the workers. For the worker role. */
export async function workOnQueues(options: {
  orm: MikroORM;
  queue: Queue;
  workers: readonly QueueWorker[];
  config: Config;
  announce: (line: string) => void;
  log: Logger;
}): Promise<void> {
  const { orm, queue, config, announce } = options;
  for (const worker of options.workers) {
    const { name, retryLimit } = worker.queue;
    const log = options.log.child({ queue: name });
    await queue.work(name, worker.concurrency, async ({ data, signal, retryCount }) => {
      const lastAttempt = retryCount >= retryLimit;
      await worker.handle({ orm, queue, data, lastAttempt, config, announce, signal, log });
    });
  }
}
