import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { Task } from '../../engine/tasks/task.entity.js';
import { createLogger } from '../telemetry/logger.js';
import { createTestDatabase, createTestDatabaseOn, type TestDatabase } from '../testing/test-database.js';
import { newId } from './new-id.js';
import { createOrm, withAccount } from './orm.js';
import {
  enableVectors,
  openVectorStore,
  vectorCapability,
  vectorTable,
  type VectorStore,
} from './vector-store.js';

const DIMENSIONS = 32;
const COUNT = 300;

/** Reproducible numbers between -1 and 1 (linear congruential generator of Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function randomVector(next: () => number): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, next);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

describe.each([
  ['embedded PostgreSQL 18', 'scan', createTestDatabase],
  ['PostgreSQL 17 with pgvector', 'pgvector', () => createTestDatabaseOn('TEST_PGVECTOR_URL')],
] as const)('vectors on %s', (_name, capability, create) => {
  let database: TestDatabase | null = null;
  let orm: MikroORM;
  let store: VectorStore;
  const alice = newId();
  const bob = newId();
  const own = new Map<string, Float32Array>();

  beforeAll(async () => {
    database = await create();
    if (database === null) return;
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const found = await enableVectors(async (sql) => (await owner.query<object>(sql)).rows);
    for (const sql of vectorTable('test_vector', DIMENSIONS, found)) await owner.query(sql);
    await owner.end();
    const log = createLogger({ level: 'silent', role: 'test' });
    orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities: [Task], poolSize: 2, log });
    store = openVectorStore('test_vector', await vectorCapability(withAccount(orm, alice)));
    const next = numbers(7);
    for (let i = 0; i < COUNT; i++) own.set(newId(), randomVector(next));
    await store.put(withAccount(orm, alice), own);
    const others = new Map(Array.from({ length: COUNT }, () => [newId(), randomVector(next)]));
    await store.put(withAccount(orm, bob), others);
  });

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  it('are kept in the form the database can search', () => {
    if (database === null) return;
    expect(store.capability).toBe(capability);
  });

  it('are found by direction, best first, and only those of the account', async () => {
    if (database === null) return;
    const next = numbers(99);
    for (let round = 0; round < 5; round++) {
      const asked = randomVector(next);
      const expected = [...own]
        .map(([subjectId, vector]) => ({ subjectId, similarity: cosine(asked, vector) }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, 10);
      const found = await store.nearest(withAccount(orm, alice), asked, 10);
      expect(found).toHaveLength(10);
      expect(found.every(({ subjectId }) => own.has(subjectId))).toBe(true);
      expect(found[0]?.subjectId).toBe(expected[0]?.subjectId);
      found.forEach(({ similarity }, i) => expect(similarity).toBeCloseTo(expected[i]?.similarity ?? 2, 2));
    }
  });

  it('are replaced and removed', async () => {
    if (database === null) return;
    const em = withAccount(orm, alice);
    const [first] = own;
    if (first === undefined) throw new Error('There is no vector');
    const [id] = first;
    const turned = randomVector(numbers(1234));
    await store.put(em, new Map([[id, turned]]));
    const [best] = await store.nearest(em, turned, 1);
    expect(best?.subjectId).toBe(id);
    expect(best?.similarity).toBeCloseTo(1, 2);
    await store.remove(em, [id]);
    const after = await store.nearest(em, turned, COUNT);
    expect(after).toHaveLength(COUNT - 1);
    expect(after.map(({ subjectId }) => subjectId)).not.toContain(id);
    await store.put(em, new Map([[id, first[1]]]));
  });

  it('cannot be removed by another account', async () => {
    if (database === null) return;
    await store.remove(withAccount(orm, bob), [...own.keys()]);
    expect(await store.nearest(withAccount(orm, alice), randomVector(numbers(5)), 2 * COUNT)).toHaveLength(
      COUNT,
    );
  });

  it('of another length are refused', async () => {
    if (database === null) return;
    const wrong = new Map([[newId(), new Float32Array([1, 2, 3])]]);
    await expect(store.put(withAccount(orm, alice), wrong)).rejects.toThrow();
  });
});
