import { DEMO_POSTINGS } from '../../../db/seeds/demo-postings.js';
import { DEMO_RESUME } from '../../../db/seeds/demo-resume.js';
import { DomainEvent } from '../../engine/events/domain-event.entity.js';
import { withAccount } from '../../platform/database/orm.js';
import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';
import { closeDocumentPrinter } from '../../engine/documents/render-document.js';

const TASK =
  'id status error { code message } result resume { id } export { id pages file { url contentType } }';
const RESUME = `id kind version title truth { ok findings { kind text reason lineId } }
  sections { key title entries { id fields { name value } lines { id role text supported facts { id text } } } }
  proposedChanges { id operation status before after facts { id } reason }`;

interface Line {
  id: string;
  role: string;
  text: string;
  supported: boolean;
  facts: { id: string; text: string }[];
}
interface ResumeAnswer {
  id: string;
  version: number;
  truth: { ok: boolean; findings: { kind: string; text: string; lineId: string | null }[] };
  sections: { key: string; entries: { id: string; lines: Line[] }[] }[];
  proposedChanges: {
    id: string;
    operation: string;
    status: string;
    before: string | null;
    after: string | null;
    facts: { id: string }[];
    reason: string;
  }[];
}
interface TaskAnswer {
  id: string;
  status: string;
  error: { code: string; message: string } | null;
  result: Record<string, unknown>;
  resume: { id: string } | null;
  export: { id: string; pages: number | null; file: { url: string; contentType: string } } | null;
}

let bench: ApiBench;

beforeAll(async () => {
  bench = await openApiBench({});
}, 120_000);

afterAll(async () => {
  await bench.end();
  await closeDocumentPrinter();
});

const LIMIT_MS = 20_000;

async function ended(who: ApiClient, id: string): Promise<TaskAnswer> {
  const timeout = AbortSignal.timeout(LIMIT_MS);
  for (;;) {
    timeout.throwIfAborted();
    const { task } = (await who.ask(`query ($id: ID!) { task(id: $id) { ${TASK} } }`, { id })) as {
      task: TaskAnswer;
    };
    if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(task.status)) return task;
    await new Promise((soon) => setTimeout(soon, 25));
  }
}

async function upload(who: ApiClient, fileName: string, bytes: Uint8Array): Promise<string> {
  const { createUpload } = (await who.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
    { input: { fileName, contentType: 'application/octet-stream', size: bytes.length } },
  )) as { createUpload: { id: string; url: string } };
  const answer = await fetch(createUpload.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`The upload was refused: ${answer.status} ${await answer.text()}`);
  return createUpload.id;
}

async function importResume(who: ApiClient, bytes: Uint8Array, fileName: string): Promise<TaskAnswer> {
  const uploadId = await upload(who, fileName, bytes);
  const { importResume: task } = (await who.ask(
    'mutation ($input: ImportResumeInput!) { importResume(input: $input) { id } }',
    { input: { uploadId } },
  )) as { importResume: { id: string } };
  return await ended(who, task.id);
}

const resumeBytes = new TextEncoder().encode(JSON.stringify(DEMO_RESUME));

async function importJob(who: ApiClient, text: string): Promise<string> {
  const { importJobs } = (await who.ask(
    'mutation ($input: ImportJobsInput!) { importJobs(input: $input) { ... on ImportStarted { task { id } } } }',
    { input: { texts: [text] } },
  )) as { importJobs: { task: { id: string } }[] };
  const { result, error } = await ended(who, importJobs[0]!.task.id);
  if (error !== null) throw new Error(error.message);
  return String(result['jobId']);
}

async function readResume(who: ApiClient, id: string): Promise<ResumeAnswer> {
  const { resume } = await who.ask(`query ($id: ID!) { resume(id: $id) { ${RESUME} } }`, { id });
  return resume as ResumeAnswer;
}

async function tailor(who: ApiClient, jobId: string): Promise<TaskAnswer> {
  const { tailorResume } = (await who.ask(
    'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }',
    { input: { jobId } },
  )) as { tailorResume: { id: string } };
  return await ended(who, tailorResume.id);
}

const linesOf = (resume: ResumeAnswer): Line[] =>
  resume.sections.flatMap(({ entries }) => entries.flatMap(({ lines }) => lines));
const decide = (verb: 'acceptChanges' | 'rejectChanges') =>
  `mutation ($input: ChangesInput!) { ${verb}(input: $input) { __typename ... on Resume { ${RESUME} }
   ... on StaleVersion { currentVersion } ... on UnsupportedClaims { message findings { text } } } }`;
const exportMutation = `mutation ($input: ExportDocumentInput!) { exportDocument(input: $input) { __typename
   ... on Task { id } ... on UnsupportedClaims { message findings { text reason } } } }`;

