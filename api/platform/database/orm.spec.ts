import { randomUUID } from 'node:crypto';
import { type MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Task } from '../../engine/tasks/task.entity.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, createTestDatabaseOn, type TestDatabase } from '../testing/test-database.js';
import { newId } from './new-id.js';
import { createOrm, withAccount, withoutAccount } from './orm.js';
import { refuseUnsafeRuntime } from './runtime-role.js';

/** They hold an account's id and are read before the account is known, or when it is gone. */
const GLOBAL_TABLES = ['erased_account', 'login_identity', 'mail_request', 'sign_in_link'];

const servers: [string, () => Promise<TestDatabase | null>][] = [
  ['embedded PostgreSQL 18', createTestDatabase],
  ['PostgreSQL 17 with pgvector', () => createTestDatabaseOn('TEST_PGVECTOR_URL')],
];

describe.each(servers)('row-level security on %s', (_name, create) => {
  let database: TestDatabase | null = null;
  let orm: MikroORM;
  const alice = newId();
  const bob = newId();
  let aliceTask = '';

  beforeAll(async () => {
    database = await create();
    if (database === null) return;
    orm = await createOrm({
      runtimeUrl: database.runtimeUrl,
      entities: [Task],
      poolSize: 2,
      log: createLogger({ level: 'silent', role: 'test' }),
    });
    aliceTask = await insertTask(alice);
    await insertTask(bob);
  }, 60_000);

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  async function insertTask(accountId: string): Promise<string> {
    const now = new Date();
    const id = newId();
    const em = withAccount(orm, accountId);
    em.create(Task, {
      id,
      accountId,
      kind: 'TEST',
      status: 'QUEUED',
      title: 'A task',
      steps: [],
      input: {},
      answers: {},
      saved: {},
      createdAt: now,
      updatedAt: now,
    });
    await em.flush();
    return id;
  }

  it('shows an account its own rows only', async () => {
    if (database === null) return;
    const seen = await withAccount(orm, alice).findAll(Task);
    expect(seen.map((task) => task.accountId)).toEqual([alice]);
  });

  it('shows nothing where no account is set', async () => {
    if (database === null) return;
    expect(await withoutAccount(orm).count(Task)).toBe(0);
  });

  it.each(['select', 'insert', 'update', 'delete'])('refuses %s of a foreign row', async (command) => {
    if (database === null) return;
    const statements: Record<string, string> = {
      select: `select id from task where id = '${aliceTask}'`,
      insert: `insert into task (id, account_id, kind, status, title, steps, input, answers, saved, created_at, updated_at)
               values (gen_random_uuid(), '${alice}', 'X', 'QUEUED', 'x', '[]', '{}', '{}', '{}', now(), now())`,
      update: `update task set title = 'stolen' where id = '${aliceTask}'`,
      delete: `delete from task where id = '${aliceTask}'`,
    };
    const client = new pg.Client({ connectionString: database.runtimeUrl });
    await client.connect();
    try {
      await client.query(`select set_config('app.account_id', $1, false)`, [bob]);
      const outcome = await client.query(statements[command] ?? '').then(
        (result) => result.rowCount,
        (error: pg.DatabaseError) => error.code,
      );
      expect(outcome).toBe(command === 'insert' ? '42501' : 0);
    } finally {
      await client.end();
    }
    const task = await withAccount(orm, alice).findOneOrFail(Task, aliceTask);
    expect(task.title).toBe('A task');
  });

  it('never crosses accounts over a pool of two connections', async () => {
    if (database === null) return;
    const crossed = await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        const account = i % 2 === 0 ? alice : bob;
        const rows = await withAccount(orm, account).findAll(Task);
        return rows.length !== 1 || rows[0]?.accountId !== account;
      }),
    );
    expect(crossed.filter(Boolean)).toHaveLength(0);
  });

  it('forces it on every table with an account, for the runtime role and the owner', async () => {
    if (database === null) return;
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{
        table: string;
        forced: boolean;
        policies: number;
        leads: boolean;
      }>(
        `
        select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
          exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum) as leads
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where a.attname = 'account_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and c.relname <> all ($1)`,
        [GLOBAL_TABLES],
      );
      expect(rows.length).toBeGreaterThan(2);
      const unprotected = rows.filter(({ forced, policies, leads }) => !forced || policies !== 1 || !leads);
      expect(unprotected).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('accepts the runtime role and refuses the owner as the role to run under', async () => {
    if (database === null) return;
    await expect(refuseUnsafeRuntime(database.runtimeUrl)).resolves.toBeUndefined();
    await expect(refuseUnsafeRuntime(database.ownerUrl)).rejects.toThrow('row-level security');
  });
});

it('refuses to work for something that is no account id', () => {
  expect(() => withAccount({} as MikroORM, `${randomUUID()}'`)).toThrow(TypeError);
});
