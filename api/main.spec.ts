import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isProcessAlive } from './platform/database/process-alive.js';
import { makeTestFolder } from './platform/testing/test-folder.js';

const MAIN = join(import.meta.dirname, 'main.ts');
let dataDir = '';
const running = new Set<ChildProcess>();

interface Program {
  process: ChildProcess;
  /** Everything it said so far. */
  said(): string;
  /** Resolves when it has said this; rejects when it ends before. */
  says(text: string): Promise<void>;
  ended: Promise<number | null>;
}

beforeEach(async () => {
  dataDir = await makeTestFolder();
});

afterEach(async () => {
  for (const program of running) program.kill('SIGTERM');
  await Promise.all([...running].map((program) => once(program, 'exit')));
  await rm(dataDir, { recursive: true, force: true });
});

function run(environment: Record<string, string>): Program {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, MAIN], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    for (const listener of listeners) listener();
    return code as number | null;
  });
  return {
    process: child,
    said: () => text,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.includes(wanted)) resolve();
          else if (!running.has(child)) reject(new Error(`It ended and had said:\n${text}`));
        };
        listeners.add(look);
        look();
      }),
    ended,
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  return port;
}

it('answers, is ready, and takes everything it started with it on Ctrl-C', async () => {
  const port = await freePort();
  const program = run({ PORT: String(port) });
  await program.says(`AtlasOps is running at http://localhost:${port}`);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { database: true, queue: true }]);
  const server = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  expect(isProcessAlive(server)).toBe(true);

  program.process.kill('SIGINT');
  expect(await program.ended).toBe(0);
  expect(isProcessAlive(server)).toBe(false);
  expect(existsSync(join(dataDir, 'postgres.owner'))).toBe(false);
});

it('runs its roles as processes of their own on one database', async () => {
  const port = await freePort();
  const api = run({ ROLE: 'api', PORT: String(port) });
  await api.says('AtlasOps is running');
  const others = ['worker', 'scheduler'].map((role) => ({ role, program: run({ ROLE: role }) }));
  await Promise.all(others.map(({ role, program }) => program.says(`The ${role} is running`)));
  for (const { program } of others) {
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  }
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
});

it('says what to do when the port is in use, and leaves nothing behind', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const address = occupant.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const program = run({ PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(program.said()).toContain('PORT=');
    expect(existsSync(join(dataDir, 'postgres.owner'))).toBe(false);
  } finally {
    occupant.close();
  }
});

it('reports all faults of the configuration at once, before it starts anything', async () => {
  const program = run({ PORT: 'http', ROLE: 'king', DATABASE_URL: 'sqlite:x' });
  expect(await program.ended).toBe(1);
  for (const name of ['PORT', 'ROLE', 'DATABASE_URL']) expect(program.said()).toContain(`- ${name}:`);
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
});

it('says that a configured database cannot be reached', async () => {
  const port = await freePort();
  const program = run({ DATABASE_URL: `postgres://nobody:secret-word@127.0.0.1:${port}/none` });
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain('cannot be reached');
  expect(program.said()).not.toContain('secret-word');
});
