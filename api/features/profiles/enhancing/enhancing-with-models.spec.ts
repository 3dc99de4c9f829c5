/** The Profile Enhancer with a model over real HTTP: answering, failing in every way, lying in every way. */
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { LIES } from '../../../../e2e/support/model-answers.js';
import {
  FAULTS,
  startModelServer,
  type ModelCall,
  type ModelServer,
} from '../../../../e2e/support/model-server.js';
import type { Task } from '../../../engine/tasks/task.entity.js';
import { withAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../../../platform/testing/api-bench.js';
import { sampled } from '../../../platform/testing/attacks.js';
import type { ApiClient } from '../../../platform/testing/api-client.js';
import { openFileStore } from '../../../start-api.js';

interface Draft {
  origin: string;
  status: string;
  before: string;
  after: string;
  writer: { provider: string; promptName: string } | null;
}

let models: ModelServer;
let bench: ApiBench;
let person: ApiClient & { accountId: string };

const PATIENCE = { MODEL_TIMEOUT_SECONDS: '2', MODEL_IDLE_TIMEOUT_SECONDS: '1' };

beforeAll(async () => {
  models = await startModelServer();
  bench = await openApiBench({ ...models.environment, ...PATIENCE });
}, 120_000);

afterAll(async () => {
  await bench.end();
  await models.close();
});

beforeEach(async () => {
  models.reset();
  await settle();
});

/** A person with the demo career, at whichever program `bench` is. */
async function settle(): Promise<void> {
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
}

async function enhance(): Promise<Task> {
  const { enhanceProfile } = (await person.ask(
    'mutation ($input: EnhanceProfileInput!) { enhanceProfile(input: $input) { id } }',
    { input: {} },
  )) as { enhanceProfile: { id: string } };
  return await bench.until(
    person.accountId,
    enhanceProfile.id,
    ({ status }) => status === 'SUCCEEDED' || status === 'FAILED',
  );
}

async function read(): Promise<{
  drafts: Draft[];
  questions: { text: string; status: string }[];
  facts: string[];
}> {
  const answer = (await person.ask(
    `{ drafts(first: 50) { edges { node { origin status before after writer { provider promptName } } } }
       profileQuestions { text status } profile { facts { text } } }`,
  )) as {
    drafts: { edges: { node: Draft }[] };
    profileQuestions: { text: string; status: string }[];
    profile: { facts: { text: string }[] };
  };
  return {
    drafts: answer.drafts.edges.map(({ node }) => node),
    questions: answer.profileQuestions,
    facts: answer.profile.facts.map(({ text }) => text),
  };
}

/** A true wording of a line of the demo career, and a question about another. */
function help(call: Pick<ModelCall, 'data'>): object {
  const labelOf = (text: string): string =>
    new RegExp(`(F\\d+): [^\\n]*${text}`).exec(call.data['facts'] ?? '')?.[1] ?? 'F0';
  return {
    wordings: [
      {
        fact: labelOf('Mentored two junior'),
        text: 'Mentored two junior engineers during their first year.',
      },
    ],
    questions: [
      {
        fact: labelOf('Contributed to the GraphQL'),
        topic: 'SCOPE',
        text: 'Which parts of the GraphQL gateway did you write yourself?',
      },
    ],
  };
}

it('adds a model’s drafts and questions to those of the rules, and changes no fact', async () => {
  const before = await read();
  models.answer(help);
  const task = await enhance();
  expect(task.result).toMatchObject({ draftsByModel: 1, message: null, improvable: false, dropped: [] });
  const after = await read();
  expect(after.facts).toEqual(before.facts);
  expect(after.drafts.filter(({ origin }) => origin === 'MODEL')).toMatchObject([
    {
      status: 'PROPOSED',
      before: 'Mentored two junior engineers through their first year.',
      after: 'Mentored two junior engineers during their first year.',
      writer: { promptName: 'improve-facts' },
    },
  ]);
  expect(after.questions.filter(({ status }) => status === 'OPEN').length).toBeLessThanOrEqual(6);
  expect(after.questions.map(({ text }) => text)).toContain(
    'Which parts of the GraphQL gateway did you write yourself?',
  );
  expect(JSON.stringify(models.calls.map(({ body }) => body))).not.toMatch(/mara\.lindqvist|\+46 70/);
});

it.each(sampled(LIES, ['inflated-numbers', 'invented-employer', 'foreign-ids', 'markup']))(
  'takes no lie over (%s)',
  async (lie) => {
    const before = await read();
    models.answer(help);
    models.lie(lie);
    expect((await enhance()).status).toBe('SUCCEEDED');
    expect(models.calls.length).toBeGreaterThan(0);
    const { drafts, questions, facts } = await read();
    expect(facts).toEqual(before.facts);
    const said = [...drafts.map(({ after }) => after), ...questions.map(({ text }) => text)].join('\n');
    expect(said).not.toMatch(
      /Globex|Fortran|quantum|PhD|Miskatonic|Chief|1987|169\.254|script>|drop table|Mallory|evil|<|87%|You help/,
    );
  },
  60_000,
);

describe('a model that fails', () => {
  let shared: ApiBench;

  // A program of its own for each: one that has seen a provider fail keeps away from it for a while.
  beforeEach(async () => {
    shared = bench;
    bench = await openApiBench({ ...models.environment, ...PATIENCE });
    await settle();
  }, 60_000);

  afterEach(async () => {
    await bench.end();
    bench = shared;
  });

  it.each(sampled(FAULTS, ['unauthorized', 'stall-after-headers', 'break-schema', 'hang-up']))(
    'goes on by rules and says so when the model fails (%s)',
    async (fault) => {
      models.answer(help);
      models.fault(fault);
      const task = await enhance();
      expect(models.calls.length).toBeGreaterThan(0);
      expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
      const { drafts } = await read();
      expect(drafts.filter(({ origin }) => origin === 'RULES').length).toBeGreaterThan(0);
      if (task.result!['improvable'] === false) {
        expect(fault).toBe('drip');
        return;
      }
      expect(task.result).toMatchObject({
        improvable: true,
        message: expect.stringMatching(/\w+ \w+/) as string,
      });
      expect(drafts.every(({ origin }) => origin === 'RULES')).toBe(true);
    },
    60_000,
  );
});
