/** A hundred and fifty answers of a hostile model to every agent as a whole Task: what is in the rooms afterwards. */
import { startModelServer, type ModelCall, type ModelServer } from '../../e2e/support/model-server.js';
import { ModelAnswer } from '../engine/llm/model-answer.entity.js';
import { withAccount } from '../platform/database/orm.js';
import type { Person } from '../platform/testing/api-bench.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { AgentBench, type EndedTask } from './agent-bench.js';
import { OUTPUTS } from './hostile-outputs.js';
import { letter } from './injection-carriers.js';
import { linesAsked } from './resumes/resume-bench.js';

/** `MODEL_TASK_BUDGET_USD` where nobody says otherwise. */
const TASK_BUDGET_MICRO_USD = 100_000;
/** No prompt allows more; who bills more than it was allowed to write is paid that, and asked nothing more. */
const MOST_OUTPUT_TOKENS = 4_000;
/** By the prompts they begin with. */
const AGENTS = ['fill-gaps', 'rewrite-lines', 'write-letter', 'improve-facts'] as const;
type Agent = (typeof AGENTS)[number];

let models: ModelServer;
let bench: AgentBench;
let person: Person;
let jobId: string;

beforeAll(async () => {
  models = await startModelServer();
  bench = await AgentBench.open({
    ...models.environment,
    MODEL_TIMEOUT_SECONDS: '20',
    MODEL_IDLE_TIMEOUT_SECONDS: '10',
  });
  person = await bench.settle();
  const { jobs } = (await person.ask('{ jobs(first: 20) { edges { node { id title } } } }')) as {
    jobs: { edges: { node: { id: string; title: string } }[] };
  };
  jobId = jobs.edges.find(({ node }) => node.title === 'Senior Backend Engineer')!.node.id;
}, 300_000);

afterAll(async () => {
  await bench.close();
  await models.close();
});

const RUNS: Record<Agent, (number: string) => Promise<EndedTask>> = {
  'fill-gaps': (number) =>
    bench.importText(person, letter(number, '', ['Our house stands at the harbour of Gothenburg.'])),
  'rewrite-lines': () => bench.tailor(person, jobId),
  'write-letter': () => bench.writeLetter(person, jobId),
  'improve-facts': () => bench.enhance(person),
};

/** Runs an agent once; answers of before are forgotten. */
async function run(agent: Agent, number: string): Promise<EndedTask> {
  await withAccount(bench.api.orm, person.accountId).nativeDelete(ModelAnswer, {});
  return await RUNS[agent](`${AGENTS.indexOf(agent)}${number}`);
}

const questionsOf = async (): Promise<string[]> =>
  (
    (await person.ask('{ profileQuestions { text } }')) as { profileQuestions: { text: string }[] }
  ).profileQuestions
    .map(({ text }) => text)
    .sort();

/** What there is of an account that no agent may touch. */
async function untouched(): Promise<string> {
  const rows = await bench.rowsOf(person.accountId, [
    'account',
    'profile',
    'fact',
    'fact_revision',
    'application',
  ]);
  return JSON.stringify([...rows]);
}

it('keeps nothing that a hostile model says, whichever agent asked it', async () => {
  expect(OUTPUTS.length).toBeGreaterThanOrEqual(150);
  models.answer(() => '');
  for (const agent of AGENTS) await run(agent, 'first');
  const questions = await questionsOf();
  const rows = await untouched();
  const worded = await bench.wordedByModel(person.accountId);
  const found: string[] = [];
  // Each call gets the next output of its own; an answer that does not fit is asked for again, here and of another provider.
  const given = new Map<string, number>();
  models.answer((call) => {
    const prompt = call.promptName ?? '';
    const at = given.get(prompt) ?? 0;
    given.set(prompt, at + 1);
    return OUTPUTS[at % OUTPUTS.length]!(call.schema);
  });
  await Promise.all(
    AGENTS.map(async (agent) => {
      for (let number = 0; (given.get(agent) ?? 0) < OUTPUTS.length; number += 1) {
        const { kind, status, error } = await run(agent, String(number));
        if (status !== 'SUCCEEDED') found.push(`${kind} ended as ${status}: ${error?.message ?? ''}`);
      }
    }),
  );
  const kept = await bench.wordedByModel(person.accountId);
  found.push(...kept.filter((text) => !worded.includes(text)).map((text) => `kept: ${text.slice(0, 300)}`));
  if ((await untouched()) !== rows) found.push('facts or the account have changed');
  if (JSON.stringify(await questionsOf()) !== JSON.stringify(questions)) found.push('questions have changed');
  if ('polluted' in {} || 'admin' in {}) found.push('the prototype was changed');
  const em = withAccount(bench.api.orm, person.accountId);
  const spent = await em.execute<{ task: string; cost: number }[]>(
    `select task_id as task, sum(cost_micro_usd)::float8 as cost from model_call where output_tokens <= ? group by 1`,
    [MOST_OUTPUT_TOKENS],
  );
  for (const { task, cost } of spent) {
    if (cost > TASK_BUDGET_MICRO_USD) found.push(`Task ${task} cost ${cost}`);
  }
  if ((await bench.bills(person.accountId)).some(({ open }) => open)) found.push('money stays reserved');
  countAttacks('models: hostile answers to whole agents', OUTPUTS.length * AGENTS.length, found.length);
  expect(found).toEqual([]);
}, 1_800_000);

it('keeps what a good model says, of every agent', async () => {
  const labelOf = (call: ModelCall, text: string): string =>
    new RegExp(`(F\\d+): [^\\n]*${text}`).exec(call.data['facts'] ?? '')?.[1] ?? 'F0';
  models.answer((call) => {
    switch (call.promptName) {
      case 'fill-gaps':
        return {
          fields: [
            {
              field: 'locations',
              excerpt: 'Our house stands at the harbour of Gothenburg.',
              value: 'Gothenburg',
            },
          ],
        };
      case 'rewrite-lines':
        return {
          lines: linesAsked(call).map(({ line, fact, text }) => ({
            line,
            text: `${text.replace(/\.$/, '')}, day by day.`,
            facts: [fact],
          })),
        };
      case 'write-letter':
        return {
          paragraphs: [
            {
              sentences: [
                {
                  text: 'At Fraktly I set up monitoring with Prometheus and Grafana for 9 services.',
                  about: 'me',
                  facts: [labelOf(call, 'Set up monitoring')],
                },
                {
                  text: 'I built the ticket validation service in TypeScript and PostgreSQL that handles 1.2 million scans a day.',
                  about: 'me',
                  facts: [labelOf(call, 'ticket validation')],
                },
              ],
            },
          ],
        };
      case 'improve-facts':
        return {
          wordings: [
            {
              fact: labelOf(call, 'Mentored two junior'),
              text: 'Mentored two junior engineers during their first year.',
            },
          ],
          questions: [],
        };
      default:
        return '';
    }
  });
  await Promise.all(AGENTS.map((agent) => run(agent, 'good')));
  const kept = (await bench.wordedByModel(person.accountId)).join('\n');
  expect(kept).toContain('Gothenburg');
  expect(kept).toContain('day by day.');
  expect(kept).toContain('At Fraktly I set up monitoring');
  expect(kept).toContain('Mentored two junior engineers during their first year.');
}, 120_000);
