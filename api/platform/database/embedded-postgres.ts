import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { lockFolder } from './folder-lock.js';
import { isProcessAlive } from './process-alive.js';
import {
  canReach,
  findPostgresBinaries,
  serverUser,
  type PostgresBinaries,
  type SystemUser,
} from './postgres-binaries.js';

const START_TIMEOUT_MS = 30_000;
const FAST_STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 40;
const PORT_ATTEMPTS = 5;

export interface EmbeddedPostgresOptions {
  /** Everything of the server lives below it: `postgres/`, `postgres.log`, `postgres.password`. */
  dataDir: string;
  /** Throw-away data: no fsync. For tests only. */
  volatile?: boolean;
  /** The loopback port; default: any free one. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** As the superuser, who only makes roles and databases; to the database `postgres`. */
  superuserUrl: string;
  /** This process started the server, or found it without a living owner, and is to stop it. */
  owner: boolean;
  /** Stops the server if this process owns it; safe to call more than once. */
  stop(): Promise<void>;
}

/** The data folder was made by another major version of PostgreSQL than the one installed. */
export class DataFolderVersionError extends Error {
  override readonly name = 'DataFolderVersionError';
}

/**
 * Starts the embedded PostgreSQL on a free loopback port, or attaches to the one that already runs on the same folder
 * (left by a killed process, or owned by another role of the program on this machine).
 *
 * Runs as an unprivileged user when started by root. Passwords only, no sockets in the file system.
 *
 * @throws DataFolderVersionError; Error with the end of the server's log when it does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true });
  const unlock = await lockFolder(join(options.dataDir, 'postgres.lock'), START_TIMEOUT_MS);
  try {
    const user = serverUser();
    const binaries = findPostgresBinaries(user, copyRoot(options.dataDir, user));
    const folder = dataFolder(options.dataDir, user);
    refuseOtherVersion(folder, binaries);
    const password = readOrMakePassword(options.dataDir);
    const running = await runningServer(folder, password);
    if (running !== null) return attach(options.dataDir, running);
    if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, binaries, password, user);
    return await start(options, folder, binaries, password, user);
  } finally {
    unlock();
  }
}

/** Where binaries are copied to, if they must be: a place the server's user can reach. */
function copyRoot(dataDir: string, user: SystemUser | null): string {
  return user === null || canReach(dataDir, user) ? dataDir : '/var/lib/atlasops';
}

/**
 * `<dataDir>/postgres`. When root's data lies where the server's user may not go (a project under /root), the folder is
 * made under /var/lib and linked from there.
 */
function dataFolder(dataDir: string, user: SystemUser | null): string {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) {
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(folder);
    if (user === null || canReach(dataDir, user)) {
      mkdirSync(folder, { mode: 0o700 });
    } else {
      const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
      const elsewhere = join('/var/lib/atlasops', name);
      mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
      symlinkSync(elsewhere, folder);
    }
  }
  const real = realpathSync(folder);
  if (user !== null) chownSync(real, user.uid, user.gid);
  return real;
}

function refuseOtherVersion(folder: string, binaries: PostgresBinaries): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (version === binaries.majorVersion) return;
  const newer = version > binaries.majorVersion;
  throw new DataFolderVersionError(
    `The data in ${folder} belongs to PostgreSQL ${version}, and PostgreSQL ${binaries.majorVersion} is installed. ` +
      (newer
        ? 'Start the newer version of the program that made it, or set DATA_DIR to another folder.'
        : 'Start the version of the program that made it and dump the data there, or set DATA_DIR to another folder.'),
  );
}

