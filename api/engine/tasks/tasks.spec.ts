import { EventEmitter, once } from 'node:events';
import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { FinalError, RetryableError } from '../../platform/errors/step-error.js';
import { openTaskBench, type TaskBench } from '../../platform/testing/task-bench.js';
import {
  createTestDatabase,
  createTestDatabaseOn,
  type TestDatabase,
} from '../../platform/testing/test-database.js';
import { DomainEvent } from '../events/domain-event.entity.js';
import { answerTask, cancelTask, retryTask } from './change-task.js';
import { defineTask } from './define-task.js';
import { enqueueTask } from './enqueue-task.js';
import { CHECKPOINT_TABLES } from './install-task-storage.js';
import type { StepContext, TaskDeps } from './step-context.js';
import { DEAD_TASKS_QUEUE } from './task-queues.js';
import { Task } from './task.entity.js';

/** What the steps of a test do, by the name the task's input gives. */
const behaviours = new Map<
  string,
  (step: string, context: StepContext<{ name: string }>) => Promise<unknown>
>();
const calls: string[] = [];
const heard: string[] = [];
const hearing = new EventEmitter();

async function behave(step: string, context: StepContext<{ name: string }>): Promise<string> {
  calls.push(`${context.input.name}.${step}`);
  const answer = await behaviours.get(context.input.name)?.(step, context);
  return typeof answer === 'string' ? answer : `${step} done`;
}

const threeSteps = defineTask({
  kind: 'TEST_THREE_STEPS',
  title: (input) => `Three steps of ${input.name}`,
  input: z.object({ name: z.string(), skipSecond: z.boolean().default(false) }),
  state: z.object({ first: z.string(), second: z.string(), third: z.string() }),
  steps: {
    first: {
      title: 'The first',
      retries: 2,
      retryDelayMs: 10,
      timeoutMs: 400,
      run: async (context) => ({ first: await behave('first', context) }),
    },
    second: {
      title: 'The second',
      when: (_state, input) => !input.skipSecond,
      run: async (context) => ({ second: await behave('second', context) }),
    },
    third: {
      title: 'The third',
      run: async (context) => ({ third: await behave('third', context) }),
    },
  },
  result: (state) => ({ ...state }),
  concurrency: 4,
});

/** The second server only where there is one; the tests of row-level security print why it is missing. */
const servers: [string, () => Promise<TestDatabase | null>][] = [
  ['embedded PostgreSQL 18', createTestDatabase],
  ['PostgreSQL 17', () => createTestDatabaseOn('TEST_PGVECTOR_URL')],
];

