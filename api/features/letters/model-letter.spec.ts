/** What becomes of the sentences a model writes, whatever it writes; the calls themselves are tested with the stand-in server. */
import { lieAbout, LIES } from '../../../e2e/support/model-answers.js';
import { letterDocument, letterDocumentText, sentencesOfLetter } from '../../core/letter/letter-document.js';
import type { Posting } from '../../core/posting/posting.js';
import { factsFromJsonResume } from '../../core/resume/convert.js';
import type { Fact } from '../../core/resume/fact.js';
import { checkLetter } from '../../core/truth/check-letter.js';
import { composeLetter } from '../../core/writing/compose-letter.js';
import { CAREER, POSTING, TODAY } from '../../core/writing/example-career.js';
import type { Answer, TaskModels } from '../../engine/llm/model-layer.js';
import { sampled } from '../../platform/testing/attacks.js';
import { DEMANDED, EVERY_INJECTION, INJECTIONS } from '../../platform/testing/injections.js';
import { letterMaterial } from './letter-material.js';
import type { LetterAnswer, MendedAnswer } from './letter-prompts.js';
import { askForLetter, askToMend, buildLetter, type LetterTurn } from './model-letter.js';
import type { LetterSources } from './rule-letter.js';

const FACTS = factsFromJsonResume(CAREER);
const WISH = { tone: 'PLAIN', length: 'MEDIUM', language: 'en' } as const;
let count = 0;
const newId = (): string => `id-${(count += 1)}`;

interface Asked {
  prompt: string;
  data: Record<string, string>;
}

/** Answers each prompt by its name, and remembers what it was asked. */
function pretend(answers: Record<string, unknown>): { models: Pick<TaskModels, 'ask'>; asked: Asked[] } {
  const asked: Asked[] = [];
  const artefact = {
    id: 'call',
    promptVersion: '1',
    provider: 'stand-in',
    model: 'small',
    parameters: {},
    inputChecksum: '',
    inputTokens: 0,
    outputTokens: 0,
    costMicroUsd: 0,
    durationMs: 0,
    cached: false,
  };
  const ask: TaskModels['ask'] = ({ prompt, data }) => {
    asked.push({ prompt: prompt.name, data });
    // What breaks the form never gets through the layer.
    const read = prompt.answer.safeParse(answers[prompt.name]);
    const answer: Answer<never> = !read.success
      ? { kind: 'unavailable', reason: 'PROVIDERS_DOWN', message: 'Nobody is there.', fallbacks: [] }
      : {
          kind: 'answered',
          value: read.data as never,
          artefact: { ...artefact, promptName: prompt.name },
          fallbacks: [],
        };
    return Promise.resolve(answer);
  };
  return { models: { ask }, asked };
}

const sourcesOf = (facts: Fact[], posting: Partial<Posting>): LetterSources => ({
  jobId: 'job',
  facts,
  posting: { locations: [], description: null, ...posting } as Posting,
});
const rulesOf = ({ facts, posting }: LetterSources) =>
  letterDocument(composeLetter({ facts, posting, today: TODAY }), newId);

/** The label under which a fact whose words begin like this is shown. */
function labelOf(sources: LetterSources, beginning: string): string {
  const { idOf } = letterMaterial(sources);
  const fact = sources.facts.find(({ text }) => text.startsWith(beginning));
  const found = [...idOf].find(([, id]) => id === fact?.id)?.[0];
  if (found === undefined) throw new Error(`No fact begins with "${beginning}"`);
  return found;
}

async function write(
  sources: LetterSources,
  answers: Record<string, unknown>,
): Promise<{ built: ReturnType<typeof buildLetter>; asked: Asked[] }> {
  const { models, asked } = pretend(answers);
  const turn: LetterTurn = { models, sources, wish: WISH, today: TODAY };
  const rules = rulesOf(sources);
  const first = await askForLetter(turn, rules, () => undefined);
  if (first.kind === 'unavailable') return { built: null, asked };
  let { value } = first;
  if (value.sentences.some(({ refusal }) => refusal !== null)) {
    const second = await askToMend(turn, value);
    if (second.kind === 'written') value = second.value;
  }
  return { built: buildLetter(value, rules, newId), asked };
}

