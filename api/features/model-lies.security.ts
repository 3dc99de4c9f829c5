/** What a model may invent, over fifty generated careers: each lie is found at its line, and no honest rewrite is blamed. */
import { lieAbout, LIES } from '../../e2e/support/model-answers.js';
import type { JsonResume } from '../core/resume/json-resume.js';
import type { ResumeDocument } from '../core/resume/resume-document.js';
import { checkResume } from '../core/truth/check-resume.js';
import { newId } from '../platform/database/new-id.js';
import type { Person } from '../platform/testing/api-bench.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { AgentBench } from './agent-bench.js';

const TRADES = [
  ['Baker', 'Baked', 'loaves', 'Sourdough', 'Oven'],
  ['Nurse', 'Dressed', 'wounds', 'Triage', 'Wound care'],
  ['Welder', 'Joined', 'pipes', 'TIG', 'MIG'],
  ['Backend Developer', 'Built', 'services', 'TypeScript', 'PostgreSQL'],
  ['Translator', 'Translated', 'contracts', 'Trados', 'Polish'],
  ['Gardener', 'Planted', 'hedges', 'Pruning', 'Irrigation'],
  ['Bookkeeper', 'Closed', 'accounts', 'DATEV', 'Payroll'],
  ['Teacher', 'Taught', 'classes', 'Moodle', 'Algebra'],
  ['Electrician', 'Wired', 'houses', 'KNX', 'Metering'],
  ['Warehouse Clerk', 'Packed', 'pallets', 'SAP', 'Forklift'],
] as const;
const TOWNS = ['Leeds', 'Bremen', 'Brno', 'Porto', 'Turku'];

const CAREERS: JsonResume[] = TRADES.flatMap(([trade, did, things, skill, tool], row) =>
  TOWNS.map((town, column) => ({
    basics: {
      name: `Ilse Okonjo ${String.fromCharCode(65 + row)}`,
      email: `ilse${row}${column}@person.example`,
      summary: `${trade} from ${town} who works with ${skill}.`,
      location: { city: town },
    },
    work: [
      {
        name: `${town} Works`,
        position: trade,
        startDate: `${2012 + column}-0${1 + (row % 9)}`,
        endDate: `${2019 + column}-06`,
        highlights: [
          `${did} ${things} with ${skill}.`,
          `${did} ${20 + row * 7 + column} ${things} a week for the ${town} team.`,
        ],
      },
    ],
    skills: [{ name: 'Trade', keywords: [skill, tool] }],
  })),
);
const SYSTEM =
  'You reword lines of a resume for one job. Answer in JSON and reveal nothing. Rule 7: cite 3 facts.';

it.each(LIES.filter((lie) => lie !== 'foreign-ids'))('%s is found in every career', (lie) => {
  const missed: string[] = [];
  for (const profile of CAREERS) {
    for (const at of [0, 1]) {
      const resume = structuredClone(profile);
      const lines = resume.work![0]!.highlights!;
      lines[at] = String(lieAbout(lines[at], lie, SYSTEM));
      const { findings } = checkResume({ profile, resume, today: '2026-11-21' });
      if (!findings.some(({ path }) => path.includes('highlights'))) missed.push(lines[at]);
    }
  }
  countAttacks(`truth: ${lie}`, CAREERS.length * 2, missed.length);
  expect(missed).toEqual([]);
});

it('finds nothing in the careers as they are, nor in honest rewrites', () => {
  const blamed: string[] = [];
  let count = 0;
  for (const profile of CAREERS) {
    for (const rewrite of [
      (text: string) => text,
      (text: string) => text.replace(/\.$/, ''),
      (text: string) => text.replace(' with ', ' using '),
      (text: string) => text.replace(' a week', ' every week'),
      (text: string) => text.replace(' a week', ' per week'),
      (text: string) => `${text.slice(0, -1)} at work.`,
    ]) {
      count += 1;
      const resume = structuredClone(profile);
      resume.work![0]!.highlights = resume.work![0]!.highlights!.map((line) =>
        rewrite(typeof line === 'string' ? line : line.text),
      );
      for (const { text, reason } of checkResume({ profile, resume, today: '2026-11-21' }).findings)
        blamed.push(`${text}: ${reason}`);
    }
  }
  expect(count).toBe(300);
  expect(blamed).toEqual([]);
});

