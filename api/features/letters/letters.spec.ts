import { fillDemoAccount } from '../../../db/seeds/demo-account.js';
import { DEMO_POSTINGS } from '../../../db/seeds/demo-postings.js';
import { closeDocumentPrinter } from '../../engine/documents/render-document.js';
import type { Task } from '../../engine/tasks/task.entity.js';
import { withAccount } from '../../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';
import { openFileStore } from '../../start-api.js';

const VERSION = `version status origin tone length note subject greeting farewell signature text
  writer { provider model promptName } removed { text reason replacedBy }
  truth { ok findings { kind text reason lineId } }
  paragraphs { text sentences { id text basis supported facts { id text } } }`;
const LETTER = `id title language version job { id } current { ${VERSION} } draft { ${VERSION} }
  versions { version status } exports { id format pages letterVersion file { contentType url } }`;
const SAVE = `mutation ($input: SaveLetterVersionInput!) { saveLetterVersion(input: $input) { __typename
  ... on Letter { ${LETTER} } ... on StaleVersion { currentVersion message } } }`;
const ACCEPT = `mutation ($input: AcceptLetterDraftInput!) { acceptLetterDraft(input: $input) { __typename
  ... on Letter { ${LETTER} } ... on StaleVersion { currentVersion } ... on UnsupportedClaims { message findings { text } } } }`;
const REJECT = `mutation ($input: RejectLetterDraftInput!) { rejectLetterDraft(input: $input) { ${LETTER} } }`;
const EXPORT = `mutation ($input: ExportLetterInput!) { exportLetter(input: $input) { __typename
  ... on Task { id } ... on UnsupportedClaims { message findings { kind text } } } }`;

interface Sentence {
  id: string;
  text: string;
  basis: string;
  supported: boolean;
  facts: { id: string; text: string }[];
}
interface Version {
  version: number;
  status: string;
  origin: string;
  tone: string | null;
  subject: string;
  greeting: string;
  farewell: string;
  signature: string;
  text: string;
  truth: { ok: boolean; findings: { kind: string; text: string; lineId: string | null }[] };
  paragraphs: { text: string; sentences: Sentence[] }[];
}
interface LetterAnswer {
  __typename?: string;
  id: string;
  title: string;
  language: string;
  version: number;
  current: Version;
  draft: Version | null;
  versions: { version: number; status: string }[];
  exports: { format: string; pages: number | null; file: { contentType: string; url: string } }[];
  currentVersion?: number;
}

let bench: ApiBench;
let person: ApiClient & { accountId: string };
let jobId: string;

beforeAll(async () => {
  bench = await openApiBench({});
}, 120_000);

afterAll(async () => {
  await bench.end();
  await closeDocumentPrinter();
});

beforeEach(async () => {
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
  const { jobs } = (await person.ask('{ jobs(first: 20) { edges { node { id title } } } }')) as {
    jobs: { edges: { node: { id: string; title: string } }[] };
  };
  jobId = jobs.edges.find(({ node }) => node.title === 'Engineering Manager, Logistics')!.node.id;
});

async function ended(who: ApiClient & { accountId: string }, id: string): Promise<Task> {
  return await bench.until(who.accountId, id, ({ status }) => status === 'SUCCEEDED' || status === 'FAILED');
}

async function write(input: Record<string, unknown> = {}): Promise<Task> {
  const { writeCoverLetter } = (await person.ask(
    'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }',
    { input: { jobId, ...input } },
  )) as { writeCoverLetter: { id: string } };
  return await ended(person, writeCoverLetter.id);
}

async function read(id: string, who: ApiClient = person): Promise<LetterAnswer> {
  return (await who.ask(`query ($id: ID!) { letter(id: $id) { ${LETTER} } }`, { id }))[
    'letter'
  ] as LetterAnswer;
}

async function newLetter(input: Record<string, unknown> = {}): Promise<LetterAnswer> {
  const task = await write(input);
  expect([task.status, task.error]).toEqual(['SUCCEEDED', null]);
  return await read(String(task.result!['letterId']));
}

const sentencesOf = (version: Version): Sentence[] =>
  version.paragraphs.flatMap(({ sentences }) => sentences);
const editOf = ({ id, version, current }: LetterAnswer, paragraphs?: string[]) => ({
  letterId: id,
  version,
  subject: current.subject,
  greeting: current.greeting,
  farewell: current.farewell,
  signature: current.signature,
  paragraphs: paragraphs ?? current.paragraphs.map(({ text }) => text),
});
const save = async (input: Record<string, unknown>): Promise<LetterAnswer> =>
  (await person.ask(SAVE, { input }))['saveLetterVersion'] as LetterAnswer;

