import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss, type ConstructorOptions, type KyselyTransactionLike } from 'pg-boss';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';

export const QUEUE_SCHEMA = 'pgboss';

/** How often a worker is asked whether it lives, and after how long without an answer its entry goes to another. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;

/** What a queue is, apart from its entries; made by the migration role, the running program makes none. */
export interface QueueDefinition {
  name: string;
  /** Where entries go whose last attempt failed; must be listed before this one. */
  deadLetter?: string;
  /** Attempts after the first one failed. */
  retryLimit: number;
  /** Seconds before the first retry; doubled for each further one. */
  retryDelay: number;
  /** Seconds an attempt may take in all. */
  expireInSeconds: number;
}

/** Only ids may travel in a queue entry: entries outlive the account's rows and have no row-level security. */
export type QueueEntry = Record<string, string>;

/** One attempt at one entry, as a handler sees it. */
export interface QueueAttempt<Entry extends QueueEntry> {
  data: Entry;
  /** Aborted when the entry is no longer ours: expired, taken over, the process stops. */
  signal: AbortSignal;
  /** 0 for the first attempt. */
  retryCount: number;
}

/** pg-boss behind the words of this program; nobody else speaks to it. */
export class Queue {
  readonly #boss: PgBoss;
  readonly #log: Logger;

  private constructor(boss: PgBoss, log: Logger) {
    this.#boss = boss;
    this.#log = log;
  }

  /**
   * Opens the queue as the runtime role.
   *
   * @param supervise - Look for entries whose worker has died, and delete old ones. At least one process must.
   * @param schedule - Send what is due by the clock. Several processes may; each occurrence is sent once.
   */
  static async open(options: {
    runtimeUrl: string;
    log: Logger;
    poolSize: number;
    supervise: boolean;
    schedule: boolean;
  }): Promise<Queue> {
    const settings: ConstructorOptions = {
      connectionString: options.runtimeUrl,
      application_name: 'atlas-queue',
      schema: QUEUE_SCHEMA,
      max: options.poolSize,
      migrate: false,
      createSchema: false,
      supervise: options.supervise,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      schedule: options.schedule,
      useListenNotify: true,
      // The runtime role owns no index; migrations do that.
      reindex: false,
    };
    const boss = new PgBoss(settings);
    boss.on('error', (error) => options.log.warn({ err: error }, 'queue error'));
    boss.on('warning', (warning) => options.log.warn({ warning: warning.message }, 'queue warning'));
    await boss.start();
    // Without this the first entry of each queue pays for reading the queue's definition.
    await boss.getQueues();
    return new Queue(boss, options.log);
  }

  /**
   * Adds an entry inside the transaction of `em`: it exists exactly if the transaction commits.
   *
   * @throws Error when `em` is not in a transaction.
   */
  async add<Entry extends QueueEntry>(em: EntityManager, queue: string, data: Entry): Promise<void> {
    const transaction = em.getTransactionContext<KyselyTransactionLike>();
    if (transaction === undefined) throw new Error('A queue entry is added inside a transaction');
    await this.#boss.send(queue, data, { db: fromKysely(transaction) });
  }

  /**
   * The same in a transaction on a bare connection.
   *
   * @param startAfter - Nobody takes the entry before.
   */
  async addOn<Entry extends QueueEntry>(
    client: PoolClient,
    queue: string,
    data: Entry,
    startAfter?: Date,
  ): Promise<void> {
    await this.#boss.send(queue, data, {
      ...(startAfter === undefined ? {} : { startAfter }),
      db: { executeSql: async (text, values) => await client.query(text, values ?? []) },
    });
  }

  /** Sends an entry at the times of a cron expression (UTC), from any process that schedules. */
  async schedule(queue: string, cron: string, data: QueueEntry = {}): Promise<void> {
    await this.#boss.schedule(queue, cron, data);
  }

  /** Takes back schedules of queues that are no longer in `queues`. */
  async keepSchedules(queues: readonly string[]): Promise<void> {
    for (const schedule of await this.#boss.getSchedules()) {
      if (!queues.includes(schedule.name)) await this.#boss.unschedule(schedule.name);
    }
  }

  /**
   * Handles the entries of a queue, `concurrency` at a time in this process. A handler that returns settles the entry, one
   * that throws leaves it to the next attempt.
   */
  async work<Entry extends QueueEntry>(
    queue: string,
    concurrency: number,
    handler: (attempt: QueueAttempt<Entry>) => Promise<void>,
  ): Promise<void> {
    for (let i = 0; i < concurrency; i++) {
      const worker: { id?: string } = {};
      worker.id = await this.#boss.work<Entry>(
        queue,
        {
          batchSize: 1,
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 2,
          heartbeatRefreshSeconds: 3,
        },
        async ([job]) => {
          if (job === undefined) return;
          // A worker takes one entry per poll: ask for the next one at once instead of after the interval.
          if (worker.id !== undefined) this.#boss.notifyWorker(worker.id);
          await handler({ data: job.data, signal: job.signal, retryCount: job.retryCount });
        },
      );
    }
  }

  /** Rejects when the queue's tables cannot be read: for the readiness check. */
  async check(): Promise<void> {
    await this.#boss.getDb().executeSql(`select 1 from ${QUEUE_SCHEMA}.version`);
  }

  /** Stops taking entries and waits for the handlers in progress, at most `graceMs`; then they are aborted and retried elsewhere. */
  async close(graceMs: number): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: graceMs });
    this.#log.debug('queue closed');
  }
}

/** Installs pg-boss's schema and the program's queues, as the migration role. Safe to repeat. */
export async function installQueues(
  ownerUrl: string,
  runtimeRole: string,
  queues: readonly QueueDefinition[],
): Promise<void> {
  const failures: Error[] = [];
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const queue of queues) {
      const settings = {
        retryLimit: queue.retryLimit,
        retryDelay: queue.retryDelay,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: queue.expireInSeconds,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: 24 * 60 * 60,
        notify: true,
        ...(queue.deadLetter === undefined ? {} : { deadLetter: queue.deadLetter }),
      };
      if (existing.has(queue.name)) await boss.updateQueue(queue.name, settings);
      else await boss.createQueue(queue.name, { ...settings, policy: 'standard' });
    }
    const db = boss.getDb();
    for (const sql of [
      `grant usage on schema ${QUEUE_SCHEMA} to ${runtimeRole}`,
      `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${runtimeRole}`,
      `grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to ${runtimeRole}`,
      `grant execute on all functions in schema ${QUEUE_SCHEMA} to ${runtimeRole}`,
    ]) {
      await db.executeSql(sql);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The queue could not be installed');
}
