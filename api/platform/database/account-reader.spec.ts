import type { FilterQuery } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { ModelCall } from '../../engine/llm/model-call.entity.js';
import { Task } from '../../engine/tasks/task.entity.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { AccountReader } from './account-reader.js';
import { filterSql, type Filter } from './filter-sql.js';
import { newId } from './new-id.js';
import { createOrm, withAccount } from './orm.js';

const alice = newId();
const bob = newId();
const HARMLESS = `'); drop table task; -- \\' " % _ ? $1 {"a":[null]} ü 🙂`;

let database: TestDatabase;
let orm: MikroORM;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ level: 'silent', role: 'test' });
  orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    entities: [Task, ModelCall],
    poolSize: 2,
    log,
  });
  ids = [];
  for (const [index, title] of ['first', HARMLESS, 'third'].entries())
    ids.push(await insert(alice, index, title));
  await insert(bob, 0, 'first');
}, 60_000);
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

/** A bigint, a number with a fraction in JSON, no task. */
const callOf = (accountId: string) => ({
  id: newId(),
  accountId,
  taskId: null,
  promptName: 'test',
  promptVersion: '1',
  provider: 'none',
  model: 'none',
  batchId: null,
  attempt: 1,
  outcome: 'ANSWERED' as const,
  reason: null,
  parameters: { temperature: 0.5 },
  inputChecksum: '0',
  inputTokens: 1,
  outputTokens: 2,
  cachedTokens: 0,
  costMicroUsd: 3_000_000_000_000,
  reservedMicroUsd: 0,
  ownKey: false,
  createdAt: new Date(Date.UTC(2026, 0, 1, 1, 1, 1, 1)),
  durationMs: 4,
});

async function insert(accountId: string, index: number, title: string): Promise<string> {
  const em = withAccount(orm, accountId);
  const at = new Date(Date.UTC(2026, 0, 1 + index, 12, 30, 15, 123));
  const id = newId();
  em.create(Task, {
    id,
    accountId,
    kind: 'TEST',
    status: index === 1 ? 'SUCCEEDED' : 'QUEUED',
    title,
    progress: 10 * index,
    steps: [],
    input: { nested: { list: [1, null, 'two'] } },
    answers: {},
    saved: {},
    createdAt: at,
    updatedAt: at,
    ...(index === 1 ? { finishedAt: at } : {}),
  });
  await em.flush();
  return id;
}

const FILTERS: Record<string, (known: readonly string[]) => Filter> = {
  nothing: () => ({}),
  'a value': () => ({ status: 'QUEUED' }),
  'a text that looks like SQL': () => ({ title: HARMLESS }),
  'no value': () => ({ finishedAt: null }),
  'some value': () => ({ finishedAt: { $ne: null } }),
  'another value': () => ({ status: { $ne: 'QUEUED' } }),
  'one of some': ([first]) => ({ id: { $in: [first, newId()] } }),
  'one of none': () => ({ id: { $in: [] } }),
  'none of some': ([first]) => ({ id: { $nin: [first] } }),
  'a number between': () => ({ progress: { $gt: 0, $lte: 20 } }),
  'a moment': () => ({ createdAt: { $lt: new Date(Date.UTC(2026, 0, 3)) } }),
  'part of a text': () => ({ title: { $like: '%ir%' } }),
  'all of nothing': () => ({ $and: [] }),
  'conditions in conditions': ([first]) => ({
    $and: [
      { kind: 'TEST' },
      { $or: [{ id: first }, { $and: [{ status: 'SUCCEEDED' }, { progress: { $gte: 10 } }] }] },
    ],
  }),
};

