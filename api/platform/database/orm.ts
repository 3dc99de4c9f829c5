import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql';
import pg, { type Pool } from 'pg';
import type { Logger } from 'pino';
import { ACCOUNT_VARIABLE } from './account-table.js';

export type Entities = NonNullable<Options['entities']>;

/** The session variable that says who acts; for the audit, not for any policy. */
const ACTOR_VARIABLE = 'app.actor';
/** The session variable that says in which request, likewise. */
const REQUEST_VARIABLE = 'app.request_id';
const USER = 'user';

/** Where each of them leads, for pools of their own beside it. */
const urls = new WeakMap<MikroORM, string>();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Opens the runtime connection pool. A restart of the database makes queries in flight fail and is then survived: every
 * connection has a listener for its errors.
 */
export async function createOrm(options: {
  runtimeUrl: string;
  entities: Entities;
  poolSize: number;
  log: Logger;
}): Promise<MikroORM> {
  const orm = await MikroORM.init({
    clientUrl: withoutOptions(options.runtimeUrl),
    entities: options.entities,
    allowGlobalContext: false,
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: false,
    pool: { min: 0, max: options.poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: {
      connectionString: options.runtimeUrl,
      application_name: 'atlas',
      keepAlive: true,
      // Waiting for a free connection ends: a request that hangs helps nobody.
      connectionTimeoutMillis: 30_000,
      onPoolCreated: (pool: Pool) => {
        pool.on('connect', (client) => {
          client.on('error', (error) => options.log.warn({ err: error }, 'database connection lost'));
        });
        pool.on('error', (error) => options.log.warn({ err: error }, 'idle database connection lost'));
      },
    },
    logger: (message) => options.log.debug(message),
    migrations: { snapshot: false },
  });
  urls.set(orm, options.runtimeUrl);
  return orm;
}

/**
 * A few connections beside those of `orm`, to the same database, that send statements without waiting for the answers to those
 * before: for `accountStatement` and its like. Connects at the first use; whoever opens it ends it.
 *
 * @throws Error when `createOrm` did not make `orm`
 */
export function openPipelinedPool(orm: MikroORM, options: { name: string; max: number; log: Logger }): Pool {
  const connectionString = urls.get(orm);
  if (connectionString === undefined) throw new Error('This ORM was not made by createOrm');
  const { name, max, log } = options;
  const pool = new pg.Pool({
    connectionString,
    application_name: name,
    max,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  });
  return pool;
}

/** MikroORM reads only name and address from its URL; the driver gets the whole of it. */
function withoutOptions(url: string): string {
  const plain = new URL(url);
  plain.search = '';
  return plain.href;
}

/**
 * An entity manager for one unit of work (a request, a step) of one account: row-level security shows it no other
 * account's rows, whatever the query says. Not shared between concurrent units of work.
 *
 * @param actor - Who acts, for the audit: `user`, `token:<id>`, `admin`, the kind of a Task, the name of a machine.
 * @param requestId - In which request or Task, for the audit.
 * @throws TypeError when `accountId` is no id: the policy would otherwise silently show nothing.
 */
export function withAccount(
  orm: { em: EntityManager },
  accountId: string,
  actor: string = USER,
  requestId = '',
): EntityManager {
  if (!UUID.test(accountId)) throw new TypeError('withAccount needs an account id (a lower-case UUID)');
  const variables = {
    [ACCOUNT_VARIABLE]: accountId,
    [ACTOR_VARIABLE]: actor,
    [REQUEST_VARIABLE]: requestId,
  };
  return orm.em.fork({ clear: true, session: { variables } });
}

/**
 * The account an entity manager is bound to.
 *
 * @throws Error when it is bound to none.
 */
export function accountOf(em: EntityManager): string {
  const accountId = em.getSessionContext()?.variables?.[ACCOUNT_VARIABLE];
  if (typeof accountId !== 'string') throw new Error('This entity manager was not made by withAccount');
  return accountId;
}

/**
 * An entity manager for what belongs to no account: logging in, prices. Account-owned tables look empty to it.
 */
export function withoutAccount(orm: { em: EntityManager }): EntityManager {
  return orm.em.fork({ clear: true });
}
