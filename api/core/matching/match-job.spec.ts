import type { JsonResume } from '../resume/json-resume.js';
import { matchJob, type MatchablePosting, type MatchPreferences, type MatchResult } from './match-job.js';

const TODAY = '2026-11-01';
const resume: JsonResume = {
  basics: { label: 'Backend Developer', location: { city: 'Brno' } },
  work: [
    {
      name: 'Firma',
      position: 'Backend Developer',
      startDate: '2019-01',
      highlights: ['Built services in Go and MySQL', 'Ran them on Google Cloud with Docker'],
    },
  ],
  skills: [{ name: 'Languages', keywords: ['Go', 'SQL'] }],
  languages: [{ language: 'English' }, { language: 'Czech' }],
};
const posting: MatchablePosting = {
  title: 'Backend Engineer',
  description:
    'Requirements\n- 4+ years of experience with Go\n- PostgreSQL\n- AWS\n- Terraform\nNice to have\n- Kafka\nWe offer\n- Excel courses',
};

const match = (
  job: MatchablePosting,
  person: JsonResume = resume,
  preferences?: MatchPreferences,
): MatchResult =>
  matchJob({ posting: job, resume: person, today: TODAY, ...(preferences ? { preferences } : {}) });

describe('matchJob', () => {
  it('gives the same answer to the byte, whatever was matched before', () => {
    const first = JSON.stringify(match(posting));
    match({ title: 'Nurse', description: 'Requirements: ICU' });
    expect(JSON.stringify(match(posting))).toBe(first);
  });

  it('lists what is missing by weight: must before nice, nothing of what the employer offers', () => {
    const { missing } = match(posting);
    expect(missing.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'must Terraform',
      'must PostgreSQL',
      'must AWS',
      'nice Kafka',
    ]);
    expect(missing[0]!.weight).toBeGreaterThan(missing[2]!.weight);
    expect(missing[2]!.skills).toEqual(['AWS']);
  });

  it('gives a neighbour part of the credit and says so', () => {
    const near = match({ title: 'Engineer', requirements: ['AWS', 'Terraform', 'Ansible', 'Kafka'] });
    const far = match(
      { title: 'Engineer', requirements: ['AWS', 'Terraform', 'Ansible', 'Kafka'] },
      { ...resume, work: [] },
    );
    expect(near.fit).toBeGreaterThan(far.fit);
    expect(near.reasons.map(({ text }) => text).join(' ')).toContain('Google Cloud for AWS');
  });

  it('takes what a skill implies as shown', () => {
    const person: JsonResume = { skills: [{ keywords: ['PostgreSQL', 'Spring Boot'] }] };
    expect(match({ requirements: ['SQL', 'Java'] }, person).missing).toEqual([]);
  });

  it('is content with one of several alternatives', () => {
    expect(match({ requirements: ['Go, Rust or Java'] }).missing).toEqual([]);
    expect(
      match({ requirements: ['Python or Java', 'a cloud such as AWS or Google Cloud'] }).missing.map(
        ({ text }) => text,
      ),
    ).toEqual(['Python or Java']);
  });

  it('weighs must-haves most', () => {
    const lacksMust = match({
      requirements: [
        { text: 'Terraform', kind: 'must' },
        { text: 'Go', kind: 'nice' },
      ],
    });
    const lacksNice = match({
      requirements: [
        { text: 'Terraform', kind: 'nice' },
        { text: 'Go', kind: 'must' },
      ],
    });
    expect(lacksNice.fit).toBeGreaterThan(lacksMust.fit);
  });

  it('puts the right trade far before a strange one', () => {
    expect(
      match(posting).score -
        match({ title: 'Registered Nurse', description: 'Requirements: ICU, patient care' }).score,
    ).toBeGreaterThan(30);
  });

  it('says at most five reasons, each once', () => {
    const { reasons } = match(
      {
        ...posting,
        languages: ['de'],
        education: 'MASTER',
        seniority: 'EXECUTIVE',
        locations: ['Brno'],
        visa: false,
      },
      resume,
      { needsVisa: true, salary: { currency: 'EUR', min: 1, unit: 'YEAR' } },
    );
    expect(reasons.length).toBeLessThanOrEqual(5);
    expect(new Set(reasons.map(({ text }) => text)).size).toBe(reasons.length);
  });

  it('counts experience in the posting’s trade', () => {
    const job: MatchablePosting = {
      title: 'Backend Engineer',
      requirements: ['5 years of experience with Go'],
    };
    const baker: JsonResume = {
      ...resume,
      work: [
        { position: 'Baker', startDate: '2010-01', endDate: '2025-01' },
        { position: 'Backend Developer', startDate: '2025-02', highlights: ['Go'] },
      ],
    };
    const text = match(job, baker).reasons.find(({ kind }) => kind === 'experience');
    expect(text?.positive).toBe(true);
    const junior: JsonResume = { ...baker, work: baker.work!.slice(1) };
    expect(match(job, junior).reasons.find(({ kind }) => kind === 'experience')?.positive).toBe(false);
  });

  it('reads a resume that is only a text', () => {
    const person: JsonResume = {
      basics: { summary: 'Junior Go developer\n2023 - present Developer at Firma, Go, MySQL and Docker' },
    };
    const { score, reasons } = match(
      { title: 'Go Developer', description: 'Requirements: Go, SQL, Docker. 2 years of experience.' },
      person,
    );
    expect(score).toBeGreaterThan(70);
    expect(reasons[0]!.positive).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', {}, {}],
    [
      'nulls',
      { title: null, description: null, requirements: null, skills: null, locations: null },
      { work: null, skills: null, basics: null },
    ],
    [
      'wrong types',
      { title: 5, requirements: 'x', skills: { a: 1 }, yearsExperience: 'many' },
      { work: 'x', skills: [1, null], basics: [], languages: [{ language: 7 }] },
    ],
    ['long text', { description: 'java '.repeat(50_000) }, { basics: { summary: 'go '.repeat(50_000) } }],
    [
      'odd characters',
      { title: '\ud800\u0000', description: '((((((((' },
      { basics: { label: '🚀'.repeat(100) } },
    ],
  ])('takes %s without throwing', (_, job, person) => {
    const { score, band } = match(
      job as MatchablePosting,
      person as JsonResume,
      { locations: 'x', remote: 3 } as unknown as MatchPreferences,
    );
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
    expect(['STRONG', 'GOOD', 'FAIR', 'WEAK']).toContain(band);
  });

  it('blends a real model’s similarity in where there is one', () => {
    const at = (semantic: number): number => matchJob({ posting, resume, today: TODAY, semantic }).fit;
    expect(at(0.9)).toBeGreaterThan(at(0.1));
  });
});

