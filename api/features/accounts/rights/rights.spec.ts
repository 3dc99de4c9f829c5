import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { storeFile } from '../../../engine/storage/store-file.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { StoredFile } from '../../../engine/storage/stored-file.entity.js';
import { type Task } from '../../../engine/tasks/task.entity.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { readZip } from '../../../platform/files/zip-archive.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { openPostingSite, travel, type PostingSite } from '../../../platform/testing/career-journey.js';
import { canaryOf, plantCanaries, rowsWith } from '../../../platform/testing/canaries.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { AdminAction } from '../admin/admin-action.entity.js';
import { finishErasures, hashOfAccount } from './erase-account.js';
import { SECRET_COLUMNS, tablePath } from './export-format.js';
import { IMPORTED } from './import-data.task.js';
import { ownedTables } from './owned-tables.js';

const log = createLogger({ level: 'silent', role: 'test' });
const LIMITS = { entries: 20_000, inflatedBytes: 256 * 1024 * 1024 };
const ALL = (): boolean => true;

let bench: ApiBench;
let other: ApiBench;
let site: PostingSite;

beforeAll(async () => {
  site = await openPostingSite('sourdough');
  bench = await openApiBench({ FETCH_ALLOW_PRIVATE: site.host });
  other = await openApiBench();
}, 240_000);
afterAll(async () => {
  await bench.end();
  await other.end();
  await site.close();
});

async function asOwner<Result>(
  accountId: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: bench.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('app.account_id', $1, false)`, [accountId]);
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Also those that belong to nobody any more: policies hold even the owner, and would hide what an erasure forgot. */
async function rowsEverywhere(words: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: bench.database.superuserUrl });
  await client.connect();
  try {
    return await rowsWith(client, words);
  } finally {
    await client.end();
  }
}

async function exportOf(
  api: ApiBench,
  person: Person,
): Promise<{ bytes: Buffer; entries: Map<string, Uint8Array> }> {
  const { exportMyData } = await person.ask('mutation { exportMyData { id } }');
  const { id } = exportMyData as { id: string };
  const task = await api.until(person.accountId, id, ({ status }) =>
    ['SUCCEEDED', 'FAILED'].includes(status),
  );
  expect([task.status, task.error]).toEqual(['SUCCEEDED', null]);
  const { dataExports } = await person.ask('{ dataExports { id file { url fileName contentType } } }');
  const made = (dataExports as { id: string; file: { url: string; fileName: string } }[])[0]!;
  expect(made.id).toBe(task.result?.['fileId']);
  expect(made.file.fileName).toMatch(/^atlasops-\d{4}-\d\d-\d\d\.zip$/);
  const answer = await fetch(made.file.url);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { bytes, entries: await readZip(bytes, ALL, LIMITS) };
}

const textOf = (entries: Map<string, Uint8Array>, name: string): string =>
  Buffer.from(entries.get(name) ?? []).toString('utf8');

async function filesOf(api: ApiBench): Promise<string> {
  const names = await readdir(api.config.dataDir, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return `${path}\n${(await readFile(path)).toString('latin1')}`;
      }),
  );
  return texts.join('\n');
}

it('exports every column of every table, then erases all of it, and of nobody else', async () => {
  const person = await bench.register('Canary');
  const bystander = await bench.register('Bystander');
  for (const { accountId } of [person, bystander]) {
    await fillDemoAccount(withAccount(bench.orm, accountId), openFileStore(bench.config));
  }
  const em = withAccount(bench.orm, person.accountId);
  const bytes = Buffer.from('canary-of-a-file');
  await storeFile(em, openFileStore(bench.config), {
    ...{ purpose: 'ARTEFACT', fileName: 'canary.txt', contentType: 'text/plain', bytes },
  });
  await withoutAccount(bench.orm).insert(AdminAction, {
    ...{ id: newId(), adminId: bystander.accountId, action: 'suspend', subjectId: person.accountId },
    ...{ reason: 'canary-of-a-reason', requestId: newId(), happenedAt: new Date() },
  });
  const taskId = newId();
  const planted = await asOwner(person.accountId, async (client) => {
    await client.query(
      `insert into task (id, account_id, kind, status, title, steps, input, answers, saved, created_at, updated_at)
       values ($1, $2, 'TEST', 'FAILED', 'T', '[]', '{}', '{}', '{}', now(), now())`,
      [taskId, person.accountId],
    );
    const columns = await plantCanaries(client, person.accountId);
    await client.query(
      `insert into checkpoint.checkpoints (thread_id, checkpoint_ns, checkpoint_id, checkpoint, metadata)
       values ($1, '', 'c', '{"canary": "canary-of-a-checkpoint"}', '{}')`,
      [taskId],
    );
    await client.query(`insert into pgboss.job (name, data) values ('mail', $1)`, [
      JSON.stringify({ accountId: person.accountId, mailId: 'canary-of-a-queue-entry' }),
    ]);
    return columns;
  });
  expect(planted.length).toBeGreaterThan(100);

  const { entries } = await exportOf(bench, person);
  const missing = planted.filter((place) => {
    const [table = '', column = ''] = place.split('.');
    if (SECRET_COLUMNS[table]?.includes(column)) return false;
    return !textOf(entries, tablePath(table)).includes(canaryOf(table, column));
  });
  expect(missing).toEqual([]);
  const leaked = Object.entries(SECRET_COLUMNS).flatMap(([table, columns]) =>
    columns.filter((column) => textOf(entries, tablePath(table)).includes(`${canaryOf(table, column)}"`)),
  );
  expect(leaked).toEqual([]);
  expect([...entries.values()].some((content) => Buffer.from(content).equals(bytes))).toBe(true);
  expect(textOf(entries, 'README.txt')).toContain('data/job.json: ');

  const words = ['canary-', person.accountId];
  const before = await rowsEverywhere(words);
  expect(before.length).toBeGreaterThan(50);
  expect(before.join()).toContain('canary-of-a-checkpoint');
  expect(before.join()).toContain('canary-of-a-queue-entry');
  expect(before.join()).toContain('canary-of-a-reason');
  expect(await filesOf(bench)).toContain('canary-of-a-file');

  expect(
    await person.codeOf('mutation { deleteMyAccount(input: { email: "wrong@example.org" }) { id } }'),
  ).toBe('BAD_USER_INPUT');
  await person.ask('mutation ($email: String!) { deleteMyAccount(input: { email: $email }) { id } }', {
    email: canaryOf('account', 'email'),
  });
  await erased(person.accountId);

  const hash = hashOfAccount(person.accountId);
  const second = await rowsEverywhere(words);
  // Its id stays until the second pass, so that the program knows whose rows to look for.
  expect(second.filter((row) => !row.startsWith('public.erased_account'))).toEqual([]);
  const files = await filesOf(bench);
  expect(files).not.toContain('canary-of-a-file');
  expect(files).not.toContain(person.accountId);
  // A process knows a session for a few seconds without asking.
  await eventually(async () => (await person.codeOf('{ jobs { totalCount } }')) === 'UNAUTHENTICATED');

  await asOwner(person.accountId, (client) =>
    client.query(`update erased_account set erased_at = erased_at - interval '1 hour'`),
  );
  await finishErasures(bench.orm, openFileStore(bench.config), log);
  const last = await rowsEverywhere(words);
  expect(last).toEqual([]);
  const record = await rowsEverywhere([hash]);
  expect(record).toHaveLength(1);

  const { jobs } = await bystander.ask('{ jobs { totalCount } }');
  expect((jobs as { totalCount: number }).totalCount).toBeGreaterThan(0);
}, 240_000);

