import type { PolicyDef } from '@mikro-orm/core';
import { RUNTIME_ROLE } from './runtime-role.js';

/** The session variable that says for which account a transaction runs. Without it no account's row is visible. */
export const ACCOUNT_VARIABLE = 'app.account_id';

const OWN_ROWS = `account_id = nullif(current_setting('${ACCOUNT_VARIABLE}', true), '')::uuid`;

/**
 * SQL that puts a new account-owned table under row-level security and opens it to the runtime role. Every migration
 * that makes a table with `account_id` calls it: `for (const sql of protectAccountTable('job')) this.addSql(sql)`.
 */
export function protectAccountTable(table: string): string[] {
  return [
    `alter table "${table}" enable row level security`,
    `alter table "${table}" force row level security`,
    `create policy "${table}_account" on "${table}" using (${OWN_ROWS}) with check (${OWN_ROWS})`,
    `grant select, insert, update, delete on "${table}" to ${RUNTIME_ROLE}`,
  ];
}

/** SQL that opens a table without owner (prices, the e-mail addresses by which one logs in) to the runtime role. */
export function openGlobalTable(table: string, rights = 'select, insert, update, delete'): string[] {
  return [`grant ${rights} on "${table}" to ${RUNTIME_ROLE}`];
}

/**
 * The same rules for the entity of the table, to be spread into `defineEntity`, so that the comparison of entities and
 * schema sees them.
 */
export function accountOwned(table: string): { policies: PolicyDef[]; rowLevelSecurity: 'force' } {
  return {
    policies: [{ name: `${table}_account`, using: OWN_ROWS, check: OWN_ROWS }],
    rowLevelSecurity: 'force',
  };
}
