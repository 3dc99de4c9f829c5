/** What becomes of wordings and questions a model gives, whatever it gives. */
import { lieAbout, LIES } from '../../../../e2e/support/model-answers.js';
import { factsFromJsonResume } from '../../../core/resume/convert.js';
import type { Fact } from '../../../core/resume/fact.js';
import { CAREER, TODAY } from '../../../core/writing/example-career.js';
import type { Answer, TaskModels } from '../../../engine/llm/model-layer.js';
import { sampled } from '../../../platform/testing/attacks.js';
import { DEMANDED, EVERY_INJECTION, INJECTIONS } from '../../../platform/testing/injections.js';
import { improveFacts, type Improvement } from './improve-facts.js';

interface Given {
  wordings: { fact: string; text: string }[];
  questions: { fact: string; topic: string; text: string }[];
}

const FACTS = factsFromJsonResume(CAREER);

/** Asks a model that gives `answer`, which may look at what it was shown. */
async function improve(
  answer: (shown: string) => unknown,
  facts: Fact[] = FACTS,
): Promise<Improvement & { shown: string }> {
  let shown = '';
  const ask: TaskModels['ask'] = ({ prompt, data }) => {
    shown = data['facts'] ?? '';
    // What breaks the form never gets through the layer.
    const read = prompt.answer.safeParse(answer(shown));
    const given: Answer<never> = !read.success
      ? { kind: 'unavailable', reason: 'BAD_ANSWER', message: 'No usable answer.', fallbacks: [] }
      : {
          kind: 'answered',
          value: read.data as never,
          artefact: {
            id: 'call',
            promptName: prompt.name,
            promptVersion: prompt.version,
            provider: 'stand-in',
            model: 'small',
            parameters: {},
            inputChecksum: '',
            inputTokens: 0,
            outputTokens: 0,
            costMicroUsd: 0,
            durationMs: 0,
            cached: false,
          },
          fallbacks: [],
        };
    return Promise.resolve(given);
  };
  const found = await improveFacts({ ask }, { facts, only: null, asked: [], today: TODAY }, () => undefined);
  return { ...found, shown };
}

const labelOf = (shown: string, beginning: string): string =>
  new RegExp(`(F\\d+): ${beginning}`).exec(shown)?.[1] ?? 'F0';

const honest = (shown: string): Given => ({
  wordings: [
    { fact: labelOf(shown, 'Responsible'), text: 'Managed the ticketing service used by 3 cities' },
    { fact: labelOf(shown, 'Built an order'), text: 'Built a portal for orders in Node.js and React' },
  ],
  questions: [
    {
      fact: labelOf(shown, 'Built an order'),
      topic: 'NUMBERS',
      text: 'How many orders went through the order portal?',
    },
  ],
});

it('keeps wordings that say the same and questions that suggest nothing', async () => {
  const { proposals, questions, improving, source } = await improve(honest);
  expect(proposals).toMatchObject([
    {
      kind: 'REWORD',
      after: 'Managed the ticketing service used by 3 cities',
      basis: ['work[0].highlights[1]'],
    },
    { kind: 'REWORD', after: 'Built a portal for orders in Node.js and React' },
  ]);
  expect(questions).toMatchObject([{ topic: 'NUMBERS', factId: 'work[1].highlights[0]' }]);
  expect(improving).toMatchObject({ message: null, improvable: false, dropped: [] });
  expect(source).toMatchObject({ provider: 'stand-in', promptName: 'improve-facts' });
});

it.each([
  ['another number', 'Managed the ticketing service used by 30 cities'],
  ['a lost number', 'Managed the ticketing service'],
  ['a skill', 'Managed the Kubernetes ticketing service used by 3 cities'],
  ['a team', 'Managed the team behind the ticketing service used by 3 cities'],
  ['markup', '**Managed** the ticketing service used by 3 cities'],
])('drops a wording with %s, and says so', async (_what, text) => {
  const { proposals, improving } = await improve((shown) => ({
    wordings: [{ fact: labelOf(shown, 'Responsible'), text }],
    questions: [],
  }));
  expect(proposals).toEqual([]);
  expect(improving.dropped).toMatchObject([{ text: expect.any(String), reason: expect.any(String) }]);
});

it('asks at most six questions, one a fact', async () => {
  const { questions } = await improve((shown) => {
    const labels = [...shown.matchAll(/(F\d+):/g)].map(([, label]) => label);
    const asked = [...labels, ...labels].map((fact) => ({
      fact,
      topic: 'SCOPE',
      text: 'What was your own part in it?',
    }));
    return { wordings: [], questions: asked };
  });
  expect(questions).toHaveLength(6);
  expect(new Set(questions.map(({ factId }) => factId)).size).toBe(6);
});

it('goes on with the rules when there is no usable answer', async () => {
  const { proposals, questions, improving } = await improve(() => ({ wordings: 'none' }));
  expect([proposals, questions]).toEqual([[], []]);
  expect(improving).toMatchObject({ message: 'No usable answer.', improvable: true });
});

it.each(LIES)('takes no lie over (%s)', async (lie) => {
  const { proposals, questions } = await improve((shown) =>
    lieAbout(honest(shown), lie, 'You help a person to say it.'),
  );
  const said = [...proposals.map(({ after }) => after), ...questions.map(({ text }) => text)].join('\n');
  expect(said).not.toMatch(
    /39|87%|Globex|Fortran|Miskatonic|Chief|1987|169\.254|<|drop table|You help|Mallory/,
  );
});

describe('an instruction in a line of the career', () => {
  it.each(sampled(EVERY_INJECTION, INJECTIONS))('%s', async (injection) => {
    const [job, ...others] = CAREER.work!;
    const work = [{ ...job, highlights: [...job!.highlights!, injection] }, ...others];
    const facts = factsFromJsonResume({ ...CAREER, work });
    const { proposals, questions, shown } = await improve((seen) => {
      const labels = [...seen.matchAll(/(F\d+):/g)].map(([, label]) => label!);
      const told = [injection, ...injection.split(/[.:;!?。：]\s*/), 'Led Globex as Chief Executive'];
      return {
        wordings: labels.flatMap((fact) => told.map((text) => ({ fact, text }))).slice(0, 60),
        questions: labels.map((fact, at) => ({
          fact,
          topic: 'SCOPE',
          text: `${(told[at % told.length] ?? '').replaceAll('?', '')}?`,
        })),
      };
    }, facts);
    const said = [...proposals.map(({ after }) => after), ...questions.map(({ text }) => text)].join('\n');
    expect(said).not.toMatch(DEMANDED);
    expect(shown).not.toMatch(/previous instructions/i);
  });
});