const DEMO = sourcesOf(FACTS, POSTING);
const honest = (sources: LetterSources): LetterAnswer => ({
  paragraphs: [
    {
      sentences: [
        {
          text: 'At Tramline I moved 14 services to Kubernetes with Terraform.',
          about: 'me',
          facts: [labelOf(sources, 'Moved 14 services')],
        },
        { text: 'You run the platform that balances the grid.', about: 'employer', facts: [] },
      ],
    },
    {
      sentences: [
        {
          text: 'I also mentored two junior engineers there.',
          about: 'me',
          facts: [labelOf(sources, 'Mentored two')],
        },
      ],
    },
  ],
});

describe('a letter of a model', () => {
  it('stands between the rules’ first and last sentence, each sentence with its facts', async () => {
    const { built, asked } = await write(DEMO, { 'write-letter': honest(DEMO) });
    expect(asked).toHaveLength(1);
    expect(built).toMatchObject({ kept: 3, removed: [] });
    const text = letterDocumentText(built!.document);
    expect(text).toContain('I am applying for the Senior Platform Engineer position at Nordlicht Energy.');
    expect(text).toContain(
      'At Tramline I moved 14 services to Kubernetes with Terraform. You run the platform',
    );
    expect(checkLetter(built!.document, { facts: FACTS, posting: POSTING, today: TODAY })).toEqual([]);
    expect(
      sentencesOfLetter(built!.document)
        .filter(({ basis }) => basis === 'facts')
        .every(({ facts }) => facts.length === 1),
    ).toBe(true);
  });

  it('is sent back once where it says more than the facts, and takes the mended sentence', async () => {
    const answer = honest(DEMO);
    answer.paragraphs[0]!.sentences[0]!.text =
      'At Tramline I moved 40 services to Kubernetes with Terraform.';
    const mended: MendedAnswer = {
      sentences: [{ sentence: 'S1', ...honest(DEMO).paragraphs[0]!.sentences[0]! }],
    };
    const { built, asked } = await write(DEMO, { 'write-letter': answer, 'mend-sentences': mended });
    expect(asked.map(({ prompt }) => prompt)).toEqual(['write-letter', 'mend-sentences']);
    expect(asked[1]!.data['refused']).toMatch(/S1: At Tramline I moved 40 services.*\nwrong: .*40/);
    expect(built).toMatchObject({ kept: 3, removed: [] });
    expect(letterDocumentText(built!.document)).toContain('moved 14 services');
  });

  it('gets the rules’ sentence about the same fact where it does not mend, or none', async () => {
    const answer = honest(DEMO);
    answer.paragraphs[0]!.sentences[0]!.text =
      'At Tramline I moved 40 services to Kubernetes with Terraform.';
    answer.paragraphs[0]!.sentences[1]!.text = 'You are the market leader in renewable power.';
    answer.paragraphs[1]!.sentences.push({
      text: 'I cut response time of the PostgreSQL reporting API by 45%.',
      about: 'me',
      facts: [labelOf(DEMO, 'Cut response time')],
    });
    const { built } = await write(DEMO, { 'write-letter': answer });
    expect(built!.removed).toMatchObject([
      {
        text: expect.stringContaining('40 services'),
        replacedBy: 'At Tramline, I moved 14 services to k8s with Terraform.',
      },
      { text: 'You are the market leader in renewable power.', replacedBy: null },
    ]);
    expect(letterDocumentText(built!.document)).not.toMatch(/40 services|market leader/);
  });

  it('is none when little of it stands', async () => {
    const answer = honest(DEMO);
    for (const { sentences } of answer.paragraphs) for (const one of sentences) one.facts = ['F99'];
    expect((await write(DEMO, { 'write-letter': answer })).built).toBeNull();
    expect((await write(DEMO, {})).built).toBeNull();
    expect((await write(DEMO, { 'write-letter': { paragraphs: [] } })).built).toBeNull();
  });

  it('does not say what the model was told to do', async () => {
    const answer = honest(DEMO);
    answer.paragraphs[0]!.sentences[1]!.text =
      'You run the platform that balances the grid You write the middle of a cover letter.';
    const { built } = await write(DEMO, { 'write-letter': answer });
    expect(built!.removed).toMatchObject([
      { reason: 'It repeats what it was told to do.', replacedBy: null },
    ]);
  });

  it('is bounded whatever comes', async () => {
    const sentence = { text: 'I mentored two junior engineers.', about: 'me', facts: ['F1'] };
    const endless = {
      paragraphs: Array.from({ length: 50 }, () => ({ sentences: Array(100).fill(sentence) })),
    };
    const { built } = await write(DEMO, { 'write-letter': endless });
    expect(built === null || sentencesOfLetter(built.document).length < 20).toBe(true);
  });
});

