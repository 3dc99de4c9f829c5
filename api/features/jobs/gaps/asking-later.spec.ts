import { startModelServer, type ModelServer } from '../../../../e2e/support/model-server.js';
import { JobBench, page, type JobAnswer } from '../job-bench.js';

const POSTINGS = 6;
const SAVE = `mutation ($timing: ModelTiming!) { saveModelSettings(timing: $timing) { timing } }`;
const SETTINGS = '{ modelSettings { timing } }';
const TASKS = `query ($kind: [TaskKind!]) { tasks(filter: { kind: $kind }, first: 20) { edges { node {
  id status title result question { id } steps { name status message } modelCalls { outcome provider costMicroUsd } } } } }`;
const CANCEL = 'mutation ($id: ID!) { cancelTask(id: $id) { status } }';

interface TaskNode {
  id: string;
  status: string;
  title: string;
  result: { jobs: string[]; filled: number; unanswered: number; note: string | null } | null;
  question: null;
  steps: { name: string; status: string; message: string | null }[];
  modelCalls: { outcome: string; provider: string; costMicroUsd: number }[];
}

let models: ModelServer;
let bench: JobBench;

beforeAll(async () => {
  models = await startModelServer();
  bench = await JobBench.open({ ...models.environment, MODEL_BATCH_POLL_SECONDS: '0.05' });
}, 120_000);
afterAll(async () => {
  await bench.close();
  await models.close();
});
beforeEach(async () => {
  models.reset();
  await bench.reset();
  for (let n = 0; n < POSTINGS; n++) {
    bench.pages.set(`/jobs/${n}`, posting(n));
  }
  models.answer(({ data }) => {
    const name = /Brotkammer Weserstrand \d/.exec(data['posting'] ?? '')?.[0] ?? '';
    return { fields: [{ field: 'company', excerpt: `Our house, ${name},`, value: name }] };
  });
});

/** A posting in words alone, whose employer no rule finds. */
const posting = (n: number, more = '') =>
  page(
    `Night Shift Baker ${n}`,
    `<h1>Night Shift Baker ${n}</h1>
    <p>Our house, Brotkammer Weserstrand ${n}, wants somebody who runs the ovens while the town sleeps.</p>
    <h2>Requirements</h2><ul><li>You know sourdough</li><li>You have baked for a living for years</li>${more}</ul>
    <p>You work in Bremen, Germany, and train two apprentices.</p><a href="/apply">Apply now</a>`,
  );

const addresses = (count: number) => Array.from({ length: count }, (_, n) => `${bench.origin}/jobs/${n}`);

/** Imports so many postings together, and gives them as they are once their imports have ended. */
async function importTogether(count: number): Promise<JobAnswer[]> {
  const started = await bench.start(bench.ada, { urls: addresses(count) });
  const jobs = [];
  for (const { task } of started) {
    const ended = await bench.finish(bench.ada, task?.id ?? '');
    expect(ended.status).toBe('SUCCEEDED');
    jobs.push(await bench.jobOf(ended));
  }
  return jobs;
}

async function laterTasks(): Promise<TaskNode[]> {
  const { tasks } = await bench.ada.ask(TASKS, { kind: ['FILL_GAPS'] });
  return (tasks as { edges: { node: TaskNode }[] }).edges.map(({ node }) => node);
}

const waitFor = async (id: string, status: string) =>
  await bench.api.until(bench.ada.accountId, id, (task) => task.status === status && task.question == null);

