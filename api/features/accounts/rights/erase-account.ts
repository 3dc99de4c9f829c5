import { createHash } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { CHECKPOINT_SCHEMA, CHECKPOINT_TABLES } from '../../../engine/tasks/install-task-storage.js';
import { accountOf, withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { QUEUE_SCHEMA } from '../../../platform/queue/queue.js';
import { LoginIdentity } from '../account.entity.js';
import { ownedTables, ownerColumn } from './owned-tables.js';

const ACTOR = 'DELETE_ACCOUNT';

/**
 * How long after an erasure it is done once more: a worker that was in the middle of something may have written a last row that
 * nothing refers to.
 */
const SECOND_PASS_MS = 10 * 60 * 1000;

/** Written by the functions below; only these remove the records, see `erase_record`. */
const RECORDS = new Set(['audit_entry', 'domain_event']);

/** What stays of an erased account: SHA-256 of its id, in hexadecimal. */
export function hashOfAccount(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex');
}

/**
 * Removes everything of an account: logins first, so that nobody gets in any more, then files, then all rows of all tables,
 * checkpoints and queue entries in one transaction. Safe to repeat at any point; a hash with two times stays.
 *
 * @param em - Bound to the account, in no transaction.
 * @param still - Whether it is to go, asked in the transaction that locks everybody out, with its login locked. Default: yes.
 * @returns whether it went
 */
export async function eraseAccount(
  em: EntityManager,
  store: FileStore,
  still: (tx: EntityManager) => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  const accountId = accountOf(em);
  const hash = hashOfAccount(accountId);
  const locked = await em.transactional(async (tx) => {
    await tx.execute('select 1 from login_identity where account_id = ? for update', [accountId]);
    if (!(await still(tx))) return false;
    await lockOut(tx, accountId, hash);
    return true;
  });
  if (!locked) return false;
  await store.rememberErased(hash);
  await store.removeAccount(accountId);
  await em.transactional((tx) => removeRows(tx, accountId));
  // Once more: an upload in progress may have stored its bytes meanwhile.
  await store.removeAccount(accountId);
  await em.execute(
    `update erased_account set erased_at = coalesce(erased_at, now()),
       account_id = case when erased_at < now() - make_interval(secs => ?) then null else account_id end
     where account_hash = ?`,
    [SECOND_PASS_MS / 1000, hash],
  );
  return true;
}

/** From here on nobody gets into the account, and nothing else works for it. */
async function lockOut(em: EntityManager, accountId: string, hash: string): Promise<void> {
  await em.execute(
    `insert into erased_account (account_hash, account_id, requested_at, erased_at) values (?, ?, now(), null)
     on conflict (account_hash) do update set account_id = excluded.account_id`,
    [hash, accountId],
  );
  for (const table of ['login_identity', 'sign_in_link', 'session', 'api_token']) {
    await em.execute(`delete from ${table} where account_id = ?`, [accountId]);
  }
  await em.execute(
    `update task set status = 'CANCELLED', run = run + 1, updated_at = now()
     where status in ('QUEUED', 'RUNNING', 'WAITING') and kind <> ?`,
    [ACTOR],
  );
}

async function removeRows(em: EntityManager, accountId: string): Promise<void> {
  // Their policy goes through the Task: while it is there, these are the account's checkpoints and no others.
  for (const table of CHECKPOINT_TABLES) await em.execute(`delete from ${CHECKPOINT_SCHEMA}.${table}`);
  await em.execute(`delete from ${QUEUE_SCHEMA}.job where data ->> 'accountId' = ?`, [accountId]);
  await em.execute(
    `delete from mail_request where lower(email) = (select lower(email) from account where id = ?)`,
    [accountId],
  );
  const tables = await ownedTables(em);
  for (const table of tables.reverse()) {
    if (RECORDS.has(table.name)) continue;
    await em.execute(`delete from "${table.name}" where ${ownerColumn(table)} = ?`, [accountId]);
  }
  await em.execute('select erase_record(?)', [accountId]);
}

/**
 * Finishes what was begun: erasures that a crash interrupted, the second pass of young ones, and accounts that an older database
 * brought back although the files' list says that they were erased. For the start of the program and the clock.
 *
 * @returns how many accounts were erased
 */
export async function finishErasures(orm: MikroORM, store: FileStore, log: Logger): Promise<number> {
  const em = withoutAccount(orm);
  const begun = await em.execute<{ id: string }[]>(
    `select account_id as id from erased_account
     where account_id is not null and (erased_at is null or erased_at < now() - make_interval(secs => ?))`,
    [SECOND_PASS_MS / 1000],
  );
  const erased = new Set(await store.erasedAccounts());
  const present = erased.size === 0 ? [] : await em.find(LoginIdentity, {}, { fields: ['accountId'] });
  const back = present.map(({ accountId }) => accountId).filter((id) => erased.has(hashOfAccount(id)));
  const due = new Set([...begun.map(({ id }) => id), ...back]);
  for (const id of due) await eraseAccount(withAccount(orm, id, ACTOR), store);
  if (due.size > 0) log.info({ accounts: due.size, restored: back.length }, 'erasures finished');
  return due.size;
}