it('looks at no more of an endless posting and resume than it can use', () => {
  const endless = 'Kubernetes or welding, '.repeat(250_000);
  const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], 'Rust');
  const { missing, reasons } = match(
    {
      ...posting,
      title: endless,
      requirements: [endless, ...Array<string>(20_000).fill('Terraform')],
      skills: Array<string>(50_000).fill(endless),
    },
    {
      ...resume,
      basics: { label: endless },
      work: Array.from({ length: 20_000 }, () => ({ position: endless, summary: deep as string })),
      skills: [{ name: endless, keywords: Array<string>(20_000).fill(endless) }],
    },
  );
  const said = [...missing, ...reasons].reduce((sum, { text }) => sum + text.length, 0);
  expect(said).toBeLessThan(100_000);
});

describe('knock-outs', () => {
  it.each<[string, MatchablePosting, MatchPreferences, RegExp | null]>([
    ['visa refused', { visa: false }, { needsVisa: true }, /visa/],
    [
      'visa refused in words',
      { description: 'We are unable to sponsor visas.' },
      { needsVisa: true },
      /visa/,
    ],
    ['visa offered', { visa: true }, { needsVisa: true }, null],
    ['visa not needed', { visa: false }, {}, null],
    [
      'pay too low',
      { salary: { currency: 'EUR', min: 20, max: 25, unit: 'HOUR' } },
      { salary: { currency: 'EUR', min: 60_000, unit: 'YEAR' } },
      /25 EUR per hour/,
    ],
    [
      'pay enough',
      { salary: { currency: 'EUR', min: 20, max: 30, unit: 'HOUR' } },
      { salary: { currency: 'EUR', min: 60_000, unit: 'YEAR' } },
      null,
    ],
    [
      'pay in another currency',
      { salary: { currency: 'CZK', min: 1, max: 1, unit: 'YEAR' } },
      { salary: { currency: 'EUR', min: 60_000, unit: 'YEAR' } },
      null,
    ],
    ['another place', { locations: ['Lyon, France'], remote: 'ONSITE' }, { locations: ['Brno'] }, /Lyon/],
    [
      'the place, written otherwise',
      { locations: ['Zürich, CH'], remote: 'ONSITE' },
      { locations: ['zurich'] },
      null,
    ],
    ['remote', { locations: ['Lyon'], remote: 'REMOTE' }, { locations: ['Brno'] }, null],
    ['not remote enough', { remote: 'ONSITE' }, { remote: ['REMOTE'] }, /onsite/],
  ])('%s', (_, job, preferences, expected) => {
    const { knockOuts, reasons, score } = match({ ...posting, ...job }, resume, preferences);
    if (expected === null) {
      expect(knockOuts).toEqual([]);
      return;
    }
    expect(knockOuts.join(' ')).toMatch(expected);
    expect(reasons[0]!.kind).toBe('knock_out');
    expect(score).toBeLessThanOrEqual(30);
  });

  it('asks for a licence the resume is silent on, unless a title or a preference shows it', () => {
    const job: MatchablePosting = { title: 'Nurse', requirements: ['Active RN license required'] };
    expect(match(job).knockOuts.join(' ')).toContain('RN License');
    expect(match(job, { work: [{ position: 'Registered Nurse' }] }).knockOuts).toEqual([]);
    expect(match(job, resume, { licences: ['RN License'] }).knockOuts).toEqual([]);
  });
});
