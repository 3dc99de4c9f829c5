import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config/config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { asRuntimeRole, RUNTIME_ROLE } from './runtime-role.js';

const OWNER_ROLE = 'atlas_owner';
const DATABASE = 'atlas';

/** The two addresses of one database. */
export interface DatabaseAddresses {
  /** The migration role: owns the schema, runs all DDL. */
  ownerUrl: string;
  /** The runtime role: neither owner nor superuser, held by row-level security. */
  runtimeUrl: string;
}

export interface OpenDatabase extends DatabaseAddresses {
  /** The database is the embedded one, on this machine. */
  embedded: boolean;
  /** Stops the embedded server if this process owns it. */
  stop(): Promise<void>;
}

/** The database of the configuration; starts the embedded one where no address is configured. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    return {
      ownerUrl: config.databaseUrl,
      runtimeUrl: config.databaseRuntimeUrl ?? asRuntimeRole(config.databaseUrl),
      embedded: false,
      stop: () => Promise.resolve(),
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    const secret = await readFile(join(config.dataDir, 'postgres.password'), 'utf8');
    const addresses = await makeRolesAndDatabase(server.superuserUrl, DATABASE, secret);
    return { ...addresses, embedded: true, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Makes the migration role, the runtime role and a database on a server of our own. Safe to repeat.
 *
 * @param secret - From which the roles' passwords are derived, so that they need not be stored.
 */
export async function makeRolesAndDatabase(
  superuserUrl: string,
  database: string,
  secret: string,
): Promise<DatabaseAddresses> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined); // A lost connection also rejects the query in flight.
  await client.connect();
  try {
    const passwords = {
      [OWNER_ROLE]: passwordOf(OWNER_ROLE, secret),
      [RUNTIME_ROLE]: passwordOf(RUNTIME_ROLE, secret),
    };
    for (const [role, password] of Object.entries(passwords)) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await client.query(`create role ${role} nosuperuser nobypassrls login`);
      await client.query(`alter role ${role} login password '${password}'`);
    }
    await client.query(`grant ${RUNTIME_ROLE} to ${OWNER_ROLE} with set true, inherit false`);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database} owner ${OWNER_ROLE}`);
    const address = (role: keyof typeof passwords): string => {
      const url = new URL(superuserUrl);
      url.username = role;
      url.password = passwords[role] ?? '';
      url.pathname = `/${database}`;
      return url.href;
    };
    return { ownerUrl: address(OWNER_ROLE), runtimeUrl: address(RUNTIME_ROLE) };
  } finally {
    await client.end();
  }
}

/** Hexadecimal, so that it needs no quoting in SQL or in a URL. */
function passwordOf(role: string, secret: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('hex');
}
