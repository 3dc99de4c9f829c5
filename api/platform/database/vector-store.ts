import type { EntityManager } from '@mikro-orm/postgresql';
import { toSql } from 'pgvector';
import { protectAccountTable } from './account-table.js';
import { accountOf } from './orm.js';

/** How many accounts' vectors one process keeps in memory where the database cannot search them. */
const CACHED_ACCOUNTS = 20;
/** `array_send` of a one-dimensional array: dimensions, flags, element type, length, lower bound. */
const ARRAY_HEADER_BYTES = 20;

/** Whether this database has pgvector; the embedded one has not. */
export type VectorCapability = 'pgvector' | 'scan';

export interface Neighbour {
  subjectId: string;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** Vectors of an account's things, searched by direction. All calls see the account of `em` alone. */
export interface VectorStore {
  readonly capability: VectorCapability;
  /** Stores vectors, replacing those the subjects had. */
  put(em: EntityManager, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  remove(em: EntityManager, subjectIds: readonly string[]): Promise<void>;
  /** The closest subjects, best first. */
  nearest(em: EntityManager, vector: Float32Array, limit: number): Promise<Neighbour[]>;
}

/**
 * Installs pgvector where the server offers it and the role may; says what the database can do. For migrations. Where only a
 * superuser may install it, they do so before the first migration: `create extension vector`.
 */
export async function enableVectors(execute: (sql: string) => Promise<unknown>): Promise<VectorCapability> {
  const [found] = (await execute(`
    select exists (select 1 from pg_extension where extname = 'vector') as installed,
      exists (
        select 1 from pg_available_extension_versions
        where name = 'vector'
          and (trusted or not superuser or (select rolsuper from pg_roles where rolname = current_user))
      ) as installable`)) as { installed: boolean; installable: boolean }[];
  if (found?.installed) return 'pgvector';
  if (!found?.installable) return 'scan';
  await execute('create extension vector');
  return 'pgvector';
}

/** What the database can do, for the running program. */
export async function vectorCapability(em: EntityManager): Promise<VectorCapability> {
  const installed = await em.execute<unknown[]>(`select 1 from pg_extension where extname = 'vector'`);
  return installed.length > 0 ? 'pgvector' : 'scan';
}

/** SQL that makes the table of a store, for a migration. */
export function vectorTable(table: string, dimensions: number, capability: VectorCapability): string[] {
  const type = capability === 'pgvector' ? `halfvec(${dimensions})` : 'real[]';
  return [
    `create table "${table}" (
       "account_id" uuid not null,
       "subject_id" uuid not null,
       "vector" ${type} not null,
       "updated_at" timestamptz not null,
       primary key ("account_id", "subject_id")
     )`,
    ...(capability === 'pgvector'
      ? [`create index "${table}_vector" on "${table}" using hnsw ("vector" halfvec_cosine_ops)`]
      : [
          `alter table "${table}" add constraint "${table}_dimensions" check (cardinality("vector") = ${dimensions})`,
        ]),
    ...protectAccountTable(table),
  ];
}

/** The store of a table made by `vectorTable`. */
export function openVectorStore(table: string, capability: VectorCapability): VectorStore {
  return capability === 'pgvector' ? new PgvectorStore(table) : new ScanStore(table);
}

abstract class TableStore {
  constructor(protected readonly table: string) {}

  protected async write(
    em: EntityManager,
    vectors: ReadonlyMap<string, Float32Array>,
    literal: (vector: Float32Array) => string,
    type: string,
  ): Promise<void> {
    if (vectors.size === 0) return;
    const rows = [...vectors].map(([id, vector]) => [accountOf(em), id, literal(vector)]);
    await em.execute(
      `insert into "${this.table}" (account_id, subject_id, vector, updated_at)
       values ${rows.map(() => `(?, ?, ?::${type}, clock_timestamp())`).join(', ')}
       on conflict (account_id, subject_id) do update set vector = excluded.vector, updated_at = excluded.updated_at`,
      rows.flat(),
    );
  }

