import { budgetLevel, costWords, estimateWords, everyDay, type UsageSum } from './usage-words';

const sum = (key: string): UsageSum => ({
  key,
  calls: 1,
  cachedCalls: 0,
  inputTokens: 10,
  outputTokens: 5,
  costMicroUsd: 4,
});

describe('the words of money', () => {
  it('says cents exactly and never rounds a cost away', () => {
    expect(costWords(0)).toBe('$0');
    expect(costWords(420)).toBe('under $0.01');
    expect(costWords(10_000)).toBe('$0.01');
    expect(costWords(1_234_567)).toBe('$1.23');
  });

  it('rounds an estimate up', () => {
    expect(estimateWords(0)).toBe('free');
    expect(estimateWords(1_200)).toBe('about $0.01');
    expect(estimateWords(10_001)).toBe('about $0.02');
  });

  it('warns of a budget at half, four fifths and the end', () => {
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
