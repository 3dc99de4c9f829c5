/** What a Task costs beyond a bare queue entry, and how soon its owner sees it move. */
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { defineTask } from '../api/engine/tasks/define-task.js';
import { enqueueTask } from '../api/engine/tasks/enqueue-task.js';
import { installTaskStorage } from '../api/engine/tasks/install-task-storage.js';
import { openTasks, type OpenTasks } from '../api/engine/tasks/open-tasks.js';
import type { TaskDeps } from '../api/engine/tasks/step-context.js';
import { taskQueues } from '../api/engine/tasks/task-queues.js';
import { EVENT_QUEUES } from '../api/engine/events/event-handlers.js';
import { DomainEvent } from '../api/engine/events/domain-event.entity.js';
import { Task } from '../api/engine/tasks/task.entity.js';
import { loadConfig } from '../api/platform/config/config.js';
import { startEmbeddedPostgres } from '../api/platform/database/embedded-postgres.js';
import { migrateUp } from '../api/platform/database/migrations.js';
import { newId } from '../api/platform/database/new-id.js';
import { makeRolesAndDatabase, type DatabaseAddresses } from '../api/platform/database/open-database.js';
import { createOrm, withAccount } from '../api/platform/database/orm.js';
import { RUNTIME_ROLE } from '../api/platform/database/runtime-role.js';
import { installQueues } from '../api/platform/queue/queue.js';
import { createLogger } from '../api/platform/telemetry/logger.js';
import { percentile, type Benchmark, type Figure } from './figure.js';

const WORKERS = 4;
const ENTRIES = 300;
const LATENCY_ROUNDS = 60;
const STEPS = 10;
const BARE_QUEUE = 'bench-bare';

type State = Record<string, number>;

/** Called by the one step of `oneStep`, with the time it was queued for. */
let began: (id: string) => void = () => undefined;

const oneStep = defineTask({
  kind: 'BENCH_ONE_STEP',
  title: () => 'One step',
  input: z.object({ id: z.string() }),
  state: z.object({ done: z.number() }),
  steps: {
    only: {
      title: 'The only one',
      run: (context) => {
        began(context.input.id);
        return Promise.resolve({ done: 1 });
      },
    },
  },
  concurrency: WORKERS,
});

const STEP_NAMES = Array.from({ length: STEPS }, (_, i) => `step${i}`);
const tenSteps = defineTask({
  kind: 'BENCH_TEN_STEPS',
  title: () => 'Ten steps',
  input: z.object({}),
  state: z.object(Object.fromEntries(STEP_NAMES.map((name) => [name, z.number()]))),
  steps: Object.fromEntries(
    STEP_NAMES.map((name) => [
      name,
      { title: name, run: (): Promise<State> => Promise.resolve({ [name]: 1 }) },
    ]),
  ),
  concurrency: 1,
});

const benchmark: Benchmark = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    const database = await makeRolesAndDatabase(server.superuserUrl, 'atlas', 'bench');
    await migrateUp(database.ownerUrl);
    await installQueues(database.ownerUrl, RUNTIME_ROLE, [
      { name: BARE_QUEUE, retryLimit: 0, retryDelay: 1, expireInSeconds: 60 },
      ...EVENT_QUEUES,
      ...taskQueues([oneStep, tenSteps]),
    ]);
    await installTaskStorage(database.ownerUrl);
    return await measure(database);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

export default benchmark;

