import { createClient } from 'graphql-ws';
import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import { WebSocket } from 'ws';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { ACCOUNT_VARIABLE } from '../platform/database/account-table.js';
import { newId } from '../platform/database/new-id.js';
import { withAccount } from '../platform/database/orm.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { accessOf, openActors } from '../platform/testing/actors.js';
import type { Actor } from '../platform/testing/actors.js';
import { openApiBench } from '../platform/testing/api-bench.js';
import type { ApiBench, Person } from '../platform/testing/api-bench.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { idPlaces, operationsOf, stripped } from '../platform/testing/operations.js';
import { resolvers } from '../registry.js';
import { openFileStore } from '../start-api.js';

let bench: ApiBench;
let schema: GraphQLSchema;
let owner: Person;
let actors: Actor[];
/** One id of the owner from every table that holds rows of accounts. */
let ids: Record<string, string>;
/** Every such table. */
let tables: string[];

beforeAll(async () => {
  bench = await openApiBench();
  schema = await buildServerSchema(resolvers);
  owner = await bench.register('Owner');
  await fillDemoAccount(withAccount(bench.orm, owner.accountId), openFileStore(bench.config));
  await work(owner);
  actors = await openActors(bench);
  tables = (
    await bench.orm.em.fork().execute<{ name: string }[]>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`,
    )
  ).map(({ name }) => name);
  ids = { account: owner.accountId };
  for (const table of tables) {
    const rows = await withAccount(bench.orm, owner.accountId)
      .execute<{ id: string }[]>(`select id::text as id from "${table}" limit 1`)
      .catch(() => []);
    if (rows[0] !== undefined) ids[table] = rows[0].id;
  }
}, 120_000);
afterAll(() => bench.end());

/** Leaves a row in as many tables as a user does in a first hour. */
async function work(person: Person): Promise<void> {
  const { jobs } = (await person.ask('{ jobs(first: 1) { edges { node { id } } } }')) as {
    jobs: { edges: { node: { id: string } }[] };
  };
  const jobId = jobs.edges[0]!.node.id;
  const { tailorResume } = (await person.ask(
    'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }',
    { input: { jobId } },
  )) as { tailorResume: { id: string } };
  await bench.until(person.accountId, tailorResume.id, (task) => task.status === 'SUCCEEDED');
  const { writeCoverLetter } = (await person.ask(
    'mutation ($input: WriteCoverLetterInput!) { writeCoverLetter(input: $input) { id } }',
    { input: { jobId } },
  )) as { writeCoverLetter: { id: string } };
  await bench.until(person.accountId, writeCoverLetter.id, (task) => task.finishedAt !== null);
  await person.ask('mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }', {
    input: { fileName: 'cv.pdf', contentType: 'application/pdf', size: 1000 },
  });
  await person.ask('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
    input: { name: 'mine', scopes: ['READ'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
  });
}

/** What an administrator does with accounts is the administrator's to do; the operations show no documents. */
const forAdmins = (name: string) => {
  const access = accessOf(name);
  return access !== 'public' && access.includes('ADMIN');
};

describe('ids of another account', () => {
  it('answer like random ones, byte for byte, for every actor at every place for an id', async () => {
    const operations = operationsOf(schema).filter(({ kind }) => kind !== 'subscription');
    const told: string[] = [];
    let tried = 0;
    for (const { name, client } of actors) {
      for (const operation of operations) {
        if (name === 'admin' && forAdmins(operation.field.name)) continue;
        for (const place of idPlaces(operation)) {
          // Limits count here too; what is compared are the answers before they are reached.
          await bench.orm.em.fork().execute('delete from rate_limit');
          const unknown = await client.send(place.query, place.variablesWith(newId()));
          for (const [kind, id] of Object.entries(ids)) {
            const foreign = await client.send(place.query, place.variablesWith(id));
            tried += 1;
            if (stripped(foreign.comparable, id) !== stripped(unknown.comparable, '')) {
              told.push(
                `${name}, ${place.name}, id of ${kind}: ${foreign.comparable} against ${unknown.comparable}`,
              );
            }
          }
        }
      }
    }
    countAttacks('Tenancy: foreign ids over HTTP', tried, told.length);
    expect(Object.keys(ids).length).toBeGreaterThan(12);
    expect(told).toEqual([]);
  }, 600_000);

  it('are found by their owner (positive control)', async () => {
    const answer = await owner.send('query ($id: ID!) { job(id: $id) { id } }', { id: ids['job'] });
    expect(answer.data).toEqual({ job: { id: ids['job'] } });
  });

  it('answer like random ones in subscriptions', async () => {
    const told: string[] = [];
    let tried = 0;
    for (const { name, client } of actors) {
      for (const operation of operationsOf(schema).filter(({ kind }) => kind === 'subscription')) {
        for (const place of idPlaces(operation)) {
          const unknown = await overSocket(client.accessToken, place.query, place.variablesWith(newId()));
          for (const [kind, id] of Object.entries(ids)) {
            const foreign = await overSocket(client.accessToken, place.query, place.variablesWith(id));
            tried += 1;
            if (stripped(foreign, id) !== stripped(unknown, ''))
              told.push(`${name}, ${place.name}, id of ${kind}: ${foreign}`);
          }
        }
      }
    }
    countAttacks('Tenancy: foreign ids over WebSocket', tried, told.length);
    expect(tried).toBeGreaterThan(50);
    expect(told).toEqual([]);
    const own = await overSocket(
      owner.accessToken,
      'subscription ($id: ID!) { taskUpdated(id: $id) { id } }',
      { id: ids['task']! },
    );
    expect(own).toContain(ids['task']);
  }, 300_000);
});

/** The first thing a socket says to a subscription: an answer, errors, or the code with which it closes. */
async function overSocket(
  accessToken: string | null,
  query: string,
  variables: Record<string, unknown>,
): Promise<string> {
  const client = createClient({
    url: `${bench.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: accessToken === null ? {} : { accessToken },
    retryAttempts: 0,
  });
  try {
    for await (const result of client.iterate({ query, variables })) {
      return JSON.stringify(result).replaceAll(/"requestId":"[^"]+"/g, '');
    }
    return 'complete';
  } catch (error) {
    const { code } = error as { code?: number };
    return code === undefined
      ? JSON.stringify(error).replaceAll(/"requestId":"[^"]+"/g, '')
      : `closed ${code}`;
  } finally {
    await client.dispose();
  }
}

describe('cursors and links of another account', () => {
  it('lead into no foreign list', async () => {
    const told: string[] = [];
    let tried = 0;
    for (const list of ['jobs', 'resumes', 'applications', 'tasks', 'letters', 'drafts']) {
      const page = `{ ${list}(first: 2) { edges { cursor node { id } } } }`;
      const { edges } = (
        (await owner.ask(page)) as Record<string, { edges: { cursor: string; node: { id: string } }[] }>
      )[list]!;
      const own = new Set(edges.map(({ node }) => node.id));
      for (const { cursor } of edges) {
        for (const direction of ['after', 'before']) {
          for (const { name, client } of actors) {
            const size = direction === 'after' ? 'first' : 'last';
            const text = `query ($cursor: String) { ${list}(${size}: 10, ${direction}: $cursor) { edges { node { id } } } }`;
            const { comparable } = await client.send(text, { cursor });
            tried += 1;
            if ([...own].some((id) => comparable.includes(id))) told.push(`${name}, ${list}: ${comparable}`);
          }
        }
      }
    }
    countAttacks('Tenancy: foreign cursors', tried, told.length);
    expect(tried).toBeGreaterThan(60);
    expect(told).toEqual([]);
  });

  it('that were changed open nothing', async () => {
    const { createUpload } = (await owner.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName: 'cv.pdf', contentType: 'application/pdf', size: 1000 } },
    )) as { createUpload: { id: string; url: string } };
    const token = new URL(createUpload.url, bench.origin).pathname.split('/').at(-1)!;
    const [kind, account, file, expires, mac] = token.split('.') as [string, string, string, string, string];
    const other = actors.find(({ name }) => name === 'other account')!.client as Person;
    const forged = [
      [kind, other.accountId, file, expires, mac],
      [kind, account, newId(), expires, mac],
      [kind, account, file, String(Number(expires) + 86_400), mac],
      ['g', account, file, expires, mac],
      [kind, account, file, expires, mac.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
      [kind, account, file, expires, ''],
      [kind, account.toUpperCase(), file, expires, mac],
      [kind, account, `${file}%2f..`, expires, mac],
      [kind, account, '../../etc/passwd', expires, mac],
      ['p', account, file, '9'.repeat(12), mac],
    ].map((parts) => parts.join('.'));
    const answers = new Set<string>();
    for (const changed of forged) {
      for (const method of ['PUT', 'GET']) {
        const response = await fetch(`${bench.origin}/files/${changed}`, {
          method,
          ...(method === 'PUT' ? { body: 'x' } : {}),
        });
        answers.add(`${response.status}`);
      }
    }
    const through = [...answers].filter((status) => !['403', '404', '405'].includes(status));
    countAttacks('Tenancy: changed signed links', 2 * forged.length, through.length);
    expect(through).toEqual([]);
  });
});