describe('a cover letter', () => {
  it('is written from the facts; every sentence about the person names some', async () => {
    const letter = await newLetter();
    expect(letter).toMatchObject({
      title: 'Engineering Manager, Logistics, Brosund Freight',
      language: 'en',
      version: 1,
      draft: null,
      current: {
        status: 'CURRENT',
        origin: 'RULES',
        tone: 'PLAIN',
        signature: 'Mara Lindqvist',
        writer: null,
      },
    });
    expect(letter.current.truth).toEqual({ ok: true, findings: [] });
    const about = sentencesOf(letter.current).filter(({ basis }) => basis === 'FACTS');
    expect(about.length).toBeGreaterThan(1);
    expect(about.every(({ facts, supported }) => facts.length > 0 && supported)).toBe(true);
    expect(letter.current.text).toContain('Brosund Freight');
  });

  it('is there from its Task, its job and the list, and as long and formal as asked', async () => {
    const short = await newLetter({ length: 'SHORT', tone: 'FORMAL' });
    expect(short.current).toMatchObject({ greeting: 'Dear Sir or Madam,', tone: 'FORMAL', length: 'SHORT' });
    const { job, letters } = (await person.ask(
      `query ($id: ID!) { job(id: $id) { letters { id } } letters(filter: { jobId: $id }) { totalCount edges { node { id } } } }`,
      { id: jobId },
    )) as { job: unknown; letters: unknown };
    expect(job).toEqual({ letters: [{ id: short.id }] });
    expect(letters).toEqual({ totalCount: 1, edges: [{ node: { id: short.id } }] });
    const long = await write({ length: 'LONG' });
    const again = await person.ask('query ($id: ID!) { task(id: $id) { letter { id } } }', { id: long.id });
    expect(again).toEqual({ task: { letter: { id: short.id } } });
    const { draft } = await read(short.id);
    expect(draft!.text.length).toBeGreaterThan(short.current.text.length);
  });

  it('is told from an application too', async () => {
    const letter = await newLetter();
    const { createApplication } = (await person.ask(
      'mutation ($input: CreateApplicationInput!) { createApplication(input: $input) { letters { id } } }',
      { input: { jobId } },
    )) as { createApplication: unknown };
    expect(createApplication).toEqual({ letters: [{ id: letter.id }] });
  });

  it('is written once for a key, and refused for another wish under it', async () => {
    const key = { idempotencyKey: 'once' };
    const mutation = 'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }';
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => person.ask(mutation, { input: { jobId, ...key } })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await person.codeOf(mutation, { input: { jobId, tone: 'WARM', ...key } })).toBe('CONFLICT');
  });

  it('is in a language there are letters in, or not at all', async () => {
    expect((await newLetter({ language: 'de-AT' })).language).toBe('de');
    const { errors } = await person.send(
      'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }',
      { input: { jobId, language: 'tlh' } },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'language' });
  });

  it('asks for facts first', async () => {
    const other = await bench.register();
    const { importJobs } = (await other.ask(
      'mutation ($input: ImportJobsInput!) { importJobs(input: $input) { ... on ImportStarted { task { id } } } }',
      {
        input: {
          texts: [DEMO_POSTINGS[0]],
        },
      },
    )) as { importJobs: { task: { id: string } }[] };
    const imported = await ended(other, importJobs[0]!.task.id);
    const { writeCoverLetter } = (await other.ask(
      'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }',
      { input: { jobId: imported.result!['jobId'] } },
    )) as { writeCoverLetter: { id: string } };
    expect((await ended(other, writeCoverLetter.id)).error).toMatchObject({ code: 'NO_FACTS' });
  });
});

