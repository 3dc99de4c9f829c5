import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { accountTables, type AccountTable } from '../../platform/database/account-tables.js';
import { newId } from '../../platform/database/new-id.js';
import { createOrm, withAccount } from '../../platform/database/orm.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.js';
import { Task } from '../tasks/task.entity.js';
import { AuditEntry } from './audit-entry.entity.js';
import { DomainEvent } from './domain-event.entity.js';

let database: TestDatabase;
let orm: MikroORM;
const account = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    // Any entities do: here a Task stands for what a room would have.
    entities: [Task, DomainEvent, AuditEntry],
    poolSize: 2,
    log: createLogger({ level: 'silent', role: 'test' }),
  });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

function newTask(title: string): Task {
  const now = new Date();
  return withAccount(orm, account).create(
    Task,
    {
      id: newId(),
      accountId: account,
      kind: 'TEST',
      status: 'QUEUED',
      title,
      steps: [],
      input: { text: 'x'.repeat(500) },
      answers: {},
      saved: {},
      createdAt: now,
      updatedAt: now,
    },
    { persist: false },
  );
}

async function auditOf(subjectId: string): Promise<AuditEntry[]> {
  return await withAccount(orm, account).find(
    AuditEntry,
    { subjectId },
    { orderBy: { occurredAt: 'asc', id: 'asc' } },
  );
}

it('says what was changed from which value to which, by whom and in which request', async () => {
  const em = withAccount(orm, account, `token:${account}`, 'request-7');
  const task = newTask('Import a page');
  await em.persist(task).flush();
  task.status = 'RUNNING';
  await em.flush();
  await em.remove(task).flush();
  const [made, changed, removed] = await auditOf(task.id);
  expect(made).toMatchObject({
    action: 'create',
    actor: `token:${account}`,
    requestId: 'request-7',
    subjectKind: 'Task',
  });
  expect(made!.changes['title']).toEqual({ after: 'Import a page' });
  expect(changed!.changes).toEqual({ status: { before: 'QUEUED', after: 'RUNNING' } });
  expect(removed!.changes['status']).toEqual({ before: 'RUNNING' });
});

it('sees statements that go past the unit of work', async () => {
  const task = newTask('bulk');
  const em = withAccount(orm, account, 'user', 'request-8');
  await em.persist(task).flush();
  await em.nativeUpdate(Task, { id: task.id }, { status: 'FAILED' });
  await em.createQueryBuilder(Task).update({ status: 'CANCELLED' }).where({ id: task.id }).execute();
  await em.execute(`update task set status = 'WAITING' where id = ?`, [task.id]);
  await em.nativeDelete(Task, { id: task.id });
  const entries = await auditOf(task.id);
  expect(entries.map(({ action }) => action)).toEqual(['create', 'update', 'update', 'update', 'delete']);
  expect(new Set(entries.map(({ requestId }) => requestId))).toEqual(new Set(['request-8']));
});

it('keeps of long values the length and the checksum', async () => {
  const task = newTask('long');
  await withAccount(orm, account).persist(task).flush();
  const [made] = await auditOf(task.id);
  expect(made!.changes['input']).toEqual({
    after: {
      length: expect.any(Number) as number,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    },
  });
  expect(JSON.stringify(made!.changes)).not.toContain('xxxxx');
});

it('disappears with the change that is rolled back', async () => {
  const task = newTask('rolled back');
  const failed = withAccount(orm, account).transactional(async (em) => {
    await em.persist(task).flush();
    throw new Error('undo');
  });
  await expect(failed).rejects.toThrow('undo');
  expect(await auditOf(task.id)).toEqual([]);
});

it('is on every table whose rows belong to accounts, and keeps no secret of any', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const tables = await accountTables(async (sql) => (await client.query(sql)).rows as AccountTable[]);
    const { rows } = await client.query<{ table: string; args: string }>(
      `select tgrelid::regclass::text as table, encode(tgargs, 'escape') as args from pg_trigger where tgname = 'audit_row_change'`,
    );
    const recorded = rows.map((row) => row.table);
    const vectors = tables.filter(({ columns }) =>
      columns.some(({ type }) => /^(real\[\]|halfvec.*)$/.test(type)),
    );
    const without = tables.map(({ name }) => name).filter((name) => !recorded.includes(name));
    expect(without.sort()).toEqual(
      [
        'audit_entry',
        'domain_event',
        'erased_account',
        'model_answer',
        'model_spending',
        ...vectors.map(({ name }) => name),
      ].sort(),
    );
    const secretsOf = (table: string) => rows.find((row) => row.table === table)?.args.split('\\000')[1];
    expect(secretsOf('login_identity')).toContain('password_hash');
    expect(secretsOf('second_factor')).toContain('sealed_secret');
    expect(secretsOf('api_token')).toContain('token_hash');
    expect(secretsOf('mail')).toMatch(/text,html,link/);
  } finally {
    await client.end();
  }
});

it('records changes of logins, which belong to no account’s transaction', async () => {
  const em = orm.em.fork();
  const id = newId();
  await withAccount(orm, id).execute(
    `insert into account (id, email, display_name, locale, created_at, updated_at) values (?, 'a@example.org', 'A', 'en', now(), now())`,
    [id],
  );
  await em.execute(
    `insert into login_identity (account_id, email, password_hash, registered_at, updated_at)
     values (?, 'a@example.org', 'canary of a hash', now(), now())`,
    [id],
  );
  const entries = await withAccount(orm, id).find(AuditEntry, { subjectKind: 'LoginIdentity' });
  expect(entries).toHaveLength(1);
  expect(entries[0]!.changes['password_hash']).toEqual({ after: '(secret)' });
  expect(await withAccount(orm, account).count(AuditEntry, { subjectKind: 'LoginIdentity' })).toBe(0);
});

describe('the runtime role', () => {
  it.each([
    ['insert', `insert into audit_entry select * from audit_entry limit 0`],
    ['update', `update audit_entry set actor = 'nobody'`],
    ['delete', `delete from audit_entry`],
    ['truncate', `truncate audit_entry`],
    ['switch off', `alter table audit_entry disable trigger all`],
    ['change events', `update domain_event set type = 'other'`],
    ['delete events', `delete from domain_event`],
  ])('cannot %s', async (_what, sql) => {
    await expect(withAccount(orm, account).execute(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot forget what is young, nor erase the record of an account that is not erased', async () => {
    const em = withAccount(orm, account);
    await expect(em.execute(`select forget_record(?, now(), now())`, [account])).rejects.toMatchObject({
      code: '23514',
    });
    await expect(em.execute(`select erase_record(?)`, [account])).rejects.toMatchObject({ code: '23514' });
    expect(await em.count(AuditEntry)).toBeGreaterThan(0);
  });
});
