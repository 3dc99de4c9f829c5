import type { EntityManager } from '@mikro-orm/postgresql';

/** An account that holds any of these is in use; a profile without facts is made by looking at it. */
const SIGNS_OF_LIFE = ['job', 'fact', 'resume', 'letter', 'application'];

/**
 * Whether a person put anything into the account.
 *
 * @param em - Of the account.
 */
export async function holdsSomething(em: EntityManager): Promise<boolean> {
  for (const table of SIGNS_OF_LIFE) {
    const [found] = await em.execute<unknown[]>(`select 1 from "${table}" limit 1`);
    if (found !== undefined) return true;
  }
  return false;
}