/** Until the account is on the list of erased ones. */
async function erased(accountId: string): Promise<void> {
  await eventually(() =>
    asOwner(accountId, async (client) => {
      const found = await client.query(
        `select 1 from erased_account where account_hash = $1 and erased_at is not null`,
        [hashOfAccount(accountId)],
      );
      return found.rowCount === 1;
    }),
  );
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('This did not become true within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('keeps an erased account erased when an older database is restored', async () => {
  const person = await bench.register('Restored');
  const store = openFileStore(bench.config);
  await finishErasures(bench.orm, store, log);
  // As after a restore: the files' list knows of the erasure, the database does not.
  await store.rememberErased(hashOfAccount(person.accountId));
  expect(await finishErasures(bench.orm, store, log)).toBe(1);
  const left = await rowsEverywhere([person.accountId]);
  expect(left.filter((row) => !row.startsWith('public.erased_account'))).toEqual([]);
});

describe('an export', () => {
  it('comes back whole in another installation, and only into an empty account', async () => {
    const person = await bench.register('Mover');
    await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
    await movesTo(person, await other.register('Newcomer'));
  }, 240_000);

  it('comes back whole after everything that can be done here, settings included', async () => {
    const person = await bench.register('Traveller');
    await person.ask(
      'mutation { updateMe(input: { displayName: "Ada Traveller", locale: "de-AT" }) { id } }',
    );
    await person.ask('mutation { saveModelSettings(timing: WITHIN_A_DAY) { timing } }');
    await travel(bench, person, site, { resume: 'bakehouse', posting: 'sourdough' });
    const there = await other.register('Newcomer');
    const filled = await movesTo(person, there);
    expect([...IMPORTED].filter((table) => !filled.has(table))).toEqual([]);
    const { me } = await there.ask('{ me { displayName locale email } }');
    expect(me).toEqual({ displayName: 'Ada Traveller', locale: 'de-AT', email: there.email });
  }, 240_000);

  /** Compares what was exported here with what is exported there after the import. @returns the tables that hold rows */
  async function movesTo(person: Person, there: Person): Promise<Set<string>> {
    const { bytes, entries } = await exportOf(bench, person);
    const filled = new Set<string>();
    const uploadId = await upload(there, bytes);
    const task = await importing(there, uploadId);
    expect([task.status, task.error]).toEqual(['SUCCEEDED', null]);
    const again = await exportOf(other, there);
    for (const table of IMPORTED) {
      const [first, second] = [entries, again.entries].map((all) =>
        comparable(textOf(all, tablePath(table))),
      );
      expect([table, second]).toEqual([table, first]);
      if ((first as unknown[]).length > 0) filled.add(table);
    }
    expect(Number(task.result?.['rows'])).toBeGreaterThan(20);
    const files = await withAccount(other.orm, there.accountId).find(StoredFile, {
      purpose: { $ne: 'UPLOAD' },
    });
    const store = openFileStore(other.config);
    for (const { checksum, accountId } of files) await store.read(accountId, checksum!);

    const twice = await importing(there, uploadId);
    expect(twice.error).toMatchObject({ code: 'NOT_EMPTY' });
    return filled;
  }

  it('that is none is refused, and leaves nothing behind', async () => {
    const there = await other.register('Wrong');
    const wrong = await upload(there, Buffer.from('504b0506000000000000000000000000000000000000', 'hex'));
    expect((await importing(there, wrong)).error).toMatchObject({ code: 'BAD_EXPORT' });
    const rows = await withAccount(other.orm, there.accountId).execute('select 1 from profile');
    expect(rows).toEqual([]);
  });

  it('is of a file of one’s own', async () => {
    const [mine, theirs] = [await other.register(), await other.register()];
    const uploadId = await upload(theirs, Buffer.from('text'));
    const ask = 'mutation ($id: ID!) { importMyData(input: { uploadId: $id }) { id } }';
    expect(await mine.codeOf(ask, { id: uploadId })).toBe('NOT_FOUND');
  });

  async function importing(person: Person, uploadId: string): Promise<Task> {
    const { importMyData } = await person.ask(
      'mutation ($id: ID!) { importMyData(input: { uploadId: $id }) { id } }',
      { id: uploadId },
    );
    const { id } = importMyData as { id: string };
    return await other.until(person.accountId, id, ({ status }) => ['SUCCEEDED', 'FAILED'].includes(status));
  }

  async function upload(person: Person, bytes: Buffer): Promise<string> {
    const { createUpload } = await person.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName: 'export.zip', contentType: 'application/zip', size: bytes.length } },
    );
    const { id, url } = createUpload as { id: string; url: string };
    expect((await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })).status).toBe(201);
    return id;
  }
});

