import type { EventSubscriber, SessionContext } from '@mikro-orm/core';
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ACCOUNT_VARIABLE } from './account-table.js';

export type Entities = NonNullable<Options['entities']>;

/** The session variable that says who acts; for the audit, not for any policy. */
const ACTOR_VARIABLE = 'app.actor';
const USER = 'user';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Opens the runtime connection pool. A restart of the database makes queries in flight fail and is then survived: every
 * connection has a listener for its errors.
 */
export async function createOrm(options: {
  runtimeUrl: string;
  entities: Entities;
  /** Hear of changes, e.g. for the audit. */
  subscribers?: readonly EventSubscriber[];
  poolSize: number;
  log: Logger;
}): Promise<MikroORM> {
  return await MikroORM.init({
    clientUrl: withoutOptions(options.runtimeUrl),
    entities: options.entities,
    subscribers: [...(options.subscribers ?? [])],
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
 * @throws TypeError when `accountId` is no id: the policy would otherwise silently show nothing.
 */
export function withAccount(
  orm: { em: EntityManager },
  accountId: string,
  actor: string = USER,
): EntityManager {
  if (!UUID.test(accountId)) throw new TypeError('withAccount needs an account id (a lower-case UUID)');
  const variables = { [ACCOUNT_VARIABLE]: accountId, [ACTOR_VARIABLE]: actor };
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

/** Who acts through an entity manager. */
export function actorOf(em: { getSessionContext(): SessionContext | undefined }): string {
  const actor = em.getSessionContext()?.variables?.[ACTOR_VARIABLE];
  return typeof actor === 'string' ? actor : USER;
}

/**
 * An entity manager for what belongs to no account: logging in, prices. Account-owned tables look empty to it.
 */
export function withoutAccount(orm: { em: EntityManager }): EntityManager {
  return orm.em.fork({ clear: true });
}
