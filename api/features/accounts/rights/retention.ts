import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { FileStore } from '../../../engine/storage/file-store.js';
import { CHECKPOINT_SCHEMA, CHECKPOINT_TABLES } from '../../../engine/tasks/install-task-storage.js';
import { accountOf, withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { LoginIdentity, Session } from '../account.entity.js';
import { eraseAccount } from './erase-account.js';
import { holdsSomething } from './holds-something.js';

const ACTOR = 'retention';
const DAY_MS = 24 * 60 * 60 * 1000;

/** How long things are kept, in days. The privacy page says the same; a test compares them. */
export const KEPT_DAYS = {
  /** After they have ended. */
  tasks: 90,
  /** Changes of rows. */
  audit: 365,
  events: 365,
  /** Calls of language models: tokens, cost, prompt. */
  modelCalls: 365,
  mails: 30,
  /** After they have ended. */
  sessions: 30,
  /** After they can no longer be used. */
  links: 7,
  /** Removed facts, between the soft and the hard deletion. */
  removedFacts: 30,
  /** Files that nothing refers to any more, between the soft and the hard deletion. */
  unusedFiles: 30,
  dataExports: 7,
  /** Accounts whose address nobody confirmed, that hold nothing and that nobody is logged in to; after registering. */
  unconfirmedAccounts: 30,
} as const;

export interface RetentionRun {
  orm: MikroORM;
  store: FileStore;
  /** What counts as now. */
  now: Date;
  signal: AbortSignal;
  log: Logger;
}

/** One kind of thing that goes when it is old. Statements see one account's rows; `?` is the moment before which it goes. */
interface Rule {
  days: keyof typeof KEPT_DAYS;
  sql: string;
}

const RULES: readonly Rule[] = [
  {
    days: 'tasks',
    sql: `delete from task where status in ('SUCCEEDED', 'FAILED', 'CANCELLED') and coalesce(finished_at, updated_at) < ?`,
  },
  { days: 'mails', sql: `delete from mail where created_at < ?` },
  {
    days: 'sessions',
    sql: `delete from session where least(expires_at, coalesce(revoked_at, expires_at)) < ?`,
  },
  { days: 'links', sql: `delete from mail_token where expires_at < ?` },
  {
    days: 'links',
    sql: `delete from api_token where least(expires_at, coalesce(revoked_at, expires_at)) < ?`,
  },
  { days: 'removedFacts', sql: `delete from fact where removed_at < ?` },
  { days: 'modelCalls', sql: `delete from model_call where created_at < ?` },
  { days: 'modelCalls', sql: `delete from model_batch where updated_at < ?` },
  { days: 'modelCalls', sql: `delete from model_spending where updated_at < ?` },
];

/** Removes what has been kept long enough, account by account. @returns how many rows, files and whole accounts went */
export async function applyRetention(
  run: RetentionRun,
): Promise<{ rows: number; files: number; accounts: number }> {
  const { orm, now, signal, log } = run;
  const erased = await eraseUnconfirmed(run);
  const accounts = await withoutAccount(orm).find(LoginIdentity, {}, { fields: ['accountId'] });
  const gone = { rows: 0, files: 0, accounts: erased };
  for (const { accountId } of accounts) {
    signal.throwIfAborted();
    const em = withAccount(orm, accountId, ACTOR);
    await em.transactional(async (tx) => {
      for (const { days, sql } of RULES) gone.rows += await affected(tx, sql, [before(now, days)]);
      // What is known of answers goes by its own date.
      gone.rows += await affected(tx, `delete from model_answer where expires_at < ?`, [now]);
      for (const table of CHECKPOINT_TABLES) {
        // Visible through their Task alone: those of an ended one are left by a crash at most.
        gone.rows += await affected(
          tx,
          `delete from ${CHECKPOINT_SCHEMA}.${table} where thread_id in (
             select id::text from task where status in ('SUCCEEDED', 'FAILED', 'CANCELLED') and finished_at < ?)`,
          [new Date(now.getTime() - DAY_MS)],
        );
      }
      const [record] = await tx.execute<{ gone: number }[]>(`select forget_record(?, ?, ?) as gone`, [
        accountId,
        before(now, 'audit'),
        before(now, 'events'),
      ]);
      gone.rows += record?.gone ?? 0;
    });
    gone.files += await removeUnusedFiles(em, run);
  }
  await withoutAccount(orm).execute(`delete from solved_challenge where expires_at < ?`, [now]);
  await withoutAccount(orm).execute(`delete from mail_request where created_at < ?`, [before(now, 'links')]);
  await withoutAccount(orm).execute(`delete from rate_limit where expire < ?`, [now.getTime()]);
  log.info(gone, 'retention applied');
  return gone;
}

/**
 * Erases accounts that were registered and never became anybody's: their address may be a stranger's, whom nobody asked. One that
 * holds something, or that somebody is logged in to, stays, because installations without a mail server confirm nothing.
 */
async function eraseUnconfirmed({ orm, store, now, signal }: RetentionRun): Promise<number> {
  const waiting = await withoutAccount(orm).find(
    LoginIdentity,
    { confirmedAt: null, suspendedAt: null, registeredAt: { $lt: before(now, 'unconfirmedAccounts') } },
    { fields: ['accountId'] },
  );
  let erased = 0;
  for (const { accountId } of waiting) {
    signal.throwIfAborted();
    const unused = async (tx: EntityManager): Promise<boolean> => {
      if ((await tx.count(LoginIdentity, { accountId, confirmedAt: null })) === 0) return false;
      if ((await tx.count(Session, { revokedAt: null, expiresAt: { $gt: now } })) > 0) return false;
      return !(await holdsSomething(tx));
    };
    if (await eraseAccount(withAccount(orm, accountId, ACTOR), store, unused)) erased += 1;
  }
  return erased;
}

function before(now: Date, days: keyof typeof KEPT_DAYS): Date {
  return new Date(now.getTime() - KEPT_DAYS[days] * DAY_MS);
}

async function affected(em: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const [counted] = await em.execute<{ gone: number }[]>(
    `with gone as (${sql} returning 1) select count(*)::int as gone from gone`,
    values,
  );
  return counted?.gone ?? 0;
}

/**
 * Files that the program made or fetched are marked (`deleted_at`) once nothing refers to them, and go with their bytes a month
 * later; one that is referred to again meanwhile loses its mark. Uploads stay with the account. Accounts with unfinished
 * Tasks are left for another night: their checkpoints may name files.
 */
async function removeUnusedFiles(em: EntityManager, { store, now }: RetentionRun): Promise<number> {
  const referring = await referringColumns(em);
  const used = [
    `exists (select 1 from task where status in ('QUEUED', 'RUNNING', 'WAITING'))`,
    ...referring.map(({ table, column }) => `exists (select 1 from "${table}" r where r."${column}" = f.id)`),
  ].join(' or ');
  const made = `purpose in ('SNAPSHOT', 'ARTEFACT', 'EXPORT')`;
  return await em.transactional(async (tx) => {
    await tx.execute(`update stored_file f set deleted_at = null where deleted_at is not null and (${used})`);
    await tx.execute(
      `update stored_file f set deleted_at = ?
       where deleted_at is null and ${made} and created_at < ? and not (${used})`,
      [now, new Date(now.getTime() - DAY_MS)],
    );
    const rows = await tx.execute<{ checksum: string | null }[]>(
      `delete from stored_file where deleted_at < ? or (purpose = 'DATA_EXPORT' and created_at < ?) returning checksum`,
      [before(now, 'unusedFiles'), before(now, 'dataExports')],
    );
    for (const { checksum } of rows) {
      if (checksum === null) continue;
      const same = await tx.execute<unknown[]>(`select 1 from stored_file where checksum = ? limit 1`, [
        checksum,
      ]);
      if (same.length === 0) await store.remove(accountOf(tx), checksum);
    }
    return rows.length;
  });
}

/** Columns that name a file. */
async function referringColumns(em: EntityManager): Promise<{ table: string; column: string }[]> {
  return await em.execute<{ table: string; column: string }[]>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
       and a.atttypid = 'uuid'::regtype and a.attname ~ '(file|upload|snapshot|artefact)_id$'`,
  );
}
