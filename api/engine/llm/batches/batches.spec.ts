import { z } from 'zod';
import { startModelServer, type ModelServer } from '../../../../e2e/support/model-server.js';
import { loadConfig } from '../../../platform/config/config.js';
import { KeyRing } from '../../../platform/config/secret-key.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount } from '../../../platform/database/orm.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { openTaskBench, type TaskBench } from '../../../platform/testing/task-bench.js';
import { DomainEvent } from '../../events/domain-event.entity.js';
import type { Answer, Question } from '../answer.js';
import { definePrompt } from '../define-prompt.js';
import { ModelCall } from '../model-call.entity.js';
import { ModelLayer } from '../model-layer.js';
import { ModelSpending } from '../model-spending.entity.js';
import type { HandedIn } from './batches.js';
import { ModelBatch } from './model-batch.entity.js';

const PROTOCOLS = ['openai', 'anthropic'] as const;
type Protocol = (typeof PROTOCOLS)[number];
const MODELS = { openai: 'openai:gpt-4.1-mini', anthropic: 'anthropic:claude-haiku-4-5' };
const LINES = 5;
/** More looks than any of these takes. */
const MOST_LOOKS = 30;

const prompt = definePrompt({
  file: 'api/features/jobs/prompts/fill-gaps.md',
  answer: z.object({ title: z.string() }),
});

let bench: TaskBench;
let server: ModelServer;
let layer: ModelLayer | null = null;

beforeAll(async () => {
  server = await startModelServer();
  bench = await openTaskBench([]);
});
beforeEach(() => {
  server.reset();
  server.answer(({ data }) => ({ title: `Captain ${data['posting']?.slice(-1) ?? ''}` }));
});
afterEach(async () => {
  await layer?.close();
  layer = null;
});
afterAll(async () => {
  await bench.end();
  await server.close();
});

/** One Task with its questions, at one provider. */
function open(protocol: Protocol, variables: Record<string, string> = {}) {
  layer = new ModelLayer({
    config: loadConfig({
      ...server.environment,
      MODEL_SMALL: MODELS[protocol],
      MODEL_BATCH_POLL_SECONDS: '0.05',
      MODEL_TIMEOUT_SECONDS: '5',
      // Some of these providers charge without measure.
      MODEL_DAILY_BUDGET_USD: '1000000',
      ...variables,
    }).models,
    allowPrivate: [],
    orm: bench.orm,
    keys: new KeyRing('a secret of the tests, long enough to be one'),
    events: bench.machinery,
    log: createLogger({ level: 'silent', role: 'test' }),
    access: { mayUse: () => Promise.resolve({ allowed: true }) },
    quota: null,
    quotes: [],
  });
  const models = layer;
  const accountId = newId();
  const signal = new AbortController().signal;
  const caller = { accountId, task: { id: newId(), kind: 'TEST_BATCH' }, signal };
  const questions = Array.from({ length: LINES }, (_, n): Question<{ title: string }> => ({
    prompt,
    values: { fields: '- title' },
    data: { posting: `Captain wanted for ship ${n}` },
  }));
  const step = (asked: readonly Question<{ title: string }>[] = questions) =>
    models.waiting.handIn(caller, { tier: 'small', standsFor: LINES }, () => Promise.resolve(asked));
  const em = () => withAccount(bench.orm, accountId);
  return {
    ...{ accountId, caller, models, questions, step },
    /** Looks until it has ended. */
    finish: async (): Promise<HandedIn> => {
      for (let look = 0; look < MOST_LOOKS; look++) {
        const handed = await step();
        if (handed.kind === 'ended') return handed;
      }
      throw new Error('it does not end');
    },
    ask: async (): Promise<Answer<{ title: string }>[]> => {
      const answers = [];
      for (const question of questions) answers.push(await models.forTask(caller).ask(question));
      return answers;
    },
    lines: async () => await em().find(ModelCall, { batchId: { $ne: null } }, { orderBy: { id: 'asc' } }),
    batch: async () => await em().findOneOrFail(ModelBatch, { accountId }),
    spending: async () => await em().find(ModelSpending, {}, { orderBy: { scope: 'asc' } }),
    age: async (minutes: number) =>
      await em().execute(
        `update model_batch set handed_in_at = handed_in_at - make_interval(mins => ?),
           cancelled_at = cancelled_at - make_interval(mins => ?), sent_at = sent_at - make_interval(mins => ?)`,
        [minutes, minutes, minutes],
      ),
    events: async () => await em().find(DomainEvent, { type: 'model_budget.reached' }),
  };
}