async function measure(database: DatabaseAddresses): Promise<Figure[]> {
  const log = createLogger({ level: 'silent', role: 'bench' });
  const orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    entities: [Task, DomainEvent],
    poolSize: 10,
    log,
  });
  const tasks = await openTasks({
    runtimeUrl: database.runtimeUrl,
    orm,
    definitions: [oneStep, tenSteps],
    handlers: [],
    supervise: false,
    schedule: false,
    log,
  });
  const account = newId();
  const queue = (): Promise<Task> =>
    enqueueTask(tasks.machinery, withAccount(orm, account), oneStep, { id: newId() });
  try {
    const bare = await bareThroughput(database);
    for (let i = 0; i < ENTRIES; i++) await queue();
    const begunWorking = performance.now();
    const all = countdown(ENTRIES);
    began = all.hit;
    await tasks.startWorking({ config: loadConfig({}) } as TaskDeps, null);
    await all.done;
    const ours = (1000 * ENTRIES) / (performance.now() - begunWorking);

    const starts: number[] = [];
    const firstEvents: number[] = [];
    for (let i = 0; i < LATENCY_ROUNDS; i++) {
      const round = await latency(tasks, account, queue);
      starts.push(round.start);
      firstEvents.push(round.firstEvent);
    }
    const perStep = await stepCost(tasks, account, () =>
      enqueueTask(tasks.machinery, withAccount(orm, account), tenSteps, {}),
    );
    const rounds = `${LATENCY_ROUNDS} tasks one after the other, embedded PostgreSQL`;
    return [
      {
        name: 'Tasks of one step against bare pg-boss entries',
        value: ours / bare,
        unit: 'ratio',
        target: 'at least 0.5',
        note: `${Math.round(ours)}/s and ${Math.round(bare)}/s; ${ENTRIES} queued before, ${WORKERS} workers, batches of one`,
      },
      {
        name: 'Task queued to begun, p50',
        value: percentile(starts, 50),
        unit: 'ms',
        target: 'under 10',
        note: rounds,
      },
      { name: 'Task queued to begun, p95', value: percentile(starts, 95), unit: 'ms', note: rounds },
      {
        name: 'Queueing a task to its first progress event, p50',
        value: percentile(firstEvents, 50),
        unit: 'ms',
        note: `from before the transaction to a watcher's RUNNING; ${rounds}`,
      },
      {
        name: 'Queueing a task to its first progress event, p95',
        value: percentile(firstEvents, 95),
        unit: 'ms',
        note: rounds,
      },
      {
        name: 'A checkpointed step',
        value: perStep,
        unit: 'ms',
        note: `mean over tasks of ${STEPS} empty steps`,
      },
    ];
  } finally {
    await tasks.close(1_000);
    await orm.close(true);
  }
}

interface Countdown {
  hit: () => void;
  done: Promise<void>;
}

function countdown(count: number): Countdown {
  let left = count;
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return {
    hit: () => {
      left -= 1;
      if (left === 0) finish();
    },
    done,
  };
}

/** Entries a second of pg-boss alone, with the settings our queue has. */
async function bareThroughput(database: DatabaseAddresses): Promise<number> {
  const boss = new PgBoss({
    connectionString: database.runtimeUrl,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    useListenNotify: true,
    max: WORKERS,
  });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  for (let i = 0; i < ENTRIES; i++) await boss.send(BARE_QUEUE, { id: newId() });
  const all = countdown(ENTRIES);
  const begunWorking = performance.now();
  for (let i = 0; i < WORKERS; i++) {
    const worker: { id?: string } = {};
    worker.id = await boss.work(
      BARE_QUEUE,
      { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
      () => {
        if (worker.id !== undefined) boss.notifyWorker(worker.id);
        all.hit();
        return Promise.resolve();
      },
    );
  }
  await all.done;
  const seconds = (performance.now() - begunWorking) / 1000;
  await boss.stop({ graceful: true, timeout: 1_000 });
  return ENTRIES / seconds;
}

async function latency(
  tasks: OpenTasks,
  account: string,
  queue: () => Promise<Task>,
): Promise<{ start: number; firstEvent: number }> {
  let begunAt = 0;
  began = () => (begunAt = performance.now());
  const stop = new AbortController();
  const updates = tasks.updates.watch(account, null, stop.signal);
  const before = performance.now();
  const task = await queue();
  const queuedAt = performance.now();
  let firstEvent = 0;
  for await (const update of updates) {
    if (update.id !== task.id || update.status === 'QUEUED') continue;
    firstEvent ||= performance.now() - before;
    if (update.status === 'SUCCEEDED') break;
  }
  stop.abort();
  return { start: Math.max(0, begunAt - queuedAt), firstEvent };
}

async function stepCost(tasks: OpenTasks, account: string, queue: () => Promise<Task>): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < 5; i++) {
    const task = await queue();
    for await (const update of tasks.updates.watch(account, task.id)) {
      if (update.status !== 'SUCCEEDED' || !update.startedAt || !update.finishedAt) continue;
      samples.push((update.finishedAt.getTime() - update.startedAt.getTime()) / STEPS);
      break;
    }
  }
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}
