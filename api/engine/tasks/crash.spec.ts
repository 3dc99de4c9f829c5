import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../../platform/database/new-id.js';
import type { DatabaseAddresses } from '../../platform/database/open-database.js';
import { withAccount } from '../../platform/database/orm.js';
import { crashTask, CRASH_STEPS, HOLD_POINTS } from '../../platform/testing/crash-tasks.js';
import { openTaskBench, type TaskBench } from '../../platform/testing/task-bench.js';
import { makeTestFolder } from '../../platform/testing/test-folder.js';
import { createTestServer, type TestServerOfItsOwn } from '../../platform/testing/test-database.js';
import { DomainEvent } from '../events/domain-event.entity.js';
import { enqueueTask } from './enqueue-task.js';
import type { Task } from './task.entity.js';

/** How long the machinery may take to end by itself. */
const PATIENCE_MS = 20_000;

const WORKER = join(import.meta.dirname, '../../platform/testing/crash-worker.ts');
const account = newId();
const workers = new Set<ChildProcess>();
let folder = '';

beforeAll(async () => {
  folder = await makeTestFolder();
});
afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL');
  workers.clear();
});
afterAll(() => rm(folder, { recursive: true }));

interface CrashLog {
  path: string;
  lines(): { pid: number; taskId: string; what: string }[];
}

function crashLog(name: string): CrashLog {
  const path = join(folder, name);
  writeFileSync(path, '');
  return {
    path,
    lines: () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [pid, taskId, ...what] = line.split(' ');
          return { pid: Number(pid), taskId: taskId ?? '', what: what.join(' ') };
        }),
  };
}

