import { z } from 'zod';
import { newId } from '../../platform/database/new-id.js';
import { withAccount } from '../../platform/database/orm.js';
import { openTaskBench, type TaskBench } from '../../platform/testing/task-bench.js';
import type { TestDatabase } from '../../platform/testing/test-database.js';
import { createTestDatabase } from '../../platform/testing/test-database.js';
import { cancelTask } from './change-task.js';
import { defineTask } from './define-task.js';
import { enqueueTask } from './enqueue-task.js';
import type { StepContext, TaskDeps } from './step-context.js';
import { Task } from './task.entity.js';

const begun: string[] = [];
/** How often the second step finds nothing yet, and for how long it then waits. */
let lacking = 0;
let waitMs = 0;

const waitingTask = defineTask({
  kind: 'TEST_WAITING',
  title: () => 'Wait for something that takes long',
  input: z.object({}),
  state: z.object({ ordered: z.string(), fetched: z.string() }),
  steps: {
    order: {
      title: 'Order it',
      run: async (context) => {
        begun.push('order');
        return { ordered: await context.save(() => Promise.resolve('number 7')) };
      },
    },
    fetch: {
      title: 'Fetch it',
      run: async (context: StepContext, state) => {
        begun.push('fetch');
        lacking -= 1;
        if (lacking >= 0) await context.pause('It is not there yet', waitMs);
        return { fetched: `${state.ordered} is here` };
      },
    },
  },
  result: ({ fetched }) => ({ fetched }),
});

let database: TestDatabase;
let bench: TaskBench;
let bench2: TaskBench | null = null;

async function open(): Promise<TaskBench> {
  const opened = await openTaskBench([waitingTask], { database });
  await opened.startWorking({ config: opened.config } as TaskDeps, null);
  return opened;
}

beforeEach(async () => {
  begun.length = 0;
  database = await createTestDatabase();
  bench = await open();
});
afterEach(async () => {
  await (bench2 ?? bench).end();
  bench2 = null;
});

const order = (accountId: string) =>
  enqueueTask(bench.machinery, withAccount(bench.orm, accountId), waitingTask, {});

it('waits without a worker, keeps what it found out, and goes on as often as it takes', async () => {
  [lacking, waitMs] = [2, 10];
  const accountId = newId();
  const { id } = await order(accountId);
  const ended = await bench.until(accountId, id, ({ status }) => status === 'SUCCEEDED');
  expect(ended.result).toEqual({ fetched: 'number 7 is here' });
  expect(begun).toEqual(['order', 'fetch', 'fetch', 'fetch']);
  expect(ended.steps.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
});

it('goes on after the program was restarted meanwhile', async () => {
  [lacking, waitMs] = [1, 3_000];
  const accountId = newId();
  const { id } = await order(accountId);
  const waiting = await bench.until(accountId, id, ({ status }) => status === 'WAITING');
  expect(waiting).toMatchObject({ question: null, finishedAt: null });
  expect(waiting.steps[1]).toMatchObject({ status: 'PENDING', message: 'It is not there yet' });
  await bench.close(1_000);
  await bench.orm.close(true);
  bench2 = await open();
  const ended = await bench2.until(accountId, id, ({ status }) => status === 'SUCCEEDED');
  expect(ended.result).toEqual({ fetched: 'number 7 is here' });
  expect(begun).toEqual(['order', 'fetch', 'fetch']);
});

it('is cancelled while it waits, and then never goes on', async () => {
  [lacking, waitMs] = [1, 1_000];
  const accountId = newId();
  const { id } = await order(accountId);
  await bench.until(accountId, id, ({ status }) => status === 'WAITING');
  await cancelTask(bench.machinery, withAccount(bench.orm, accountId), id);
  // Another that waits as long, begun later, has ended: the turn of the first has passed.
  lacking = 1;
  const second = await order(accountId);
  await bench.until(accountId, second.id, ({ status }) => status === 'SUCCEEDED');
  expect(await withAccount(bench.orm, accountId).findOneOrFail(Task, { id })).toMatchObject({
    status: 'CANCELLED',
    attempt: 1,
  });
  expect(begun).toEqual(['order', 'fetch', 'order', 'fetch', 'fetch']);
});
