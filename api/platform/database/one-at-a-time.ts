import type { EntityManager } from '@mikro-orm/postgresql';
import { accountOf } from './orm.js';

/**
 * Lets one transaction of the account at a time do a thing, from here to its end: for "count, then write", which a hundred
 * requests at once would otherwise all pass.
 *
 * @param tx - A transaction of the account.
 * @param what - The thing, e.g. `api-token`.
 */
export async function oneAtATime(tx: EntityManager, what: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${accountOf(tx)} ${what}`]);
}
