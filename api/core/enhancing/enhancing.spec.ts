import { factsFromJsonResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import { CAREER, TODAY } from '../writing/example-career.js';
import { askAboutFacts } from './ask-about-facts.js';
import { refuseProposal, refuseQuestion } from './check-proposal.js';
import { enhanceFacts } from './enhance-facts.js';
import { findDuplicates } from './find-duplicates.js';
import { rewordLine } from './reword-line.js';
import { takeAnswer } from './take-answer.js';

const facts = factsFromJsonResume(CAREER);
const TICKETING = 'work[0].highlights[1]';
const withLines = (...highlights: string[]): Fact[] =>
  factsFromJsonResume({ work: [{ name: 'Rye', position: 'Baker', startDate: '2019', highlights }] });

describe('rewordLine', () => {
  it.each([
    ['Responsible for managing the oven', 'Managed the oven'],
    ['Duties included managing the oven', 'Managed the oven'],
    ['Tasked with training apprentices', 'Trained apprentices'],
    ['Successfully delivered 400 loaves', 'Delivered 400 loaves'],
  ])('turns "%s" into "%s"', (line, better) => {
    expect(rewordLine(line)?.text).toBe(better);
  });

  it.each(['Baked 400 loaves a day', 'Helped with the ovens', 'Verantwortlich für den Ofen', ''])(
    'leaves "%s"',
    (line) => {
      expect(rewordLine(line)).toBeNull();
    },
  );
});

describe('refuseProposal', () => {
  const refuse = (after: string, basis = [TICKETING]) =>
    refuseProposal({ factId: TICKETING, after, basis }, facts, TODAY);

  it.each(['Managed the ticketing service used by 3 cities', 'Ran the ticketing service that 3 cities use'])(
    'lets through "%s"',
    (after) => {
      expect(refuse(after)).toBeNull();
    },
  );

  it.each([
    ['another number', 'Managed the ticketing service used by 30 cities'],
    ['a lost number', 'Managed the ticketing service'],
    ['a new skill', 'Managed the Kubernetes ticketing service used by 3 cities'],
    ['new people', 'Managed a team of engineers for the ticketing service used by 3 cities'],
    ['a new result', 'Managed the ticketing service used by 3 cities, cutting costs by 20%'],
    ['an address', 'Managed the ticketing service used by 3 cities (https://evil.example)'],
    ['hidden characters', 'Managed the ticketing\u200b service used by 3 cities'],
    ['nothing', ''],
    ['the same', 'Responsible for managing the ticketing service used by 3 cities'],
    ['an essay', `Managed the ticketing service used by 3 cities ${'and the service '.repeat(20)}`],
  ])('refuses %s', (_what, after) => {
    expect(refuse(after)).not.toBeNull();
  });

  it('refuses to rest on facts of another position, or on none', () => {
    expect(refuse('Managed the service of 3 cities', [TICKETING, 'work[1].highlights[0]'])).not.toBeNull();
    expect(refuse('Managed the service of 3 cities', ['nowhere'])).not.toBeNull();
  });
});

describe('refuseQuestion', () => {
  const refuse = (text: string) => refuseQuestion(text, { id: TICKETING }, facts, TODAY);

  it('lets a plain question through', () => {
    expect(refuse('How many people used the ticketing service?')).toBeNull();
  });

  it.each([
    'Did you lead 40 people?',
    'Did you use Kubernetes and Rust for it?',
    'Was that at Globex Corporation?',
    'No question.',
    'One? Two?',
    'Explain how a lock works. Which one did you use?',
  ])('refuses "%s"', (text) => {
    expect(refuse(text)).not.toBeNull();
  });
});

describe('findDuplicates', () => {
  it('keeps the fuller of two lines, and leaves lines with other numbers alone', () => {
    const lines = withLines(
      'Baked 400 loaves of rye bread a day',
      'Baked 400 loaves of rye bread a day for the harbour market',
      'Baked 500 loaves of rye bread a day for the harbour market',
    );
    expect(findDuplicates(lines)).toMatchObject([
      { kind: 'MERGE', factId: 'work[0].highlights[1]', removes: ['work[0].highlights[0]'] },
    ]);
  });

  it('knows a skill by its other name', () => {
    const skills = factsFromJsonResume({
      skills: [{ name: 'Tools', keywords: ['Kubernetes', 'Git', 'k8s'] }],
    });
    expect(findDuplicates(skills)).toMatchObject([{ removes: ['skills[0].keywords[2]'] }]);
  });
});

describe('askAboutFacts', () => {
  it('asks at most six, two of one position, one a fact, the recent first', () => {
    const many = factsFromJsonResume({
      work: Array.from({ length: 8 }, (_, at) => ({
        name: `Bakery ${at}`,
        position: 'Baker',
        startDate: `${2020 - at}`,
        endDate: `${2021 - at}`,
        highlights: ['Improved the oven', 'Helped in the shop', 'Reduced waste', 'Trained apprentices'],
      })),
    });
    const asked = askAboutFacts(many);
    expect(asked).toHaveLength(6);
    expect(new Set(asked.map(({ factId }) => factId)).size).toBe(6);
    expect(asked.slice(0, 2).every(({ factId }) => factId.startsWith('work[0]'))).toBe(true);
    expect(asked.filter(({ factId }) => factId.startsWith('work[0]'))).toHaveLength(2);
  });

  it('asks nothing about lines that say enough, and nothing again', () => {
    expect(askAboutFacts(withLines('Baked 400 loaves a day'))).toEqual([]);
    const lines = withLines('Improved the sourdough');
    const [question] = askAboutFacts(lines);
    expect(question).toMatchObject({ topic: 'NUMBERS' });
    expect(askAboutFacts(lines, new Set([`${question!.factId} NUMBERS`]))).toEqual([]);
  });
});

describe('takeAnswer', () => {
  const line = (text: string): Fact => withLines(text).find(({ kind }) => kind === 'bullet')!;

  it.each([
    ['NUMBERS', 'Reduced waste.', 'from 9% to 4%', 'Reduced waste (from 9% to 4%).'],
    [
      'TOOLS',
      'Built the shop of the bakery',
      'TypeScript',
      'Built the shop of the bakery, using TypeScript.',
    ],
    ['SCOPE', 'Helped with the ovens', 'I built the timer', 'Helped with the ovens. Built the timer.'],
  ] as const)('puts an answer about %s into the line', (topic, text, answer, after) => {
    expect(takeAnswer(line(text), topic, answer)).toMatchObject({ kind: 'COMPLETE', after });
  });

  it('reads dates, and advises where there are none', () => {
    const entry = withLines('x').find(({ kind }) => kind === 'entry')!;
    expect(takeAnswer(entry, 'DATES', 'March 2015 to June 2018')).toMatchObject({
      fields: { startDate: '2015-03', endDate: '2018-06', name: 'Rye' },
    });
    expect(takeAnswer(entry, 'DATES', 'a while ago')).toMatchObject({ advice: expect.any(String) });
    expect(takeAnswer(entry, 'NUMBERS', '   ')).toMatchObject({ advice: expect.any(String) });
  });
});

describe('enhanceFacts', () => {
  it('is the same every time, and never proposes what the check would refuse', () => {
    const once = enhanceFacts({ facts, only: null, today: TODAY });
    expect(enhanceFacts({ facts, only: null, today: TODAY })).toEqual(once);
    expect(once.proposals).toMatchObject([{ factId: TICKETING, kind: 'REWORD' }]);
  });

  it('gives nothing for nothing', () => {
    expect(enhanceFacts({ facts: [], only: null, today: TODAY })).toEqual({ proposals: [], questions: [] });
  });
});
