import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { startModelServer, type ModelServer } from '../../../e2e/support/model-server.js';
import { loadConfig } from '../../platform/config/config.js';
import { KeyRing } from '../../platform/config/secret-key.js';
import { newId } from '../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { modelCrashTask } from '../../platform/testing/model-crash-task.js';
import { openTaskBench, type TaskBench } from '../../platform/testing/task-bench.js';
import { DomainEvent } from '../events/domain-event.entity.js';
import { defineTask } from '../tasks/define-task.js';
import { enqueueTask } from '../tasks/enqueue-task.js';
import type { TaskDeps } from '../tasks/step-context.js';
import type { ModelQuota, Question } from './answer.js';
import { definePrompt } from './define-prompt.js';
import { ModelCall } from './model-call.entity.js';
import { ModelLayer } from './model-layer.js';
import { ModelSpending } from './model-spending.entity.js';
import { QUOTE_MARGIN, type QuotePlan } from './quote.js';

const WORKER = join(import.meta.dirname, '../../platform/testing/model-crash-worker.ts');
const QUOTED = 2;
const ASKED = 12;

const prompt = definePrompt({
  file: 'api/features/jobs/prompts/fill-gaps.md',
  answer: z.object({ title: z.string() }),
});
const question = (n: number): Question<{ title: string }> => ({
  prompt,
  values: { fields: '- title' },
  data: { posting: `Captain wanted. Posting ${n}.` },
});

/** Says that it will ask twice, and asks many times more. */
const greedyTask = defineTask({
  kind: 'TEST_GREEDY',
  title: () => 'Ask too much',
  input: z.object({ jobId: z.uuid() }),
  state: z.object({ answered: z.number(), refused: z.array(z.string()) }),
  steps: {
    ask: {
      title: 'Ask',
      timeoutMs: 60_000,
      run: async (context) => {
        const models = context.deps.models.forTask(context);
        let answered = 0;
        const refused: string[] = [];
        for (let n = 0; n < ASKED; n++) {
          const answer = await models.ask(question(n));
          if (answer.kind === 'answered') answered += 1;
          else refused.push(answer.reason);
        }
        return { answered, refused };
      },
    },
  },
  result: (state) => ({ ...state }),
  concurrency: 1,
});
const greedyPlan: QuotePlan = {
  kind: 'TEST_GREEDY',
  plan: async (_em, _accountId, _input, models) => {
    for (let n = 0; n < QUOTED; n++) await models.ask(question(n));
  },
};

let bench: TaskBench;
let server: ModelServer;
const layers: ModelLayer[] = [];
const workers = new Set<ChildProcess>();

function openLayer(quota: ModelQuota | null = null, variables: Record<string, string> = {}): ModelLayer {
  const layer = new ModelLayer({
    config: loadConfig({ ...server.environment, ...variables }).models,
    allowPrivate: [],
    orm: bench.orm,
    keys: new KeyRing('a secret of the tests, long enough to be one'),
    events: bench.machinery,
    log: createLogger({ level: 'silent', role: 'test' }),
    access: { mayUse: () => Promise.resolve({ allowed: true }) },
    quota,
    quotes: [greedyPlan],
  });
  layers.push(layer);
  return layer;
}

beforeAll(async () => {
  server = await startModelServer();
  bench = await openTaskBench([greedyTask]);
});
afterEach(() => server.reset());
afterAll(async () => {
  await bench.end();
  await Promise.all(layers.map((layer) => layer.close()));
  await server.close();
});

