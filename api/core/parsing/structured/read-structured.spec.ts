import jsonResume from '@jsonresume/schema';
import { parseResume } from '../parse-resume.js';
import type { XmlNode } from '../text-document.js';

const node = (
  name: string,
  children: XmlNode[] | string = [],
  attributes: Record<string, string> = {},
): XmlNode =>
  typeof children === 'string'
    ? { name, attributes, children: [], text: children }
    : { name, attributes, children, text: '' };

describe('structured files', () => {
  it('keeps a JSON Resume, cleans its dates and drops what is empty', () => {
    const { resume, confidence } = parseResume({
      kind: 'structured',
      format: 'json',
      data: {
        basics: {
          name: 'Ida Noor',
          email: 'ida@example.com',
          website: 'https://ida.example.com',
          profiles: [],
        },
        skills: [{ name: 'Baking', keywords: ['Rye', 'Sourdough'] }, 'Pricing'],
        work: [
          {
            company: 'Crumb & Co',
            position: 'Baker',
            startDate: '2019-03-01T00:00:00Z',
            endDate: '',
            highlights: ['Bakes', 7],
          },
        ],
      },
    });
    expect(resume.basics).toEqual({
      name: 'Ida Noor',
      email: 'ida@example.com',
      url: 'https://ida.example.com',
      website: 'https://ida.example.com',
    });
    expect(resume.work).toEqual([
      { name: 'Crumb & Co', position: 'Baker', startDate: '2019-03-01', highlights: ['Bakes', '7'] },
    ]);
    expect(resume.skills).toEqual([{ name: 'Baking', keywords: ['Rye', 'Sourdough'] }, { name: 'Pricing' }]);
    expect(resume.meta?.sectionOrder).toEqual(['skills', 'work']);
    expect(confidence['work[0].position']).toBe(1);
  });

  it('reads FRESH', () => {
    const { resume } = parseResume({
      kind: 'structured',
      format: 'json',
      data: {
        name: 'Leo Marsh',
        meta: { format: 'FRESH@0.6.0' },
        contact: { email: 'leo@example.com' },
        employment: {
          history: [
            { employer: 'Reed Boats', position: 'Builder', start: '2015-02', highlights: ['Built hulls'] },
          ],
        },
        skills: { sets: [{ name: 'Wood', skills: ['Oak', 'Ash'] }] },
      },
    });
    expect(resume.basics).toEqual({ name: 'Leo Marsh', email: 'leo@example.com' });
    expect(resume.work).toEqual([
      { name: 'Reed Boats', position: 'Builder', startDate: '2015-02', highlights: ['Built hulls'] },
    ]);
    expect(resume.skills).toEqual([{ name: 'Wood', keywords: ['Oak', 'Ash'] }]);
  });

  it.each([[null], [[]], ['text'], [{ dependencies: {} }], [{ basics: 5, work: 'x', skills: [null, 3] }]])(
    'answers %j with an empty resume and a warning',
    (data) => {
      const { resume, warnings } = parseResume({ kind: 'structured', format: 'json', data });
      expect(resume.basics).toBeUndefined();
      expect(warnings).not.toHaveLength(0);
    },
  );

  it("reads LinkedIn's tables", () => {
    const { resume } = parseResume({
      kind: 'structured',
      format: 'linkedin-export',
      tables: {
        Profile: [
          {
            'First Name': 'Mara',
            'Last Name': 'Quist',
            Headline: 'Archivist',
            Websites: '[OTHER:https://github.com/mquist]',
          },
        ],
        Positions: [
          {
            'Company Name': 'City Archive',
            Title: 'Archivist',
            Description: '• Sorted maps\n• Scanned deeds',
            'Started On': 'Mar 2020',
            'Finished On': '',
          },
        ],
        'Email Addresses': [
          { 'Email Address': 'old@example.com', Primary: 'No' },
          { 'Email Address': 'mara@example.com', Primary: 'Yes' },
        ],
        Skills: [{ Name: 'Palaeography' }],
      },
    });
    expect(resume.basics).toEqual(expect.objectContaining({ name: 'Mara Quist', email: 'mara@example.com' }));
    expect(resume.work).toEqual([
      {
        name: 'City Archive',
        position: 'Archivist',
        startDate: '2020-03',
        highlights: ['Sorted maps', 'Scanned deeds'],
      },
    ]);
    jsonResume.validate(resume, (errors) => expect(errors).toBeNull());
  });

  it('reads the Europass passport', () => {
    const { resume } = parseResume({
      kind: 'structured',
      format: 'europass',
      root: node('SkillsPassport', [
        node('LearnerInfo', [
          node('Identification', [node('PersonName', [node('FirstName', 'Nils'), node('Surname', 'Aho')])]),
          node('WorkExperienceList', [
            node('WorkExperience', [
              node('Period', [
                node('From', [], { year: '2011', month: '--04' }),
                node('To', [], { year: '2014' }),
              ]),
              node('Position', [node('Label', 'Forester')]),
              node('Employer', [node('Name', 'Northern Woods')]),
            ]),
          ]),
        ]),
      ]),
    });
    expect(resume.basics).toEqual({ name: 'Nils Aho' });
    expect(resume.work).toEqual([
      { position: 'Forester', name: 'Northern Woods', startDate: '2011-04', endDate: '2014' },
    ]);
  });
});
