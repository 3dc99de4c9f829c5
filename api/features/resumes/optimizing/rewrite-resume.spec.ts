import { DEMO_POSTINGS } from '../../../../db/seeds/demo-postings.js';
import { DEMO_RESUME } from '../../../../db/seeds/demo-resume.js';
import { extractPosting } from '../../../core/extraction/extract-posting.js';
import { documentFromFacts, factsFromJsonResume } from '../../../core/resume/convert.js';
import { tailorResume } from '../../../core/writing/tailor-resume.js';
import type { Answer, Question, TaskModels, UnavailableReason } from '../../../engine/llm/answer.js';
import type { TailoringStrategy } from '../changes/proposed-change.entity.js';
import type { RewritesAnswer } from './read-rewrites.js';
import { rewriteResume, type OptimizingInput, type PassageOutcome } from './rewrite-resume.js';
import { addOutcome, describeRewriting, emptyReport } from './rewriting-report.js';

const TODAY = '2026-11-21';
let count = 0;
const newId = (): string => `id-${(count += 1)}`;
const facts = factsFromJsonResume(DEMO_RESUME);
const base = documentFromFacts(facts, { newId, language: 'en' });
const posting = extractPosting({ content: DEMO_POSTINGS[0]!, contentType: 'text', now: new Date(TODAY) });
const { changes } = tailorResume({ base, facts, posting, today: TODAY, newId });

/** The labels of a question's lines with the labels of their own facts. */
function linesIn(data: Record<string, string>): { line: string; fact: string; text: string }[] {
  const texts = new Map(data['facts']!.split('\n').map((row) => [row.slice(0, row.indexOf(':')), row]));
  return data['lines']!.split('\n').map((row) => {
    const [, line = '', fact = ''] = /^(L\d+) (?:= |\(rests on )(F\d+)/.exec(row) ?? [];
    const text = /\): (.*)$/.exec(row)?.[1] ?? texts.get(fact)!.slice(fact.length + 2);
    return { line, fact, text };
  });
}

interface Asked {
  name: string;
  values: Record<string, string>;
  data: Record<string, string>;
}

/** A model that answers as told, and counts how many questions are open at once. */
class PretendModels implements Pick<TaskModels, 'ask'> {
  readonly asked: Asked[] = [];
  open = 0;
  mostOpen = 0;

  constructor(
    private readonly reply: (asked: Asked) => RewritesAnswer | UnavailableReason,
    private readonly expected = 1,
  ) {}

  private readonly arrived = new Set<() => void>();

  async ask<Value>({ prompt, values = {}, data }: Question<Value>): Promise<Answer<Value>> {
    const asked = { name: prompt.name, values, data };
    this.asked.push(asked);
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    // Nobody is answered before as many have asked as are expected to ask at once.
    if (this.asked.length < this.expected) await new Promise<void>((go) => this.arrived.add(go));
    else for (const go of this.arrived) go();
    this.open -= 1;
    const reply = this.reply(asked);
    if (typeof reply === 'string') {
      return { kind: 'unavailable', reason: reply, message: 'Nobody is there.', fallbacks: [] };
    }
    const artefact = {
      id: newId(),
      promptName: prompt.name,
      promptVersion: prompt.version,
      provider: 'pretend',
      model: 'small-1',
      parameters: {},
      inputChecksum: '',
      inputTokens: 1,
      outputTokens: 1,
      costMicroUsd: 1,
      durationMs: 1,
      cached: false,
    };
    const fallbacks = [{ provider: 'other', model: 'm', reason: 'It answered 529.' }];
    return { kind: 'answered', value: prompt.answer.parse(reply), artefact, fallbacks };
  }
}

async function run(
  models: PretendModels,
  strategies: TailoringStrategy[] = ['BALANCED'],
  input: Partial<OptimizingInput> = {},
): Promise<{ outcomes: PassageOutcome[]; report: ReturnType<typeof emptyReport> }> {
  const outcomes: PassageOutcome[] = [];
  const report = emptyReport(strategies);
  await rewriteResume(
    models,
    { base, facts, posting, changes, strategies, today: TODAY, newId, ...input },
    (outcome) => {
      outcomes.push(outcome);
      addOutcome(report, outcome);
      return Promise.resolve();
    },
  );
  return { outcomes, report };
}