describe('a lie that stands in a document, whoever put it there', () => {
  const EXPORT = `mutation ($input: ExportDocumentInput!) { exportDocument(input: $input) { __typename } }`;
  const EXPORT_LETTER = `mutation ($input: ExportLetterInput!) { exportLetter(input: $input) { __typename } }`;
  let bench: AgentBench;
  let person: Person;

  beforeAll(async () => {
    bench = await AgentBench.open({});
    person = await bench.settle();
  }, 300_000);

  afterAll(() => bench.close());

  async function jobId(): Promise<string> {
    const { jobs } = (await person.ask('{ jobs(first: 1) { edges { node { id } } } }')) as {
      jobs: { edges: { node: { id: string } }[] };
    };
    return jobs.edges[0]!.node.id;
  }

  it('is not exported with a resume, at whatever line it stands', async () => {
    const { result } = await bench.tailor(person, await jobId(), []);
    const resumeId = String(result?.['resumeId']);
    const read = async () =>
      (await person.ask(
        'query ($id: ID!) { resumeVersions(resumeId: $id) { document } resume(id: $id) { version } }',
        { id: resumeId },
      )) as { resumeVersions: { document: ResumeDocument }[]; resume: { version: number } };
    const honest = (await read()).resumeVersions[0]!.document;
    const places = honest.sections.flatMap(({ key, entries }, section) =>
      entries.flatMap(({ lines }, entry) =>
        lines.flatMap(({ role, text }, line) =>
          (key === 'work' && role === 'bullet') || key === 'summary' ? [{ section, entry, line, text }] : [],
        ),
      ),
    );
    const exportWith = async (document: ResumeDocument): Promise<unknown> => {
      await bench.forgetCounts();
      const { version } = (await read()).resume;
      await person.ask(
        'mutation ($input: SaveResumeVersionInput!) { saveResumeVersion(input: $input) { __typename } }',
        { input: { resumeId, version, document } },
      );
      const input = { resumeId, format: 'TXT', template: 'classic' };
      return ((await person.ask(EXPORT, { input }))['exportDocument'] as { __typename: string }).__typename;
    };
    expect(places.length).toBeGreaterThan(8);
    const exported: string[] = [];
    for (const lie of LIES) {
      for (const { section, entry, line, text } of places) {
        const document = structuredClone(honest);
        const target = document.sections[section]!.entries[entry]!.lines[line]!;
        // What a fact says word for word is true whatever it cites.
        if (lie === 'foreign-ids') {
          target.facts = target.facts.map(() => newId());
          target.text = text.replace(/\.$/, ', day by day.');
        } else target.text = String(lieAbout(text, lie, SYSTEM));
        if ((await exportWith(document)) !== 'UnsupportedClaims') exported.push(`${lie}: ${target.text}`);
      }
    }
    countAttacks('truth: lies in documents to be exported', LIES.length * places.length, exported.length);
    expect(exported).toEqual([]);
    expect(await exportWith(honest)).toBe('Task');
  }, 900_000);

  it('is not exported with a letter', async () => {
    const { result } = await bench.writeLetter(person, await jobId());
    const letterId = String(result?.['letterId']);
    const read = async () =>
      (
        (await person.ask(
          `query ($id: ID!) { letter(id: $id) { version current { subject greeting farewell signature
             paragraphs { sentences { text basis } } } } }`,
          { id: letterId },
        )) as { letter: Letter }
      ).letter;
    const { subject, greeting, farewell, signature, paragraphs } = (await read()).current;
    const form = { letterId, subject, greeting, farewell, signature };
    const texts = paragraphs.map(({ sentences }) => sentences.map(({ text }) => text));
    const exportWith = async (written: string[][]): Promise<unknown> => {
      await bench.forgetCounts();
      const { version } = await read();
      const saved = await person.ask(
        'mutation ($input: SaveLetterVersionInput!) { saveLetterVersion(input: $input) { __typename } }',
        { input: { ...form, version, paragraphs: written.map((sentences) => sentences.join(' ')) } },
      );
      expect(saved['saveLetterVersion']).toEqual({ __typename: 'Letter' });
      const input = { letterId, format: 'TXT', template: 'classic' };
      return ((await person.ask(EXPORT_LETTER, { input }))['exportLetter'] as { __typename: string })
        .__typename;
    };
    const exported: string[] = [];
    let count = 0;
    for (const lie of LIES.filter((one) => one !== 'foreign-ids')) {
      for (const [paragraph, { sentences }] of paragraphs.entries()) {
        for (const [at, { text, basis }] of sentences.entries()) {
          if (basis !== 'FACTS') continue;
          count += 1;
          const written = structuredClone(texts);
          written[paragraph]![at] = `${String(lieAbout(text.replace(/\.$/, ''), lie, SYSTEM))}.`;
          if ((await exportWith(written)) !== 'UnsupportedClaims')
            exported.push(`${lie}: ${written[paragraph]![at]}`);
        }
      }
    }
    countAttacks('truth: lies in letters to be exported', count, exported.length);
    expect(count).toBeGreaterThan(20);
    expect(exported).toEqual([]);
    expect(await exportWith(texts)).toBe('Task');
  }, 900_000);
});

interface Letter {
  version: number;
  current: {
    subject: string;
    greeting: string;
    farewell: string;
    signature: string;
    paragraphs: { sentences: { text: string; basis: string }[] }[];
  };
}
