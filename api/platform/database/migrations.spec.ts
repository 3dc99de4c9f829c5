import pg from 'pg';
import { entities } from '../../registry.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, createTestDatabaseOn, type TestDatabase } from '../testing/test-database.js';
import { migrateDown, migrateUp, pendingMigrations } from './migrations.js';
import { createOrm } from './orm.js';

/** Tables, columns, indexes, constraints and policies of our schema, as sorted text. */
async function describeSchema(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(`
      select format('column %s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) as line
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace = 'public'::regnamespace
      union all select format('policy %s.%s %s', tablename, policyname, qual) from pg_policies where schemaname = 'public'
      order by line`);
    return rows.map((row) => row.line).filter((line) => !line.includes('migration'));
  } finally {
    await client.end();
  }
}

describe.each([
  ['embedded PostgreSQL 18', createTestDatabase],
  ['PostgreSQL 17 with pgvector', () => createTestDatabaseOn('TEST_PGVECTOR_URL')],
])('migrations on %s', (_name, create) => {
  let database: TestDatabase | null = null;
  beforeAll(async () => {
    database = await create();
  });
  afterAll(() => database?.drop());

  it('go up, all the way down, and up again to the same schema', async () => {
    if (database === null) return;
    const { ownerUrl } = database;
    expect(await pendingMigrations(ownerUrl)).toEqual([]);
    const before = await describeSchema(ownerUrl);
    const down = await migrateDown(ownerUrl, 0);
    expect(await describeSchema(ownerUrl)).toEqual([]);
    const up = await migrateUp(ownerUrl);
    expect([...up].sort()).toEqual([...down].sort());
    expect(await describeSchema(ownerUrl)).toEqual(before);
  });

  it('are run once when several programs start at the same time', async () => {
    if (database === null) return;
    const { ownerUrl } = database;
    await migrateDown(ownerUrl, 0);
    const runs = await Promise.all([migrateUp(ownerUrl), migrateUp(ownerUrl), migrateUp(ownerUrl)]);
    expect(runs.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await pendingMigrations(ownerUrl)).toEqual([]);
  });
});

it('make the schema that the entities describe', async () => {
  const database = await createTestDatabase();
  const log = createLogger({ level: 'silent', role: 'test' });
  const orm = await createOrm({ runtimeUrl: database.ownerUrl, entities, poolSize: 2, log });
  try {
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    // Entities refer to one another by plain ids: the foreign keys are the migrations' alone.
    const foreignKeys = await orm.em
      .fork()
      .execute<{ name: string }[]>(`select conname as name from pg_constraint where contype = 'f'`);
    const unexpected = difference.split('\n').filter(
      (line) =>
        line !== '' &&
        !foreignKeys.some(({ name }) => line.endsWith(`drop constraint "${name}";`)) &&
        // The audit's triggers are put on by the catalogue at each start, see `installAudit`.
        !/"(?:audit_row_change|\w+_audit_row_change_fn)"/.test(line),
    );
    expect(unexpected).toEqual([]);
  } finally {
    await orm.close(true);
    await database.drop();
  }
});
