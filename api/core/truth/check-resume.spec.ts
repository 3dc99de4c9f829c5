import type { JsonResume } from '../resume/json-resume.js';
import { checkResume, type Finding } from './check-resume.js';

const PROFILE: JsonResume = {
  basics: {
    name: 'Ilse Okonjo',
    label: 'Radiographer',
    email: 'ilse@person.example',
    phone: '+44 20 7946 0018',
    url: 'https://ilse.example',
    summary: 'Radiographer who likes quiet night shifts.',
    location: { city: 'Leeds', countryCode: 'GB' },
  },
  work: [
    {
      name: 'Aire Valley Hospital Ltd',
      position: 'Senior Radiographer',
      startDate: '2018-04-01',
      location: 'Leeds',
      highlights: [
        'Cut repeat scans by 43% with a positioning checklist.',
        'Assisted in the move of 12,000 images to a new archive.',
        'Wrote training notes for four students using PostgreSQL reports.',
      ],
    },
    {
      name: 'Calder Clinic',
      position: 'Assistant Radiographer',
      startDate: '2015-09',
      endDate: '2018-03',
      highlights: ['Prepared 30 patients a day.'],
    },
  ],
  education: [
    {
      institution: 'University of Bradford',
      studyType: 'Bachelor of Science',
      area: 'Radiography',
      endDate: '2015',
    },
  ],
  skills: [{ name: 'Imaging', keywords: ['CT', 'MRI', 'PostgreSQL'] }],
  languages: [{ language: 'German', fluency: 'B1' }],
  certificates: [{ name: 'Radiation Protection Supervisor', issuer: 'Imaging Board', date: '2019-05' }],
};

function edited(change: (resume: JsonResume) => void): JsonResume {
  const resume = structuredClone(PROFILE);
  change(resume);
  return resume;
}

function findings(
  change: (resume: JsonResume) => void,
  options: Partial<Parameters<typeof checkResume>[0]> = {},
): Finding[] {
  return checkResume({ profile: PROFILE, resume: edited(change), today: '2026-01-01', ...options }).findings;
}

const bullet = (text: string) => (resume: JsonResume) => {
  resume.work![0]!.highlights![0] = text;
};
const summary = (text: string) => (resume: JsonResume) => {
  resume.basics!.summary = text;
};