describe.each(PROTOCOLS)('a batch at %s', (protocol) => {
  it('is handed in once, waited for, and answers every question at half price without a call of its own', async () => {
    const task = open(protocol);
    server.holdBatches(true);
    const first = await task.step();
    expect(first).toMatchObject({
      kind: 'waiting',
      message: expect.stringContaining('half price') as string,
    });
    const held = await task.spending();
    expect(held.map(({ scope }) => scope)).toEqual(['DAY', 'MONTH', 'TASK']);
    expect(
      held.every(({ spentMicroUsd, reservedMicroUsd }) => spentMicroUsd === 0 && reservedMicroUsd > 0),
    ).toBe(true);
    const again = await task.step();
    const third = await task.step();
    if (again.kind !== 'waiting' || third.kind !== 'waiting') throw new Error('it has not ended yet');
    // Each wait is longer than the one before.
    expect(third.againInMs).toBeGreaterThan(again.againInMs);

    server.holdBatches(false);
    expect(await task.finish()).toEqual({ kind: 'ended', note: null });
    expect(server.batches.map(({ protocol: spoken, lines }) => [spoken, lines.size])).toEqual([
      [protocol, LINES],
    ]);
    const answers = await task.ask();
    expect(answers.map((answer) => answer.kind === 'answered' && answer.value.title)).toEqual([
      'Captain 0',
      'Captain 1',
      'Captain 2',
      'Captain 3',
      'Captain 4',
    ]);
    expect(answers.every((answer) => answer.kind === 'answered' && answer.artefact.cached)).toBe(true);
    expect(server.calls).toEqual([]);

    const lines = await task.lines();
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array(LINES).fill('ANSWERED'));
    const [usable] = (await task.models.candidates(task.accountId, 'small')).usable;
    const whole = lines.map((line) => usable?.price.costMicroUsd(line) ?? 0);
    expect(lines.map(({ costMicroUsd }) => costMicroUsd)).toEqual(whole.map((cost) => Math.ceil(cost / 2)));
    const sum = lines.reduce((total, { costMicroUsd }) => total + costMicroUsd, 0);
    for (const row of await task.spending()) {
      expect(row).toMatchObject({ spentMicroUsd: sum, reservedMicroUsd: 0 });
    }
  });

  it('says the same to the model as a single question', async () => {
    const task = open(protocol);
    const [question] = task.questions;
    if (question === undefined) throw new Error('there is a question');
    await task.models.forTask(task.caller).ask(question);
    const single = server.calls[0];
    const later = open(protocol);
    server.holdBatches(true);
    await later.step();
    const [line] = [...(server.batches[0]?.lines.values() ?? [])];
    const names =
      protocol === 'openai'
        ? ['messages', 'response_format', 'temperature']
        : ['messages', 'tools', 'tool_choice', 'max_tokens'];
    for (const name of ['model', ...names]) expect([name, line?.[name]]).toEqual([name, single?.body[name]]);
    expect(JSON.stringify(line)).toContain(JSON.stringify(single?.system).slice(1, -1));
  });

  it.each([
    // What the lines come to, what of the batch is told, and how many questions are then asked one by one.
    ['a-line-fails', { ANSWERED: 4, FAILED: 1 }, 1],
    ['a-line-missing', { ANSWERED: 4, ABANDONED: 1 }, 1],
    ['expires', { FAILED: 5 }, 5],
    ['foreign-ids', { ABANDONED: 5 }, 5],
    ['lines-broken', { ABANDONED: 5 }, 5],
    ['ten-megabytes', { ABANDONED: 5 }, 5],
    ['twice', { ANSWERED: 5 }, 0],
    ['create-refused', { FAILED: 5 }, 5],
    ['create-fails', { ABANDONED: 5 }, 5],
  ] as const)(
    'that goes wrong (%s) is settled, and what it left open is asked one by one',
    async (fault, outcomes, single) => {
      const task = open(protocol);
      server.batchFault(fault);
      await task.finish();
      const counted: Record<string, number> = {};
      for (const { outcome } of await task.lines()) counted[outcome] = (counted[outcome] ?? 0) + 1;
      expect(counted).toEqual(outcomes);
      for (const { reservedMicroUsd } of await task.spending()) expect(reservedMicroUsd).toBe(0);
      const answers = await task.ask();
      expect(answers.map(({ kind }) => kind)).toEqual(Array(LINES).fill('answered'));
      expect(server.calls).toHaveLength(single);
      // Its Task comes back: nothing is handed in a second time.
      expect((await task.step()).kind).toBe('ended');
    },
  );

  it('that was taken without our hearing of it is found again, not handed in twice', async () => {
    const task = open(protocol);
    server.batchFault('create-taken-unheard');
    expect(await task.finish()).toEqual({ kind: 'ended', note: null });
    expect(server.batches).toHaveLength(1);
    expect((await task.lines()).map(({ outcome }) => outcome)).toEqual(Array(LINES).fill('ANSWERED'));
  });

  it('that never ends is called off after a day, and what is then not known counts as paid', async () => {
    const task = open(protocol);
    server.batchFault('never-ends');
    await task.step();
    await task.step();
    expect(server.batches[0]?.cancelled).toBe(false);
    await task.age(26 * 60);
    expect((await task.step()).kind).toBe('waiting');
    expect(server.batches[0]?.cancelled).toBe(true);
    await task.age(3);
    expect(await task.step()).toMatchObject({
      kind: 'ended',
      note: expect.stringContaining('lost') as string,
    });
    const lines = await task.lines();
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array(LINES).fill('ABANDONED'));
    expect(lines.every(({ costMicroUsd }) => costMicroUsd > 0)).toBe(true);
  });

  it('is called off with its Task: the provider is told, what was not done costs nothing', async () => {
    const task = open(protocol);
    server.holdBatches(true);
    await task.step();
    const { accountId, caller } = task;
    const callOff = () => task.models.waiting.callOff(accountId, caller.task.id, caller.signal);
    while (!(await callOff()));
    expect(server.batches[0]?.cancelled).toBe(true);
    expect((await task.lines()).map(({ outcome }) => outcome)).toEqual(Array(LINES).fill('FAILED'));
    for (const row of await task.spending()) {
      expect(row).toMatchObject({ spentMicroUsd: 0, reservedMicroUsd: 0 });
    }
    expect(await callOff()).toBe(true);
  });

  it('holds an answer to its form: what breaks it is paid, not kept, and asked by itself', async () => {
    const task = open(protocol);
    server.script({ nonsense: true });
    await task.finish();
    const outcomes = (await task.lines()).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'UNFIT')).toHaveLength(1);
    expect((await task.ask()).map(({ kind }) => kind)).toEqual(Array(LINES).fill('answered'));
    expect(server.calls).toHaveLength(1);
  });

  it('charged beyond what was held back stops the budget at once, and says so', async () => {
    const task = open(protocol);
    server.batchFault('overcharges');
    await task.finish();
    const lines = await task.lines();
    expect(
      lines.every(({ excessMicroUsd, costMicroUsd }) => excessMicroUsd > 0 && costMicroUsd > excessMicroUsd),
    ).toBe(true);
    const told = (await task.events()).filter(({ data }) => data['scope'] === 'CALL');
    expect(told).toHaveLength(LINES);
    expect(told[0]?.data).toMatchObject({ spentMicroUsd: expect.any(Number) as number });
    const other = { prompt, values: { fields: '- title' }, data: { posting: 'Another one.' } };
    expect(await task.models.forTask(task.caller).ask(other)).toMatchObject({ reason: 'BUDGET' });
    expect(server.calls).toEqual([]);
  });
});

