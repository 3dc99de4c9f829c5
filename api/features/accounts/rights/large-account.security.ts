/** Export and erasure of an account with years of use: within minutes, and whole. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { storeFile } from '../../../engine/storage/store-file.js';
import { withAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { rowsWith } from '../../../platform/testing/canaries.js';
import { hashOfAccount } from './erase-account.js';

const POSTINGS = 1_000;
const DOCUMENTS = 200;
const DOCUMENT_BYTES = 300 * 1024;
const WITHIN_MS = 2 * 60_000;

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

/** The demo's career with a thousand postings and applications, and 200 files of 300 KB, all of them different. */
async function fill(person: Person): Promise<void> {
  const { accountId } = person;
  const em = withAccount(bench.orm, accountId);
  const store = openFileStore(bench.config);
  await fillDemoAccount(em, store);
  const [job] = await em.execute<Record<string, unknown>[]>('select * from job order by created_at limit 1');
  const columns = Object.keys(job!);
  const fresh: Record<string, string> = { id: 'gen_random_uuid()', content_hash: `md5(n::text)` };
  await em.execute(
    `insert into job (${columns.join(', ')})
     select ${columns.map((name) => fresh[name] ?? name).join(', ')} from job, generate_series(1, ?) n where id = ?`,
    [POSTINGS, job!['id']],
  );
  await em.execute(
    `insert into application (id, account_id, job_id, resume_id, stage, notes, version, applied_at, created_at, updated_at)
     select gen_random_uuid(), account_id, id, null, 'APPLIED', 'A note', 1, now(), now(), now() from job
     where id not in (select job_id from application)`,
  );
  for (let file = 0; file < DOCUMENTS; file += 1) {
    // As hard to pack as a PDF or a picture.
    const bytes = randomBytes(DOCUMENT_BYTES);
    await storeFile(em, store, {
      ...{ purpose: 'ARTEFACT', fileName: `${file}.pdf`, contentType: 'application/pdf', bytes },
    });
  }
}

async function as<Result>(accountId: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: bench.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('app.account_id', $1, false)`, [accountId]);
    return await use(client);
  } finally {
    await client.end();
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > 2 * WITHIN_MS) throw new Error(`${what} took too long`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return performance.now() - begun;
}

it('takes minutes at most', async () => {
  const person = await bench.register('Years');
  const { accountId } = person;
  await fill(person);
  const { exportMyData } = await person.ask('mutation { exportMyData { id } }');
  const statusOf = async (): Promise<string> => {
    const { task } = await person.ask(
      'query ($id: ID!) { task(id: $id) { status } }',
      exportMyData as Record<string, unknown>,
    );
    return (task as { status: string }).status;
  };
  const exporting = await until('The export', async () => (await statusOf()) === 'SUCCEEDED');
  const { dataExports } = await person.ask('{ dataExports { file { url size } } }');
  const { size } = (dataExports as { file: { size: number } }[])[0]!.file;

  await person.ask('mutation ($email: String!) { deleteMyAccount(input: { email: $email }) { id } }', {
    email: person.email,
  });
  const erasing = await until('The erasure', () =>
    as(accountId, async (client) => {
      const found = await client.query(
        'select 1 from erased_account where account_hash = $1 and erased_at is not null',
        [hashOfAccount(accountId)],
      );
      return found.rowCount === 1;
    }),
  );
  const left = await as(accountId, (client) => rowsWith(client, [accountId]));
  expect(left.filter((row) => !row.startsWith('public.erased_account'))).toEqual([]);
  process.stdout.write(
    `${POSTINGS} postings and applications, ${DOCUMENTS} files: exported in ${(exporting / 1000).toFixed(1)} s ` +
      `(${(size / 1024 / 1024).toFixed(1)} MB), erased in ${(erasing / 1000).toFixed(1)} s\n`,
  );
  expect(exporting).toBeLessThan(WITHIN_MS);
  expect(erasing).toBeLessThan(WITHIN_MS);
}, 600_000);
