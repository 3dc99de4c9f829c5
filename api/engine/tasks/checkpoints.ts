import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Statement } from '../../platform/database/account-transaction.js';
import { ACCOUNT_VARIABLE } from '../../platform/database/account-table.js';
import { CHECKPOINT_SCHEMA, CHECKPOINT_TABLES } from './install-task-storage.js';
import { StaleAttemptError, type Fence } from './stale-attempt.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The checkpointer of one attempt at one Task. Row-level security shows it the checkpoints of the Task's account only, and
 * each write commits only while the attempt owns the Task: a worker that was presumed dead cannot move it back.
 */
export function checkpointerFor(pool: pg.Pool, fence: Fence): PostgresSaver {
  const guarded = new GuardedPool(pool, fence);
  // PostgresSaver declares the whole pool but calls `query` and `connect` alone, and a guard must see both.
  return new PostgresSaver(guarded as unknown as pg.Pool, undefined, { schema: CHECKPOINT_SCHEMA });
}

/** Deletes what a Task's steps found out, in one statement. */
export function checkpointDeletion(taskId: string): Statement {
  const deletions = CHECKPOINT_TABLES.map(
    (table) => `${table} as (delete from ${CHECKPOINT_SCHEMA}.${table} where thread_id = $1)`,
  );
  return { text: `with ${deletions.join(', ')} select 1`, values: [taskId] };
}

/** The same in the transaction of `em`. */
export async function deleteCheckpoints(em: EntityManager, taskId: string): Promise<void> {
  for (const table of CHECKPOINT_TABLES) {
    await em.execute(`delete from ${CHECKPOINT_SCHEMA}.${table} where thread_id = ?`, [taskId]);
  }
}

class GuardedPool {
  readonly #pool: pg.Pool;
  readonly #fence: Fence;

  constructor(pool: pg.Pool, fence: Fence) {
    if (!UUID.test(fence.accountId) || !UUID.test(fence.taskId)) throw new TypeError('A fence names two ids');
    this.#pool = pool;
    this.#fence = fence;
  }

  /** A read of its own, for the account of the Task. */
  async query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    const client = await this.#pool.connect();
    try {
      await client.query(`begin read only; ${this.#account()}`);
      const result = await client.query(text, values);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // The connection may be in an aborted transaction or gone: the pool makes another.
      client.release(true);
      throw error;
    }
  }

  /** A connection whose transactions begin with the fence. */
  async connect(): Promise<GuardedClient> {
    return new GuardedClient(await this.#pool.connect(), (client) => this.#begin(client));
  }

  async #begin(client: pg.PoolClient): Promise<void> {
    const { taskId, run, attempt } = this.#fence;
    // One message for three statements; everything written into it is a checked id or a number.
    const results = (await client.query(
      `begin; ${this.#account()}
       select 1 from task
       where id = '${taskId}' and run = ${Number(run)} and attempt = ${Number(attempt)} and status = 'RUNNING' for share`,
    )) as unknown as pg.QueryResult[];
    if (results.at(-1)?.rowCount !== 1) throw new StaleAttemptError();
  }

  #account(): string {
    return `select set_config('${ACCOUNT_VARIABLE}', '${this.#fence.accountId}', true);`;
  }
}

class GuardedClient {
  readonly #client: pg.PoolClient;
  readonly #begin: (client: pg.PoolClient) => Promise<void>;

  constructor(client: pg.PoolClient, begin: (client: pg.PoolClient) => Promise<void>) {
    this.#client = client;
    this.#begin = begin;
  }

  async query(text: string, values?: unknown[]): Promise<unknown> {
    if (text === 'BEGIN') return await this.#begin(this.#client);
    return await this.#client.query(text, values);
  }

  release(): void {
    this.#client.release();
  }
}
