import { ZipFile } from 'yazl';
import type { Task } from '../../../engine/tasks/task.entity.js';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { LoginIdentity } from '../account.entity.js';
import { ApiToken } from '../api-tokens/api-token.entity.js';
import { FORMAT, FORMAT_VERSION, MANIFEST, tablePath } from './export-format.js';

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

const MANIFEST_TEXT = JSON.stringify({
  format: FORMAT,
  version: FORMAT_VERSION,
  program: '1.0.0',
  exportedAt: new Date().toISOString(),
  accountId: newId(),
  tables: {},
});

it('gives no row to another account, and opens no way in', async () => {
  const [victim, attacker] = [await bench.register('Victim'), await bench.register('Attacker')];
  const stamp = new Date().toISOString();
  const profile = { id: newId(), headline: 'Forged', created_at: stamp, updated_at: stamp };
  const token = { id: newId(), account_id: victim.accountId, token_hash: 'a'.repeat(64), scopes: ['WRITE'] };
  await importing(attacker, {
    [tablePath('profile')]: JSON.stringify([{ ...profile, account_id: victim.accountId }]),
    [tablePath('api_token')]: JSON.stringify([{ ...token, name: 'x', hint: 'aaaa', expires_at: stamp }]),
    [tablePath('login_identity')]: JSON.stringify([{ account_id: attacker.accountId, is_admin: true }]),
  });
  const [rows] = await withAccount(bench.orm, victim.accountId).execute<{ count: string }[]>(
    `select count(*) from profile where headline = 'Forged'`,
  );
  expect(Number(rows?.count)).toBe(0);
  for (const { accountId } of [victim, attacker]) {
    expect(await withAccount(bench.orm, accountId).count(ApiToken, {})).toBe(0);
    const identity = await withoutAccount(bench.orm).findOneOrFail(LoginIdentity, { accountId });
    expect(identity.isAdmin).toBe(false);
  }
});

describe('with rows the API would not have written', () => {
  const stamp = new Date().toISOString();
  const profile = { created_at: stamp, updated_at: stamp, language: 'en', section_order: [], headline: null };
  const address = { id: newId(), job_id: newId() };

  it.each<[string, string, Record<string, unknown>]>([
    ['an id without hyphens', 'profile', { ...profile, id: newId().replaceAll('-', '') }],
    ['an id in braces', 'profile', { ...profile, id: `{${newId()}}` }],
    ['a line of megabytes', 'profile', { ...profile, id: newId(), headline: 'x'.repeat(3_000_000) }],
    ['a time without end', 'profile', { ...profile, id: newId(), created_at: 'infinity' }],
    ['a time before all', 'profile', { ...profile, id: newId(), created_at: '-271821-04-20' }],
    ['a list of megabytes', 'profile', { ...profile, id: newId(), section_order: ['x'.repeat(3_000_000)] }],
    [
      'nesting',
      'profile',
      { ...profile, id: newId(), section_order: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) },
    ],
    ['an address that runs', 'job_address', { ...address, canonical_url: 'javascript:alert(1)' }],
    ['an address of a file', 'job_address', { ...address, canonical_url: 'file:///etc/passwd' }],
    [
      'an address in a document',
      'resume_version',
      { id: newId(), document: { url: ' java\nscript:alert(1)' } },
    ],
    ['a version below zero', 'resume_version', { id: newId(), version: -1 }],
    ['a number for a text', 'profile', { ...profile, id: newId(), language: 7 }],
  ])('%s is refused, with the place', async (_what, table, row) => {
    const person = await bench.register('Forger');
    const { error } = await importing(person, { [tablePath(table)]: JSON.stringify([row]) });
    expect(error).toMatchObject({
      code: 'BAD_EXPORT',
      message: expect.stringContaining(`${table}.json, row 1`),
    });
  });

  it('in capitals keeps no id of somebody else', async () => {
    const [victim, attacker] = [await bench.register('Victim'), await bench.register('Attacker')];
    const { profile: theirs } = (await victim.ask('{ profile { id } }')) as { profile: { id: string } };
    for (const id of [theirs.id.toUpperCase(), theirs.id]) {
      const row = { ...profile, id, account_id: victim.accountId.toUpperCase() };
      const { status, error } = await importing(attacker, { [tablePath('profile')]: JSON.stringify([row]) });
      expect([status, error]).toEqual(['SUCCEEDED', null]);
      const { profile: mine } = (await attacker.ask('{ profile { id } }')) as { profile: { id: string } };
      expect(mine.id).not.toBe(theirs.id);
    }
    expect(await victim.ask('{ profile { id } }')).toEqual({ profile: theirs });
  });
});

it('of so many values that memory would not hold them is refused before they are read', async () => {
  const person = await bench.register('Bomber');
  const { error } = await importing(person, { [tablePath('job')]: `[${'{},'.repeat(4_000_000)}{}]` });
  expect(error).toMatchObject({ code: 'BAD_EXPORT', message: expect.stringContaining('more than the data') });
}, 60_000);

it('of more files than one has is refused before it is looked at', async () => {
  const person = await bench.register('Bomber');
  const row = { status: 'STORED', purpose: 'ARTEFACT', file_name: 'a', checksum: 'a'.repeat(64) };
  const rows = JSON.stringify(Array.from({ length: 20_001 }, () => row));
  const { error } = await importing(person, { [tablePath('stored_file')]: rows });
  expect(error).toMatchObject({ code: 'BAD_EXPORT', message: expect.stringContaining('more than the data') });
}, 60_000);

it('whose tables are larger than those of an account is refused before they are read', async () => {
  const person = await bench.register('Bomber');
  const { error } = await importing(person, { [tablePath('job')]: ' '.repeat(97 * 1024 * 1024) });
  expect(error).toMatchObject({ code: 'BAD_EXPORT', message: expect.stringContaining('more than the data') });
}, 60_000);

async function importing(person: Person, entries: Record<string, string>): Promise<Task> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(MANIFEST_TEXT), MANIFEST);
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { createUpload } = await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
    { input: { fileName: 'export.zip', contentType: 'application/zip', size: bytes.length } },
  );
  const { id: uploadId, url } = createUpload as { id: string; url: string };
  expect((await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })).status).toBe(201);
  const { importMyData } = await person.ask(
    'mutation ($id: ID!) { importMyData(input: { uploadId: $id }) { id } }',
    { id: uploadId },
  );
  return bench.until(person.accountId, (importMyData as { id: string }).id, ({ status }) =>
    ['SUCCEEDED', 'FAILED'].includes(status),
  );
}