describe('importing a resume', () => {
  it('gives facts with their source and a base resume in which every line rests on one', async () => {
    const person = await bench.register();
    const task = await importResume(person, resumeBytes, 'mara.json');
    expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
    const base = await readResume(person, task.resume!.id);
    expect(base.truth).toEqual({ ok: true, findings: [] });
    expect(base.sections.map(({ key }) => key).slice(0, 3)).toEqual(['summary', 'work', 'projects']);
    expect(linesOf(base).every(({ facts, supported }) => facts.length === 1 && supported)).toBe(true);
  });

  it('a second time adds nothing and takes nothing the user corrected', async () => {
    const person = await bench.register();
    const first = await importResume(person, resumeBytes, 'mara.json');
    const base = await readResume(person, first.resume!.id);
    const line = linesOf(base).find(({ text }) => text.startsWith('Mentored'))!;
    await person.ask('mutation ($input: SaveFactInput!) { saveFact(input: $input) { __typename } }', {
      input: { id: line.facts[0]!.id, version: 1, kind: 'BULLET', text: 'Mentored three junior engineers.' },
    });
    const again = await importResume(person, resumeBytes, 'mara.json');
    expect(again.result['added']).toBe(1);
    const { profile } = (await person.ask('{ profile { facts { text origin } } }')) as {
      profile: { facts: { text: string; origin: string }[] };
    };
    expect(profile.facts).toContainEqual({ text: 'Mentored three junior engineers.', origin: 'USER' });
  });

  it('says what is wrong with a file that is no resume', async () => {
    const person = await bench.register();
    const task = await importResume(person, new TextEncoder().encode('{"hello": "world"}'), 'x.json');
    expect(task.status).toBe('FAILED');
    expect(task.error!.message).toMatch(/\w+ \w+/);
    const { profile } = (await person.ask('{ profile { facts { id } baseResume { id } } }')) as {
      profile: { facts: unknown[]; baseResume: unknown };
    };
    expect(profile).toEqual({ facts: [], baseResume: null });
  });
});

describe('the base resume', () => {
  it('follows a corrected fact', async () => {
    const person = await bench.register();
    const { resume } = await importResume(person, resumeBytes, 'mara.json');
    const before = await readResume(person, resume!.id);
    const line = linesOf(before).find(({ text }) => text.startsWith('Mentored'))!;
    await person.ask('mutation ($input: SaveFactInput!) { saveFact(input: $input) { __typename } }', {
      input: { id: line.facts[0]!.id, version: 1, kind: 'BULLET', text: 'Mentored three junior engineers.' },
    });
    const timeout = AbortSignal.timeout(LIMIT_MS);
    let after = before;
    while (after.version === before.version) {
      timeout.throwIfAborted();
      after = await readResume(person, resume!.id);
    }
    expect(linesOf(after).find(({ id }) => id === line.id)).toMatchObject({
      text: 'Mentored three junior engineers.',
      supported: true,
    });
    const versions = await person.ask(
      'query ($id: ID!) { resumeVersions(resumeId: $id) { version origin } }',
      {
        id: resume!.id,
      },
    );
    expect(versions['resumeVersions']).toEqual([
      { version: 2, origin: 'FACTS' },
      { version: 1, origin: 'IMPORT' },
    ]);
  });
});

