import { extractPosting } from './extract-posting.js';

const now = new Date('2026-11-20T12:00:00Z');
const read = (content: string) => extractPosting({ content, contentType: 'text', now });

describe('pasted text', () => {
  it('is a posting when short lines of their own head what is asked', () => {
    const posting = read(
      [
        'Backend Developer',
        'Solvik Energi, Malmö, Sweden (remote)',
        'SEK 45,000 - 55,000 per month',
        '',
        'Requirements',
        '- 3 years of experience with Go or TypeScript',
        '- PostgreSQL',
        'Nice to have',
        '- Kubernetes',
      ].join('\n'),
    );
    expect(posting).toMatchObject({
      status: 'posting',
      title: 'Backend Developer',
      salary: { currency: 'SEK', min: 45_000, max: 55_000, unit: 'MONTH' },
      yearsExperience: 3,
    });
    expect(posting.requirements.map(({ kind }) => kind)).toEqual(['must', 'must', 'nice']);
  });

  it('is none when it tells something else', () => {
    const recipe = [
      'Rye bread',
      'Mix flour, water and salt in the evening and let it stand until morning.',
      'Bake at 240 degrees for forty minutes, with steam for the first fifteen.',
      'Let it cool on a rack before you cut it.',
    ].join('\n');
    expect(read(recipe)).toMatchObject({ status: 'not_a_posting', title: null, requirements: [] });
  });

  it('tells the employer from the place in one line', () => {
    const posting = read(
      `Offshore Technician\nKelvik Energi, Malmö, Sweden (remote)\n\nWe are looking for a technician to join our team.\n\nRequirements\n- 3 years of experience\n- English\n`,
    );
    expect(posting.company).toBe('Kelvik Energi');
    expect(posting.locations).toEqual(['Malmö, Sweden (remote)']);
    expect(
      read(
        `Chef\nCanary Wharf, London, United Kingdom\n\nWe are looking for a chef to join our team.\n\nRequirements\n- 3 years of experience\n`,
      ).company,
    ).toBeNull();
  });
});
