import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { ACCOUNT_VARIABLE } from './account-table.js';

export interface Statement {
  text: string;
  values: unknown[];
  /** For what runs often and always has the same text: each connection then plans it once. */
  name?: string;
}

/**
 * One statement of one account, as a transaction in a single round trip. For paths where each trip counts.
 *
 * @param pool - With `pipeline: true`; else it is the same with more trips.
 * @returns Its rows.
 */
export async function accountStatement<Row extends QueryResultRow>(
  pool: Pool,
  accountId: string,
  statement: Statement,
): Promise<Row[]> {
  return await withClient(pool, async (client) => {
    const [rows] = await Promise.all([beginWith<Row>(client, accountId, statement), client.query('commit')]);
    return rows;
  });
}

/**
 * A transaction of one account: it begins, is bound to the account, and runs its first statement in one trip; it commits after
 * `use`, or is thrown away with its connection when anything fails.
 *
 * @param pool - As above.
 * @param use - Gets the rows of the statement; may go on with the connection.
 */
export async function accountTransaction<Row extends QueryResultRow, Result>(
  pool: Pool,
  accountId: string,
  statement: Statement,
  use: (rows: Row[], client: PoolClient) => Result | Promise<Result>,
): Promise<Result> {
  return await withClient(pool, async (client) => {
    const result = await use(await beginWith<Row>(client, accountId, statement), client);
    await client.query('commit');
    return result;
  });
}

/** Asks for rows in a transaction that is bound to an account. */
export type Read = <Row extends QueryResultRow>(statement: Statement) => Promise<Row[]>;

/**
 * Reads of one account, of one moment. What `use` asks for before it first waits travels in one round trip.
 *
 * @param pool - As above.
 */
export async function accountReads<Result>(
  pool: Pool,
  accountId: string,
  use: (read: Read) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    const begun = Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query('select set_config($1, $2, true)', [ACCOUNT_VARIABLE, accountId]),
    ]);
    const [, result] = await Promise.all([
      begun,
      use(async (statement) => (await client.query<never>(statement)).rows),
    ]);
    // Nobody waits for the end of reading but the connection itself.
    client.query('commit').then(
      () => client.release(),
      () => client.release(true),
    );
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function beginWith<Row extends QueryResultRow>(
  client: PoolClient,
  accountId: string,
  statement: Statement,
): Promise<Row[]> {
  const trips = await Promise.allSettled([
    client.query('begin'),
    client.query('select set_config($1, $2, true)', [ACCOUNT_VARIABLE, accountId]),
    client.query<Row>(statement),
  ]);
  // The first that failed is the cause; those behind it only say that the transaction is aborted.
  for (const trip of trips) if (trip.status === 'rejected') throw trip.reason;
  return (trips[2] as PromiseFulfilledResult<QueryResult<Row>>).value.rows;
}

async function withClient<Result>(pool: Pool, use: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    const result = await use(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