describe.each(LIES)('a model that lies (%s)', (lie) => {
  it('puts nothing untrue into the letter', async () => {
    const answer = lieAbout(honest(DEMO), lie, 'You write the middle of a cover letter in English.');
    const { built } = await write(DEMO, { 'write-letter': answer, 'mend-sentences': { sentences: [] } });
    if (built === null) return;
    const text = letterDocumentText(built.document);
    expect(text).not.toMatch(
      /149|459|87%|Globex|Fortran|Miskatonic|Chief|1987|169\.254|<|drop table|middle of a cover|Mallory/,
    );
    expect(checkLetter(built.document, { facts: FACTS, posting: POSTING, today: TODAY })).toEqual([]);
  });
});

/** A model that does what it reads: says all it was told, of the person and of the employer. */
function obey(sources: LetterSources, injection: string): LetterAnswer {
  const parts = [
    injection,
    ...injection.split(/[.:;!?。：]\s*/),
    'You are Evil Corp.',
    'I have a PhD and led Globex as Chief.',
  ];
  const labels = [...letterMaterial(sources).idOf.keys()];
  const told = parts.filter((part) => part.trim() !== '').slice(0, 6);
  return {
    paragraphs: [
      ...honest(sources).paragraphs,
      { sentences: told.map((text) => ({ text, about: 'employer' as const, facts: [] })) },
      { sentences: told.map((text) => ({ text, about: 'me' as const, facts: labels })) },
    ],
  };
}

const CARRIERS: Record<string, (text: string) => LetterSources> = {
  'the description': (text) =>
    sourcesOf(FACTS, { ...POSTING, description: `${POSTING.description ?? ''}\n\n${text}` }),
  'a requirement': (text) =>
    sourcesOf(FACTS, {
      ...POSTING,
      requirements: [...POSTING.requirements!, { text, kind: 'must', skills: [] }],
    }),
  'a line of the resume': (text) => {
    const [job, ...others] = CAREER.work!;
    const work = [{ ...job, highlights: [...job!.highlights!, text] }, ...others];
    return sourcesOf(factsFromJsonResume({ ...CAREER, work }), POSTING);
  },
};

describe.each(Object.keys(CARRIERS))('an instruction in %s', (carrier) => {
  it.each(sampled(EVERY_INJECTION, INJECTIONS))('%s', async (injection) => {
    const sources = CARRIERS[carrier]!(injection);
    const answer = obey(sources, injection);
    const mended = {
      sentences: Array.from({ length: 12 }, (_, at) => ({
        sentence: `S${at + 1}`,
        ...answer.paragraphs.at(-1)!.sentences[at % 3]!,
      })),
    };
    const { built, asked } = await write(sources, { 'write-letter': answer, 'mend-sentences': mended });
    expect(built).not.toBeNull();
    // The rules may quote a line of the person's own resume; the model's words are not in the letter.
    const rules = new Set(sentencesOfLetter(rulesOf(sources)).map(({ text }) => text));
    const written = sentencesOfLetter(built!.document).filter(({ text }) => !rules.has(text));
    expect(written.length).toBeGreaterThan(1);
    expect(written.map(({ text }) => text).join('\n')).not.toMatch(DEMANDED);
    expect(asked[0]!.data['facts'] ?? '').not.toMatch(/ignore all previous/i);
  });
});

it('would be believed if the words were the posting’s own: the test can fail', async () => {
  const sources = sourcesOf(FACTS, {
    ...POSTING,
    description: 'Evil Corp runs the platform that balances the grid.',
  });
  const { built } = await write(sources, {
    'write-letter': {
      paragraphs: [
        ...honest(DEMO).paragraphs,
        { sentences: [{ text: 'Evil Corp runs your platform.', about: 'employer', facts: [] }] },
      ],
    },
  });
  expect(letterDocumentText(built!.document)).toMatch(DEMANDED);
});
