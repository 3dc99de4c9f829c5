import type { EntityManager } from '@mikro-orm/postgresql';
import { accountTables, type AccountTable } from '../../../platform/database/account-tables.js';

/** Outlives the account: without it nobody would know that the account is to stay erased. */
const NOT_OWNED = new Set(['erased_account']);

/**
 * All tables whose rows belong to accounts, those first that others refer to: rows are made in this order and removed in the
 * opposite one.
 */
export async function ownedTables(em: EntityManager): Promise<AccountTable[]> {
  const found = await accountTables((sql) => em.execute(sql));
  const tables = found.filter(({ name }) => !NOT_OWNED.has(name));
  const references = await em.execute<{ child: string; parent: string }[]>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  const sorted: AccountTable[] = [];
  const visited = new Set<string>();
  const visit = (table: AccountTable): void => {
    if (visited.has(table.name)) return;
    visited.add(table.name);
    for (const { child, parent } of references) {
      const before = child === table.name && tables.find(({ name }) => name === parent);
      if (before) visit(before);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

/** The column that says whose a row is. */
export function ownerColumn(table: Pick<AccountTable, 'name'>): string {
  return table.name === 'account' ? 'id' : 'account_id';
}
