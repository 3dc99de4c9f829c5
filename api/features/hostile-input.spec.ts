import { readFacts } from './profiles/profile-reader.js';
import { Application } from './applications/application.entity.js';
import { ResumeVersion } from './resumes/resume.entity.js';
import { Task } from '../engine/tasks/task.entity.js';
import { newId } from '../platform/database/new-id.js';
import { withAccount } from '../platform/database/orm.js';
import { openApiBench } from '../platform/testing/api-bench.js';
import type { ApiBench } from '../platform/testing/api-bench.js';
import type { ApiClient } from '../platform/testing/api-client.js';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { openFileStore } from '../start-api.js';

const SAVE_FACT = `mutation ($input: SaveFactInput!) { saveFact(input: $input) {
  __typename ... on Fact { id version text } ... on StaleVersion { currentVersion } } }`;
const UPDATE_JOB = `mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) {
  __typename ... on Job { id version title } ... on StaleVersion { currentVersion } } }`;
const SAVE_RESUME = `mutation ($input: SaveResumeVersionInput!) { saveResumeVersion(input: $input) {
  __typename ... on Resume { id version } ... on StaleVersion { currentVersion } } }`;
const TAILOR = 'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }';
const CREATE_APPLICATION =
  'mutation ($input: CreateApplicationInput!) { createApplication(input: $input) { id stage } }';
const MOVE = `mutation ($input: MoveApplicationInput!) { moveApplication(input: $input) {
  __typename ... on Application { version } ... on StaleVersion { currentVersion } } }`;
const ACCEPT = `mutation ($input: ChangesInput!) { acceptChanges(input: $input) {
  __typename ... on Resume { version } ... on StaleVersion { currentVersion } } }`;
const IMPORT = `mutation ($input: ImportJobsInput!) { importJobs(input: $input) {
  __typename ... on ImportRefused { code } } }`;

/** Texts that broke some program before. */
const ODD_TEXTS: Record<string, string> = {
  empty: '',
  spaces: ' \t\n ',
  nul: 'a\u0000b',
  'half a character': 'a\ud83db',
  emoji: '👩🏽‍💻🏳️‍🌈',
  'right to left': '\u202eعكس‏',
  huge: 'x'.repeat(1_000_000),
  'huge of many bytes': '漢'.repeat(300_000),
  statement: `'; drop table job; --`,
  markup: '<script>alert(1)</script>{{7*7}}${7*7}',
  'key of every object': '__proto__',
  'number too large': '9'.repeat(400),
  time: '-271821-04-20',
};

let bench: ApiBench;
let person: ApiClient & { accountId: string };
let jobId: string;
let applicationId: string;
let factId: string;
let resumeId: string;
let document: unknown;

beforeAll(async () => {
  bench = await openApiBench();
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
  const read = (await person.ask(`{
    jobs(first: 1) { edges { node { id } } } applications(first: 1) { edges { node { id } } }
    profile { facts { id kind } baseResume { id versions { document } } } }`)) as {
    jobs: { edges: { node: { id: string } }[] };
    applications: { edges: { node: { id: string } }[] };
    profile: {
      facts: { id: string; kind: string }[];
      baseResume: { id: string; versions: { document: unknown }[] };
    };
  };
  jobId = read.jobs.edges[0]!.node.id;
  applicationId = read.applications.edges[0]!.node.id;
  factId = read.profile.facts.find(({ kind }) => kind === 'BULLET')!.id;
  resumeId = read.profile.baseResume.id;
  document = read.profile.baseResume.versions[0]!.document;
}, 120_000);
afterAll(() => bench.end());

