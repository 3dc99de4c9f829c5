import { JsonType, UuidType } from '@mikro-orm/core';
import type { EntityMetadata, EntityName, EntityProperty, FilterQuery, Platform } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import pg, { type Pool, type QueryResult, type QueryResultRow } from 'pg';
import { ACCOUNT_VARIABLE } from './account-table.js';
import { filterSql, orderSql, type ColumnOf, type Filter } from './filter-sql.js';
import { withAccount } from './orm.js';

/** Sets who is asked for, and that nothing is written, for as long as the message lasts. */
const BIND = `select set_config('${ACCOUNT_VARIABLE}', '%', true), set_config('transaction_read_only', 'on', true)`;

export interface ReadOptions<Entity> {
  orderBy?: Record<string, string>;
  limit?: number;
  /** Properties that are not read; reading them from a row gives undefined. */
  exclude?: readonly (keyof Entity & string)[];
}

/**
 * Reads rows of one account for showing them: plain objects, no entities that could be changed and written back. All that
 * is asked for in the same moment goes to the database as one message, which PostgreSQL runs as one transaction: lists that
 * lead to other rooms cost one trip for each step, not four for each question.
 *
 * Row-level security is what it is for every query. May be shared by resolvers that run side by side.
 */
export class AccountReader {
  private readonly statements: DataLoader<string, QueryResultRow[]>;

  private readonly em: EntityManager;

  /** @throws TypeError when `accountId` is no id */
  constructor(
    orm: MikroORM,
    private readonly accountId: string,
  ) {
    this.em = withAccount(orm, accountId);
    const bind = BIND.replace('%', accountId);
    this.statements = new DataLoader(
      async (statements) => {
        const pool: Pool = await this.em.getConnection().getNativeClient();
        const answer = (await pool.query({
          text: [bind, ...statements].join(';\n'),
          types: pg.types,
        })) as unknown as QueryResult[];
        return answer.slice(1).map(({ rows }) => rows as QueryResultRow[]);
      },
      // After all loaders of this turn have asked, so that they share the message.
      { cache: false, batchScheduleFn: (send) => setImmediate(send) },
    );
  }

  /** The rows that fit, as the ORM's filters say it. */
  async find<Entity extends object>(
    entity: EntityName<Entity>,
    where: FilterQuery<Entity>,
    options: ReadOptions<Entity> = {},
  ): Promise<Entity[]> {
    const shape = shapeOf(this.em, entity, options.exclude ?? []);
    const { orderBy, limit } = options;
    const rows = await this.statements.load(
      `select ${shape.columns} from ${shape.table} where ${this.ownRows(where, shape)}` +
        (orderBy === undefined ? '' : ` order by ${orderSql(orderBy, shape.columnOf)}`) +
        (limit === undefined ? '' : ` limit ${Number(limit)}`),
    );
    return rows.map((row) => shape.toRow(row) as Entity);
  }

  /** How many rows fit. */
  async count<Entity extends object>(
    entity: EntityName<Entity>,
    where: FilterQuery<Entity>,
  ): Promise<number> {
    const shape = shapeOf(this.em, entity, []);
    const [row] = await this.statements.load(
      `select count(*)::int as count from ${shape.table} where ${this.ownRows(where, shape)}`,
    );
    return (row as { count: number }).count;
  }

  /** The policies say the same; an index is found by it. */
  private ownRows<Entity>(where: FilterQuery<Entity>, { columnOf }: RowShape): string {
    return `(${filterSql(where as Filter, columnOf)}) and ${filterSql({ accountId: this.accountId }, columnOf)}`;
  }

  /**
   * The rows of a query as they are.
   *
   * @param sql - One statement, `?` for each value.
   */
  async query<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.statements.load(this.em.getPlatform().formatQuery(sql, values))) as Row[];
  }
}

/** What is read of an entity's rows, and how a row becomes an object of it. */
interface RowShape {
  table: string;
  /** All that are read, for `select`. */
  columns: string;
  /** @throws TypeError for what is no property with a column */
  columnOf: ColumnOf;
  toRow: (row: QueryResultRow) => object;
}

const shapes = new WeakMap<object, Map<string, RowShape>>();

function shapeOf<Entity extends object>(
  em: EntityManager,
  entity: EntityName<Entity>,
  exclude: readonly string[],
): RowShape {
  const meta: EntityMetadata = em.getMetadata(entity);
  const ofEntity = shapes.get(meta) ?? new Map<string, RowShape>();
  shapes.set(meta, ofEntity);
  const key = exclude.join(' ');
  const known = ofEntity.get(key);
  if (known !== undefined) return known;
  const columns = meta.comparableProps.filter(
    ({ name, lazy, persist }) => lazy !== true && persist !== false && !exclude.includes(name),
  );
  const readers = columns.map((column) => readerOf(column, em.getPlatform()));
  const quotedColumns = new Map(
    meta.comparableProps.map(({ name, fieldNames }) => [name, quoted(fieldNames[0] ?? name)]),
  );
  const shape: RowShape = {
    table: quoted(meta.tableName),
    columns: readers.map(({ column }) => quoted(column)).join(', '),
    columnOf: (property) => {
      const column = quotedColumns.get(property);
      if (column === undefined) throw new TypeError(`${meta.className} has no column for ${property}`);
      return column;
    },
    toRow: (row) => {
      const read: Record<string, unknown> = {};
      for (const { name, column, convert } of readers) {
        const value: unknown = row[column];
        read[name] = value === null || convert === null ? value : convert(value);
      }
      return read;
    },
  };
  ofEntity.set(key, shape);
  return shape;
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

interface ColumnReader {
  name: string;
  column: string;
  /** null: the driver gives what the entity has. */
  convert: ((value: unknown) => unknown) | null;
}

function readerOf(property: EntityProperty, platform: Platform): ColumnReader {
  const { name, fieldNames, customType } = property;
  const [column] = fieldNames;
  if (column === undefined) throw new TypeError(`${name} is no column`);
  // The driver has parsed JSON already; the ORM's type would take its text.
  const parsed = customType === undefined || customType instanceof JsonType || customType instanceof UuidType;
  return {
    name,
    column,
    convert: parsed ? null : (value): unknown => customType.convertToJSValue(value, platform),
  };
}