describe('tailoring', () => {
  let person: ApiClient & { accountId: string };
  let jobId: string;
  let baseId: string;
  let tailoredId: string;

  beforeAll(async () => {
    person = await bench.register();
    baseId = (await importResume(person, resumeBytes, 'mara.json')).resume!.id;
    jobId = await importJob(person, DEMO_POSTINGS[0]!);
  });

  beforeEach(async () => {
    const task = await tailor(person, jobId);
    expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
    tailoredId = task.resume!.id;
  });

  it('proposes changes that rest on facts and changes nothing by itself', async () => {
    const [base, tailored] = [await readResume(person, baseId), await readResume(person, tailoredId)];
    expect(tailored.proposedChanges.length).toBeGreaterThan(0);
    expect(linesOf(tailored).map(({ text }) => text)).toEqual(linesOf(base).map(({ text }) => text));
    const em = withAccount(bench.orm, person.accountId);
    expect(await em.count(DomainEvent, { type: 'resume.generated', subjectId: tailoredId })).toBe(1);
    for (const change of tailored.proposedChanges) {
      expect(change).toMatchObject({ status: 'PROPOSED', reason: expect.stringMatching(/\w+/) as string });
      if (change.operation === 'ADD' || change.operation === 'REPLACE') {
        expect(change.facts.length).toBeGreaterThan(0);
      }
    }
  });

  it('applies what is accepted, takes back what is rejected then, and never touches the base', async () => {
    const base = await readResume(person, baseId);
    const { proposedChanges } = await readResume(person, tailoredId);
    const changeIds = proposedChanges.map(({ id }) => id);
    const accepted = (
      await person.ask(decide('acceptChanges'), { input: { resumeId: tailoredId, changeIds } })
    )['acceptChanges'] as ResumeAnswer & { __typename: string };
    expect(accepted).toMatchObject({ __typename: 'Resume', version: 2, truth: { ok: true } });
    const texts = linesOf(accepted).map(({ text }) => text);
    for (const { operation, after } of proposedChanges) {
      if (operation === 'ADD' || operation === 'REPLACE') expect(texts).toContain(after);
    }
    const back = (await person.ask(decide('rejectChanges'), { input: { resumeId: tailoredId, changeIds } }))[
      'rejectChanges'
    ] as ResumeAnswer;
    expect(linesOf(back)).toEqual(linesOf(base));
    expect(back.proposedChanges.every(({ status }) => status === 'REJECTED')).toBe(true);
    expect(await readResume(person, baseId)).toEqual(base);
  });

  it('blocks the export of a line that no fact supports, and says which', async () => {
    const tailored = await readResume(person, tailoredId);
    const { resumeVersions } = (await person.ask(
      'query ($id: ID!) { resumeVersions(resumeId: $id) { document } }',
      { id: tailoredId },
    )) as { resumeVersions: { document: { sections: { entries: { lines: { text: string }[] }[] }[] } }[] };
    const { document } = resumeVersions[0]!;
    const line = document.sections.flatMap(({ entries }) => entries.flatMap(({ lines }) => lines))[1]!;
    line.text = 'Managed a team of 45 engineers at Google.';
    const saved = (await person.ask(
      `mutation ($input: SaveResumeVersionInput!) { saveResumeVersion(input: $input) { __typename ... on Resume { ${RESUME} } } }`,
      { input: { resumeId: tailoredId, version: tailored.version, document } },
    )) as { saveResumeVersion: ResumeAnswer };
    const flagged = linesOf(saved.saveResumeVersion).find(({ text }) => text.startsWith('Managed a team'))!;
    expect(flagged.supported).toBe(false);
    const input = { resumeId: tailoredId, format: 'PDF', template: 'classic' };
    const refused = (await person.ask(exportMutation, { input }))['exportDocument'];
    expect(refused).toMatchObject({ __typename: 'UnsupportedClaims' });
    expect(JSON.stringify(refused)).toContain('45');
  });

  it('refuses a save over a newer version and marks changes the edit made pointless', async () => {
    const { proposedChanges, version } = await readResume(person, tailoredId);
    const replaced = proposedChanges.find(
      ({ operation, before }) => operation === 'REPLACE' && before !== null,
    )!;
    const { resumeVersions } = (await person.ask(
      'query ($id: ID!) { resumeVersions(resumeId: $id) { document } }',
      { id: tailoredId },
    )) as { resumeVersions: { document: { sections: { entries: { lines: { text: string }[] }[] }[] } }[] };
    const { document } = resumeVersions[0]!;
    for (const { entries } of document.sections) {
      for (const { lines } of entries)
        for (const line of lines) if (line.text === replaced.before) line.text += ' Mine.';
    }
    const save = `mutation ($input: SaveResumeVersionInput!) { saveResumeVersion(input: $input) { __typename } }`;
    const input = { resumeId: tailoredId, version, document };
    expect((await person.ask(save, { input }))['saveResumeVersion']).toEqual({ __typename: 'Resume' });
    expect((await person.ask(save, { input }))['saveResumeVersion']).toEqual({ __typename: 'StaleVersion' });
    const decision = await person.ask(decide('acceptChanges'), {
      input: { resumeId: tailoredId, changeIds: [replaced.id] },
    });
    expect(decision['acceptChanges']).toMatchObject({ __typename: 'StaleVersion' });
    const after = await readResume(person, tailoredId);
    expect(after.proposedChanges.find(({ id }) => id === replaced.id)?.status).toBe('STALE');
  });

  it.each(['PDF', 'DOCX', 'TXT'])('exports %s behind a link that needs no login', async (format) => {
    const input = { resumeId: tailoredId, format, template: 'classic', paper: 'A4' };
    const { exportDocument } = (await person.ask(exportMutation, { input })) as {
      exportDocument: { id: string };
    };
    const task = await ended(person, exportDocument.id);
    expect(task).toMatchObject({ status: 'SUCCEEDED', error: null });
    const file = await fetch(task.export!.file.url);
    expect(file.status).toBe(200);
    const start = Buffer.from(await file.arrayBuffer())
      .subarray(0, 4)
      .toString('latin1');
    expect(start).toMatch(format === 'PDF' ? /^%PDF/ : format === 'DOCX' ? /^PK/ : /^\S/);
  });

  it('of somebody else looks like a resume that does not exist', async () => {
    const other = await bench.register();
    const query = `query ($id: ID!) { resume(id: $id) { id } }`;
    const foreign = await other.send(query, { id: tailoredId });
    expect(foreign.comparable).toBe(
      (await other.send(query, { id: '01890a5d-ac96-774b-bcce-b302099a8057' })).comparable,
    );
    const input = { resumeId: tailoredId, changeIds: [] };
    expect(await other.codeOf(decide('acceptChanges'), { input })).toBe('NOT_FOUND');
  });
});
