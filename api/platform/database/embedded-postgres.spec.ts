import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { makeTestFolder } from '../testing/test-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { findPostgresBinaries, installedPostgres } from './postgres-binaries.js';
import { isProcessAlive } from './process-alive.js';

const LAUNCHER = join(import.meta.dirname, 'embedded-postgres.ts');

let dataDir = '';
const started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await makeTestFolder();
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(volatile = true): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, volatile });
  started.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

it('starts, keeps data over a restart, and ends with its owner', async () => {
  const first = await start();
  expect(first.owner).toBe(true);
  await ask(first.superuserUrl, 'create table kept as select 42 as answer');
  const pid = serverPid();
  await first.stop();
  expect(isProcessAlive(pid)).toBe(false);
  const second = await start();
  expect(await ask(second.superuserUrl, 'select answer from kept')).toBe(42);
});

it('listens on loopback alone, asks for a password, and never runs as root', async () => {
  const server = await start();
  expect(await ask(server.superuserUrl, `select current_setting('listen_addresses') as answer`)).toBe(
    '127.0.0.1',
  );
  const wrong = new URL(server.superuserUrl);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'select 1 as answer')).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${serverPid()}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  }
});

it('is taken over by the next start when its owner was killed, and shared while the owner lives', async () => {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(LAUNCHER)});
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, volatile: true });
    process.stdout.write('ready'); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(owner.stdout, 'data');
  const pid = serverPid();

  const guest = await start();
  expect(guest.owner).toBe(false);
  await guest.stop();
  expect(isProcessAlive(pid)).toBe(true);

  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const heir = await start();
  expect(heir.owner).toBe(true);
  expect(serverPid()).toBe(pid);
  await heir.stop();
  expect(isProcessAlive(pid)).toBe(false);
});

it('is started once when several processes ask at the same time', async () => {
  const servers = await Promise.all([start(), start(), start()]);
  expect(new Set(servers.map((server) => server.superuserUrl)).size).toBe(1);
});

it('starts again after the server itself was killed', async () => {
  const first = await start(false);
  await ask(first.superuserUrl, 'create table kept as select 42 as answer');
  const pid = serverPid();
  process.kill(pid, 'SIGQUIT');
  await first.stop();
  const second = await start();
  expect(serverPid()).not.toBe(pid);
  expect(await ask(second.superuserUrl, 'select answer from kept')).toBe(42);
});

it.each([
  ['19', 'newer version of the program'],
  ['17', 'dump the data'],
])('refuses the data of PostgreSQL %s and says what to do', async (version, advice) => {
  await mkdir(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), `${version}\n`);
  await expect(start()).rejects.toThrow(advice);
});

describe('binaries', () => {
  const installed = installedPostgres();
  /** A user who owns nothing, like the one that runs the server on a machine where root installed the program. */
  const stranger = { name: 'stranger', uid: 64_999, gid: 64_999 };

  async function packageIn(folder: string, mode: number): Promise<{ root: string; links: string[] }> {
    const root = join(dataDir, folder, 'package');
    cpSync(installed, root, { recursive: true, verbatimSymlinks: true });
    await chmod(join(dataDir, folder), mode);
    const list = readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8');
    const links = (JSON.parse(list) as { target: string }[]).map(({ target }) => target);
    for (const link of links) rmSync(join(root, link), { force: true });
    return { root, links };
  }

  it('get the library names that npm cannot pack, where they are', async () => {
    const { root, links } = await packageIn('open', 0o755);
    const found = findPostgresBinaries(stranger, join(dataDir, 'copies'), root);
    expect(found).toMatchObject({ postgres: join(root, 'native/bin/postgres'), majorVersion: 18 });
    for (const link of links) expect(existsSync(join(root, link))).toBe(true);
  });

  it('are copied whole when the user of the server cannot reach them', async () => {
    const { root, links } = await packageIn('locked', 0o700);
    const found = findPostgresBinaries(stranger, join(dataDir, 'copies'), root);
    const copy = resolve(dirname(found.postgres), '../..');
    expect(copy.startsWith(join(dataDir, 'copies'))).toBe(true);
    for (const link of links) expect(existsSync(join(copy, link))).toBe(true);
    expect(findPostgresBinaries(stranger, join(dataDir, 'copies'), root)).toEqual(found);
  });
});