function readOrMakePassword(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function initialise(
  folder: string,
  binaries: PostgresBinaries,
  password: string,
  user: SystemUser | null,
): void {
  const passwordFile = join(folder, '..', `initdb.${process.pid}`);
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  try {
    const result = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${folder}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
        '--no-instructions',
      ],
      { ...identity, cwd: folder, env: serverEnvironment(), encoding: 'utf8' },
    );
    if (result.status !== 0) {
      throw new Error(`initdb failed: ${result.error?.message ?? ''}${result.stderr ?? ''}`.trim());
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The server needs no secret of ours: it gets a path and a language, nothing else of our environment. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

interface RunningServer {
  pid: number;
  port: number;
  url: string;
}

/** The server of this folder, when its process lives and lets us in. Format: PostgreSQL's `postmaster.pid`. */
async function runningServer(folder: string, password: string): Promise<RunningServer | null> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || !Number.isInteger(port) || !isProcessAlive(pid)) return null;
  const url = superuserUrl(port, password);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (isProcessAlive(pid) && Date.now() < deadline) {
    if (await accepts(url)) return { pid, port, url };
    // A number in a stale file may meanwhile be another program's: then nothing of ours listens there.
    if (!(await portIsOpen(port))) return null;
    await sleep(POLL_MS);
  }
  return null;
}

function superuserUrl(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function attach(dataDir: string, server: RunningServer): EmbeddedPostgres {
  const file = join(dataDir, 'postgres.owner');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const orphaned = owner === process.pid || !isProcessAlive(owner);
  if (orphaned) writeFileSync(file, String(process.pid));
  return handle(dataDir, server.url, orphaned, server.pid);
}

async function start(
  options: EmbeddedPostgresOptions,
  folder: string,
  binaries: PostgresBinaries,
  password: string,
  user: SystemUser | null,
): Promise<EmbeddedPostgres> {
  const logFile = join(options.dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const log = openSync(logFile, 'w', 0o600);
    const server = spawn(binaries.postgres, [`-D`, folder, ...settings(port, options.volatile ?? false)], {
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      cwd: folder,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      // Its own process group: Ctrl-C in the terminal must reach us first, so that we can finish and then stop it.
      detached: true,
    });
    closeSync(log);
    const url = superuserUrl(port, password);
    if (await comesUp(server, url)) {
      server.unref();
      writeFileSync(join(options.dataDir, 'postgres.owner'), String(process.pid));
      return handle(options.dataDir, url, true, server.pid ?? 0);
    }
    const said = readFileSync(logFile, 'utf8');
    const portTaken = /could not (bind|create any TCP\/IP sockets)/.test(said);
    if (portTaken && attempt < PORT_ATTEMPTS) continue;
    throw new Error(`The embedded PostgreSQL did not start. The end of ${logFile}:\n${said.slice(-2000)}`);
  }
}

function settings(port: number, volatile: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    dynamic_shared_memory_type: 'posix',
    log_min_messages: 'warning',
    // Values of rows do not belong in a log file.
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    idle_in_transaction_session_timeout: '5min',
    timezone: 'UTC',
    ...(volatile ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function comesUp(server: ChildProcess, url: string): Promise<boolean> {
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!ended && Date.now() < deadline) {
    if (await accepts(url)) return true;
    await sleep(POLL_MS);
  }
  if (!ended) server.kill('SIGQUIT');
  return false;
}

function handle(dataDir: string, url: string, owner: boolean, pid: number): EmbeddedPostgres {
  let stopping: Promise<void> | null = null;
  return {
    superuserUrl: url,
    owner,
    stop: () => (stopping ??= owner ? stopServer(dataDir, pid) : Promise.resolve()),
  };
}

/** Fast shutdown (open transactions are rolled back), then the immediate one if that takes too long. */
async function stopServer(dataDir: string, pid: number): Promise<void> {
  for (const [signal, timeoutMs] of [
    ['SIGINT', FAST_STOP_TIMEOUT_MS],
    ['SIGQUIT', FAST_STOP_TIMEOUT_MS],
  ] as const) {
    if (!isProcessAlive(pid)) break;
    process.kill(pid, signal);
    const deadline = Date.now() + timeoutMs;
    while (isProcessAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
  }
  rmSync(join(dataDir, 'postgres.owner'), { force: true });
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // The answer is the result of connecting, which also rejects.
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // Somebody else's server on that port: retrying would only try its passwords.
    if (error instanceof pg.DatabaseError && error.code === '28P01') throw error;
    return false;
  }
}

async function portIsOpen(port: number): Promise<boolean> {
  const probe = createServer();
  return await new Promise((answer) => {
    probe.once('error', () => answer(true));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(false)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return await new Promise((answer, fail) => {
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => answer(port));
    });
  });
}
