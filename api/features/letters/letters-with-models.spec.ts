/** The letter writer with a model over real HTTP: answering, failing in every way, lying in every way. */
import { fillDemoAccount } from '../../../db/seeds/demo-account.js';
import { LIES } from '../../../e2e/support/model-answers.js';
import {
  FAULTS,
  startModelServer,
  type ModelCall,
  type ModelServer,
} from '../../../e2e/support/model-server.js';
import type { Task } from '../../engine/tasks/task.entity.js';
import { withAccount } from '../../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { sampled } from '../../platform/testing/attacks.js';
import type { ApiClient } from '../../platform/testing/api-client.js';
import { openFileStore } from '../../start-api.js';

const VERSION = `version status origin text writer { provider model promptName promptVersion }
  removed { text reason replacedBy } truth { ok findings { text reason } }
  paragraphs { sentences { text basis supported facts { id text } } }`;
const LETTER = `id version current { ${VERSION} } draft { ${VERSION} }`;

interface Version {
  version: number;
  status: string;
  origin: string;
  text: string;
  writer: { provider: string; model: string; promptName: string } | null;
  removed: { text: string; reason: string; replacedBy: string | null }[];
  truth: { ok: boolean };
  paragraphs: {
    sentences: { text: string; basis: string; supported: boolean; facts: { text: string }[] }[];
  }[];
}
interface LetterAnswer {
  id: string;
  current: Version;
  draft: Version | null;
}

let models: ModelServer;
let bench: ApiBench;
let person: ApiClient & { accountId: string };
let jobId: string;

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

/** A person with the demo career and its jobs, at whichever program `bench` is. */
async function settle(): Promise<void> {
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
  const { jobs } = (await person.ask('{ jobs(first: 20) { edges { node { id title } } } }')) as {
    jobs: { edges: { node: { id: string; title: string } }[] };
  };
  jobId = jobs.edges.find(({ node }) => node.title === 'Senior Backend Engineer')!.node.id;
}

async function start(input: Record<string, unknown> = {}): Promise<string> {
  const { writeCoverLetter } = (await person.ask(
    'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }',
    { input: { jobId, ...input } },
  )) as { writeCoverLetter: { id: string } };
  return writeCoverLetter.id;
}

const ended = ({ status }: Task): boolean => status === 'SUCCEEDED' || status === 'FAILED';

async function read(id: unknown): Promise<LetterAnswer> {
  return (await person.ask(`query ($id: ID!) { letter(id: $id) { ${LETTER} } }`, { id }))[
    'letter'
  ] as LetterAnswer;
}

async function write(): Promise<{ task: Task; letter: LetterAnswer }> {
  const task = await bench.until(person.accountId, await start(), ended);
  return { task, letter: await read(task.result?.['letterId']) };
}

/** A true letter about two lines of the demo career. */
function tell(call: Pick<ModelCall, 'data'>): object {
  const labelOf = (text: string): string =>
    new RegExp(`(F\\d+): [^\\n]*${text}`).exec(call.data['facts'] ?? '')?.[1] ?? 'F0';
  return {
    paragraphs: [
      {
        sentences: [
          {
            text: 'At Kustlinjen Transit I built the ticket validation service in TypeScript and PostgreSQL that handles 1.2 million scans a day.',
            about: 'me',
            facts: [labelOf('ticket validation')],
          },
          {
            text: 'At Fraktly I set up monitoring with Prometheus and Grafana for 9 services.',
            about: 'me',
            facts: [labelOf('Set up monitoring')],
          },
          {
            text: 'I also led the move of 14 services from virtual machines to Kubernetes together with two colleagues.',
            about: 'me',
            facts: [labelOf('14 services')],
          },
          {
            text: 'You run shared bicycles and ferries in eleven Nordic cities.',
            about: 'employer',
            facts: [],
          },
        ],
      },
    ],
  };
}

