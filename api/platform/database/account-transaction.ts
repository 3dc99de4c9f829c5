import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { ACCOUNT_VARIABLE } from './account-table.js';

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * A transaction of one account for paths where each round trip counts: it begins, is bound to the account, and runs its first
 * statement in one trip; it commits after `use`, or is thrown away with its connection when anything fails.
 *
 * @param pool - With `pipeline: true`; else it is the same with more trips.
 * @param use - Gets the rows of the statement; may go on with the connection.
 */
export async function accountTransaction<Row extends QueryResultRow, Result>(
  pool: Pool,
  accountId: string,
  statement: Statement,
  use: (rows: Row[], client: PoolClient) => Result | Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    const trips = await Promise.allSettled([
      client.query('begin'),
      client.query('select set_config($1, $2, true)', [ACCOUNT_VARIABLE, accountId]),
      client.query<Row>(statement.text, statement.values),
    ]);
    for (const trip of trips) if (trip.status === 'rejected') throw trip.reason;
    const [, , answer] = trips as [unknown, unknown, PromiseFulfilledResult<QueryResult<Row>>];
    const result = await use(answer.value.rows, client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
