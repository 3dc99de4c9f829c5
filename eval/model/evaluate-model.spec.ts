/** What `npm run eval -- --model NAME` says of a model that answers well, and of one that does not. */
import { LIES } from '../../e2e/support/model-answers.js';
import { startModelServer, type ModelCall, type ModelServer } from '../../e2e/support/model-server.js';
import { evaluateFromCommandLine } from './command-line.js';
import { AGENTS, evaluateModel, type ModelEvaluation } from './evaluate-model.js';
import { describeEvaluation, keptUntrue } from './print-evaluation.js';

const MODEL = 'openai:gpt-4.1-mini';
const TODAY = '2026-11-21';
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
});

afterAll(async () => {
  await server.close();
});

beforeEach(() => {
  server.reset();
  server.answer(answerWell);
});

/** Says what the facts say, in nearly their words. */
function answerWell({ promptName, data }: ModelCall): unknown {
  const facts = [...(data['facts'] ?? '').matchAll(/^(?:- )?(F\d+): (.*)$/gm)];
  switch (promptName) {
    case 'fill-gaps':
      return { fields: titleIn(data['posting'] ?? '') };
    case 'rewrite-lines':
    case 'mend-lines':
      return {
        lines: (data['lines'] ?? '').split('\n').flatMap((row) => {
          const [, line, fact] = /^(L\d+) (?:= |\(rests on )(F\d+)/.exec(row) ?? [];
          const text = /\): (.*)$/.exec(row)?.[1] ?? facts.find(([, label]) => label === fact)?.[2];
          return text === undefined
            ? []
            : [{ line, facts: [fact], text: `${text.replace(/\.$/, '')}, day by day.` }];
        }),
      };
    case 'write-letter':
      return {
        paragraphs: [
          {
            sentences: facts.slice(0, 3).map(([, label, text = '']) => ({
              text: `I ${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}.`,
              about: 'me',
              facts: [label],
            })),
          },
        ],
      };
    case 'improve-facts':
      return {
        wordings: facts
          .slice(0, 2)
          .map(([, fact, text = '']) => ({ fact, text: `${text.replace(/\.$/, '')}, day by day` })),
        questions: facts
          .slice(0, 1)
          .map(([, fact]) => ({ fact, topic: 'SCOPE', text: 'What was your own part in it?' })),
      };
    default:
      return promptName === 'mend-sentences' ? { sentences: [] } : {};
  }
}

/** One of the first lines of a page; most begin with the job's title. */
function titleIn(posting: string): object[] {
  return posting
    .split('\n')
    .filter((line) => line.includes(' ') && line.length < 60)
    .slice(0, 3)
    .map((line) => ({ field: 'title', excerpt: line, value: line }));
}

const evaluate = (budgetUsd = 1, limit = 2): Promise<ModelEvaluation> =>
  evaluateModel({ model: MODEL, environment: server.environment, limit, budgetUsd, today: TODAY });

const kept = ({ agents }: ModelEvaluation): number =>
  AGENTS.reduce((sum, agent) => sum + (agents[agent].counts['kept'] ?? 0), 0);

it('counts what a model that answers well brings, what it takes, and what an application costs', async () => {
  // One answer breaks the form and is mended.
  server.fault('break-schema', { times: 1 });
  const evaluation = await evaluate();
  const { agents, prompts, spent } = evaluation;
  expect(agents.gaps.counts['missing']).toBeGreaterThan(2);
  expect(agents.gaps.counts['missingNowRight']).toBeGreaterThan(0);
  expect(agents.tailoring.cases).toBe(2);
  expect(agents.tailoring.counts['kept']).toBeGreaterThan(0);
  expect(agents.letter.counts['kept']).toBeGreaterThan(0);
  expect(agents.enhancer.counts['kept']).toBeGreaterThan(0);
  expect(agents.enhancer.counts['questions']).toBeGreaterThan(0);
  expect(agents.tailoring.counts['needsByModel']).toBeGreaterThanOrEqual(
    agents.tailoring.counts['needsInBase']!,
  );
  expect(keptUntrue(evaluation)).toBe(0);
  expect(prompts.reduce((sum, { repaired }) => sum + repaired, 0)).toBe(1);
  expect(prompts.every(({ questions, answered }) => questions === answered)).toBe(true);
  expect(spent.calls).toBe(server.calls.length);
  expect(prompts.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0)).toBe(spent.costMicroUsd);
  expect(spent.costMicroUsd).toBeGreaterThan(0);
  const text = describeEvaluation(evaluation).join('\n');
  expect(text).toMatch(/rewrite-lines \d+ +\d+/);
  expect(text).toMatch(/A full application .* costs about \$0\.0\d+ .* under the target of \$0\.05/);
});

it.each(LIES.filter((lie) => ['invented-employer', 'invented-degree', 'other-person'].includes(lie)))(
  'counts the lies of a model (%s), and nothing of them is kept',
  async (lie) => {
    server.lie(lie);
    const evaluation = await evaluate(1, 1);
    for (const name of ['fill-gaps', 'rewrite-lines', 'write-letter', 'improve-facts']) {
      const figures = evaluation.prompts.find((prompt) => prompt.name === name);
      expect([name, figures?.unsupported]).not.toEqual([name, 0]);
      expect([name, figures?.unsupported]).toEqual([name, figures?.statements]);
    }
    expect(kept(evaluation)).toBe(0);
    expect(keptUntrue(evaluation)).toBe(0);
  },
);

it('stops before the budget is passed, and says so', async () => {
  const evaluation = await evaluate(0.004);
  expect(evaluation.stoppedByBudget).toBe(true);
  expect(evaluation.spent.costMicroUsd).toBeLessThanOrEqual(4_000);
  expect(describeEvaluation(evaluation).join('\n')).toMatch(/The budget ended it/);
});

it('says why a model answered nothing, and gives no price of an application', async () => {
  server.fault('unauthorized');
  const said: string[] = [];
  const options = { model: MODEL, limit: '1', suites: [] };
  const code = await evaluateFromCommandLine(options, server.environment, (line) => said.push(line));
  expect(code).toBe(1);
  expect(said.join('\n')).toMatch(/PROVIDERS_DOWN: .*key/);
  expect(said.join('\n')).not.toContain('full application');
});

describe('refuses, with what to do, and asks nothing', () => {
  const run = async (
    options: Partial<Parameters<typeof evaluateFromCommandLine>[0]>,
    environment: Record<string, string> = {},
  ): Promise<{ code: number; said: string }> => {
    const said: string[] = [];
    const given = { model: MODEL, suites: [], ...options };
    const code = await evaluateFromCommandLine(given, { ...server.environment, ...environment }, (line) =>
      said.push(line),
    );
    expect(server.calls).toHaveLength(0);
    return { code, said: said.join('\n') };
  };

  it.each([
    [
      'a model without a price',
      { model: 'openai:nobody-knows-it' },
      /MODEL_PRICES=openai:nobody-knows-it=0\/0/,
    ],
    ['a name without a provider', { model: 'gpt-4.1-mini' }, /openai:MODEL/],
    ['two models', { model: `${MODEL},openai:gpt-4.1` }, /one model/],
    ['a provider that is not set up', { model: 'compatible:qwen3:8b' }, /COMPATIBLE_BASE_URL/],
    ['a limit of none', { limit: '0' }, /--limit/],
    ['a budget that is no amount', { budget: 'much' }, /--budget/],
    ['suites', { suites: ['truth'] }, /truth/],
  ])('%s', async (_what, options, advice) => {
    const { code, said } = await run(options);
    expect(code).toBe(2);
    expect(said).toMatch(advice);
  });
});