describe('marks of a budget', () => {
  it('are told of once each, at 50, 80 and 100 percent', async () => {
    const accountId = newId();
    server.answer(() => ({ title: 'Captain' }));
    const caller = () => ({
      accountId,
      task: { id: newId(), kind: 'TEST' },
      signal: new AbortController().signal,
    });
    const first = await openLayer().forTask(caller()).ask(question(0));
    if (first.kind !== 'answered') throw new Error(first.message);
    // A plan under which what was spent comes to the share of the day's budget that is wanted, and never stops a call.
    const spent = async () => {
      const [day] = await withAccount(bench.orm, accountId).find(ModelSpending, { scope: 'DAY' });
      return day?.spentMicroUsd ?? 0;
    };
    const told = async () => {
      const events = await withAccount(bench.orm, accountId).find(
        DomainEvent,
        { type: 'model_budget.reached' },
        { orderBy: { id: 'asc' } },
      );
      return events.filter(({ data }) => data['scope'] === 'DAY').map(({ data }) => data['percent']);
    };
    const at = async (n: number, percent: number) => {
      // What is spent when the call has ended, at about the price of the first: they are about as long.
      const then = (await spent()) + first.artefact.costMicroUsd;
      const dailyMicroUsd = Math.floor((then / percent) * 100);
      const held = 100_000_000;
      // The stand-in's words are few against what is held back: the limit of a call's reserve must not bite here.
      const quota = { quotaOf: () => Promise.resolve({ dailyMicroUsd, monthlyMicroUsd: held }) };
      await withAccount(bench.orm, accountId).execute(
        `update model_spending set reserved_micro_usd = ? where scope = 'DAY'`,
        [-held],
      );
      const answer = await openLayer(quota).forTask(caller()).ask(question(n));
      expect(answer.kind).toBe('answered');
      return await told();
    };
    expect(await at(1, 45)).toEqual([]);
    expect(await at(2, 55)).toEqual([50]);
    expect(await at(3, 75)).toEqual([50]);
    expect(await at(4, 85)).toEqual([50, 80]);
    expect(await at(5, 95)).toEqual([50, 80]);
    expect(await at(6, 105)).toEqual([50, 80, 100]);
    expect(await at(7, 130)).toEqual([50, 80, 100]);
  });
});

it('takes a budget with odd cents', async () => {
  server.answer(() => ({ title: 'Captain' }));
  // 2.01 dollars are 2009999.9999999998 millionths to a computer.
  const layer = openLayer(null, { MODEL_ACCOUNT_DAILY_BUDGET_USD: '2.01', MODEL_TASK_BUDGET_USD: '2.03' });
  const signal = new AbortController().signal;
  const models = layer.forTask({ accountId: newId(), task: { id: newId(), kind: 'TEST' }, signal });
  expect(await models.ask(question(0))).toMatchObject({ kind: 'answered' });
});

describe('a provider that charges beyond what it was allowed', () => {
  // What it charges is the installation's too, whose day goes on with the tests after these.
  afterEach(() => withoutAccount(bench.orm).execute('delete from deployment_spending'));
  const caller = (accountId: string) => ({
    accountId,
    task: { id: newId(), kind: 'TEST' },
    signal: new AbortController().signal,
  });

  it('passes the budget by one call, and never by another: all after it are refused, side by side too', async () => {
    server.answer(() => ({ title: 'Captain' }));
    server.overcharge(1_000_000);
    const accountId = newId();
    const layer = openLayer(null, { MODEL_SMALL: 'openai:gpt-4.1-mini', MODEL_DAILY_BUDGET_USD: '1000000' });
    const first = await layer.forTask(caller(accountId)).ask(question(0));
    if (first.kind !== 'answered') throw new Error(first.message);
    const later = await Promise.all(
      [1, 2, 3].map(async (n) => await layer.forTask(caller(accountId)).ask(question(n))),
    );
    expect(later.map((answer) => answer.kind === 'unavailable' && answer.reason)).toEqual(
      Array(3).fill('BUDGET'),
    );
    expect(server.calls).toHaveLength(1);

    const em = withAccount(bench.orm, accountId);
    const [call] = await em.find(ModelCall, {});
    if (call === undefined) throw new Error('the call is in the ledger');
    expect(call.costMicroUsd).toBe(first.artefact.costMicroUsd);
    expect(call.excessMicroUsd).toBeGreaterThan(0);
    expect(call.excessMicroUsd).toBeLessThan(call.costMicroUsd);
    const events = await em.find(DomainEvent, { type: 'model_budget.reached', subjectId: call.id });
    expect(events.map(({ data }) => data)).toEqual([
      {
        scope: 'CALL',
        period: call.id,
        percent: expect.any(Number) as number,
        spentMicroUsd: call.costMicroUsd,
        limitMicroUsd: call.costMicroUsd - call.excessMicroUsd,
      },
    ]);
    for (const row of await em.find(ModelSpending, {})) {
      expect(row).toMatchObject({ spentMicroUsd: call.costMicroUsd, reservedMicroUsd: 0 });
    }
  });

  it.each([1e12, 0.5, -3, Number.NaN])(
    'is booked in numbers that a ledger holds (%s times)',
    async (times) => {
      server.answer(() => ({ title: 'Captain' }));
      server.overcharge(times);
      const accountId = newId();
      const layer = openLayer(null, {
        MODEL_SMALL: 'openai:gpt-4.1-mini',
        MODEL_DAILY_BUDGET_USD: '1000000',
      });
      const answer = await layer.forTask(caller(accountId)).ask(question(0));
      expect(answer.kind).toBe('answered');
      const [call] = await withAccount(bench.orm, accountId).find(ModelCall, {});
      expect(call?.outcome).toBe('ANSWERED');
      expect(call?.inputTokens).toBeGreaterThanOrEqual(0);
      expect(call?.costMicroUsd).toBeGreaterThanOrEqual(0);
    },
  );
});

