import type { JsonResume } from '../resume/json-resume.js';
import { matchJob, type MatchablePosting } from './match-job.js';
import { preparePosting } from './prepare-posting.js';
import { rankPostings } from './rank-postings.js';

const today = '2026-11-01';
const resume: JsonResume = {
  basics: { label: 'Accountant' },
  work: [{ position: 'Accountant', startDate: '2015-01', highlights: ['Closed the books under IFRS'] }],
  skills: [{ keywords: ['IFRS', 'Excel', 'VAT'] }],
};
const postings: MatchablePosting[] = [
  { title: 'Line Cook', description: 'Requirements: food safety' },
  { title: 'Senior Accountant', description: 'Requirements: IFRS, VAT, month-end close' },
  { title: 'Bookkeeper', description: 'Requirements: accounts payable, Excel' },
];

describe('rankPostings', () => {
  it('orders by fit and gives what matchJob gives', () => {
    const ranked = rankPostings({ postings, resume, today });
    expect(ranked.map(({ posting }) => posting.title)).toEqual([
      'Senior Accountant',
      'Bookkeeper',
      'Line Cook',
    ]);
    for (const { posting, result } of ranked) expect(result).toEqual(matchJob({ posting, resume, today }));
  });

  it('takes prepared postings and gives the same', () => {
    const prepared = rankPostings({
      postings: postings.map((posting) => preparePosting(posting)),
      resume,
      today,
    });
    const plain = rankPostings({ postings, resume, today });
    expect(prepared.map(({ result }) => result)).toEqual(plain.map(({ result }) => result));
  });

  it('keeps the order given among equals and stops at the limit', () => {
    const twins = [1, 2, 3].map((number) => ({ ...postings[1]!, applyUrl: `https://example.org/${number}` }));
    const ranked = rankPostings({ postings: twins, resume, today, limit: 2 });
    expect(ranked.map(({ posting }) => posting.applyUrl)).toEqual([
      'https://example.org/1',
      'https://example.org/2',
    ]);
  });
});
