import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { notFound } from '../../platform/errors/coded-error.js';
import { withAccount } from '../../platform/database/orm.js';
import type { Listener } from '../../platform/pubsub/listener.js';
import { parseNotificationId, TASK_UPDATES_CHANNEL } from './task-machinery.js';
import { ENDED, Task } from './task.entity.js';

/** A worker may die between its commit and its word: unfinished Tasks are looked at this often although nothing was said. */
const SAFETY_MS = 15_000;
const RETRY_MS = 1_000;
const RECENT_MS = 60 * 60 * 1000;
const MOST_AT_FIRST = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface Watcher {
  taskId: string | null;
  /** Named by notifications and not yet read. */
  changed: Set<string>;
  /** Everything is to be read again. */
  missed: boolean;
  wake: () => void;
}

interface SentState {
  version: string;
  ended: boolean;
}

/** Who watches which Tasks in this process; one listening connection serves them all. */
export class TaskUpdates {
  readonly #orm: MikroORM;
  readonly #log: Logger;
  readonly #byAccount = new Map<string, Set<Watcher>>();

  private constructor(orm: MikroORM, log: Logger) {
    this.#orm = orm;
    this.#log = log;
  }

  /** From when this resolves, no change is missed. */
  static async open(orm: MikroORM, listener: Listener, log: Logger): Promise<TaskUpdates> {
    const updates = new TaskUpdates(orm, log);
    await listener.hear(TASK_UPDATES_CHANNEL, {
      onIds: (ids) => {
        for (const id of ids) updates.#changed(id);
      },
      onReconnect: () => {
        for (const watchers of updates.#byAccount.values()) {
          for (const watcher of watchers) {
            watcher.missed = true;
            watcher.wake();
          }
        }
      },
    });
    return updates;
  }

  /** How many subscriptions are open, for the metrics. */
  get watching(): number {
    let count = 0;
    for (const watchers of this.#byAccount.values()) count += watchers.size;
    return count;
  }

  /**
   * The present state of a Task, then each change; without `taskId` of all unfinished and recently ended Tasks of the account
   * (oldest first), then of any. Watches first and reads then, so that nothing falls between. Ends when the consumer stops
   * or `signal` is aborted.
   *
   * @throws CodedError NOT_FOUND for a Task that is not the account's.
   */
  async *watch(
    accountId: string,
    taskId?: string | null,
    signal?: AbortSignal,
  ): AsyncGenerator<Task, void, void> {
    if (taskId !== undefined && taskId !== null && !UUID.test(taskId)) throw notFound('Task');
    const watcher: Watcher = {
      taskId: taskId ?? null,
      changed: new Set(),
      missed: false,
      wake: () => undefined,
    };
    this.#add(accountId, watcher);
    const stop = (): void => watcher.wake();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const sent = new Map<string, SentState>();
      const first = await this.#present(accountId, watcher.taskId);
      if (watcher.taskId !== null && first.length === 0) throw notFound('Task');
      yield* this.#unsent(first, sent);
      while (!signal?.aborted) {
        const unfinished = [...sent.values()].some((state) => !state.ended);
        await this.#wait(watcher, unfinished, signal);
        if (signal?.aborted) return;
        yield* this.#unsent(await this.#news(accountId, watcher, signal), sent);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#remove(accountId, watcher);
    }
  }

  #changed(id: string): void {
    const named = parseNotificationId(id);
    if (named === null) return;
    for (const watcher of this.#byAccount.get(named.accountId) ?? []) {
      if (watcher.taskId !== null && watcher.taskId !== named.taskId) continue;
      watcher.changed.add(named.taskId);
      watcher.wake();
    }
  }

  async #wait(watcher: Watcher, unfinished: boolean, signal: AbortSignal | undefined): Promise<void> {
    if (watcher.changed.size > 0 || watcher.missed || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = unfinished
        ? setTimeout(() => {
            watcher.missed = true;
            resolve();
          }, SAFETY_MS)
        : undefined;
      timer?.unref();
      watcher.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    watcher.wake = () => undefined;
  }

  async #news(accountId: string, watcher: Watcher, signal: AbortSignal | undefined): Promise<Task[]> {
    const changed = [...watcher.changed];
    const missed = watcher.missed;
    watcher.changed.clear();
    watcher.missed = false;
    try {
      if (missed) return await this.#present(accountId, watcher.taskId);
      return await withAccount(this.#orm, accountId).find(
        Task,
        { id: { $in: changed } },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      );
    } catch (error) {
      this.#log.warn({ err: error }, 'task updates could not be read, trying again');
      watcher.missed = true;
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined); // Aborted: the loop ends.
      return [];
    }
  }

  async #present(accountId: string, taskId: string | null): Promise<Task[]> {
    const em: EntityManager = withAccount(this.#orm, accountId);
    if (taskId !== null) return await em.find(Task, { id: taskId });
    const newest = await em.find(
      Task,
      {
        $or: [{ status: { $nin: [...ENDED] } }, { finishedAt: { $gte: new Date(Date.now() - RECENT_MS) } }],
      },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MOST_AT_FIRST },
    );
    return newest.reverse();
  }

  /** Those that changed since they were last given. */
  *#unsent(tasks: Task[], sent: Map<string, SentState>): Generator<Task, void, void> {
    for (const task of tasks) {
      const version = `${task.updatedAt.getTime()} ${task.status} ${task.run} ${task.progress}`;
      if (sent.get(task.id)?.version === version) continue;
      sent.set(task.id, { version, ended: ENDED.includes(task.status) });
      yield task;
    }
  }

  #add(accountId: string, watcher: Watcher): void {
    const watchers = this.#byAccount.get(accountId) ?? new Set();
    this.#byAccount.set(accountId, watchers);
    watchers.add(watcher);
  }

  #remove(accountId: string, watcher: Watcher): void {
    const watchers = this.#byAccount.get(accountId);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#byAccount.delete(accountId);
  }
}
