import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import pg from 'pg';
import { ACCOUNT_VARIABLE } from '../../platform/database/account-table.js';
import { RUNTIME_ROLE } from '../../platform/database/runtime-role.js';

export const CHECKPOINT_SCHEMA = 'checkpoint';

/** Tables of the checkpointer that hold what steps found out, by thread id = task id. */
export const CHECKPOINT_TABLES = ['checkpoints', 'checkpoint_blobs', 'checkpoint_writes'] as const;

/**
 * Installs the checkpointer's tables, as the migration role, after the migrations. Safe to repeat.
 *
 * They have no account column, so their row-level policy goes through the Task: a checkpoint is visible exactly where its
 * Task is (the policy's subquery is itself held by the policy of `task`).
 */
export async function installTaskStorage(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pool.on('error', () => undefined); // A lost connection also rejects the query in flight.
  try {
    await new PostgresSaver(pool, undefined, { schema: CHECKPOINT_SCHEMA }).setup();
    await pool.query(`grant usage on schema ${CHECKPOINT_SCHEMA} to ${RUNTIME_ROLE}`);
    for (const table of CHECKPOINT_TABLES) {
      const name = `${CHECKPOINT_SCHEMA}.${table}`;
      await pool.query(`
        begin;
        grant select, insert, update, delete on ${name} to ${RUNTIME_ROLE};
        alter table ${name} enable row level security;
        alter table ${name} force row level security;
        drop policy if exists ${table}_account on ${name};
        create policy ${table}_account on ${name} using (
          exists (
            select 1 from public.task
            where task.id = thread_id::uuid
              and task.account_id = nullif(current_setting('${ACCOUNT_VARIABLE}', true), '')::uuid
          )
        );
        commit`);
    }
  } finally {
    await pool.end();
  }
}