describe('a quote', () => {
  it('binds the run: a Task that asks more than it said is ended by its own budget', async () => {
    // Every answer is as long as it may be.
    server.answer(() => ({ title: 'word '.repeat(prompt.maxOutputTokens - 40) }));
    // No dearer model to fall back to, which the quote would reckon with.
    const models = openLayer(null, { MODEL_SMALL: 'openai:gpt-4.1-mini' });
    await bench.startWorking({ config: loadConfig({}), models } as TaskDeps, null);
    const accountId = newId();
    const input = { jobId: newId() };
    const quote = await models.quote(accountId, 'TEST_GREEDY', { ...input, versions: 1, factIds: null });
    expect(quote).toMatchObject({ calls: QUOTED });
    const task = await enqueueTask(bench.machinery, withAccount(bench.orm, accountId), greedyTask, input);
    const { result } = await bench.until(accountId, task.id, ({ status }) => status === 'SUCCEEDED');
    const { answered, refused } = result as { answered: number; refused: string[] };
    expect(answered).toBeGreaterThanOrEqual(QUOTED);
    expect(refused).toEqual(Array(ASKED - answered).fill('BUDGET'));
    expect(refused.length).toBeGreaterThan(0);
    const [row] = await withAccount(bench.orm, accountId).find(ModelSpending, { scope: 'TASK' });
    expect(row?.period).toBe(task.id);
    expect(row?.spentMicroUsd).toBeGreaterThan(0);
    expect(row?.spentMicroUsd).toBeLessThanOrEqual((quote?.maxMicroUsd ?? 0) * QUOTE_MARGIN);
  });
});

describe('a worker that is killed', () => {
  // Only processes of its own work here.
  let crashed: TaskBench;
  beforeAll(async () => {
    crashed = await openTaskBench([modelCrashTask]);
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await crashed.end();
  });

  async function startWorker(dies: boolean): Promise<ChildProcess> {
    const tsx = createRequire(import.meta.url).resolve('tsx');
    const worker = spawn(process.execPath, ['--import', tsx, WORKER], {
      env: {
        PATH: process.env['PATH'],
        ...server.environment,
        DATABASE_RUNTIME_URL: crashed.database.runtimeUrl,
        CRASH_HOLD: dies ? 'yes' : 'no',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.add(worker);
    await once(worker.stdout ?? worker, 'data');
    return worker;
  }

  it('between the answer and the checkpoint has paid: its heir finds the answer and pays nothing', async () => {
    server.answer(() => ({ title: 'Captain' }));
    const accountId = newId();
    const victim = await startWorker(true);
    const died = once(victim, 'exit');
    const task = await enqueueTask(crashed.machinery, withAccount(crashed.orm, accountId), modelCrashTask, {
      posting: 'Captain wanted.',
    });
    expect((await died)[1]).toBe('SIGKILL');
    expect(server.calls).toHaveLength(1);

    await startWorker(false);
    const ended = await crashed.until(accountId, task.id, ({ status }) => status === 'SUCCEEDED');
    expect(ended).toMatchObject({ attempt: 2, result: { title: 'Captain', cached: true } });
    expect(server.calls).toHaveLength(1);
    const em = withAccount(crashed.orm, accountId);
    const calls = await em.find(ModelCall, {}, { orderBy: { id: 'asc' } });
    expect(calls.map(({ outcome }) => outcome)).toEqual(['ANSWERED', 'CACHED']);
    const [spent] = await em.find(ModelSpending, { scope: 'TASK' });
    expect(spent).toMatchObject({ spentMicroUsd: calls[0]?.costMicroUsd, reservedMicroUsd: 0 });
  }, 120_000);
});