describe('checkResume', () => {
  it('passes the profile itself', () => {
    expect(checkResume({ profile: PROFILE, resume: PROFILE })).toEqual({ verdict: 'ok', findings: [] });
  });

  it('names place, kind, words and the closest fact of what it blocks', () => {
    const [finding] = findings(bullet('Cut repeat scans by 63% with a positioning checklist.'));
    expect(finding).toMatchObject({
      path: 'work[0].highlights[0]',
      kind: 'metric',
      closest: {
        path: 'work[0].highlights[0]',
        text: 'Cut repeat scans by 43% with a positioning checklist.',
      },
    });
    expect(finding!.text).toContain('63%');
    expect(finding!.reason).not.toBe('');
  });

  it.each([
    ['a rounded-down figure', 'Cut repeat scans by over 40% with a positioning checklist.'],
    ['a figure in words', 'A positioning checklist cut repeat scans by forty-three percent'],
    ['another script', 'Cut repeat scans by ४३% with a positioning checklist.'],
    [
      'merged lines',
      'Cut repeat scans by 43% with a positioning checklist; wrote training notes for 4 students',
    ],
    ['a short scale', 'Helped move 12k images to a new archive'],
    ['an implied skill', 'Wrote training notes for four students using SQL reports'],
    ['an alias', 'Wrote training notes for four students using Postgres reports'],
  ])('lets %s pass', (_, text) => {
    expect(findings(bullet(text))).toEqual([]);
  });

  it.each([
    ['metric', 'Cut repeat scans by 43% with a positioning checklist, saving £20,000.'],
    ['count', 'Assisted in the move of 120,000 images to a new archive.'],
    ['team_size', 'Wrote training notes with a team of nine reporting to me.'],
    ['scope', 'Led the move of 12,000 images to a new archive.'],
    ['scope', 'Moved 12,000 images to a new archive.'],
    ['audience', 'Cut repeat scans by 43% with a checklist now used by all departments.'],
    ['location', 'Cut repeat scans by 43% with a positioning checklist in Toronto.'],
    ['metric', 'Cut repeat scans by 4\u200b53% with a positioning checklist.'],
    ['line', 'Sang every Sunday at weddings.'],
  ])('blocks an invention of kind %s', (kind, text) => {
    expect(findings(bullet(text)).map((finding) => finding.kind)).toContain(kind);
  });

  it('sees a name through look-alike letters', () => {
    expect(
      findings(bullet('Cut repeat scans by 43% with Gооglе software.')).map(({ text }) => text),
    ).toContain('Google');
  });

  it('reports text whose direction is reversed', () => {
    expect(
      findings(bullet('Cut repeat scans by \u202e43\u202c% with a positioning checklist.'))[0],
    ).toMatchObject({ kind: 'hidden_text' });
  });

  it.each([
    ['legal', 'Holds a valid work permit for Switzerland.'],
    ['certificate', 'Certified nuclear medicine technologist.'],
    ['location', 'Based in Manchester.'],
    ['seniority', 'Chief radiographer.'],
    ['language', 'Speaks Spanish with patients.'],
  ])('blocks a summary that claims something of kind %s', (kind, text) => {
    expect(findings(summary(text)).map((finding) => finding.kind)).toContain(kind);
  });

  it('derives years of experience from the dates', () => {
    expect(findings(summary('Radiographer with over 10 years of experience.'))).toEqual([]);
    expect(findings(summary('Radiographer with over 20 years of experience.'))[0]).toMatchObject({
      kind: 'count',
    });
  });

  it('lets pleasantries pass in a summary', () => {
    expect(findings(summary('Reliable and friendly radiographer who enjoys working in a team.'))).toEqual([]);
  });

  describe('headings', () => {
    it.each<[string, Finding['kind'], (resume: JsonResume) => void]>([
      ['work[1].name', 'employer', (resume) => void (resume.work![1]!.name = 'Royal Infirmary')],
      ['work[1].position', 'title', (resume) => void (resume.work![1]!.position = 'Radiographer')],
      ['work[0].position', 'title', (resume) => void (resume.work![0]!.position = 'Lead Radiographer')],
      ['work[1].startDate', 'date', (resume) => void (resume.work![1]!.startDate = '2015-08')],
      ['work[1].endDate', 'date', (resume) => void delete resume.work![1]!.endDate],
      ['work[0].location', 'location', (resume) => void (resume.work![0]!.location = 'Chester')],
      [
        'education[0].studyType',
        'degree',
        (resume) => void (resume.education![0]!.studyType = 'Master of Science'),
      ],
      [
        'education[0].institution',
        'degree',
        (resume) => void (resume.education![0]!.institution = 'University of York'),
      ],
      ['skills[0].keywords[0]', 'skill', (resume) => void (resume.skills![0]!.keywords![0] = 'Kubernetes')],
      ['languages[0].fluency', 'language', (resume) => void (resume.languages![0]!.fluency = 'Fluent')],
      [
        'certificates[0].name',
        'certificate',
        (resume) => void (resume.certificates![0]!.name = 'Radiation Protection Adviser'),
      ],
      ['basics.label', 'title', (resume) => void (resume.basics!.label = 'Head of Radiography')],
      ['basics.email', 'contact', (resume) => void (resume.basics!.email = 'other@person.example')],
      [
        'basics.location',
        'location',
        (resume) => void (resume.basics!.location = { city: 'Bath', countryCode: 'GB' }),
      ],
    ])('blocks another %s', (path, kind, change) => {
      expect(findings(change)).toEqual([expect.objectContaining({ path, kind })]);
    });

    it.each<[string, (resume: JsonResume) => void]>([
      ['a company without its legal form', (resume) => void (resume.work![0]!.name = 'Aire Valley Hospital')],
      ['an abbreviated rank', (resume) => void (resume.work![0]!.position = 'Sr. Radiographer')],
      ['an abbreviated degree', (resume) => void (resume.education![0]!.studyType = 'B.Sc.')],
      ['a coarser date', (resume) => void (resume.work![0]!.startDate = '2018')],
      ['a date in words', (resume) => void (resume.work![1]!.startDate = 'September 2015')],
      ['an open end spelt out', (resume) => void (resume.work![0]!.endDate = 'Present')],
      ['entries left out', (resume) => void (resume.work = resume.work!.slice(1))],
      [
        'a country written out',
        (resume) => void (resume.basics!.location = { city: 'Leeds', countryCode: 'United Kingdom' }),
      ],
    ])('lets %s pass', (_, change) => {
      expect(findings(change)).toEqual([]);
    });
  });

  it('blocks a line that stands under another employer than the one it was done at', () => {
    const moved = findings((resume) => {
      resume.work![1]!.highlights = ['Cut repeat scans by 43% with a positioning checklist.'];
    });
    expect(moved).toEqual([expect.objectContaining({ path: 'work[1].highlights[0]', kind: 'employer' })]);
  });

  describe('citations', () => {
    const cite =
      (text: string, ...facts: string[]) =>
      (resume: JsonResume) => {
        resume.work![0]!.highlights![0] = { text, facts };
      };

    it.each(['work[0].highlights[0]', 'work.0.highlights.0', ['', 'work', 0, 'highlights', 0].join('/')])(
      'reads a path written %s',
      (path) => {
        expect(findings(cite('Cut repeat scans by 43% with a positioning checklist.', path))).toEqual([]);
      },
    );

    it('holds a line against the facts it cites only', () => {
      const line = 'Prepared 30 patients a day.';
      const citing = (fact: string) => (resume: JsonResume) => {
        resume.work![1]!.highlights = [{ text: line, facts: [fact] }];
      };
      expect(findings(citing('work[1].highlights[0]'))).toEqual([]);
      expect(findings(citing('work[0].highlights[0]'))[0]).toMatchObject({ kind: 'count' });
    });

    it('reports a path that leads nowhere', () => {
      expect(findings(cite('Cut repeat scans by 43%.', 'work[7].highlights[0]'))[0]).toMatchObject({
        kind: 'citation',
      });
    });

    it('reports uncited lines only when citations are required', () => {
      const all = findings(() => undefined, { requireCitations: true });
      expect(all.map(({ kind }) => kind)).toEqual(Array<string>(5).fill('uncited'));
    });
  });

  it('blocks a term that only the posting has', () => {
    const posting = 'You bring experience with Veeva Vault and gamma cameras.';
    expect(findings(bullet('Cut repeat scans by 43% with gamma cameras.'), { posting })[0]).toMatchObject({
      kind: 'skill',
    });
    expect(findings(bullet('Cut repeat scans by 43% with a positioning checklist.'), { posting })).toEqual(
      [],
    );
  });

  it('takes any JSON value and never throws', () => {
    const junk: unknown[] = [
      null,
      5,
      'x',
      [],
      [[1]],
      { work: 'x' },
      { work: [null, { highlights: [{ text: 3 }] }] },
      { constructor: [{ name: 'x' }] },
    ];
    for (const profile of junk) {
      for (const resume of junk) {
        expect(() =>
          checkResume({ profile, resume } as unknown as Parameters<typeof checkResume>[0]),
        ).not.toThrow();
      }
    }
  });

  it('answers a line too long to check with a finding', () => {
    expect(findings(bullet('and so on '.repeat(1000)))[0]).toMatchObject({ kind: 'too_long' });
  });

  it('answers fields of millions of characters with findings, and a picture with none', () => {
    const endless = 'a'.repeat(5_000_000);
    expect(
      findings((resume) => {
        resume.education![0]!.studyType = endless;
        resume.basics!.location = { city: endless };
        resume.basics!.image = `data:image/png;base64,${endless}`;
      }).filter(({ kind }) => kind === 'too_long'),
    ).toEqual([
      expect.objectContaining({ path: 'basics.location.city' }),
      expect.objectContaining({ path: 'education[0].studyType' }),
    ]);
  });

  it('says where a resume becomes longer than what is checked', () => {
    const [finding] = findings((resume) => {
      resume.work = Array.from({ length: 50_000 }, () => ({ ...PROFILE.work![0] }));
    });
    expect(finding).toMatchObject({ kind: 'too_long', reason: expect.stringContaining('Only the first') });
    expect(finding!.path).toMatch(/^work\[\d+\]/);
  });

  it('lets an endless profile prove no more than its beginning', () => {
    const profile = { ...PROFILE, skills: [{ name: `Imaging ${'x '.repeat(2_500_000)} Welding` }] };
    const { findings: found } = checkResume({ profile, resume: { skills: [{ name: 'Welding' }] } });
    expect(found).toMatchObject([{ kind: 'skill' }]);
  });

  it('takes what an entry copies from the entry it cites without a citation of its own', () => {
    const profile = {
      certificates: [
        { name: 'Forklift Licence', issuer: 'Kessel School', summary: 'Counterbalance trucks.' },
      ],
    };
    const resume = { certificates: [{ ...profile.certificates[0], facts: ['certificates[0]'] }] };
    const check = (certificate: object): string[] =>
      checkResume({
        profile: profile,
        resume: { certificates: [certificate] },
        requireCitations: true,
      }).findings.map(({ path, kind }) => `${path} ${kind}`);
    expect(check(resume.certificates[0]!)).toEqual([]);
    expect(check(profile.certificates[0]!)).toEqual(['certificates[0].summary uncited']);
    expect(check({ ...resume.certificates[0], summary: 'Counterbalance and reach trucks.' })).toContain(
      'certificates[0].summary uncited',
    );
  });

  it('does not take being answerable for something as having led it', () => {
    const profile = {
      work: [
        { name: 'Harrow Mill', position: 'Operator', highlights: ['Responsible for the packing line.'] },
      ],
    };
    const kinds = (line: string): string[] =>
      checkResume({
        profile: profile,
        resume: { work: [{ ...profile.work[0], highlights: [line] }] },
      }).findings.map(({ kind }) => kind);
    expect(kinds('Led the packing line.')).toEqual(['scope']);
    expect(kinds('In charge of the packing line.')).toEqual([]);
  });
});
