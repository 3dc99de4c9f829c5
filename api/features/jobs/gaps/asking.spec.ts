import { startModelServer, type ModelServer } from '../../../../e2e/support/model-server.js';
import { LIES } from '../../../../e2e/support/model-answers.js';
import { JobBench, jsonLd, page, UPDATE } from '../job-bench.js';

let models: ModelServer;
let bench: JobBench;

const LAST_DAY = `12 December ${new Date().getUTCFullYear() + 1}`;

/** A posting in words alone, whose employer and last day no rule finds. */
const BODY = `<h1>Night Shift Baker</h1>
<p>Our house, Brotkammer Weserstrand, wants somebody who runs the ovens while the town sleeps.</p>
<p>The door is open for letters till ${LAST_DAY}, and not a day longer.</p>
<h2>Requirements</h2><ul><li>You know sourdough</li><li>You have baked for a living for years</li></ul>
<p>You work in Bremen, Germany, and train two apprentices.</p><a href="/apply">Apply now</a>`;
const ANSWER = {
  fields: [
    { field: 'company', excerpt: 'Our house, Brotkammer Weserstrand,', value: 'Brotkammer Weserstrand' },
    { field: 'validThrough', excerpt: `open for letters till ${LAST_DAY}`, value: LAST_DAY },
  ],
};

beforeAll(async () => {
  models = await startModelServer();
  bench = await JobBench.open({
    ...models.environment,
    MODEL_TIMEOUT_SECONDS: '4',
    MODEL_IDLE_TIMEOUT_SECONDS: '1',
  });
}, 120_000);

afterAll(async () => {
  await bench.close();
  await models.close();
});

beforeEach(async () => {
  models.reset();
  await bench.reset();
  bench.pages.set('/jobs/night', page('Night Shift Baker', BODY));
});

it('asks nothing about a page with complete structured data', async () => {
  const task = await bench.importUrl('/jobs/baker');
  expect(task.status).toBe('SUCCEEDED');
  expect(models.calls).toHaveLength(0);
  expect(task.steps.find(({ name }) => name === 'ask')?.status).toBe('SKIPPED');
  expect(task.result).toMatchObject({ improvable: false });
});

it('asks once about what is missing, and keeps what the page bears out', async () => {
  models.answer(() => ANSWER);
  const task = await bench.importUrl('/jobs/night');
  expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
  expect(models.calls).toHaveLength(1);
  expect(models.calls[0]).toMatchObject({ promptName: 'fill-gaps' });
  expect(task.result!.model).toMatchObject({
    filled: ['company', 'validThrough'],
    dropped: [],
    message: null,
  });
  const job = await bench.jobOf(task);
  expect(job.company).toBe('Brotkammer Weserstrand');
  const evidence = job.evidence.find(({ field }) => field === 'company')!;
  expect(evidence).toMatchObject({
    origin: 'MODEL',
    excerpt: 'Our house, Brotkammer Weserstrand,',
    model: { promptName: 'fill-gaps', provider: 'openai' },
  });
  expect(evidence.confidence).toBeLessThan(0.75);
  expect(job.evidence.find(({ field }) => field === 'title')).toMatchObject({
    origin: 'EXTRACTED',
    model: null,
  });
});

it('never overrides what structured data says or what the user typed', async () => {
  const partial = jsonLd('Night Baker', 'Brotwerk Nord', { jobLocation: undefined });
  bench.pages.set('/jobs/partial', page('Night Baker', `${partial}${BODY}`));
  models.answer(() => ANSWER);
  const job = await bench.jobOf(await bench.importUrl('/jobs/partial'));
  expect(job.company).toBe('Brotwerk Nord');
  expect(job.evidence.find(({ field }) => field === 'company')).toMatchObject({ origin: 'EXTRACTED' });

  const other = await bench.jobOf(await bench.importUrl('/jobs/night'));
  await bench.ada.ask(UPDATE, { id: other.id, input: { version: other.version, company: 'My Own Bakery' } });
  const again = await bench.reprocess(other.id);
  expect(again.company).toBe('My Own Bakery');
  expect(again.evidence.find(({ field }) => field === 'company')).toMatchObject({
    origin: 'USER',
    extractedValue: 'Brotkammer Weserstrand',
  });
});

it('knows the same posting again whatever a model says of it', async () => {
  models.answer(() => ANSWER);
  const first = await bench.importUrl('/jobs/night');
  bench.pages.set('/jobs/copy', page('Night Shift Baker', BODY));
  models.answer(() => ({ fields: [] }));
  const second = await bench.importUrl('/jobs/copy');
  expect(second.result).toMatchObject({ duplicate: true, jobId: first.result!.jobId });
});

it.each(LIES)(
  'a lie (%s) is not believed',
  async (lie) => {
    models.answer(() => ANSWER);
    models.lie(lie);
    const task = await bench.importUrl('/jobs/night');
    expect(task.status).toBe('SUCCEEDED');
    const job = await bench.jobOf(task);
    expect([null, 'Brotkammer Weserstrand']).toContain(job.company);
    expect([null, `${new Date().getUTCFullYear() + 1}-12-12T00:00:00.000Z`]).toContain(job['validThrough']);
  },
  60_000,
);

it('leaves the fields empty when no model answers, and says so', async () => {
  models.answer(() => ANSWER);
  models.fault('server-error');
  const task = await bench.importUrl('/jobs/night');
  expect(models.calls.length).toBeGreaterThan(0);
  expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
  const job = await bench.jobOf(task);
  expect(job).toMatchObject({ title: 'Night Shift Baker', company: null });
  expect(task.result).toMatchObject({
    improvable: true,
    model: { message: expect.stringMatching(/\w+ \w+/) as string, filled: [] },
  });
}, 60_000);