it('is prepared again after a crash before it was sent, with each price held back once', async () => {
  const task = open('openai');
  server.batchFault('create-fails');
  await task.step(task.questions.slice(0, 2));
  // As a process leaves it that died between two lines.
  await withAccount(bench.orm, task.accountId).execute('update model_batch set sent_at = null, looks = 0');
  server.batchFault(null);
  expect(await task.finish()).toEqual({ kind: 'ended', note: null });
  expect(server.batches.map(({ lines }) => lines.size)).toEqual([LINES]);
  expect(await task.lines()).toHaveLength(LINES);
});

it('sends what its budget has room for, and leaves out the rest', async () => {
  const task = open('openai', { MODEL_ACCOUNT_DAILY_BUDGET_USD: '0.005' });
  await task.finish();
  const size = server.batches[0]?.lines.size ?? 0;
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(LINES);
  expect(await task.lines()).toHaveLength(size);
});

it('hands in nothing where the model takes no batches, or where everything is known', async () => {
  const variables = { COMPATIBLE_BASE_URL: `${server.url}/v1`, MODEL_SMALL: 'compatible:own' };
  const task = open('openai', { ...variables, MODEL_PRICES: 'compatible:own=0/0' });
  expect(await task.step()).toEqual({ kind: 'ended', note: null });
  const known = open('openai');
  await known.ask();
  expect(await known.step()).toEqual({ kind: 'ended', note: null });
  expect(server.batches).toEqual([]);
});
