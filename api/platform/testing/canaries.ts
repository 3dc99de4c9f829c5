/** For tests: a value of its own in every text and JSON column of every table whose rows belong to accounts. */
import type pg from 'pg';
import { accountTables, type AccountTable } from '../database/account-tables.js';
import { newId } from '../database/new-id.js';

const TEXTS = new Set(['text', 'jsonb', 'text[]']);

/** The value planted in a column. */
export function canaryOf(table: string, column: string): string {
  return `canary-${table}-${column}`;
}

interface Reference {
  child: string;
  parent: string;
  columns: string[];
  parentColumns: string[];
}

/**
 * Plants canaries in one row of every table; makes the row where the account has none.
 *
 * @param client - Of the migration role, bound to the account.
 * @returns the columns that hold one, as `table.column`
 */
export async function plantCanaries(client: pg.Client, accountId: string): Promise<string[]> {
  const tables = await accountTables(async (sql) => (await client.query(sql)).rows as AccountTable[]);
  const { rows: references } = await client.query<Reference>(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent,
      (select json_agg(attname order by o) from unnest(conkey) with ordinality k(n, o)
         join pg_attribute on attrelid = conrelid and attnum = n) as columns,
      (select json_agg(attname order by o) from unnest(confkey) with ordinality k(n, o)
         join pg_attribute on attrelid = confrelid and attnum = n) as "parentColumns"
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  const planted: string[] = [];
  for (const table of inOrder(tables, references)) {
    if (table.name === 'erased_account') continue;
    const owner = table.name === 'account' ? 'id' : 'account_id';
    const found = await client.query<{ place: string }>(
      `select ctid::text as place from "${table.name}" where ${owner} = $1 limit 1`,
      [accountId],
    );
    const columns = table.columns.filter(({ type }) => TEXTS.has(type));
    if (found.rows[0] !== undefined) {
      const values = columns.map(({ name, type }) => valueFor(table.name, name, type));
      const assignments = columns.map(({ name }, index) => `"${name}" = $${index + 1}`).join(', ');
      if (columns.length > 0) {
        await client.query(
          `update "${table.name}" set ${assignments} where ctid = '${found.rows[0].place}'`,
          values,
        );
      }
    } else {
      await insertRow(client, table, accountId, references);
    }
    planted.push(...columns.map(({ name }) => `${table.name}.${name}`));
  }
  return planted;
}

async function insertRow(
  client: pg.Client,
  table: AccountTable,
  accountId: string,
  references: readonly Reference[],
): Promise<void> {
  const values: Record<string, unknown> = {};
  for (const { name, type } of table.columns) {
    if (name === 'account_id') values[name] = accountId;
    else if (TEXTS.has(type)) values[name] = valueFor(table.name, name, type);
    else if (type === 'uuid') values[name] = newId();
    else if (type.startsWith('timestamp')) values[name] = new Date();
    else if (type === 'boolean') values[name] = false;
    else values[name] = 1;
  }
  for (const { child, parent, columns, parentColumns } of references) {
    if (child !== table.name) continue;
    const given = await client.query<Record<string, unknown>>(
      `select ${parentColumns.map((name) => `"${name}"`).join(', ')} from "${parent}" limit 1`,
    );
    columns.forEach((column, index) => {
      if (column !== 'account_id') values[column] = given.rows[0]?.[parentColumns[index]!] ?? null;
    });
  }
  const names = Object.keys(values);
  await client.query(
    `insert into "${table.name}" (${names.map((name) => `"${name}"`).join(', ')})
     values (${names.map((_name, index) => `$${index + 1}`).join(', ')})`,
    Object.values(values),
  );
}

function valueFor(table: string, column: string, type: string): unknown {
  const canary = canaryOf(table, column);
  if (type === 'jsonb') return JSON.stringify({ canary });
  return type === 'text[]' ? [canary] : canary;
}

function inOrder(tables: AccountTable[], references: readonly Reference[]): AccountTable[] {
  const sorted = new Set<AccountTable>();
  const visit = (table: AccountTable, seen: ReadonlySet<string>): void => {
    for (const { child, parent } of references) {
      const before = tables.find(({ name }) => name === parent);
      if (child === table.name && before !== undefined && !seen.has(parent)) {
        visit(before, new Set([...seen, table.name]));
      }
    }
    sorted.add(table);
  };
  for (const table of tables) visit(table, new Set([table.name]));
  return [...sorted];
}

/** Every row that can be seen, of every table of every schema of the program, that contains one of the words. */
export async function rowsWith(client: pg.Client, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) {
      if (words.some((word) => row.includes(word))) found.push(`${name}: ${row.slice(0, 200)}`);
    }
  }
  return found;
}
