/** A hundred and fifty answers of a hostile model to the prompts of the agents, through the whole model layer over HTTP. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { startModelServer, type ModelServer } from '../../e2e/support/model-server.js';
import type { TaskModels } from '../engine/llm/answer.js';
import { ModelCall } from '../engine/llm/model-call.entity.js';
import { ModelLayer } from '../engine/llm/model-layer.js';
import { ModelSpending } from '../engine/llm/model-spending.entity.js';
import { loadConfig } from '../platform/config/config.js';
import { KeyRing } from '../platform/config/secret-key.js';
import { newId } from '../platform/database/new-id.js';
import { createOrm, withAccount } from '../platform/database/orm.js';
import type { Queue } from '../platform/queue/queue.js';
import { createLogger } from '../platform/telemetry/logger.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { entities } from '../registry.js';
import { OUTPUTS, type Output } from './hostile-outputs.js';
import { fillGapsPrompt } from './jobs/gaps/ask-about-gaps.js';
import { mendSentencesPrompt, writeLetterPrompt } from './letters/letter-prompts.js';
import { mendLinesPrompt, rewriteLinesPrompt } from './resumes/optimizing/rewrite-prompts.js';

const PROMPTS = {
  'fill-gaps': fillGapsPrompt,
  'rewrite-lines': rewriteLinesPrompt,
  'mend-lines': mendLinesPrompt,
  'write-letter': writeLetterPrompt,
  'mend-sentences': mendSentencesPrompt,
};

/** `MODEL_TASK_BUDGET_USD` where nobody says otherwise. */
const TASK_BUDGET_MICRO_USD = 100_000;
let database: TestDatabase;
let orm: MikroORM;
let server: ModelServer;

beforeAll(async () => {
  [database, server] = await Promise.all([createTestDatabase(), startModelServer()]);
  const log = createLogger({ level: 'silent', role: 'test' });
  orm = await createOrm({ runtimeUrl: database.runtimeUrl, entities, poolSize: 8, log });
}, 120_000);

afterAll(async () => {
  await orm.close(true);
  await Promise.all([database.drop(), server.close()]);
});

/** A layer of its own for each question, so that no breaker keeps an output from being read. */
function openLayer(): ModelLayer {
  const config = loadConfig({
    ...server.environment,
    MODEL_TIMEOUT_SECONDS: '4',
    MODEL_IDLE_TIMEOUT_SECONDS: '2',
  });
  return new ModelLayer({
    config: config.models,
    allowPrivate: [],
    orm,
    keys: new KeyRing('a secret of the tests, long enough to be one'),
    // No handler hears of anything here, so the queue is not reached.
    events: { queue: null as unknown as Queue, handlers: [] },
    log: createLogger({ level: 'silent', role: 'test' }),
    access: { mayUse: () => Promise.resolve({ allowed: true }) },
    quota: null,
    quotes: [],
  });
}

async function breachOf(
  name: keyof typeof PROMPTS,
  output: Output,
  tally: Map<string, number>,
): Promise<string[]> {
  server.reset();
  server.answer((call) => output(call.schema));
  const accountId = newId();
  const layer = openLayer();
  try {
    const models: TaskModels = layer.forTask({
      accountId,
      task: { id: newId(), kind: 'IMPORT_JOB' },
      signal: new AbortController().signal,
    });
    const prompt: (typeof PROMPTS)['rewrite-lines'] = PROMPTS[name] as never;
    const answer = await models.ask({ prompt, values: valuesOf(name), data: { posting: 'Baker wanted.' } });
    const outcome = answer.kind === 'answered' ? 'answered' : answer.reason;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    const breaches: string[] = [];
    if (server.calls.length === 0) breaches.push('the output was never read');
    if (server.calls.length > 6) breaches.push(`${server.calls.length} calls for one question`);
    if (answer.kind === 'answered') {
      const again = prompt.answer.safeParse(answer.value);
      if (!again.success) breaches.push('the value does not fit the schema');
      else if (JSON.stringify(again.data) !== JSON.stringify(answer.value))
        breaches.push('keys beside the schema');
    } else if (answer.message === '') breaches.push('nothing is said');
    if ('polluted' in {} || 'admin' in {}) breaches.push('the prototype was changed');
    const em = withAccount(orm, accountId);
    const [calls, spending] = [
      await em.find(ModelCall, {}, { orderBy: { id: 'asc' } }),
      await em.find(ModelSpending, {}),
    ];
    const cost = calls.reduce((sum, call) => sum + (call.costMicroUsd ?? 0), 0);
    if (calls.some(({ outcome: end }) => end === 'STARTED')) breaches.push('a call never ended');
    const lastCost = calls.at(-1)?.costMicroUsd ?? 0;
    const overlong = (calls.at(-1)?.outputTokens ?? 0) > prompt.maxOutputTokens;
    for (const { scope, spentMicroUsd, reservedMicroUsd } of spending) {
      if (reservedMicroUsd !== 0) breaches.push(`money stays reserved: ${scope}`);
      if (scope === 'TASK' && spentMicroUsd !== cost) breaches.push('the ledger and the calls differ');
      // A provider that bills more than it was allowed to write is paid what it says, and asked nothing more.
      const due = overlong ? spentMicroUsd - lastCost : spentMicroUsd;
      if (scope === 'TASK' && due > TASK_BUDGET_MICRO_USD) breaches.push('more was spent than the budget');
    }
    return breaches;
  } finally {
    await layer.close();
  }
}

/** Every value a prompt's text names, so that it is asked at all. */
const valuesOf = (name: keyof typeof PROMPTS): Record<string, string> =>
  Object.fromEntries(
    [...PROMPTS[name].body.matchAll(/\{\{(\w+)\}\}/g)].map(([, each]) => [each ?? '', 'plain']),
  );

it.each(Object.keys(PROMPTS) as (keyof typeof PROMPTS)[])(
  'lets nothing outside the schema of %s through, and spends no more than it may',
  async (name) => {
    expect(OUTPUTS.length).toBeGreaterThanOrEqual(150);
    const found: string[] = [];
    const tally = new Map<string, number>();
    for (const [at, output] of OUTPUTS.entries()) {
      for (const breach of await breachOf(name, output, tally)) found.push(`output ${at}: ${breach}`);
    }
    countAttacks(`models: hostile answers to ${name}`, OUTPUTS.length, found.length);
    expect({ found, answers: [...tally.values()].reduce((sum, each) => sum + each, 0) }).toEqual({
      found: [],
      answers: OUTPUTS.length,
    });
  },
  600_000,
);
