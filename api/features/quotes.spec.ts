/** What a person is told a run costs at most, and what it then costs. */
import { startModelServer, type ModelServer } from '../../e2e/support/model-server.js';
import { honestAnswer } from '../../e2e/support/model-answers.js';
import { QUOTE_MARGIN } from '../engine/llm/quote.js';
import type { Person } from '../platform/testing/api-bench.js';
import { AgentBench } from './agent-bench.js';
import { letter } from './injection-carriers.js';

interface Quote {
  calls: number;
  minMicroUsd: number;
  maxMicroUsd: number;
}

let models: ModelServer;
let bench: AgentBench;
let person: Person;

beforeAll(async () => {
  models = await startModelServer();
  bench = await AgentBench.open(models.environment);
  person = await bench.settle();
}, 120_000);

afterAll(async () => {
  await bench.close();
  await models.close();
});

beforeEach(() => models.reset());

async function quote(kind: string, jobId: string | null = null): Promise<Quote> {
  const answer = await person.ask(
    `query ($kind: TaskKind!, $jobId: ID) {
       priceQuote(kind: $kind, jobId: $jobId) { calls minMicroUsd maxMicroUsd } }`,
    { kind, jobId },
  );
  return answer['priceQuote'] as Quote;
}

async function costOf(taskId: string): Promise<number> {
  const bills = await bench.bills(person.accountId);
  return bills.find((bill) => bill.taskId === taskId)?.cost ?? 0;
}

const FILLER = 'Ferries and harbours, day by day. '.repeat(150);
const posting = (number: string) =>
  letter(number, '', ['Our house stands at the harbour of Gothenburg.', FILLER]);

it.each([
  ['IMPORT_JOB', (number: string) => bench.importText(person, posting(number))],
  ['ENHANCE_PROFILE', () => bench.enhance(person)],
] as const)(
  '%s costs what was said, or less',
  async (kind, run) => {
    const { calls, minMicroUsd, maxMicroUsd } = await quote(kind);
    expect(calls).toBe(1);
    expect(maxMicroUsd).toBeGreaterThan(0);
    // A complete posting costs nothing; of a profile at least the question has to be read.
    if (kind === 'IMPORT_JOB') expect(minMicroUsd).toBe(0);
    else expect(minMicroUsd).toBeGreaterThan(0);

    models.answer((call) => honestAnswer(call.schema));
    const good = await run('1');
    expect(good.status).toBe('SUCCEEDED');
    expect(models.calls).toHaveLength(1);
    const cost = await costOf(good.id);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(maxMicroUsd);

    models.reset();
    models.answer(() => `{"nothing fits": "${'word '.repeat(1_500)}"}`);
    const greedy = await run('2');
    expect(greedy.status).toBe('SUCCEEDED');
    expect(await costOf(greedy.id)).toBeLessThanOrEqual(maxMicroUsd * QUOTE_MARGIN);
  },
  60_000,
);

it('says that a job is missing where a task is for one, and tells nothing of those of others', async () => {
  const query = 'query ($kind: TaskKind!, $jobId: ID) { priceQuote(kind: $kind, jobId: $jobId) { calls } }';
  for (const kind of ['TAILOR_RESUME', 'WRITE_COVER_LETTER']) {
    expect(await person.codeOf(query, { kind })).toBe('NOT_FOUND');
    expect(await person.codeOf(query, { kind, jobId: person.accountId })).toBe('NOT_FOUND');
  }
});
