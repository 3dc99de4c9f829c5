import { budgetLevel, everyDay, modelWords, type UsageSum, workWords } from './usage-words';

const sum = (key: string): UsageSum => ({
  key,
  calls: 1,
  cachedCalls: 0,
  inputTokens: 10,
  outputTokens: 5,
  costMicroUsd: 4,
});

describe('rows of the tables', () => {
  it('say what the work was, and by which prompt', () => {
    expect(workWords('rewrite-lines 2')).toEqual({ work: 'Wording resume lines', prompt: 'rewrite-lines 2' });
    expect(workWords('count-moons 1').work).toBe('count-moons');
  });

  it('name the model apart from its provider', () => {
    expect(modelWords('compatible:llama3.2:3b')).toEqual({ model: 'llama3.2:3b', provider: 'compatible' });
    expect(modelWords('gpt')).toEqual({ model: 'gpt', provider: '' });
  });
});

describe('a budget', () => {
  it('warns at half, four fifths and the end', () => {
    expect([0, 49, 50, 79, 80, 99, 100, 130].map((used) => budgetLevel(used, 100))).toEqual([
      'calm',
      'calm',
      'half',
      'half',
      'high',
      'high',
      'spent',
      'spent',
    ]);
    expect(budgetLevel(0, 0)).toBe('spent');
  });
});

describe('everyDay', () => {
  it('fills in the days without use, over the end of a month', () => {
    const days = everyDay(
      [sum('2026-10-31')],
      new Date('2026-10-30T10:00:00Z'),
      new Date('2026-11-01T09:00:00Z'),
    );

    expect(days.map(({ day, sum: found }) => [day, found !== null])).toEqual([
      ['2026-10-30', false],
      ['2026-10-31', true],
      ['2026-11-01', false],
    ]);
  });
});