describe('what the user writes', () => {
  it('is kept; sentences left alone keep their facts, new ones are held against facts and posting', async () => {
    const letter = await newLetter();
    const [first, ...rest] = letter.current.paragraphs;
    const saved = await save({
      ...editOf(letter, [
        first!.text,
        'I would enjoy planning routes for you. I managed 40 engineers in Copenhagen.',
        ...rest.map(({ text }) => text),
      ]),
      note: 'mine',
    });
    expect(saved).toMatchObject({ version: 2, current: { origin: 'USER', note: 'mine', status: 'CURRENT' } });
    const sentences = sentencesOf(saved.current);
    expect(sentences.filter(({ basis }) => basis === 'OWN')).toMatchObject([
      { text: 'I would enjoy planning routes for you.', supported: true },
      { text: 'I managed 40 engineers in Copenhagen.', supported: false },
    ]);
    expect(sentences.filter(({ basis }) => basis === 'FACTS').map(({ id }) => id)).toEqual(
      sentencesOf(letter.current)
        .filter(({ basis }) => basis === 'FACTS')
        .map(({ id }) => id),
    );
    expect(saved.current.truth.ok).toBe(false);
    expect(saved.versions).toEqual([
      { version: 2, status: 'CURRENT' },
      { version: 1, status: 'EARLIER' },
    ]);
  });

  it('is never replaced: a letter written again is a draft beside it', async () => {
    const letter = await newLetter();
    const mine = await save(editOf(letter, ['I would like to talk with you.']));
    await write({ tone: 'WARM' });
    const after = await read(letter.id);
    expect(after.current.text).toBe(mine.current.text);
    expect(after.draft).toMatchObject({ version: 3, status: 'DRAFT', origin: 'RULES', tone: 'WARM' });
    await write({ tone: 'FORMAL' });
    const again = await read(letter.id);
    expect(again.versions).toEqual([
      { version: 4, status: 'DRAFT' },
      { version: 3, status: 'REPLACED' },
      { version: 2, status: 'CURRENT' },
      { version: 1, status: 'EARLIER' },
    ]);
  });

  it('is not saved over a newer version', async () => {
    const letter = await newLetter();
    await save(editOf(letter, ['Mine.']));
    expect(await save(editOf(letter, ['Also mine.']))).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 2,
    });
    expect((await read(letter.id)).current.text).toContain('Mine.');
  });

  it.each([
    ['no paragraph', { paragraphs: [] }, 'paragraphs'],
    ['an endless paragraph', { paragraphs: ['x'.repeat(4_001)] }, 'paragraphs.0'],
    ['an endless subject', { subject: 'x'.repeat(201) }, 'subject'],
  ])('has bounds: %s', async (_what, change, field) => {
    const letter = await newLetter();
    const { errors } = await person.send(SAVE, { input: { ...editOf(letter), ...change } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});

describe('a draft', () => {
  it('becomes the text when it is accepted, and the text before can be taken again', async () => {
    const letter = await newLetter();
    await write({ tone: 'WARM' });
    const accepted = (await person.ask(ACCEPT, { input: { letterId: letter.id, draft: 2, version: 1 } }))[
      'acceptLetterDraft'
    ] as LetterAnswer;
    expect(accepted).toMatchObject({ version: 2, draft: null, current: { tone: 'WARM', status: 'CURRENT' } });
    const back = (await person.ask(ACCEPT, { input: { letterId: letter.id, draft: 1, version: 2 } }))[
      'acceptLetterDraft'
    ] as LetterAnswer;
    expect(back.current.text).toBe(letter.current.text);
  });

  it('is not accepted over a text the user has not seen, nor when its facts are gone', async () => {
    const letter = await newLetter();
    await write({ tone: 'WARM' });
    await save(editOf(letter, ['I would like to talk with you.']));
    const accept = async (version: number): Promise<LetterAnswer> =>
      (await person.ask(ACCEPT, { input: { letterId: letter.id, draft: 2, version } }))[
        'acceptLetterDraft'
      ] as LetterAnswer;
    expect(await accept(1)).toMatchObject({ __typename: 'StaleVersion', currentVersion: 3 });
    const { draft } = await read(letter.id);
    const told = sentencesOf(draft!).find(({ basis }) => basis === 'FACTS')!.facts[0]!;
    await person.ask('mutation ($id: ID!) { removeFact(id: $id) }', { id: told.id });
    expect(await accept(3)).toMatchObject({ __typename: 'UnsupportedClaims' });
    expect((await read(letter.id)).version).toBe(3);
  });

  it('is put away when it is rejected; the text itself cannot be', async () => {
    const letter = await newLetter();
    await write({ tone: 'WARM' });
    const after = (await person.ask(REJECT, { input: { letterId: letter.id, draft: 2 } }))[
      'rejectLetterDraft'
    ] as LetterAnswer;
    expect(after).toMatchObject({ version: 1, draft: null });
    expect(await person.codeOf(REJECT, { input: { letterId: letter.id, draft: 1 } })).toBe('CONFLICT');
    expect(await person.codeOf(REJECT, { input: { letterId: letter.id, draft: 9 } })).toBe('NOT_FOUND');
  });
});

describe('a file of a letter', () => {
  it.each(['PDF', 'DOCX', 'TXT'])('is made as %s', async (format) => {
    const letter = await newLetter();
    const { exportLetter } = (await person.ask(EXPORT, {
      input: { letterId: letter.id, format, template: 'modern' },
    })) as { exportLetter: { id: string } };
    expect((await ended(person, exportLetter.id)).status).toBe('SUCCEEDED');
    const [made] = (await read(letter.id)).exports;
    expect(made).toMatchObject({ format, letterVersion: 1, pages: format === 'PDF' ? 1 : null });
    const file = await fetch(made!.file.url);
    expect([file.status, (await file.arrayBuffer()).byteLength > 400]).toEqual([200, true]);
  });

  it('is not made of a sentence that nothing supports', async () => {
    const letter = await newLetter();
    await save(editOf(letter, ['I have 30 years of experience with COBOL.']));
    const { exportLetter } = await person.ask(EXPORT, {
      input: { letterId: letter.id, format: 'TXT', template: 'classic' },
    });
    expect(exportLetter).toMatchObject({ __typename: 'UnsupportedClaims' });
    expect(
      await person.codeOf(EXPORT, { input: { letterId: letter.id, format: 'TXT', template: 'pink' } }),
    ).toBe('BAD_USER_INPUT');
  });
});
