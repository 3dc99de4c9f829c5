import { extractPosting } from './extract-posting.js';

const now = new Date('2026-11-20T12:00:00Z');

const page = (title: string, cards: string, end = ''): string =>
  `<html><head><title>${title}</title></head><body><main><h1>3 results</h1><ul>${cards}</ul></main>${end}</body></html>`;

const card = (number: number, place: string): string =>
  `<li><a href="/job/${number}/store-manager/77/${number}"><h2>Store Manager</h2><span class="job-address-list">${place}</span></a></li>`;

describe('lists of postings', () => {
  it('keeps the title of cards that have one title for many places', () => {
    const { status, postings } = extractPosting({
      content: page(
        'Find Jobs',
        card(101, 'Leeds, England') + card(102, 'York, England') + card(103, 'Hull, England'),
      ),
      now,
    });
    expect(status).toBe('listing');
    expect(postings.map(({ title }) => title)).toEqual(['Store Manager', 'Store Manager', 'Store Manager']);
    expect(postings.map(({ locations }) => locations[0])).toEqual([
      'Leeds, England',
      'York, England',
      'Hull, England',
    ]);
  });

  it.each([
    ['the end of the title', page('Job Listings at Marlow Foods', 'CARDS'), 'Marlow Foods'],
    [
      'the copyright',
      page('Find Jobs', 'CARDS', '<footer>© 2026 Tarn Optics Ltd. All rights reserved.</footer>'),
      'Tarn Optics Ltd.',
    ],
    ['nowhere', page('Search results', 'CARDS'), null],
  ])('takes the employer of a list from %s', (_place, html, company) => {
    const cards = card(101, 'Leeds, England') + card(102, 'York, England') + card(103, 'Hull, England');
    const { postings } = extractPosting({ content: html.replace('CARDS', cards), now });
    expect(new Set(postings.map((posting) => posting.company))).toEqual(new Set([company]));
    for (const { evidence, confidence } of postings) {
      expect(company === null || (evidence.company ?? '').includes(company)).toBe(true);
      expect(confidence.company ?? 0).toBeLessThan(0.9);
    }
  });

  it('reads the place of a counted list from the address of the posting', () => {
    const content = JSON.stringify({
      jobPostings: ['A', 'B'].map((letter) => ({
        title: `Account Manager ${letter}`,
        externalPath: `/job/Illinois---Chicago/Account-Manager_R${letter}`,
        locationsText: '5 Locations',
        postedOn: 'Posted Yesterday',
      })),
    });
    const { postings } = extractPosting({ content, now });
    expect(postings.map(({ locations }) => locations)).toEqual([
      ['Chicago, Illinois'],
      ['Chicago, Illinois'],
    ]);
    expect(postings[0]!.evidence.locations).toBe('Illinois---Chicago');
  });
});