it('knows of every table whether it is imported', async () => {
  const tables = (await ownedTables(withAccount(bench.orm, newId()))).map(({ name }) => name);
  const rest = tables.filter((name) => !IMPORTED.has(name));
  expect(rest.sort()).toEqual(
    [
      // Of this installation: who one is and how one gets in.
      ...[
        'account',
        'login_identity',
        'session',
        'sign_in_link',
        'second_factor',
        'recovery_code',
        'api_token',
        'calendar_link',
      ],
      ...['mail', 'mail_token', 'mail_request', 'consent'],
      // What happened in the other one.
      ...['task', 'audit_entry', 'domain_event'],
      // Money and keys: of this installation alone.
      ...['model_call', 'model_spending', 'model_answer', 'model_provider', 'model_batch'],
    ].sort(),
  );
  expect(tables).toEqual(expect.arrayContaining([...IMPORTED]));
});

/** Rows with their ids numbered by appearance; which file was uploaded for the import does not count. */
function comparable(json: string): unknown {
  const rows = (JSON.parse(json) as Record<string, unknown>[]).filter(
    ({ purpose }) => purpose === undefined || (purpose !== 'UPLOAD' && purpose !== 'DATA_EXPORT'),
  );
  const seen = new Map<string, number>();
  return JSON.parse(
    JSON.stringify(rows).replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => {
      if (!seen.has(id)) seen.set(id, seen.size);
      return `id ${seen.get(id)}`;
    }),
  );
}