describe.each(servers.slice(0, process.env['TEST_PGVECTOR_URL'] ? 2 : 1))('tasks on %s', (_name, create) => {
  let bench: TaskBench;
  const account = newId();

  beforeAll(async () => {
    calls.length = 0;
    const opened = await openTaskBench([threeSteps], {
      database: (await create()) ?? undefined,
      handlers: [
        {
          name: 'test-hearer',
          type: 'task.succeeded',
          handle: ({ event }) => {
            heard.push(event.subjectId);
            const times = heard.filter((id) => id === event.subjectId).length;
            hearing.emit(`${event.subjectId} ${times}`);
            // The first attempt fails: the handler is asked again.
            return times === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
          },
        },
      ],
    });
    bench = opened;
    await opened.startWorking({ config: opened.config } as TaskDeps, null);
  });

  afterAll(() => bench.end());

  async function queue(name: string, behaviour?: Parameters<typeof behaviours.set>[1]): Promise<Task> {
    if (behaviour) behaviours.set(name, behaviour);
    return await enqueueTask(bench.machinery, withAccount(bench.orm, account), threeSteps, {
      name,
      skipSecond: false,
    });
  }

  function ended(task: Task): boolean {
    return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(task.status);
  }

  it('runs the steps in order, hands on what they found out, and says how far it is', async () => {
    const queued = await queue('plain', (step, context) => {
      if (step === 'second') context.progress(`It's "half" done? \\ 100%`, 0.5);
      return Promise.resolve();
    });
    expect(queued).toMatchObject({
      status: 'QUEUED',
      progress: 0,
      title: 'Three steps of plain',
      attempt: 0,
    });
    const task = await bench.until(account, queued.id, ended);
    expect(task).toMatchObject({
      status: 'SUCCEEDED',
      progress: 100,
      attempt: 1,
      error: null,
      result: { first: 'first done', second: 'second done', third: 'third done' },
    });
    expect(task.steps.map((step) => step.status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(task.steps[1]?.message).toBe(`It's "half" done? \\ 100%`);
    expect(task.finishedAt).toBeInstanceOf(Date);
  });

  it('passes over a step whose condition says so', async () => {
    const em = withAccount(bench.orm, account);
    const queued = await enqueueTask(bench.machinery, em, threeSteps, { name: 'skipping', skipSecond: true });
    const task = await bench.until(account, queued.id, ended);
    expect(task.steps.map((step) => step.status)).toEqual(['SUCCEEDED', 'SKIPPED', 'SUCCEEDED']);
    expect(task.result).not.toHaveProperty('second');
  });

  it('leaves no checkpoint behind, and checkpoints are shown to their account only', async () => {
    const seen: Record<string, number[]> = { own: [], foreign: [] };
    const count = async (accountId: string, taskId: string): Promise<number> => {
      const em = withAccount(bench.orm, accountId);
      let sum = 0;
      for (const table of CHECKPOINT_TABLES) {
        const rows = await em.execute<unknown[]>(`select 1 from checkpoint.${table} where thread_id = ?`, [
          taskId,
        ]);
        sum += rows.length;
      }
      return sum;
    };
    const queued = await queue('checkpoints', async (step, context) => {
      if (step !== 'third') return;
      seen['own']?.push(await count(account, context.task.id));
      seen['foreign']?.push(await count(newId(), context.task.id));
    });
    await bench.until(account, queued.id, ended);
    expect(seen['own']?.[0]).toBeGreaterThan(0);
    expect(seen['foreign']).toEqual([0]);
    expect(await count(account, queued.id)).toBe(0);
  });

  it('tries a step again that may succeed later', async () => {
    let left = 2;
    const queued = await queue('flaky', (step) =>
      step === 'first' && left-- > 0
        ? Promise.reject(new RetryableError('BUSY', 'The site is busy.'))
        : Promise.resolve(),
    );
    const task = await bench.until(account, queued.id, ended);
    expect(task.status).toBe('SUCCEEDED');
    expect(calls.filter((call) => call === 'flaky.first')).toHaveLength(3);
    expect(calls.filter((call) => call === 'flaky.second')).toHaveLength(1);
  });

  it('fails at once when trying again cannot help, with the words of the step', async () => {
    const queued = await queue('final', () =>
      Promise.reject(new FinalError('PAGE_EXPIRED', 'This posting is closed.')),
    );
    const task = await bench.until(account, queued.id, ended);
    expect(task).toMatchObject({
      status: 'FAILED',
      error: { code: 'PAGE_EXPIRED', message: 'This posting is closed.', retryable: false },
    });
    expect(task.steps.map((step) => step.status)).toEqual(['FAILED', 'PENDING', 'PENDING']);
    expect(calls.filter((call) => call.startsWith('final.'))).toEqual(['final.first']);
  });

  it('says nothing of an unexpected error but that it happened', async () => {
    const queued = await queue('bug', () => Promise.reject(new TypeError('secret of alice@example.org')));
    const task = await bench.until(account, queued.id, ended);
    expect(task.error).toMatchObject({ code: 'INTERNAL', retryable: true });
    expect(JSON.stringify(task)).not.toContain('alice@');
  });

  it('ends a step that takes too long, and refuses what it writes afterwards', async () => {
    let release = (): void => undefined;
    const late = new Promise<void>((resolve) => (release = resolve));
    let refused: Promise<unknown> = Promise.resolve();
    const queued = await queue('slow', async (step, context) => {
      if (step !== 'first') return;
      refused = late
        .then(() => context.save(() => Promise.resolve('late')))
        .catch((error: Error) => error.name);
      await refused;
    });
    const task = await bench.until(account, queued.id, ended);
    expect(task).toMatchObject({ status: 'FAILED', error: { code: 'STEP_TIMEOUT', retryable: true } });
    expect(calls.filter((call) => call === 'slow.first')).toHaveLength(3);
    release();
    expect(await refused).toBe('StaleAttemptError');
  });

  it('tries a failed task again from its first step, without saving twice', async () => {
    let broken = true;
    let saves = 0;
    const queued = await queue('repaired', async (step, context) => {
      if (step === 'first') return await context.save(() => Promise.resolve(`saved ${++saves}`));
      if (step === 'second' && broken) throw new FinalError('BROKEN', 'It is broken.');
      return undefined;
    });
    expect(await bench.until(account, queued.id, ended)).toMatchObject({ status: 'FAILED' });
    broken = false;
    const em = withAccount(bench.orm, account);
    const again = await retryTask(bench.machinery, em, queued.id);
    expect(again).toMatchObject({ status: 'QUEUED', error: null, progress: 0 });
    const task = await bench.until(account, queued.id, (seen) => seen.status === 'SUCCEEDED');
    expect(task).toMatchObject({ attempt: 2, result: { first: 'saved 1' } });
    expect(saves).toBe(1);
    await expect(retryTask(bench.machinery, em.fork(), queued.id)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('waits for the user without holding a worker, and goes on with the answer', async () => {
    const queued = await queue('asking', async (step, context) => {
      if (step !== 'second') return undefined;
      return await context.ask({ text: 'Which one?', choices: ['this', 'that'] });
    });
    const waiting = await bench.until(account, queued.id, (task) => task.status === 'WAITING');
    expect(waiting.question).toEqual({ id: 'second', text: 'Which one?', choices: ['this', 'that'] });
    const answer = (text: string): Promise<Task> =>
      answerTask(bench.machinery, withAccount(bench.orm, account), queued.id, text);
    await expect(answer('neither')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await answer('that');
    const task = await bench.until(account, queued.id, ended);
    expect(task).toMatchObject({ status: 'SUCCEEDED', question: null, result: { second: 'that' } });
    expect(calls.filter((call) => call === 'asking.first')).toHaveLength(1);
    const told = { type: 'task.answered', subjectId: queued.id };
    expect(await withAccount(bench.orm, account).count(DomainEvent, told)).toBe(1);
    await expect(answer('this')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('stops a running step when the task is cancelled', async () => {
    let stopped = (): void => undefined;
    const aborted = new Promise<void>((resolve) => (stopped = resolve));
    const queued = await queue('cancelled', async (step, context) => {
      if (step !== 'second') return;
      context.signal.addEventListener('abort', () => stopped());
      await aborted;
    });
    await bench.until(account, queued.id, (task) => task.steps[1]?.status === 'RUNNING');
    const em = withAccount(bench.orm, account);
    expect(await cancelTask(bench.machinery, em, queued.id)).toMatchObject({ status: 'CANCELLED' });
    await aborted;
    const task = await bench.until(account, queued.id, ended);
    expect(task.status).toBe('CANCELLED');
    expect(task.steps.map((step) => step.status)).toEqual(['SUCCEEDED', 'FAILED', 'PENDING']);
  });

  it('treats the task of another account like one that does not exist', async () => {
    const queued = await queue('mine');
    const stranger = withAccount(bench.orm, newId());
    const outcomes = await Promise.all(
      [queued.id, newId(), 'no id'].map(
        async (id) =>
          await cancelTask(bench.machinery, stranger.fork(), id).catch((error: Error) => error.message),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(['Task not found']));
    const watched = bench.updates.watch(newId(), queued.id).next();
    await expect(watched).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('queues once for one idempotency key, however many ask at once', async () => {
    const ask = async (name: string): Promise<Task> =>
      await enqueueTask(
        bench.machinery,
        withAccount(bench.orm, account),
        threeSteps,
        { name, skipSecond: false },
        { idempotencyKey: 'only-once' },
      );
    const tasks = await Promise.all(Array.from({ length: 100 }, () => ask('once')));
    expect(new Set(tasks.map((task) => task.id)).size).toBe(1);
    await bench.until(account, tasks[0]?.id ?? '', ended);
    expect(calls.filter((call) => call === 'once.first')).toHaveLength(1);
    await expect(ask('another')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('writes task, entry and event with the transaction of the caller or not at all', async () => {
    const em = withAccount(bench.orm, account);
    let id = '';
    const rolledBack = em.transactional(async (inner) => {
      const task = await enqueueTask(bench.machinery, inner, threeSteps, {
        name: 'undone',
        skipSecond: false,
      });
      id = task.id;
      throw new Error('undo');
    });
    await expect(rolledBack).rejects.toThrow('undo');
    expect(await withAccount(bench.orm, account).count(Task, { id })).toBe(0);
    expect(await withAccount(bench.orm, account).count(DomainEvent, { subjectId: id })).toBe(0);

    const kept = await queue('kept');
    await bench.until(account, kept.id, ended);
    const events = await withAccount(bench.orm, account).find(
      DomainEvent,
      { subjectId: kept.id },
      { orderBy: { occurredAt: 'asc' } },
    );
    expect(events.map((event) => event.type)).toEqual(['task.queued', 'task.succeeded']);
    expect(calls).not.toContain('undone.first');
  });

  it('lets handlers hear of what was committed, again when they fail', async () => {
    const queued = await queue('heard');
    if (heard.filter((id) => id === queued.id).length < 2) await once(hearing, `${queued.id} 2`);
    expect(heard.filter((id) => id === queued.id)).toHaveLength(2);
  });

  it('ends a task whose workers died too often, and lets the user try again', async () => {
    let release = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (release = resolve));
    const queued = await queue('deadly', (step) => (step === 'second' ? stuck : Promise.resolve()));
    await bench.until(account, queued.id, (task) => task.steps[1]?.status === 'RUNNING');
    await withAccount(bench.orm, account).transactional(async (em) => {
      const entry = { taskId: queued.id, accountId: account, run: String(queued.run) };
      await bench.machinery.queue.add(em, DEAD_TASKS_QUEUE, entry);
    });
    const task = await bench.until(account, queued.id, ended);
    expect(task).toMatchObject({ status: 'FAILED', error: { code: 'GAVE_UP', retryable: true } });
    expect(task.steps.map((step) => step.status)).toEqual(['SUCCEEDED', 'FAILED', 'PENDING']);
    release();
    await retryTask(bench.machinery, withAccount(bench.orm, account), queued.id);
    await bench.until(account, queued.id, (seen) => seen.status === 'SUCCEEDED');
  });

  it('gives the present state first, then each change, of all tasks of the account', async () => {
    const lonely = newId();
    const before = await enqueueTask(bench.machinery, withAccount(bench.orm, lonely), threeSteps, {
      name: 'before',
      skipSecond: false,
    });
    await bench.until(lonely, before.id, ended);
    const seen: string[] = [];
    const controller = new AbortController();
    const watching = (async () => {
      for await (const task of bench.updates.watch(lonely, null, controller.signal)) {
        seen.push(`${task.title} ${task.status}`);
        if (seen.length === 1) {
          await enqueueTask(bench.machinery, withAccount(bench.orm, lonely), threeSteps, {
            name: 'after',
            skipSecond: false,
          });
        }
        if (seen.at(-1) === 'Three steps of after SUCCEEDED') controller.abort();
      }
    })();
    await watching;
    expect(seen[0]).toBe('Three steps of before SUCCEEDED');
    expect(seen[1]).toMatch(/^Three steps of after (QUEUED|RUNNING)$/);
    expect(bench.updates.watching).toBe(0);
  });
});

it('refuses a definition that could not run', () => {
  const empty = { kind: 'X', title: () => '', input: z.object({}), state: z.object({}) };
  expect(() => defineTask({ ...empty, steps: {} })).toThrow('no steps');
  expect(() =>
    defineTask({ ...empty, steps: { 'not a name': { title: '', run: () => Promise.resolve({}) } } }),
  ).toThrow('no step name');
});
