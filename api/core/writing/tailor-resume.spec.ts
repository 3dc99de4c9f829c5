import { applyChanges } from '../resume/apply-changes.js';
import { documentFromFacts, factsFromJsonResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import { inventResume, numbersFrom } from '../resume/invent-resume.js';
import type { JsonResume } from '../resume/json-resume.js';
import type { DocumentSection, ResumeDocument } from '../resume/resume-document.js';
import { CAREER, POSTING, TODAY } from './example-career.js';
import { tailorResume, type Tailoring, type TailoringInput } from './tailor-resume.js';
import { blockedLines } from './truth-gate.js';

interface Case extends Tailoring {
  base: ResumeDocument;
  facts: Fact[];
}

function tailor(resume: JsonResume, part: Partial<TailoringInput> = {}, language = 'en'): Case {
  let next = 0;
  const newId = (): string => `id-${String(next++).padStart(4, '0')}`;
  const facts = factsFromJsonResume(resume);
  const base = part.base ?? documentFromFacts(facts, { newId, language });
  return { base, facts, ...tailorResume({ base, facts, posting: POSTING, today: TODAY, newId, ...part }) };
}

function section(document: ResumeDocument, key: DocumentSection['key']): DocumentSection {
  const found = document.sections.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no section ${key}`);
  return found;
}

const linesOf = (document: ResumeDocument, key: DocumentSection['key'], entry = 0): string[] =>
  section(document, key).entries[entry]!.lines.map(({ text }) => text);

describe('tailorResume', () => {
  const tailored = tailor(CAREER);

  it('puts the lines that show what is asked first', () => {
    const [first, second] = linesOf(tailored.document, 'work');
    expect([first, second].sort()).toEqual([
      'Cut response time of the PostgreSQL reporting API by 45%',
      'Moved 14 services to Kubernetes with Terraform',
    ]);
    expect(linesOf(tailored.document, 'work').slice(2)).toEqual([
      'Mentored two junior engineers',
      'Wrote the newsletter of the office',
      'Managed the ticketing service used by 3 cities',
    ]);
  });

  it("uses the posting's names for skills the person has", () => {
    expect(linesOf(tailored.document, 'skills')).toContain('Kubernetes (k8s)');
    expect(linesOf(tailored.document, 'work')).toContain('Moved 14 services to Kubernetes with Terraform');
  });

  it('lists asked skills that only a line names, citing that line', () => {
    const added = tailored.changes.find(
      ({ operation, after }) => operation === 'ADD' && after === 'Terraform',
    );
    expect(added).toMatchObject({ sectionKey: 'skills', facts: ['work[0].highlights[4]'] });
  });

  it('opens with a summary from facts', () => {
    expect(tailored.document.sections[0]).toMatchObject({
      key: 'summary',
      entries: [
        {
          lines: [
            {
              text:
                'Backend Engineer with 9 years of experience, most recently at Tramline. ' +
                'Experienced in Kubernetes, PostgreSQL, Terraform and Kafka.',
            },
          ],
        },
      ],
    });
  });

  it('opens duties with their verb', () => {
    expect(linesOf(tailored.document, 'work')).toContain('Managed the ticketing service used by 3 cities');
  });

  it('never claims what only the posting has, and says what is missing', () => {
    expect(JSON.stringify(tailored.document)).not.toMatch(/Rust|Nordlicht|Senior/);
    expect(tailored.notes).toContain(
      'The posting asks for Rust; none of your facts shows it. If you have it, add a fact.',
    );
  });

  it('leaves the base alone and gives the document its changes make', () => {
    expect(applyChanges(tailored.base, tailored.changes)).toEqual(tailored.document);
    expect(tailor(CAREER).base).toEqual(tailored.base);
  });

  it('gives the same for the same input', () => {
    expect(tailor(CAREER)).toEqual(tailored);
  });

  it('adds one sentence to a summary that leaves asked skills out, and keeps the words before it', () => {
    const summary = 'I like quiet systems.';
    const { document } = tailor({ ...CAREER, basics: { ...CAREER.basics, summary } });
    expect(linesOf(document, 'summary')).toEqual([
      'I like quiet systems. Experienced in Kubernetes, PostgreSQL, Terraform and Kafka.',
    ]);
  });

  it('writes the summary in the language of the resume', () => {
    const german = tailor(
      { ...CAREER, work: [{ ...CAREER.work![0]!, position: 'Backend-Entwicklerin' }, CAREER.work![1]!] },
      {},
      'de',
    );
    expect(linesOf(german.document, 'summary')[0]).toMatch(
      /^Backend-Entwicklerin mit 9 Jahren Berufserfahrung, zuletzt bei Tramline\./,
    );
  });

  it('brings back a fact the base does not show when the posting asks for it', () => {
    const { base, facts } = tailor(CAREER);
    const entry = section(base, 'work').entries[1]!;
    const shorter = structuredClone(base);
    section(shorter, 'work').entries[1]!.lines = entry.lines.filter(({ text }) => !text.includes('Kafka'));
    let next = 0;
    const posting = {
      ...POSTING,
      requirements: [{ text: 'Apache Kafka', kind: 'must' as const, skills: [] }],
    };
    const { changes } = tailorResume({
      base: shorter,
      facts,
      posting,
      today: TODAY,
      newId: () => `new-${next++}`,
    });
    const { id: entryId } = entry;
    expect(changes).toContainEqual(
      expect.objectContaining({ operation: 'ADD', entryId, facts: ['work[1].highlights[2]'], position: 2 }),
    );
  });
});

describe('leading', () => {
  it('brings a fact back that shows it, when the job leads people', () => {
    const { base, facts } = tailor(CAREER);
    const entry = section(base, 'work').entries[0]!;
    entry.lines = entry.lines.filter(({ text }) => !text.startsWith('Mentored'));
    let next = 0;
    const posting = { title: 'Head of Platform', requirements: [] };
    const { changes } = tailorResume({ base, facts, posting, today: TODAY, newId: () => `new-${next++}` });
    expect(changes.filter(({ operation }) => operation === 'ADD').map(({ after }) => after)).toEqual([
      'Mentored two junior engineers',
    ]);
  });
});

describe('length', () => {
  const dull = (at: number): string =>
    `Took part in the usual duties of the place, round number ${'abcdefgh'[at % 8]}`;
  const filler = Array.from({ length: 40 }, (_, at) => dull(at));
  const long: JsonResume = {
    ...CAREER,
    work: [
      { ...CAREER.work![0]!, highlights: [...CAREER.work![0]!.highlights!, ...filler] },
      { ...CAREER.work![1]!, highlights: [...CAREER.work![1]!.highlights!, ...filler] },
      { name: 'Oldfield', position: 'Clerk', startDate: '2009', endDate: '2016', highlights: [...filler] },
    ],
  };
  const { document, changes, base } = tailor(long);

  it('leaves out only what says nothing, until two pages are reached', () => {
    const removed = changes.filter(({ operation }) => operation === 'REMOVE').map(({ before }) => before);
    expect(removed.length).toBeGreaterThan(15);
    expect(removed.filter((text) => !text!.startsWith('Took part'))).toEqual(
      removed.filter((text) => /newsletter|plants/.test(text!)),
    );
  });

  it('keeps contact, employers, degrees and a line under each, and the one who led', () => {
    expect(document.basics).toEqual(base.basics);
    for (const key of ['work', 'education'] as const) {
      expect(section(document, key).entries.map(({ fields }) => fields)).toEqual(
        section(base, key).entries.map(({ fields }) => fields),
      );
    }
    expect(section(document, 'work').entries.every(({ lines }) => lines.length > 0)).toBe(true);
    expect(linesOf(document, 'work')).toContain('Mentored two junior engineers');
  });

  it('gives up an unrelated award before a third page, and keeps a related one', () => {
    const wide = Array.from({ length: 12 }, (_, at) => `Ran 12 services of line ${at} for 40 shops`);
    const work = Array.from({ length: 8 }, (_, at) => ({
      name: `Firm ${at}`,
      position: 'Clerk',
      startDate: '2008',
      highlights: wide,
    }));
    const awards = [{ title: 'Best Cake of the Fair' }, { title: 'Kubernetes Contributor Award' }];
    const { changes: cut } = tailor({ ...CAREER, work, awards });
    const gone = cut.filter(({ operation, sectionKey }) => operation === 'REMOVE' && sectionKey === 'awards');
    expect(gone.map(({ before }) => before)).toEqual(['Best Cake of the Fair']);
  });

  it('removes nothing from a resume that is short enough', () => {
    expect(tailor(CAREER).changes.filter(({ operation }) => operation === 'REMOVE')).toEqual([]);
  });
});

describe('whatever the resume', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'every line cites facts and passes the truth check (%i)',
    (seed) => {
      const invented = inventResume(seed);
      const { document, changes, facts, base, blocked } = tailor({
        ...invented,
        work: [...(CAREER.work ?? []), ...(invented.work ?? [])],
      });
      const ownLines = new Set(
        base.sections.flatMap(({ entries }) => entries.flatMap(({ lines }) => lines.map(({ id }) => id))),
      );
      const replaced = new Set(
        changes.filter(({ operation }) => operation === 'REPLACE').map(({ lineId }) => lineId),
      );
      const wrong = blockedLines(document, { facts, posting: POSTING, today: TODAY }).filter(
        ({ lineId }) => lineId !== null && (!ownLines.has(lineId) || replaced.has(lineId)),
      );
      expect(wrong).toEqual([]);
      expect(
        document.sections
          .flatMap(({ entries }) => entries.flatMap(({ lines }) => lines))
          .filter(({ facts: cited }) => cited.length === 0),
      ).toEqual([]);
      const known = new Set(facts.map(({ id }) => id));
      expect(changes.flatMap(({ facts: cited }) => cited).filter((id) => !known.has(id))).toEqual([]);
      for (const { change } of blocked) expect(changes).not.toContain(change);
    },
  );

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'any subset of the changes leaves every line supported (%i)',
    (seed) => {
      const random = numbersFrom(seed);
      const { base, changes, facts } = tailor(CAREER);
      const accepted = changes.filter(() => random() < 0.5);
      expect(blockedLines(applyChanges(base, accepted), { facts, posting: POSTING, today: TODAY })).toEqual(
        [],
      );
    },
  );

  it('gives back an empty resume as it is', () => {
    const { document, changes } = tailor({});
    expect(document.sections).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('tailors to a posting that says nothing', () => {
    const { document, notes } = tailor(CAREER, { posting: {} });
    expect(linesOf(document, 'work')).toHaveLength(5);
    expect(notes).toEqual(['The posting lists no requirements; lines were chosen by its description.']);
  });
});