/** Starts a worker process and waits until it takes work. */
async function startWorker(database: DatabaseAddresses, log: CrashLog, hold: boolean): Promise<ChildProcess> {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const worker = spawn(process.execPath, ['--import', tsx, WORKER], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_RUNTIME_URL: database.runtimeUrl,
      CRASH_LOG: log.path,
      CRASH_HOLD: hold ? 'yes' : 'no',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.add(worker);
  await once(worker.stdout ?? worker, 'data');
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(worker, 'exit');
  worker.kill(signal);
  await exited;
  workers.delete(worker);
}

async function enqueue(bench: TaskBench, holdAt: string): Promise<Task> {
  return await enqueueTask(bench.machinery, withAccount(bench.orm, account), crashTask, { holdAt });
}

function isHeld(task: Task, at: string): boolean {
  return task.steps.some((step) => step.message === `held at ${at}`);
}

/** How often each effect of a Task is in the database. */
async function effectsOf(bench: TaskBench, taskId: string): Promise<string[]> {
  const events = await withAccount(bench.orm, account).find(DomainEvent, {
    subjectId: taskId,
    type: { $like: 'effect.%' },
  });
  return events.map((event) => event.type).sort();
}

const EVERY_EFFECT_ONCE = CRASH_STEPS.map((step) => `effect.${step}`).sort();

describe('a worker that dies', () => {
  let bench: TaskBench;
  beforeAll(async () => {
    bench = await openTaskBench([crashTask]);
  });
  afterAll(() => bench.end());

  it('anywhere is followed by another, which repeats no finished step and no effect', async () => {
    const log = crashLog('killed');
    const victim = await startWorker(bench.database, log, true);
    const inSteps = HOLD_POINTS.filter((point) => point !== 'result');
    const held = await Promise.all(inSteps.map((point) => enqueue(bench, point)));
    await Promise.all(
      held.map((task, i) => bench.until(account, task.id, (seen) => isHeld(seen, inSteps[i] ?? ''))),
    );
    // The last one kills the process when all its steps are done and only the outcome is missing.
    const exited = once(victim, 'exit');
    const tasks = [...held, await enqueue(bench, 'result')];
    const points = [...inSteps, 'result'];
    expect((await exited)[1]).toBe('SIGKILL');
    workers.delete(victim);

    const heir = await startWorker(bench.database, log, false);
    const ended = await Promise.all(
      tasks.map((task) => bench.until(account, task.id, (seen) => seen.status === 'SUCCEEDED')),
    );
    for (const [i, task] of ended.entries()) {
      const point = points[i] ?? '';
      expect(task).toMatchObject({ attempt: 2, progress: 100, result: { first: 1, second: 2, third: 3 } });
      expect(task.steps.map((step) => step.status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
      const begun = log.lines().filter((line) => line.taskId === task.id);
      for (const step of CRASH_STEPS) {
        const times = begun.filter((line) => line.what === `begins ${step}`).length;
        expect({ point, step, times }).toEqual({ point, step, times: point.startsWith(step) ? 2 : 1 });
      }
      expect(await effectsOf(bench, task.id)).toEqual(EVERY_EFFECT_ONCE);
    }
    await end(heir, 'SIGTERM');
  });

  it('and comes back after another took over is refused everything', async () => {
    const log = crashLog('zombie');
    const zombie = await startWorker(bench.database, log, true);
    const points = ['second.before', 'second.after'];
    const tasks = await Promise.all(points.map((point) => enqueue(bench, point)));
    await Promise.all(
      tasks.map((task, i) => bench.until(account, task.id, (seen) => isHeld(seen, points[i] ?? ''))),
    );
    zombie.kill('SIGSTOP');
    const heir = await startWorker(bench.database, log, false);
    const ended = await Promise.all(
      tasks.map((task) => bench.until(account, task.id, (seen) => seen.status === 'SUCCEEDED')),
    );

    zombie.kill('SIGCONT');
    zombie.kill('SIGUSR2');
    // It runs a Task of its own after that, which says that it has lived through the rest.
    await end(heir, 'SIGTERM');
    const own = await enqueue(bench, '');
    await bench.until(account, own.id, (seen) => seen.status === 'SUCCEEDED');
    expect(log.lines().filter((line) => line.taskId === own.id && line.pid === zombie.pid)).toHaveLength(3);

    for (const [i, task] of tasks.entries()) {
      const now = await bench.until(account, task.id, () => true);
      expect(now.updatedAt).toEqual(ended[i]?.updatedAt);
      expect(now).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
      expect(await effectsOf(bench, task.id)).toEqual(EVERY_EFFECT_ONCE);
      const ofZombie = log.lines().filter((line) => line.taskId === task.id && line.pid === zombie.pid);
      expect(ofZombie.map((line) => line.what)).not.toContain('begins third');
    }
    const refused = log.lines().filter((line) => line.what.startsWith('refused'));
    expect(refused.map((line) => line.what)).toEqual(['refused second StaleAttemptError']);
    await end(zombie, 'SIGKILL');
  });
});

describe('a database that restarts', () => {
  let server: TestServerOfItsOwn;
  let bench: TaskBench;
  beforeAll(async () => {
    server = await createTestServer();
    bench = await openTaskBench([crashTask], {
      database: { ...server.database, drop: () => Promise.resolve() },
    });
  });
  afterAll(async () => {
    // A connection that the restart cut in mid-sentence can keep its pool waiting; the end of the server ends it
    // too, mostly. What is tested has ended by then.
    const ended = bench.end();
    await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })]);
    await server.stop();
    await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })]);
  }, 120_000);

  it('ends no process and loses no task, and who watches sees every end', async () => {
    const log = crashLog('restart');
    const worker = await startWorker(server.database, log, true);
    const held = await enqueue(bench, 'second.before');
    await bench.until(account, held.id, (seen) => isHeld(seen, 'second.before'));
    const finals = new Map<string, string>();
    const watching = new AbortController();
    const updates = bench.updates.watch(account, null, watching.signal);
    expect((await updates.next()).value).toMatchObject({ id: held.id, status: 'RUNNING' });
    const watched = (async () => {
      for await (const task of updates) {
        finals.set(task.id, task.status);
        if (finals.size === 4 && [...finals.values()].every((status) => status === 'SUCCEEDED')) return;
      }
    })();
    const queued: Task[] = [];
    for (let round = 0; round < 3; round++) {
      await server.crashAndRestart();
      queued.push(await enqueue(bench, ''));
    }
    worker.kill('SIGUSR2');
    await watched;
    watching.abort();
    expect(worker.exitCode).toBeNull();
    for (const task of [held, ...queued]) {
      expect(finals.get(task.id)).toBe('SUCCEEDED');
      expect(await effectsOf(bench, task.id)).toEqual(EVERY_EFFECT_ONCE);
    }
    await end(worker, 'SIGTERM');
  });
});
