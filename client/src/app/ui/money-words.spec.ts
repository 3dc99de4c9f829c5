import { costWords, estimateWords, quoteWords } from './money-words';

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

  it('names what is usual and what is the most', () => {
    expect(quoteWords({ minMicroUsd: 0, maxMicroUsd: 0 })).toBe('free');
    expect(quoteWords({ minMicroUsd: 1_000, maxMicroUsd: 4_000 })).toBe('about $0.01');
    expect(quoteWords({ minMicroUsd: 9_000, maxMicroUsd: 31_000 })).toBe('about $0.01, at most $0.04');
    expect(quoteWords({ minMicroUsd: 0, maxMicroUsd: 31_000 })).toBe('about $0.04');
  });
});
