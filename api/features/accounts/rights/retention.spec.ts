import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { storeFile } from '../../../engine/storage/store-file.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { openApiBench, type ApiBench } from '../../../platform/testing/api-bench.js';
import { LoginIdentity, Session } from '../account.entity.js';
import { KEPT_DAYS, applyRetention } from './retention.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const log = createLogger({ level: 'silent', role: 'test' });

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 240_000);
afterAll(() => bench.end());

const days = (count: number): Date => new Date(Date.now() + count * DAY_MS);

function retain(now: Date): ReturnType<typeof applyRetention> {
  const store = openFileStore(bench.config);
  return applyRetention({ orm: bench.orm, store, now, signal: new AbortController().signal, log });
}

it('removes each thing when its time has come, and nothing of what is in use', async () => {
  const person = await bench.register('Keeper');
  const em = withAccount(bench.orm, person.accountId);
  const store = openFileStore(bench.config);
  await fillDemoAccount(em, store);
  const bytes = Buffer.from('nothing refers to this');
  const unused = await storeFile(em, store, {
    ...{ purpose: 'SNAPSHOT', fileName: 'page.html', contentType: 'text/html', bytes },
  });
  await em.execute(
    `insert into task (id, account_id, kind, status, title, steps, input, answers, saved, created_at, updated_at, finished_at)
     values (?, ?, 'TEST', 'FAILED', 'T', '[]', '{}', '{}', '{}', now(), now(), now())`,
    [newId(), person.accountId],
  );
  const count = async (sql: string): Promise<number> => {
    const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${sql}`);
    return row?.count ?? 0;
  };
  const jobs = await count('job');
  const facts = await count('fact where removed_at is null');
  expect([jobs > 0, facts > 0]).toEqual([true, true]);
  expect(await count(`task where kind = 'TEST'`)).toBe(1);
  const audited = await count('audit_entry');

  await retain(days(2));
  expect((await em.findOneOrFail(StoredFile, { id: unused.id }, { refresh: true })).deletedAt).not.toBeNull();
  expect((await store.read(person.accountId, unused.checksum!)).equals(bytes)).toBe(true);
  expect(await count(`task where kind = 'TEST'`)).toBe(1);

  await retain(days(2 + KEPT_DAYS.unusedFiles + 1));
  expect(await count(`stored_file where id = '${unused.id}'`)).toBe(0);
  await expect(store.read(person.accountId, unused.checksum!)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await count('mail')).toBe(0);

  await retain(days(KEPT_DAYS.tasks + 1));
  expect(await count(`task where kind = 'TEST'`)).toBe(0);
  expect(await count('audit_entry')).toBeGreaterThan(audited);
  expect([await count('job'), await count('fact where removed_at is null')]).toEqual([jobs, facts]);
});

it('forgets counts of attempts whose time has ended, and no others', async () => {
  const em = withoutAccount(bench.orm);
  const now = Date.now();
  await em.execute(
    `insert into rate_limit (key, points, expire) values ('retention-ended', 1, ?), ('retention-runs', 1, ?)`,
    [now - 1, now + 60_000],
  );
  await retain(new Date(now));
  const left = await em.execute<{ key: string }[]>(`select key from rate_limit where key like 'retention-%'`);
  expect(left).toEqual([{ key: 'retention-runs' }]);
});

it('gives a file back to whoever refers to it again', async () => {
  const person = await bench.register('Undecided');
  const em = withAccount(bench.orm, person.accountId);
  const store = openFileStore(bench.config);
  await fillDemoAccount(em, store);
  const [job] = await em.execute<{ id: string; snapshot: string | null }[]>(
    `select id, snapshot_id as snapshot from job limit 1`,
  );
  const file = await storeFile(em, store, {
    ...{ purpose: 'SNAPSHOT', fileName: 'p.html', contentType: 'text/html', bytes: Buffer.from('a page') },
  });
  await retain(days(2));
  await em.execute('update job set snapshot_id = ? where id = ?', [file.id, job!.id]);
  await retain(days(2 + KEPT_DAYS.unusedFiles + 1));
  const kept = await em.findOneOrFail(StoredFile, { id: file.id }, { refresh: true });
  expect(kept.deletedAt).toBeNull();
});

it('lets the record go after a year, and not before', async () => {
  const person = await bench.register('Recorded');
  const em = withAccount(bench.orm, person.accountId);
  const young = await em.execute<unknown[]>('select 1 from audit_entry');
  expect(young.length).toBeGreaterThan(0);
  const client = new pg.Client({ connectionString: bench.database.ownerUrl });
  await client.connect();
  await client.query(`select set_config('app.account_id', $1, false)`, [person.accountId]);
  await client.query(
    `update audit_entry set occurred_at = now() - interval '366 days' where id = (select id from audit_entry limit 1)`,
  );
  await client.end();
  await retain(days(0));
  expect(await em.execute('select 1 from audit_entry')).toHaveLength(young.length - 1);
  // The clock of the database holds the last 30 days, whatever the program says is now.
  await expect(retain(days(KEPT_DAYS.audit + 1))).rejects.toMatchObject({ code: '23514' });
  expect(await em.execute('select 1 from audit_entry')).toHaveLength(young.length - 1);
});

it('erases accounts that nobody confirmed, used or put anything into, a month after they were registered', async () => {
  const left = await bench.register('Left', { verified: false });
  const used = await bench.register('Used', { verified: false });
  const loggedIn = await bench.register('Logged in', { verified: false });
  const suspended = await bench.register('Suspended', { verified: false });
  const confirmed = await bench.register('Confirmed');
  const everybody = [left, used, loggedIn, suspended, confirmed].map(({ accountId }) => accountId);
  for (const one of [left, suspended]) await one.ask('{ profile { id } }');
  await fillDemoAccount(withAccount(bench.orm, used.accountId), openFileStore(bench.config));
  const later = KEPT_DAYS.unconfirmedAccounts + 1;
  await withAccount(bench.orm, loggedIn.accountId).nativeUpdate(Session, {}, { expiresAt: days(later + 1) });
  const all = withoutAccount(bench.orm);
  await all.nativeUpdate(LoginIdentity, { accountId: suspended.accountId }, { suspendedAt: new Date() });
  const present = async (): Promise<string[]> =>
    (await withoutAccount(bench.orm).find(LoginIdentity, { accountId: { $in: everybody } })).map(
      ({ accountId }) => accountId,
    );

  expect((await retain(days(KEPT_DAYS.unconfirmedAccounts - 1))).accounts).toBe(0);
  expect((await retain(days(later))).accounts).toBe(1);
  expect((await present()).sort()).toEqual(everybody.filter((id) => id !== left.accountId).sort());
  expect(await withAccount(bench.orm, left.accountId).execute('select 1 from profile')).toEqual([]);
  expect(await left.codeOf('mutation { refreshSession { expiresAt } }')).toBe('UNAUTHENTICATED');
});

it('is what the privacy page says', async () => {
  const page = await readFile('templates/pages/privacy.md', 'utf8');
  for (const words of [
    `${KEPT_DAYS.tasks} days after`,
    `${KEPT_DAYS.mails} days`,
    `${KEPT_DAYS.sessions} days after`,
    'one year',
    `${KEPT_DAYS.unusedFiles} days`,
    `${KEPT_DAYS.dataExports} days`,
    `confirmed or uses ${KEPT_DAYS.unconfirmedAccounts} days`,
  ]) {
    expect(page).toContain(words);
  }
});
