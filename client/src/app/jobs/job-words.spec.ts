import { descriptionBlocks } from './description-blocks';
import { jobTitle, placesWords, salaryWords } from './job-words';

const euros = (whole: number) => ({ amountMinor: whole * 100, currency: 'EUR' });

describe('salaryWords', () => {
  it('writes a range, a lower end, an upper end and one figure', () => {
    expect(salaryWords({ min: euros(70_000), max: euros(85_000), unit: 'YEAR' })).toBe(
      '€70,000 – €85,000 a year',
    );
    expect(salaryWords({ min: euros(40), max: null, unit: 'HOUR' })).toBe('from €40 an hour');
    expect(salaryWords({ min: null, max: euros(9_000), unit: 'MONTH' })).toBe('up to €9,000 a month');
    expect(salaryWords({ min: euros(500), max: euros(500), unit: null })).toBe('€500');
  });

  it('knows currencies without decimals', () => {
    expect(salaryWords({ min: { amountMinor: 6_000_000, currency: 'JPY' }, max: null, unit: 'YEAR' })).toBe(
      'from ¥6,000,000 a year',
    );
  });

  it('is silent when the posting is', () => {
    expect(salaryWords(null)).toBeNull();
    expect(salaryWords({ min: null, max: null, unit: null })).toBeNull();
  });
});

describe('placesWords', () => {
  it('counts what goes past two', () => {
    expect(placesWords(['Oslo', 'Bergen'])).toBe('Oslo · Bergen');
    expect(placesWords(['Oslo', 'Bergen', 'Tromsø', 'Narvik'])).toBe('Oslo · Bergen and 2 more');
  });
});

describe('jobTitle', () => {
  it('falls back to the site', () => {
    expect(jobTitle({ title: null, url: 'https://careers.example.com/1' })).toBe('careers.example.com');
    expect(jobTitle({ title: null, url: null })).toBe('Untitled posting');
  });
});

describe('descriptionBlocks', () => {
  it('sets bullets as lists and the short line before them as their heading', () => {
    expect(descriptionBlocks('We bake.\n\nYou bring\n- Patience\n- A scale\nApply soon.')).toEqual([
      { kind: 'paragraph', text: 'We bake.' },
      { kind: 'heading', text: 'You bring' },
      { kind: 'list', items: ['Patience', 'A scale'] },
      { kind: 'paragraph', text: 'Apply soon.' },
    ]);
  });
});
