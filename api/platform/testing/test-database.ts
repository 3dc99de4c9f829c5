import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { lockFolder } from '../database/folder-lock.js';
import { makeTestFolder, testRunFolder } from './test-folder.js';
import { makeRolesAndDatabase, type DatabaseAddresses } from '../database/open-database.js';

const TEMPLATE = 'atlas_template';
const SET_UP_TIMEOUT_MS = 60_000;
const ROOT = join(import.meta.dirname, '../../..');

export interface TestDatabase extends DatabaseAddresses {
  /** Who sees every row, whosever it is or once was: policies hold the owner, too. */
  superuserUrl: string;
  /** Closes what is still connected to it and removes it. */
  drop(): Promise<void>;
}

interface TestServer {
  superuserUrl: string;
  /** Addresses of the migrated template. */
  template: DatabaseAddresses;
}

/**
 * A migrated database of its own for one test file: a copy of a template that is made once per test run, on a server that
 * is started by the first test that asks and stopped when the run ends. About 50 ms.
 *
 * ```ts
 * let database: TestDatabase;
 * beforeAll(async () => { database = await createTestDatabase(); });
 * afterAll(() => database.drop());
 * ```
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template } = await testServer();
  return await copyDatabase(superuserUrl, template);
}

/**
 * The same on a server whose address the environment gives, e.g. `TEST_PGVECTOR_URL`, or null when the variable is not set;
 * the reason is then printed.
 */
export async function createTestDatabaseOn(variable: string): Promise<TestDatabase | null> {
  const superuserUrl = process.env[variable];
  if (superuserUrl === undefined || superuserUrl === '') {
    process.stderr.write(
      `Skipped: ${variable} is not set, so nothing is tested on that server. Give it the address of a superuser.\n`,
    );
    return null;
  }
  // Its own database each time, and no template: the server is not ours to keep things on.
  const name = `atlas_test_${randomBytes(6).toString('hex')}`;
  const addresses = await makeRolesAndDatabase(superuserUrl, name, 'test');
  const inDatabase = new URL(superuserUrl);
  inDatabase.pathname = `/${name}`;
  await asSuperuser(inDatabase.href, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_available_extensions where name = 'vector'`);
    if (rowCount !== 0) await client.query('create extension if not exists vector');
  });
  await migrate(addresses.ownerUrl);
  return { ...addresses, superuserUrl: inDatabase.href, drop: () => dropDatabase(superuserUrl, name) };
}

/** A server of its own that a test may kill; slower than `createTestDatabase`. */
export interface TestServerOfItsOwn {
  database: Omit<TestDatabase, 'drop'>;
  /** Ends every connection without ceremony, as a crash does, and starts the server again at the same address. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server for one test, with a migrated database. */
export async function createTestServer(): Promise<TestServerOfItsOwn> {
  const dataDir = await makeTestFolder();
  let server = await startEmbeddedPostgres({ dataDir });
  const port = Number(new URL(server.superuserUrl).port);
  const database = await makeRolesAndDatabase(server.superuserUrl, 'atlas', 'test');
  await migrate(database.ownerUrl);
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = new URL(database.ownerUrl).pathname;
  return {
    database: { ...database, superuserUrl: superuserUrl.href },
    crashAndRestart: async () => {
      const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      await server.stop();
      server = await startEmbeddedPostgres({ dataDir, port });
    },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function testServer(): Promise<TestServer> {
  const folder = testRunFolder();
  const description = join(folder, 'server.json');
  const unlock = await lockFolder(join(folder, 'test-server.lock'), SET_UP_TIMEOUT_MS);
  try {
    if (!existsSync(description)) {
      const server = await startEmbeddedPostgres({ dataDir: folder, volatile: true });
      const template = await makeRolesAndDatabase(server.superuserUrl, TEMPLATE, 'test');
      await migrate(template.ownerUrl);
      const made: TestServer = { superuserUrl: server.superuserUrl, template };
      writeFileSync(description, JSON.stringify(made), { mode: 0o600 });
    }
    return JSON.parse(readFileSync(description, 'utf8')) as TestServer;
  } finally {
    unlock();
  }
}

/** Runs the real migration command, with everything the registry brings, in a process of its own. */
async function migrate(ownerUrl: string): Promise<void> {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, join(ROOT, 'api/migrate.ts'), 'up'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATABASE_URL: ownerUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((answer, fail) => {
    child.once('error', fail);
    child.once('close', answer);
  });
  if (code !== 0) throw new Error(`The test database could not be migrated:\n${said}`);
}

async function copyDatabase(superuserUrl: string, template: DatabaseAddresses): Promise<TestDatabase> {
  const name = `atlas_test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, (client) =>
    client.query(`create database ${name} template ${TEMPLATE} strategy file_copy owner atlas_owner`),
  );
  const rename = (address: string): string => {
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    ownerUrl: rename(template.ownerUrl),
    runtimeUrl: rename(template.runtimeUrl),
    superuserUrl: rename(superuserUrl),
    drop: () => dropDatabase(superuserUrl, name),
  };
}

async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  await asSuperuser(superuserUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
}

async function asSuperuser<Result>(
  superuserUrl: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined); // A lost connection also rejects the query in flight.
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