  async remove(em: EntityManager, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    const marks = subjectIds.map(() => '?').join(', ');
    await em.execute(`delete from "${this.table}" where subject_id in (${marks})`, [...subjectIds]);
  }
}

class PgvectorStore extends TableStore implements VectorStore {
  readonly capability = 'pgvector';

  async put(em: EntityManager, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    await this.write(em, vectors, (vector) => toSql([...vector])!, 'halfvec');
  }

  async nearest(em: EntityManager, vector: Float32Array, limit: number): Promise<Neighbour[]> {
    const literal = toSql([...vector])!;
    const search = async (inner: EntityManager): Promise<Neighbour[]> => {
      // The index knows no accounts: without this it would stop before it has found enough rows of this one.
      await inner.execute(`set local hnsw.iterative_scan = 'strict_order'`);
      return await inner.execute<Neighbour[]>(
        `select subject_id as "subjectId", 1 - (vector <=> ?::halfvec) as similarity
         from "${this.table}" order by vector <=> ?::halfvec, subject_id limit ?`,
        [literal, literal, limit],
      );
    };
    return em.isInTransaction() ? await search(em) : await em.transactional(search);
  }
}

interface AccountVectors {
  /** Changes with every write. */
  stamp: string;
  ids: string[];
  /** Row after row, each of length one. */
  matrix: Float32Array;
}

class ScanStore extends TableStore implements VectorStore {
  readonly capability = 'scan';
  readonly #cache = new Map<string, AccountVectors>();

  async put(em: EntityManager, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    await this.write(em, vectors, (vector) => `{${vector.join(',')}}`, 'real[]');
  }

  async nearest(em: EntityManager, vector: Float32Array, limit: number): Promise<Neighbour[]> {
    const { ids, matrix } = await this.#vectorsOf(em);
    const asked = unit(vector);
    const size = asked.length;
    const found = ids.map((subjectId, row): Neighbour => {
      let similarity = 0;
      for (let i = 0, at = row * size; i < size; i++, at++) {
        similarity += (asked[i] as number) * (matrix[at] as number);
      }
      return { subjectId, similarity };
    });
    found.sort((a, b) => b.similarity - a.similarity || (a.subjectId < b.subjectId ? -1 : 1));
    return found.slice(0, limit);
  }

  async #vectorsOf(em: EntityManager): Promise<AccountVectors> {
    const account = accountOf(em);
    const [now] = await em.execute<{ stamp: string }[]>(
      `select count(*) || ' ' || coalesce(max(updated_at)::text, '') as stamp from "${this.table}"`,
    );
    const stamp = now?.stamp ?? '';
    const known = this.#cache.get(account);
    this.#cache.delete(account);
    const vectors = known?.stamp === stamp ? known : { stamp, ...(await this.#read(em)) };
    this.#cache.set(account, vectors);
    const oldest = this.#cache.keys().next();
    if (this.#cache.size > CACHED_ACCOUNTS && !oldest.done) this.#cache.delete(oldest.value);
    return vectors;
  }

  async #read(em: EntityManager): Promise<{ ids: string[]; matrix: Float32Array }> {
    // Binary: reading millions of numbers from text takes seconds.
    const rows = await em.execute<{ id: string; vector: Buffer }[]>(
      `select subject_id as id, array_send(vector) as vector from "${this.table}"`,
    );
    const vectors = rows.map((row) => unit(fromArraySend(row.vector)));
    const size = vectors[0]?.length ?? 0;
    const matrix = new Float32Array(size * vectors.length);
    vectors.forEach((vector, row) => matrix.set(vector, row * size));
    return { ids: rows.map((row) => row.id), matrix };
  }
}

/** PostgreSQL's binary form of `real[]`: after the header, each element as its length and its big-endian value. */
function fromArraySend(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector = new Float32Array((bytes.byteLength - ARRAY_HEADER_BYTES) / 8);
  for (let i = 0; i < vector.length; i++) vector[i] = view.getFloat32(ARRAY_HEADER_BYTES + i * 8 + 4);
  return vector;
}

/** The same direction with length one; the zero vector stays as it is. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