describe('a letter by a model', () => {
  it('is a draft beside the rules’ letter, with its model, its prompt and the facts of each sentence', async () => {
    models.answer(tell);
    const { task, letter } = await write();
    expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
    expect(task.result).toMatchObject({
      writtenBy: 'MODEL',
      improvable: false,
      message: null,
      kept: 4,
      removed: 0,
    });
    expect(task.result!['providers']).toMatchObject([{ calls: 1 }]);
    expect(letter.current).toMatchObject({ origin: 'RULES', status: 'CURRENT' });
    expect(letter.draft).toMatchObject({
      origin: 'MODEL',
      status: 'DRAFT',
      writer: { promptName: 'write-letter' },
    });
    expect(letter.draft!.truth.ok).toBe(true);
    expect(letter.draft!.text).toContain('eleven Nordic cities');
    const about = letter
      .draft!.paragraphs.flatMap(({ sentences }) => sentences)
      .filter(({ basis }) => basis === 'FACTS');
    expect(about).toHaveLength(3);
    expect(about.every(({ facts, supported }) => supported && facts.length === 1)).toBe(true);
  });

  it('can be read as the rules wrote it while the model is still at work', async () => {
    models.answer(tell);
    models.delay(700);
    const id = await start();
    const task = await bench.until(person.accountId, id, ({ letterId }) => letterId != null);
    expect(task.status).toBe('RUNNING');
    const early = await read(task.letterId);
    expect(early).toMatchObject({ current: { origin: 'RULES' }, draft: null });
    await bench.until(person.accountId, id, ended);
    expect((await read(task.letterId)).draft).toMatchObject({ origin: 'MODEL' });
  });

  it('gives a sentence that says more back once, and then the rules’ sentence its place', async () => {
    const inflate = (value: object): object =>
      JSON.parse(JSON.stringify(value).replace('14 services', '40 services')) as object;
    models.answer((call) => (call.promptName === 'write-letter' ? inflate(tell(call)) : { sentences: [] }));
    const { task, letter } = await write();
    expect(models.calls.map(({ promptName }) => promptName)).toEqual(['write-letter', 'mend-sentences']);
    expect(task.result).toMatchObject({ writtenBy: 'MODEL', kept: 3, removed: 1 });
    expect(letter.draft!.removed).toMatchObject([
      {
        text: expect.stringContaining('40 services') as string,
        replacedBy: expect.stringContaining('14 services') as string,
      },
    ]);
    expect(letter.draft!.text).not.toContain('40 services');
  });

  it('has nobody else’s facts before it, and no more of the person than the letter needs', async () => {
    models.answer(tell);
    await write();
    const sent = JSON.stringify(models.calls.map(({ body }) => body));
    expect(sent).not.toMatch(/mara\.lindqvist|\+46 70/);
  });
});

describe('a model that lies', () => {
  it.each(sampled(LIES, ['inflated-numbers', 'invented-employer', 'foreign-ids', 'markup']))(
    '(%s) gets nothing into the letter',
    async (lie) => {
      models.answer(tell);
      models.lie(lie);
      const { task, letter } = await write();
      expect(task.status).toBe('SUCCEEDED');
      expect(models.calls.length).toBeGreaterThan(0);
      const shown = [letter.current, letter.draft].filter((version) => version !== null);
      for (const version of shown) {
        expect(version.text).not.toMatch(
          /Globex|Fortran|quantum|PhD|Miskatonic|Chief|1987|169\.254|script>|drop table|Mallory|evil|<|87%|149|middle of a cover/,
        );
        expect(version.truth.ok).toBe(true);
      }
    },
    60_000,
  );
});

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
    '(%s) leaves the letter to the rules, which says so',
    async (fault) => {
      models.answer(tell);
      models.fault(fault);
      const { task, letter } = await write();
      expect(models.calls.length).toBeGreaterThan(0);
      expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
      expect(letter.current).toMatchObject({ origin: 'RULES', truth: { ok: true } });
      if (task.result!['writtenBy'] === 'MODEL') {
        expect(fault).toBe('drip');
        return;
      }
      expect(letter.draft).toBeNull();
      expect(task.result).toMatchObject({
        writtenBy: 'RULES',
        improvable: true,
        message: expect.stringMatching(/\w+ \w+/) as string,
      });
    },
    60_000,
  );

  it('is tried again, and then waited for no longer: another provider answers, and the Task says so', async () => {
    models.answer(tell);
    models.fault('server-error', { times: 1, protocol: 'openai' });
    expect((await write()).task.result).toMatchObject({ writtenBy: 'MODEL', improvable: false });
    models.fault('unauthorized', { protocol: 'openai' });
    const task = await bench.until(person.accountId, await start({ tone: 'WARM' }), ended);
    expect(task.result).toMatchObject({ writtenBy: 'MODEL', providers: [{ provider: 'anthropic' }] });
    expect(task.result!['fallbacks']).toContainEqual(expect.objectContaining({ provider: 'openai' }));
  }, 60_000);
});