const NOTHING: RewritesAnswer = { lines: [] };
const textsOf = (outcomes: readonly PassageOutcome[]): (string | null)[] =>
  outcomes.flatMap(({ rewrites }) => rewrites.map(({ change }) => change.after));

it('asks about every passage for every strategy at once', async () => {
  const alone = new PretendModels(() => NOTHING);
  await run(alone);
  const passages = alone.asked.length;
  expect(passages).toBeGreaterThan(1);
  const models = new PretendModels(() => NOTHING, passages * 3);
  const { outcomes } = await run(models, ['CONSERVATIVE', 'BALANCED', 'BOLD']);
  expect(models.mostOpen).toBe(passages * 3);
  expect(outcomes).toHaveLength(passages * 3);
  expect(new Set(models.asked.map(({ values }) => values['strategy'])).size).toBe(3);
  expect(models.asked[0]!.values['language']).toBe('English');
});

it('sends back what was blocked, once and with the reason, and keeps what then holds', async () => {
  const models = new PretendModels(({ name, data }) => {
    const lines = linesIn(data).map(({ line, fact, text }) => ({
      line,
      // "In short" says nothing; 77 engineers are in no fact.
      text:
        name === 'rewrite-lines'
          ? `${text.replace(/\.$/, '')} with 77 engineers.`
          : `${text.replace(/\.$/, '')}, day by day.`,
      facts: [fact],
    }));
    return { lines };
  });
  const { outcomes, report } = await run(models);
  const first = models.asked.filter(({ name }) => name === 'rewrite-lines').length;
  const second = models.asked.filter(({ name }) => name === 'mend-lines');
  expect(second).toHaveLength(first);
  expect(second[0]!.data['refused']).toMatch(/77 engineers[^]*wrong: .*77/);
  expect(textsOf(outcomes).some((text) => text?.includes('77'))).toBe(false);
  expect(report.versions[0]!.wordedByModel).toBe(textsOf(outcomes).length);
});

it('leaves to the rules what is blocked twice, and says why', async () => {
  const models = new PretendModels(({ data }) => ({
    lines: linesIn(data).map(({ line, fact }) => ({
      line,
      text: 'Led 400 people at Google.',
      facts: [fact],
    })),
  }));
  const { outcomes, report } = await run(models);
  expect(textsOf(outcomes)).toEqual([]);
  expect(report.improvable).toBe(false);
  expect(report.versions[0]).toMatchObject({ wordedByModel: 0 });
  const { dropped } = report.versions[0]!;
  expect(dropped.length).toBeGreaterThan(5);
  for (const { reason } of dropped) expect(reason).toMatch(/\w+ \w+/);
  // Twice at most for each passage.
  expect(models.asked).toHaveLength(outcomes.length * 2);
});

it.each(['NOT_CONFIGURED', 'NOT_ALLOWED', 'BUDGET', 'PROVIDERS_DOWN', 'BAD_ANSWER'] as const)(
  'goes on by rules and says so when the answer is %s',
  async (reason) => {
    const models = new PretendModels(() => reason);
    const { outcomes, report } = await run(models);
    expect(textsOf(outcomes)).toEqual([]);
    expect(report).toMatchObject({ improvable: true, message: 'Nobody is there.', providers: [] });
    expect(describeRewriting(report)).toBe('Nobody is there.');
  },
);

it('says who answered and who did not', async () => {
  const models = new PretendModels(() => NOTHING);
  const { outcomes, report } = await run(models);
  expect(report.providers).toEqual([{ provider: 'pretend', model: 'small-1', calls: outcomes.length }]);
  expect(report.fallbacks).toEqual([{ provider: 'other', model: 'm', reason: 'It answered 529.' }]);
  expect(report).toMatchObject({ improvable: false, message: null });
});

it('asks nothing about a posting that has nothing to do with the resume', async () => {
  const models = new PretendModels(() => NOTHING);
  const foreign = { title: 'Sommelier', description: 'Wein.', requirements: [], skills: [] };
  const { outcomes } = await run(models, ['BALANCED'], { posting: foreign, changes: [] });
  expect(outcomes.every(({ passage }) => passage.key === 'summary')).toBe(true);
});
