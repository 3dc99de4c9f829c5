import type { MikroORM } from '@mikro-orm/postgresql';
import { PROVIDER_KEY_PURPOSE } from '../../engine/llm/model-directory.js';
import type { Schedule } from '../../engine/events/schedules.js';
import { isSealedByNewest, seal, unseal } from '../../platform/config/seal.js';
import { readKeyRing, type KeyRing } from '../../platform/config/secret-key.js';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { LoginIdentity } from './account.entity.js';
import { SECRET_PURPOSE } from './two-factor/one-time-codes.js';

const ACTOR = 'seal-anew';

/** Every column that `seal` writes, with the purpose it seals for; bound to the account. */
export const SEALED = [
  { table: 'second_factor', column: 'sealed_secret', purpose: SECRET_PURPOSE },
  { table: 'model_provider', column: 'sealed_key', purpose: PROVIDER_KEY_PURPOSE },
] as const;

/**
 * Seals with the newest key what a key of before had sealed: before that one is taken away, nobody needs it any more.
 *
 * @returns how many values were sealed anew, and how many no present key opens
 */
export async function sealAnew(
  orm: MikroORM,
  keys: KeyRing,
  signal: AbortSignal,
): Promise<{ sealed: number; unreadable: number }> {
  const done = { sealed: 0, unreadable: 0 };
  const accounts = await withoutAccount(orm).find(LoginIdentity, {}, { fields: ['accountId'] });
  for (const { accountId } of accounts) {
    signal.throwIfAborted();
    const em = withAccount(orm, accountId, ACTOR);
    for (const { table, column, purpose } of SEALED) {
      const rows = await em.execute<{ id: string; sealed: string }[]>(
        `select id, ${column} as sealed from ${table} where ${column} is not null`,
      );
      for (const { id, sealed } of rows) {
        if (isSealedByNewest(keys, purpose, sealed)) continue;
        const text = unseal(keys, purpose, accountId, sealed);
        if (text === null) {
          done.unreadable += 1;
          continue;
        }
        // Only while it is what was read: somebody may be entering another key.
        const changed = await em.execute<{ id: string }[]>(
          `update ${table} set ${column} = ? where id = ? and ${column} = ? returning id`,
          [seal(keys, purpose, accountId, text), id, sealed],
        );
        done.sealed += changed.length;
      }
    }
  }
  return done;
}

/** Every night while there is a key of before. */
export const sealAnewSchedule: Schedule = {
  name: 'seal-anew',
  cron: '47 3 * * *',
  run: async ({ orm, config, signal, log }) => {
    if (config.previousSecretKeys.length === 0) return;
    const done = await sealAnew(orm, await readKeyRing(config), signal);
    log.info(done, 'sealed anew with the newest key');
  },
};