describe('odd input', () => {
  /** Every place for a text, as an operation with its variables. */
  const places: Record<string, (text: string) => [string, Record<string, unknown>]> = {
    'register.email': (text) => register({ email: text }),
    'register.displayName': (text) => register({ displayName: text }),
    'register.password': (text) => register({ password: text }),
    'login.email': (text) => [LOGIN, { input: { email: text, password: 'correct horse battery' } }],
    'login.password': (text) => [LOGIN, { input: { email: 'person1@example.org', password: text } }],
    'updateMe.displayName': (text) => [UPDATE_ME, { input: { displayName: text } }],
    'updateMe.locale': (text) => [UPDATE_ME, { input: { locale: text } }],
    'updateProfile.headline': (text) => [UPDATE_PROFILE, { input: { headline: text } }],
    'updateProfile.language': (text) => [UPDATE_PROFILE, { input: { language: text } }],
    'saveFact.text': (text) => [SAVE_FACT, { input: { kind: 'BULLET', id: factId, version: 1, text } }],
    'saveFact.section': (text) => [SAVE_FACT, { input: { kind: 'ENTRY', section: text, fields: [] } }],
    'saveFact.field name': (text) => [SAVE_FACT, entry([{ name: text, value: 'x' }])],
    'saveFact.field value': (text) => [SAVE_FACT, entry([{ name: 'name', value: text }])],
    'saveFact.date': (text) => [SAVE_FACT, entry([{ name: 'startDate', value: text }])],
    'saveFact.id': (text) => [SAVE_FACT, { input: { kind: 'BULLET', id: text, version: 1, text: 'x' } }],
    'updateJob.title': (text) => [UPDATE_JOB, { id: jobId, input: { version: 1, title: text } }],
    'updateJob.description': (text) => [UPDATE_JOB, { id: jobId, input: { version: 1, description: text } }],
    'updateJob.locations': (text) => [UPDATE_JOB, { id: jobId, input: { version: 1, locations: [text] } }],
    'updateJob.datePosted': (text) => [UPDATE_JOB, { id: jobId, input: { version: 1, datePosted: text } }],
    'updateJob.revert': (text) => [
      UPDATE_JOB,
      { id: jobId, input: { version: 1, revertToExtracted: [text] } },
    ],
    'updateJob.currency': (text) => [
      UPDATE_JOB,
      { id: jobId, input: { version: 1, salary: { currency: text, min: 1, unit: 'YEAR' } } },
    ],
    'importJobs.url': (text) => [IMPORT, { input: { urls: [text] } }],
    'importJobs.text': (text) => [IMPORT, { input: { texts: [text] } }],
    'importJobs.file': (text) => [IMPORT, { input: { files: [text] } }],
    'importJobs.key': (text) => [IMPORT, { input: { texts: ['a posting'], idempotencyKey: text } }],
    'tailorResume.key': (text) => [TAILOR, { input: { jobId, idempotencyKey: text } }],
    'exportDocument.key': (text) => [
      EXPORT,
      { input: { resumeId, format: 'TXT', template: 'classic', idempotencyKey: text } },
    ],
    'exportDocument.template': (text) => [EXPORT, { input: { resumeId, format: 'TXT', template: text } }],
    'saveResumeVersion.note': (text) => [
      SAVE_RESUME,
      { input: { resumeId, version: 1, document, note: text } },
    ],
    'saveResumeVersion.document': (text) => [
      SAVE_RESUME,
      { input: { resumeId, version: 1, document: text } },
    ],
    'saveResumeVersion.basics': (text) => [
      SAVE_RESUME,
      { input: { resumeId, version: 1, document: { ...(document as object), basics: { name: text } } } },
    ],
    'saveResumeVersion.key': (text) => [
      SAVE_RESUME,
      { input: { resumeId, version: 1, document: { ...(document as object), [text]: text } } },
    ],
    'createUpload.fileName': (text) => [
      UPLOAD,
      { input: { fileName: text, contentType: 'text/plain', size: 10 } },
    ],
    'createUpload.contentType': (text) => [
      UPLOAD,
      { input: { fileName: 'a.txt', contentType: text, size: 10 } },
    ],
    'importResume.uploadId': (text) => [IMPORT_RESUME, { input: { uploadId: text } }],
    'answerTask.answer': (text) => [ANSWER, { id: newId(), answer: text }],
    'jobs.text': (text) => [
      'query ($text: String) { jobs(filter: { text: $text }) { totalCount } }',
      { text },
    ],
    'jobs.after': (text) => [JOBS_AFTER, { after: text }],
    'jobs.after, ours': (text) => [JOBS_AFTER, { after: cursor([text, newId()]) }],
    'jobs.after, no id': (text) => [JOBS_AFTER, { after: cursor(['2026-01-01T00:00:00.000Z', text]) }],
    'job.id': (text) => ['query ($id: ID!) { job(id: $id) { id } }', { id: text }],
  };

  it.each(Object.keys(places))(
    'at %s is saved or refused with a reason',
    async (name) => {
      const bad: [string, unknown][] = [];
      for (const [kind, text] of Object.entries(ODD_TEXTS)) {
        const [query, variables] = places[name]!(text);
        const { errors } = await person.send(query, variables);
        const codes = errors.map(({ extensions }) => extensions['code']);
        if (codes.includes('INTERNAL') || codes.includes(undefined)) bad.push([kind, errors[0]?.message]);
      }
      expect(bad).toEqual([]);
    },
    60_000,
  );

  it('written into the query itself is refused the same way', async () => {
    const code = await person.codeOf('mutation { updateMe(input: { displayName: "a\\u0000b" }) { id } }');
    expect(code).toBe('BAD_USER_INPUT');
  });

  it('that is nested without end is refused', async () => {
    const depth = 20_000;
    const body = `{"query":"query ($f: JobFilter) { jobs(filter: $f) { totalCount } }","variables":{"f":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    const response = await fetch(`${bench.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${person.accessToken}` },
      body,
    });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('BAD_USER_INPUT'),
    ]);
  });

  it.each([-1, 0, 2_147_483_647, -2_147_483_648])('as the number %d is saved or refused', async (number) => {
    const asked: [string, Record<string, unknown>][] = [
      [SAVE_FACT, { input: { kind: 'BULLET', id: factId, version: number, text: 'x' } }],
      [
        SAVE_FACT,
        {
          input: {
            kind: 'ENTRY',
            section: 'skills',
            position: number,
            fields: [{ name: 'name', value: `n${number}` }],
          },
        },
      ],
      [UPDATE_JOB, { id: jobId, input: { version: number, title: 'x' } }],
      [UPDATE_JOB, { id: jobId, input: { version: 1, yearsExperience: number } }],
      [
        UPDATE_JOB,
        { id: jobId, input: { version: 1, salary: { currency: 'EUR', min: number * 1e300, unit: 'YEAR' } } },
      ],
      [MOVE, { input: { id: applicationId, version: number, stage: 'OFFER' } }],
      [SAVE_RESUME, { input: { resumeId, version: number, document } }],
      [UPLOAD, { input: { fileName: 'a.txt', contentType: 'text/plain', size: number } }],
      ['query ($n: Int) { jobs(first: $n) { totalCount } }', { n: number }],
      ['query ($n: Int) { rankJobs(first: $n) { items { score } } }', { n: number }],
    ];
    for (const [query, variables] of asked) {
      const { errors } = await person.send(query, variables);
      expect([query, errors.map(({ extensions }) => extensions['code'])]).not.toEqual([query, ['INTERNAL']]);
    }
  });
});

describe('a hundred requests at once', () => {
  const HUNDRED = Array.from({ length: 100 }, (_, index) => index);

  it('to tailor with one key are one task', async () => {
    const answers = await Promise.all(
      HUNDRED.map(() => person.ask(TAILOR, { input: { jobId, idempotencyKey: 'one for all' } })),
    );
    const found = new Set(answers.map(({ tailorResume }) => (tailorResume as { id: string }).id));
    expect(found.size).toBe(1);
    const em = withAccount(bench.orm, person.accountId);
    expect(await em.count(Task, { idempotencyKey: 'one for all' })).toBe(1);
  }, 60_000);

  it('to follow one job are one application', async () => {
    const input = { jobId };
    const answers = await Promise.all(HUNDRED.map(() => person.ask(CREATE_APPLICATION, { input })));
    const found = new Set(answers.map(({ createApplication }) => (createApplication as { id: string }).id));
    expect(found.size).toBe(1);
    expect(await withAccount(bench.orm, person.accountId).count(Application, { jobId })).toBe(1);
  }, 60_000);

  it('to correct one fact of one version: one wins, the others learn the version there is', async () => {
    const facts = await readFacts(withAccount(bench.orm, person.accountId), person.accountId);
    const fact = facts.findLast(({ kind }) => kind === 'bullet')!;
    const answers = await Promise.all(
      HUNDRED.map((index) =>
        person.ask(SAVE_FACT, {
          input: { kind: 'BULLET', id: fact.id, version: fact.version, text: `Wrote line ${index}.` },
        }),
      ),
    );
    const saved = answers.map(({ saveFact }) => saveFact as { __typename: string; text?: string });
    const winners = saved.filter(({ __typename }) => __typename === 'Fact');
    expect(winners).toHaveLength(1);
    expect(saved.filter(({ __typename }) => __typename === 'StaleVersion')).toHaveLength(99);
    const after = await readFacts(withAccount(bench.orm, person.accountId), person.accountId);
    expect(after.find(({ id }) => id === fact.id)).toMatchObject({
      text: winners[0]!.text,
      version: fact.version + 1,
    });
  }, 60_000);

  it('to add one contact value add it once', async () => {
    const fields = [
      { name: 'key', value: 'address' },
      { name: 'value', value: '1 Example Street' },
    ];
    const answers = await Promise.all(
      HUNDRED.map(() => person.send(SAVE_FACT, { input: { kind: 'BASICS', fields } })),
    );
    const codes = answers.map(({ errors }) => errors[0]?.extensions['code']);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(99);
  }, 60_000);

  it('to accept each change by itself lose none', async () => {
    const { tailorResume } = (await person.ask(TAILOR, { input: { jobId } })) as {
      tailorResume: { id: string };
    };
    const task = await bench.until(person.accountId, tailorResume.id, ({ status }) => status === 'SUCCEEDED');
    const tailored = task.resumeId!;
    const { proposedChanges } = (await person.ask(
      'query ($id: ID!) { proposedChanges(resumeId: $id) { id } }',
      { id: tailored },
    )) as { proposedChanges: { id: string }[] };
    expect(proposedChanges.length).toBeGreaterThan(0);
    const asked = HUNDRED.map((index) => proposedChanges[index % proposedChanges.length]!.id);
    const answers = await Promise.all(
      asked.map((id) => person.send(ACCEPT, { input: { resumeId: tailored, changeIds: [id] } })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const { proposedChanges: after } = (await person.ask(
      'query ($id: ID!) { proposedChanges(resumeId: $id) { status } }',
      { id: tailored },
    )) as { proposedChanges: { status: string }[] };
    const accepted = after.filter(({ status }) => status === 'ACCEPTED').length;
    expect(after.filter(({ status }) => status === 'PROPOSED')).toEqual([]);
    // The copy of the base, and one version for each change.
    const em = withAccount(bench.orm, person.accountId);
    expect(await em.count(ResumeVersion, { resumeId: tailored })).toBe(1 + accepted);
  }, 60_000);
});

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { status } }';
const UPDATE_ME = 'mutation ($input: UpdateMeInput!) { updateMe(input: $input) { id } }';
const UPDATE_PROFILE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }';
const EXPORT = 'mutation ($input: ExportDocumentInput!) { exportDocument(input: $input) { __typename } }';
const UPLOAD = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }';
const IMPORT_RESUME = 'mutation ($input: ImportResumeInput!) { importResume(input: $input) { id } }';
const ANSWER = 'mutation ($id: ID!, $answer: String!) { answerTask(id: $id, answer: $answer) { id } }';
const JOBS_AFTER = 'query ($after: String) { jobs(after: $after) { totalCount edges { cursor } } }';

let people = 0;

function register(given: object): [string, Record<string, unknown>] {
  people += 1;
  const email = `odd${people}@example.org`;
  return [REGISTER, { input: { email, password: 'correct horse battery', displayName: 'Odd', ...given } }];
}

function entry(fields: { name: string; value: string }[]): Record<string, unknown> {
  return { input: { kind: 'ENTRY', section: 'skills', fields } };
}

function cursor(values: unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}