it('asks about postings imported together in one batch at half price, once the account wants that', async () => {
  expect(await bench.ada.ask(SETTINGS)).toEqual({ modelSettings: { timing: 'AT_ONCE' } });
  expect(await bench.ada.ask(SAVE, { timing: 'WITHIN_A_DAY' })).toEqual({
    saveModelSettings: { timing: 'WITHIN_A_DAY' },
  });
  models.holdBatches(true);
  const rules = await importTogether(POSTINGS);
  // What rules find is there at once, and no model was asked for it.
  expect(rules.map(({ title, company }) => [title, company])).toEqual(
    Array.from({ length: POSTINGS }, (_, n) => [`Night Shift Baker ${n}`, null]),
  );
  const [task] = await laterTasks();
  if (task === undefined) throw new Error('there is a Task that asks later');
  await bench.api.until(bench.ada.accountId, task.id, () => models.batches.length > 0);
  const waiting = await waitFor(task.id, 'WAITING');
  expect(waiting.title).toBe(`Ask about ${POSTINGS} postings at half price`);
  models.holdBatches(false);
  await waitFor(task.id, 'SUCCEEDED');
  expect(models.calls).toEqual([]);
  expect(models.batches.map(({ lines }) => lines.size)).toEqual([POSTINGS]);
  const [ended] = await laterTasks();
  expect(ended?.result).toMatchObject({ filled: POSTINGS, unanswered: 0, note: null });
  expect(ended?.modelCalls.map(({ outcome }) => outcome).sort()).toEqual([
    ...Array<string>(POSTINGS).fill('ANSWERED'),
    ...Array<string>(POSTINGS).fill('CACHED'),
  ]);
  for (const [n, { id }] of rules.entries()) {
    const { job } = await bench.ada.ask(
      'query ($id: ID!) { job(id: $id) { company evidence { field origin } } }',
      {
        id,
      },
    );
    expect(job).toMatchObject({ company: `Brotkammer Weserstrand ${n}` });
    expect((job as JobAnswer).evidence).toContainEqual({ field: 'company', origin: 'MODEL' });
  }
});

it('asks at once about a few, and about many where the account does not want to wait', async () => {
  const many = await importTogether(POSTINGS);
  expect(many[0]?.company).toBe('Brotkammer Weserstrand 0');
  expect(await laterTasks()).toEqual([]);
  models.reset();
  await bench.reset();
  await bench.ada.ask(SAVE, { timing: 'WITHIN_A_DAY' });
  bench.pages.set('/jobs/0', posting(0));
  await importTogether(1);
  expect(await laterTasks()).toEqual([]);
  expect(models.batches).toEqual([]);
});

it('calls the batch off when the Task is cancelled; the jobs stay as the rules read them', async () => {
  await bench.ada.ask(SAVE, { timing: 'WITHIN_A_DAY' });
  models.holdBatches(true);
  const jobs = await importTogether(POSTINGS);
  const [task] = await laterTasks();
  if (task === undefined) throw new Error('there is a Task that asks later');
  await bench.api.until(bench.ada.accountId, task.id, () => models.batches.length > 0);
  await bench.ada.ask(CANCEL, { id: task.id });
  const calledOff = async () => {
    const [node] = await laterTasks();
    return node?.modelCalls.every(({ outcome }) => outcome === 'FAILED') ?? false;
  };
  while (!(await calledOff()));
  expect(models.batches[0]?.cancelled).toBe(true);
  const { job } = await bench.ada.ask('query ($id: ID!) { job(id: $id) { company } }', { id: jobs[0]?.id });
  expect(job).toEqual({ company: null });
});

it('leaves alone a job that was read anew or deleted meanwhile', async () => {
  await bench.ada.ask(SAVE, { timing: 'WITHIN_A_DAY' });
  models.holdBatches(true);
  const [job] = await importTogether(POSTINGS);
  bench.pages.set('/jobs/0', posting(0, '<li>You can make plaited loaves</li>'));
  // Read anew without a model: what the old page said of the employer must not come back by the batch.
  models.fault('unauthorized');
  await bench.reprocess(job?.id ?? '');
  models.fault(null);
  const [task] = await laterTasks();
  models.holdBatches(false);
  await waitFor(task?.id ?? '', 'SUCCEEDED');
  const after = await bench.ada.ask('query ($id: ID!) { job(id: $id) { company } }', { id: job?.id });
  expect(after).toEqual({ job: { company: null } });
  expect((await laterTasks())[0]?.result?.filled).toBe(POSTINGS - 1);
});

it('is quoted with its price in a batch, and what cannot wait without', async () => {
  const { quote, other } = await bench.ada.ask(`{
    quote: priceQuote(kind: IMPORT_JOB) { calls maxMicroUsd batchMicroUsd }
    other: priceQuote(kind: ENHANCE_PROFILE) { batchMicroUsd } }`);
  const { calls, maxMicroUsd, batchMicroUsd } = quote as Record<string, number>;
  expect(calls).toBe(1);
  expect(batchMicroUsd).toBeGreaterThan(0);
  // One turn at half price, against two at the full price of the dearest model.
  expect(batchMicroUsd).toBeLessThan((maxMicroUsd ?? 0) / 3);
  expect(other).toEqual({ batchMicroUsd: null });
});