describe('the database, as the role the program runs under', () => {
  let client: pg.Client;
  let stranger: string;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: bench.database.runtimeUrl });
    await client.connect();
    stranger = (actors.find(({ name }) => name === 'other account')!.client as Person).accountId;
  });
  afterAll(() => client.end());

  /** Rows a statement touches for the given account; null: none is set. Undone afterwards. */
  async function touched(accountId: string | null, sql: string, values: unknown[] = []): Promise<number> {
    await client.query('begin');
    try {
      if (accountId !== null)
        await client.query('select set_config($1, $2, true)', [ACCOUNT_VARIABLE, accountId]);
      const { rowCount } = await client.query(sql, values);
      return rowCount ?? 0;
    } catch (error) {
      // Refused by the policy or by a right: nothing was touched. Anything else is a fault of the test.
      const { code } = error as { code?: string };
      if (code === '42501') return 0;
      throw error;
    } finally {
      await client.query('rollback');
    }
  }

  it('shows and changes no row of another account: every table, five commands, without and with the wrong account', async () => {
    const crossed: string[] = [];
    let tried = 0;
    for (const table of tables) {
      const own = await touched(owner.accountId, `select 1 from "${table}"`);
      const commands: [string, string, unknown[]][] = [
        ['select', `select 1 from "${table}" where account_id = $1`, [owner.accountId]],
        ['update', `update "${table}" set account_id = account_id where account_id = $1`, [owner.accountId]],
        ['delete', `delete from "${table}" where account_id = $1`, [owner.accountId]],
        ['lock', `select 1 from "${table}" where account_id = $1 for update`, [owner.accountId]],
        // A row of the owner's taken over: read under its own policy it is invisible, so nothing is inserted.
        ['copy', `insert into "${table}" select * from "${table}" where account_id = $1`, [owner.accountId]],
      ];
      for (const [command, sql, values] of commands) {
        for (const account of [null, stranger]) {
          tried += 1;
          const rows = await touched(account, sql, values);
          if (rows > 0)
            crossed.push(
              `${table}: ${command} as ${account === null ? 'nobody' : 'another'}: ${rows} of ${own}`,
            );
        }
      }
    }
    countAttacks('Database tenancy: tables x commands x tenants', tried, crossed.length);
    expect(tables.length).toBeGreaterThan(15);
    expect(crossed).toEqual([]);
  });

  it('takes no row for another account', async () => {
    const crossed: string[] = [];
    for (const table of ['job', 'task', 'session'].filter((name) => tables.includes(name))) {
      for (const account of [null, stranger]) {
        const sql = `update "${table}" set account_id = $1`;
        const rows = await touched(account, sql, [owner.accountId]);
        if (rows > 0) crossed.push(`${table}: ${rows}`);
      }
    }
    expect(crossed).toEqual([]);
  });

  it('is held by forced policies on every table with an account, and by no owner', async () => {
    const open = await bench.orm.em.fork().execute<{ name: string }[]>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
         and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    // Global by design: how one logs in and is written to before anybody is known, what administrators did, and who was
    // erased. Each is reached by a secret, a hash or an administrator alone.
    const global = [
      'admin_action',
      'api_token',
      'erased_account',
      'login_identity',
      'mail',
      'mail_request',
      'mail_token',
      'sign_in_identity',
      'sign_in_link',
    ];
    expect(open.map(({ name }) => name).filter((name) => !global.includes(name))).toEqual([]);
  });

  it('shows the owner its rows, and with the policy off everybody (positive control, the defence off)', async () => {
    const rows = await touched(owner.accountId, 'select 1 from job');
    expect(rows).toBeGreaterThan(0);
    const root = new pg.Client({ connectionString: bench.database.ownerUrl });
    await root.connect();
    try {
      await root.query('begin');
      await root.query('alter table job no force row level security');
      await root.query('alter table job disable row level security');
      await root.query('set local role atlas_app');
      expect((await root.query('select 1 from job')).rowCount).toBeGreaterThanOrEqual(rows);
    } finally {
      await root.query('rollback');
      await root.end();
    }
  });

  it('keeps 10,000 requests of two accounts apart over a pool of two connections', async () => {
    const pool = new pg.Pool({ connectionString: bench.database.runtimeUrl, max: 2 });
    let crossed = 0;
    const one = async (accountId: string) => {
      const connection = await pool.connect();
      try {
        await connection.query('begin');
        await connection.query('select set_config($1, $2, true)', [ACCOUNT_VARIABLE, accountId]);
        const { rows } = await connection.query<{ account: string }>(
          'select distinct account_id::text as account from task',
        );
        if (rows.some(({ account }) => account !== accountId)) crossed += 1;
        await connection.query('commit');
        // What is left of the account on the connection must not serve the next.
        const after = await connection.query('select 1 from task');
        if ((after.rowCount ?? 0) > 0) crossed += 1;
      } finally {
        connection.release();
      }
    };
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => one(n % 2 === 0 ? owner.accountId : stranger)));
    }
    await pool.end();
    countAttacks('Database tenancy: requests over a pool of two', 10_000, crossed);
    expect(crossed).toBe(0);
  }, 300_000);
});