describe('reading for an account', () => {
  it.each(Object.keys(FILTERS))('gives what the ORM gives: %s', async (name) => {
    const where = FILTERS[name]!(ids) as FilterQuery<Task>;
    const entities = await withAccount(orm, alice).find(Task, where, { orderBy: { id: 'asc' } });
    const rows = await new AccountReader(orm, alice).find<Task>(Task, where, { orderBy: { id: 'asc' } });
    expect(rows).toEqual(entities.map((entity) => ({ ...entity })));
    expect(await new AccountReader(orm, alice).count<Task>(Task, where)).toBe(entities.length);
  });

  it('gives the types the ORM gives', async () => {
    const em = withAccount(orm, alice);
    em.create(ModelCall, callOf(alice));
    await em.flush();
    const [entity] = await withAccount(orm, alice).find(ModelCall, {});
    const [row] = await new AccountReader(orm, alice).find<ModelCall>(ModelCall, {});
    expect(row).toEqual({ ...entity });
  });

  it('keeps an order, a limit, and leaves out what nobody asked for', async () => {
    const rows = await new AccountReader(orm, alice).find<Task>(
      Task,
      {},
      { orderBy: { finishedAt: 'desc nulls last', createdAt: 'desc' }, limit: 2, exclude: ['input'] },
    );
    expect(rows.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    expect(rows.every((row) => !('input' in row))).toBe(true);
  });

  it('shows an account its own rows, whatever is asked for and beside whom', async () => {
    const [ofAlice, ofBob, foreign, all] = await Promise.all([
      new AccountReader(orm, alice).find<Task>(Task, {}),
      new AccountReader(orm, bob).find<Task>(Task, {}),
      new AccountReader(orm, bob).find<Task>(Task, { $or: [{ accountId: alice }, { id: { $in: ids } }] }),
      new AccountReader(orm, bob).query<{ count: number }>('select count(*)::int as count from task', []),
    ]);
    expect(ofAlice).toHaveLength(3);
    expect(ofBob).toHaveLength(1);
    expect(foreign).toEqual([]);
    expect(all).toEqual([{ count: 1 }]);
    expect(() => new AccountReader(orm, `${alice}'; select 1; --`)).toThrow(TypeError);
  });

  it('leaves nothing of an account on the connection', async () => {
    await new AccountReader(orm, alice).find<Task>(Task, {});
    await Promise.all([1, 2, 3].map(async () => expect(await orm.em.fork().count(Task)).toBe(0)));
  });

  it('sends what is asked for at once as one message', async () => {
    const pool = await orm.em.getConnection().getNativeClient();
    const reader = new AccountReader(orm, alice);
    let taken = 0;
    const count = () => (taken += 1);
    pool.on('acquire', count);
    const [rows, total, one] = await Promise.all([
      reader.find<Task>(Task, {}),
      reader.count<Task>(Task, {}),
      reader.query('select ?::text as said', [HARMLESS]),
    ]);
    pool.off('acquire', count);
    expect(taken).toBe(1);
    expect([rows.length, total]).toEqual([3, 3]);
    expect(one).toEqual([{ said: HARMLESS }]);
  });

  it('writes nothing, and goes on after what failed', async () => {
    const reader = new AccountReader(orm, alice);
    const write = reader.query(`update task set title = 'changed' where id = ?`, [ids[0]]);
    const beside = reader.count<Task>(Task, {});
    await expect(write).rejects.toMatchObject({ code: '25006' });
    await expect(beside).rejects.toMatchObject({ code: '25006' });
    expect(await reader.count<Task>(Task, { title: 'first' })).toBe(1);
  });
});

describe('a filter', () => {
  it.each<[string, Filter]>([
    ['of a property there is not', { owner: 'x' }],
    ['of a comparison there is not', { title: { $re: 'x' } }],
    ['of a value there is not', { title: () => 'x' }],
    ['with a text PostgreSQL has not', { title: 'a\0b' }],
    ['of no list', { id: { $in: 'x' } }],
    ['of no conditions', { $or: 'x' }],
    ['of no number', { progress: Number.NaN }],
  ])('%s is refused', async (_name, where) => {
    await expect(new AccountReader(orm, alice).find<Task>(Task, where as FilterQuery<Task>)).rejects.toThrow(
      TypeError,
    );
  });

  it('is refused with an order that is none', async () => {
    const order = { orderBy: { title: 'asc; drop table task' } };
    await expect(new AccountReader(orm, alice).find<Task>(Task, {}, order)).rejects.toThrow('No direction');
  });

  it('puts values between quotes', () => {
    expect(filterSql({ a: "o'clock" }, (name) => `"${name}"`)).toBe(`"a" = 'o''clock'`);
  });
});
