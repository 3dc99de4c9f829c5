/** For tests: everything a person does with AtlasOps after the login, over the real API. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_RESUME } from '../../../db/seeds/demo-resume.js';
import type { Task } from '../../engine/tasks/task.entity.js';
import type { ApiBench } from './api-bench.js';
import type { ApiClient } from './api-client.js';

/** A site with one posting, which can be taken off, and a page that never answers. */
export interface PostingSite {
  origin: string;
  /** For `FETCH_ALLOW_PRIVATE`. */
  host: string;
  /** Whether the posting can still be applied for. */
  open: boolean;
  close(): Promise<void>;
}

/** Words by which texts are found again, wherever they end up. */
export interface JourneyWords {
  /** Stands in a line of the resume. */
  resume: string;
  /** Stands in the description of the posting. */
  posting: string;
}

export interface Traveller extends ApiClient {
  accountId: string;
}

/** @param word - Stands in the posting's description. */
export async function openPostingSite(word: string): Promise<PostingSite> {
  const server: Server = createServer((request, response) => {
    if (request.url === '/hangs') return;
    if (request.url !== '/baker') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      site.open
        ? page(posting(word))
        : page('<h1>Night Baker</h1><p>This job posting has expired and is no longer available.</p>'),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const site: PostingSite = {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    open: true,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}

const page = (body: string) =>
  `<!doctype html><html lang=en><head><title>Night Baker</title></head><body>${body}</body></html>`;

function posting(word: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: 'Senior Backend Engineer',
    hiringOrganization: { '@type': 'Organization', name: 'Brotwerk Nord' },
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Berlin', addressCountry: 'DE' } },
    datePosted: '2026-11-02',
    validThrough: '2027-03-31',
    description: `<p>Brotwerk Nord ${word} looks for an engineer who builds services for bakeries.</p><h3>Requirements</h3><ul><li>Five years of TypeScript</li><li>You must know PostgreSQL</li><li>Experience with ${word} ovens</li></ul>`,
  };
  return `<script type="application/ld+json">${JSON.stringify(data)}</script><h1>Senior Backend Engineer</h1>`;
}

/**
 * Imports a resume and a posting, corrects, tailors, writes, decides, exports and follows an application; lets one Task fail
 * and tries it again, and calls one off.
 *
 * @param site - Which `api` may fetch from.
 */
export async function travel(
  api: ApiBench,
  person: Traveller,
  site: PostingSite,
  words: JourneyWords,
): Promise<void> {
  const run = (field: string, given: string, type: string, input: unknown) =>
    startTask(api, person, `mutation ($x: ${type}) { ${field}(${given}: $x) { id } }`, field, input);
  const { work = [], ...rest } = DEMO_RESUME;
  const [first, ...others] = work;
  const resume = {
    ...rest,
    work: [
      { ...first, highlights: [`Ran the ${words.resume} with 12 people.`, ...(first?.highlights ?? [])] },
      ...others,
    ],
  };
  const uploadId = await upload(person, 'cv.json', Buffer.from(JSON.stringify(resume)));
  await run('importResume', 'input', 'ImportResumeInput!', { uploadId });
  await person.ask('mutation { updateProfile(input: { headline: "Engineer" }) { id } }');

  const jobId = await importJob(api, person, `${site.origin}/baker`);
  await run('reprocessJob', 'id', 'ID!', jobId);
  await edit(person, jobId);
  const { resumeId } = await run('tailorResume', 'input', 'TailorResumeInput!', { jobId });
  await decideOnChanges(person, String(resumeId));
  await exportResume(api, person, String(resumeId));
  await correspond(api, person, jobId);
  await improveProfile(api, person);
  const { createApplication } = await person.ask(
    'mutation ($id: ID!) { createApplication(input: { jobId: $id }) { id version } }',
    { id: jobId },
  );
  await person.ask(
    'mutation ($x: MoveApplicationInput!) { moveApplication(input: $x) { ... on Application { id } } }',
    { x: { ...(createApplication as object), stage: 'APPLIED' } },
  );
  await failAndCancel(api, person, site, uploadId);
  site.open = false;
  await run('reprocessJob', 'id', 'ID!', jobId);
  await person.ask('mutation ($id: ID!) { archiveJob(id: $id) { id } }', { id: jobId });
}

async function edit(person: Traveller, jobId: string): Promise<void> {
  const { job } = await person.ask('query ($id: ID!) { job(id: $id) { version } }', { id: jobId });
  await person.ask(
    'mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) { __typename } }',
    { id: jobId, input: { ...(job as object), title: 'Backend Engineer' } },
  );
}

async function importJob(api: ApiBench, person: Traveller, url: string): Promise<string> {
  const { importJobs } = await person.ask(
    'mutation ($url: String!) { importJobs(input: { urls: [$url] }) { ... on ImportStarted { task { id } } } }',
    { url },
  );
  const { id } = (importJobs as { task: { id: string } }[])[0]!.task;
  return String((await ended(api, person, id)).result?.['jobId']);
}

async function decideOnChanges(person: Traveller, resumeId: string): Promise<void> {
  const { proposedChanges } = await person.ask('query ($id: ID!) { proposedChanges(resumeId: $id) { id } }', {
    id: resumeId,
  });
  const [one, two] = proposedChanges as { id: string }[];
  const decide = async (verb: string, changeIds: (string | undefined)[]): Promise<void> => {
    const { [verb]: left } = await person.ask(
      `mutation ($x: ChangesInput!) { ${verb}(input: $x) { __typename ... on UnsupportedClaims { findings { text reason } } } }`,
      { x: { resumeId, changeIds } },
    );
    if ((left as { __typename: string }).__typename !== 'Resume') throw new Error(JSON.stringify(left));
  };
  await decide('acceptChanges', [one?.id]);
  await decide('rejectChanges', [two?.id]);
  const { resume } = await person.ask(
    'query ($id: ID!) { resume(id: $id) { version versions { version document } } }',
    { id: resumeId },
  );
  const { version, versions } = resume as { version: number; versions: { document: object }[] };
  await person.ask('mutation ($x: SaveResumeVersionInput!) { saveResumeVersion(input: $x) { __typename } }', {
    x: { resumeId, version, document: versions[0]?.document, note: 'As it was' },
  });
}

async function exportResume(api: ApiBench, person: Traveller, resumeId: string): Promise<void> {
  const { documentTemplates } = await person.ask('{ documentTemplates { name } }');
  const { exportDocument } = await person.ask(
    'mutation ($x: ExportDocumentInput!) { exportDocument(input: $x) { ... on Task { id } } }',
    { x: { resumeId, format: 'TXT', template: (documentTemplates as { name: string }[])[0]?.name } },
  );
  await ended(api, person, (exportDocument as { id: string }).id);
}

async function correspond(api: ApiBench, person: Traveller, jobId: string): Promise<void> {
  const LETTER =
    'version current { version subject greeting farewell signature paragraphs { sentences { text } } } draft { version }';
  interface Letter {
    version: number;
    current: {
      subject: string;
      greeting: string;
      farewell: string;
      signature: string;
      paragraphs: { sentences: { text: string }[] }[];
    };
    draft: { version: number };
  }
  const write = async (tone: string): Promise<{ letterId: string; letter: Letter }> => {
    const { letterId } = await startTask(
      api,
      person,
      'mutation ($x: WriteCoverLetterInput!) { writeCoverLetter(input: $x) { id } }',
      'writeCoverLetter',
      { jobId, tone },
    );
    const { letter } = await person.ask(`query ($id: ID!) { letter(id: $id) { ${LETTER} } }`, {
      id: letterId,
    });
    return { letterId: String(letterId), letter: letter as Letter };
  };
  await write('FORMAL');
  const { letterId, letter } = await write('WARM');
  const draft = letter.draft.version;
  await person.ask('mutation ($x: RejectLetterDraftInput!) { rejectLetterDraft(input: $x) { id } }', {
    x: { letterId, draft },
  });
  await person.ask('mutation ($x: AcceptLetterDraftInput!) { acceptLetterDraft(input: $x) { __typename } }', {
    x: { letterId, draft, version: letter.version },
  });
  const { letter: now } = await person.ask(`query ($id: ID!) { letter(id: $id) { ${LETTER} } }`, {
    id: letterId,
  });
  const { version, current } = now as Letter;
  const { subject, greeting, farewell, signature, paragraphs } = current;
  await person.ask('mutation ($x: SaveLetterVersionInput!) { saveLetterVersion(input: $x) { __typename } }', {
    x: {
      ...{ letterId, version, subject, greeting, farewell: `${farewell} `, signature, note: 'Read aloud' },
      paragraphs: paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')),
    },
  });
  const { letterTemplates } = await person.ask('{ letterTemplates { name } }');
  const { exportLetter } = await person.ask(
    'mutation ($x: ExportLetterInput!) { exportLetter(input: $x) { ... on Task { id } } }',
    { x: { letterId, format: 'TXT', template: (letterTemplates as { name: string }[])[0]?.name } },
  );
  await ended(api, person, (exportLetter as { id: string }).id);
}

async function improveProfile(api: ApiBench, person: Traveller): Promise<void> {
  const field = 'enhanceProfile';
  await startTask(
    api,
    person,
    `mutation ($x: EnhanceProfileInput!) { ${field}(input: $x) { id } }`,
    field,
    {},
  );
  const { drafts } = await person.ask('{ drafts(first: 2) { edges { node { id } } } }');
  const [one, two] = (drafts as { edges: { node: { id: string } }[] }).edges;
  await person.ask('mutation ($id: ID!) { acceptDraft(id: $id) { __typename } }', { id: one?.node.id });
  await person.ask('mutation ($id: ID!) { rejectDraft(id: $id) { id } }', { id: two?.node.id });
}

async function failAndCancel(
  api: ApiBench,
  person: Traveller,
  site: PostingSite,
  uploadId: string,
): Promise<void> {
  const failing = await person.ask('mutation ($id: ID!) { importMyData(input: { uploadId: $id }) { id } }', {
    id: uploadId,
  });
  const { id } = failing['importMyData'] as { id: string };
  await ended(api, person, id, 'FAILED');
  await person.ask('mutation ($id: ID!) { retryTask(id: $id) { id } }', { id });
  await ended(api, person, id, 'FAILED');
  const hanging = await person.ask(
    'mutation ($url: String!) { importJobs(input: { urls: [$url] }) { ... on ImportStarted { task { id } } } }',
    { url: `${site.origin}/hangs` },
  );
  const [{ task }] = hanging['importJobs'] as [{ task: { id: string } }];
  await person.ask('mutation ($id: ID!) { cancelTask(id: $id) { id } }', { id: task.id });
  await ended(api, person, task.id, 'CANCELLED');
}

/** Uploads a file. @returns its id */
export async function upload(person: ApiClient, fileName: string, bytes: Uint8Array): Promise<string> {
  const { createUpload } = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
    { input: { fileName, contentType: 'application/octet-stream', size: bytes.length } },
  );
  const { id, url } = createUpload as { id: string; url: string };
  const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`The upload was refused: ${answer.status} ${await answer.text()}`);
  return id;
}

/** Orders a Task by a mutation with one argument, `$x`. @returns its result once it has succeeded */
async function startTask(
  api: ApiBench,
  person: Traveller,
  mutation: string,
  field: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const answer = await person.ask(mutation, { x: input });
  const task = await ended(api, person, (answer[field] as { id: string }).id);
  return task.result ?? {};
}

async function ended(
  api: ApiBench,
  person: Traveller,
  id: string,
  how: Task['status'] = 'SUCCEEDED',
): Promise<Task> {
  const task = await api.until(person.accountId, id, ({ status }) =>
    ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(status),
  );
  if (task.status !== how) throw new Error(`${task.title}: ${task.status} ${JSON.stringify(task.error)}`);
  return task;
}
