/** A table whose rows belong to accounts, as the database describes it. */
export interface AccountTable {
  name: string;
  columns: AccountColumn[];
}

export interface AccountColumn {
  name: string;
  /** PostgreSQL's name of the type, e.g. `jsonb`. */
  type: string;
}

/** Runs a query of the catalogue; of `pg` or of an entity manager. */
type RunQuery = (sql: string) => Promise<{ name: string; columns: AccountColumn[] }[]>;

/**
 * All tables with an `account_id`, and the table of accounts itself, by name. From the catalogue and not from a list, so that
 * a new table is recorded, exported and erased like all others without a line of its own.
 */
export async function accountTables(query: RunQuery): Promise<AccountTable[]> {
  return await query(`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and (c.relname = 'account' or exists (
        select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'account_id' and not o.attisdropped))
    group by c.relname order by c.relname`);
}
