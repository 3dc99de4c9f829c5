import pg from 'pg';

/**
 * The role the running program has: it may read and write rows that row-level security lets it see, and owns nothing.
 * Roles belong to the whole server, not to a database.
 */
export const RUNTIME_ROLE = 'atlas_app';

/**
 * Makes the runtime role, when the server does not have it yet, and lets the migration role become it.
 *
 * @param ownerUrl - The migration role's address; it needs CREATEROLE for the first run on a server.
 * @throws Error saying what to do when the role exists with rights that would defeat row-level security.
 */
export async function ensureRuntimeRole(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // A lost connection also rejects the query in flight.
  await client.connect();
  try {
    await client.query(`
      do $$ begin
        if exists (select 1 from pg_roles where rolname = '${RUNTIME_ROLE}') then return; end if;
        create role ${RUNTIME_ROLE} nosuperuser nobypassrls nocreatedb nocreaterole nologin;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    const { rows } = await client.query<{ unsafe: boolean; member: boolean }>(
      `select rolsuper or rolbypassrls as unsafe, pg_has_role(current_user, oid, 'SET') as member
       from pg_roles where rolname = $1`,
      [RUNTIME_ROLE],
    );
    const role = rows[0];
    if (role === undefined || role.unsafe) {
      throw new Error(
        `The database role ${RUNTIME_ROLE} would bypass row-level security. ` +
          `Run: alter role ${RUNTIME_ROLE} nosuperuser nobypassrls`,
      );
    }
    if (!role.member)
      await client.query(`grant ${RUNTIME_ROLE} to current_user with set true, inherit false`);
  } finally {
    await client.end();
  }
}

/**
 * The address under which the program runs when it was given the migration role's alone: every session starts as the
 * runtime role, and RESET ROLE leads back to it.
 */
export function asRuntimeRole(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', `${given === null ? '' : `${given} `}-c role=${RUNTIME_ROLE}`);
  return url.href;
}

/**
 * @throws Error when sessions of this address would not be held by row-level security.
 */
export async function refuseUnsafeRuntime(runtimeUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: runtimeUrl });
  client.on('error', () => undefined); // As above.
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; unsafe: boolean; owns: boolean }>(
      `select current_user as name, rolsuper or rolbypassrls as unsafe,
         exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                 and pg_has_role(current_user, relowner, 'USAGE')) as owns
       from pg_roles where rolname = current_user`,
    );
    const role = rows[0];
    if (role === undefined || role.unsafe || role.owns) {
      throw new Error(
        `The program would run as the database role "${role?.name ?? '?'}", which row-level security does not hold. ` +
          `Set DATABASE_RUNTIME_URL to a role that owns no table and is no superuser, such as ${RUNTIME_ROLE}.`,
      );
    }
  } finally {
    await client.end();
  }
}
