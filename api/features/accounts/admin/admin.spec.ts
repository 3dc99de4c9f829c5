import pg from 'pg';
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { AuditEntry } from '../../../engine/events/audit-entry.entity.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import type { Person } from '../../../platform/testing/api-bench.js';
import { AccountBench, LOGIN, PASSWORD, REFRESH } from '../account-bench.js';
import { SessionKeeper } from '../sessions/session-keeper.js';
import { confirmAddress } from '../emails/confirm-address.js';
import { LoginIdentity } from '../account.entity.js';
import { AdminAction } from './admin-action.entity.js';
import { demoteFormerAdmins } from './keep-admins.js';

const ACCOUNTS = `query ($filter: AdminAccountFilter, $first: Int, $after: String) {
  adminAccounts(filter: $filter, first: $first, after: $after) {
    edges { node { id email state isAdmin confirmedAt suspendedAt } } pageInfo { hasNextPage endCursor } totalCount } }`;
const SUSPEND = 'mutation ($input: AccountDecisionInput!) { suspendAccount(input: $input) { id state } }';
const RESTORE = 'mutation ($input: AccountDecisionInput!) { restoreAccount(input: $input) { id state } }';
const END_SESSIONS =
  'mutation ($input: AccountDecisionInput!) { endAccountSessions(input: $input) { id state } }';
const STATS = '{ adminStats { active unverified suspended admins registeredThisWeek } }';

let bench: AccountBench;
let admin: Person;
beforeAll(async () => {
  bench = await AccountBench.open({ ADMIN_EMAILS: 'Root@Example.org' });
  admin = await bench.api.register('Admin', { admin: true });
}, 120_000);
afterAll(() => bench.end());

interface Listed {
  adminAccounts: {
    edges: { node: { id: string; email: string; state: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
    totalCount: number;
  };
}

it('is open to administrators alone', async () => {
  const person = await bench.api.register();
  const input = { id: admin.accountId, reason: 'Because' };
  for (const [operation, variables] of [
    [ACCOUNTS, {}],
    [STATS, {}],
    ['{ adminActions { edges { node { id } } } }', {}],
    [SUSPEND, { input }],
    [RESTORE, { input }],
    [END_SESSIONS, { input }],
  ] as const) {
    const { errors } = await person.send(operation, variables);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ADMIN_ONLY' });
    expect(await bench.client().codeOf(operation, variables)).toBe('UNAUTHENTICATED');
  }
});

it('lists accounts page by page, by state and address', async () => {
  const [first, second] = [await bench.api.register(), await bench.register()];
  const found = (await admin.ask(ACCOUNTS, {
    filter: { email: first.email.toUpperCase() },
  })) as unknown as Listed;
  expect(found.adminAccounts.edges.map(({ node }) => node)).toEqual([
    expect.objectContaining({ id: first.accountId, email: first.email, state: 'ACTIVE' }),
  ]);
  const unverified = (await admin.ask(ACCOUNTS, { filter: { state: 'UNVERIFIED' } })) as unknown as Listed;
  expect(unverified.adminAccounts.edges.map(({ node }) => node.id)).toContain(second.accountId);
  const page = (await admin.ask(ACCOUNTS, { first: 2 })) as unknown as Listed;
  expect(page.adminAccounts.pageInfo.hasNextPage).toBe(true);
  const next = (await admin.ask(ACCOUNTS, {
    first: 100,
    after: page.adminAccounts.pageInfo.endCursor,
  })) as unknown as Listed;
  expect(next.adminAccounts.edges).toHaveLength(page.adminAccounts.totalCount - 2);
  const none = (await admin.ask(ACCOUNTS, { filter: { email: '%' } })) as unknown as Listed;
  expect(none.adminAccounts.totalCount).toBe(0);
});

it('suspends: sessions end, a good password is a wrong one, the owner is told; and restores', async () => {
  const person = await bench.api.register();
  const credentials = { input: { email: person.email, password: PASSWORD } };
  const input = { id: person.accountId, reason: 'Sent spam to employers' };
  expect((await admin.ask(SUSPEND, { input }))['suspendAccount']).toEqual({
    id: person.accountId,
    state: 'SUSPENDED',
  });
  expect(await person.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  const suspended = await bench.client().send(LOGIN, credentials);
  const wrong = await bench.client().send(LOGIN, { input: { ...credentials.input, password: 'x' } });
  expect(suspended.comparable).toBe(wrong.comparable);
  expect(suspended.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  const mail = await bench.mail(person.accountId, 'account-suspended');
  expect(mail.text).toContain('Sent spam to employers');
  await admin.ask(RESTORE, { input: { ...input, reason: 'It was not they' } });
  await bench.login(bench.client(), person.email);
  await bench.mail(person.accountId, 'account-restored');
});

it('within seconds ends what is open in every process', async () => {
  const person = await bench.api.register();
  await person.ask('{ me { id } }');
  // Another process, which holds a socket of theirs.
  const elsewhere = new SessionKeeper(bench.api.orm, bench.api.keys, bench.api.machinery);
  const viewer = await elsewhere.authenticate(person.accessToken ?? '');
  if (viewer === null) throw new Error('The token should be good');
  expect((await elsewhere.alive([viewer])).size).toBe(1);
  await admin.ask(SUSPEND, { input: { id: person.accountId, reason: 'A reason' } });
  expect((await elsewhere.alive([viewer])).size).toBe(0);
  bench.ahead = 6_000;
  expect((await person.ask('{ me { id } }'))['me']).toBeNull();
  bench.ahead = 0;
});

it('ends every session of an account, which can log in again and is told', async () => {
  const person = await bench.api.register();
  const phone = bench.client();
  await bench.login(phone, person.email);
  const input = { id: person.accountId, reason: 'A lost laptop' };
  const { endAccountSessions } = await admin.ask(END_SESSIONS, { input });
  expect(endAccountSessions).toEqual({ id: person.accountId, state: 'ACTIVE' });
  for (const client of [person, phone]) {
    expect((await client.ask('{ me { id } }'))['me']).toBeNull();
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  }
  expect((await bench.mail(person.accountId, 'sessions-ended')).text).toContain('A lost laptop');
  await bench.login(phone, person.email);
  const nobody = { id: '0190f0a0-0000-7000-8000-000000000000', reason: 'A reason' };
  expect(await admin.codeOf(END_SESSIONS, { input: nobody })).toBe('NOT_FOUND');
});

it('suspends no administrator, and nobody who is not there', async () => {
  const other = await bench.api.register('Other', { admin: true });
  const reason = 'A reason';
  expect(await admin.codeOf(SUSPEND, { input: { id: admin.accountId, reason } })).toBe('CONFLICT');
  expect(await admin.codeOf(SUSPEND, { input: { id: other.accountId, reason } })).toBe('CONFLICT');
  expect(await admin.codeOf(SUSPEND, { input: { id: '0190f0a0-0000-7000-8000-000000000000', reason } })).toBe(
    'NOT_FOUND',
  );
  expect(await admin.codeOf(SUSPEND, { input: { id: 'x', reason } })).toBe('NOT_FOUND');
  expect(await admin.codeOf(SUSPEND, { input: { id: other.accountId, reason: ' ' } })).toBe('BAD_USER_INPUT');
});

it('records what administrators did and looked at, where nobody can change it', async () => {
  const person = await bench.api.register();
  const em = withoutAccount(bench.api.orm);
  const before = await em.count(AdminAction, {});
  await admin.ask(ACCOUNTS);
  await admin.ask(STATS);
  await admin.ask(SUSPEND, { input: { id: person.accountId, reason: 'On record' } });
  // A refusal leaves nothing behind.
  await admin.codeOf(SUSPEND, { input: { id: admin.accountId, reason: 'Refused' } });
  const { adminActions } = (await admin.ask(
    '{ adminActions(first: 5) { edges { node { adminId action subjectId reason requestId } } } }',
  )) as unknown as {
    adminActions: { edges: { node: { action: string; reason: string; requestId: string } }[] };
  };
  expect(adminActions.edges.map(({ node }) => node.action)).toEqual(
    expect.arrayContaining(['suspend', 'read-stats', 'list-accounts']),
  );
  expect(adminActions.edges.find(({ node }) => node.action === 'suspend')?.node).toMatchObject({
    adminId: admin.accountId,
    subjectId: person.accountId,
    reason: 'On record',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(await em.count(AdminAction, {})).toBe(before + 4);
  const client = new pg.Client({ connectionString: bench.api.database.runtimeUrl });
  await client.connect();
  for (const sql of [
    'delete from admin_action',
    `update admin_action set reason = ''`,
    'truncate admin_action',
  ]) {
    await expect(client.query(`set role atlas_app; ${sql}`)).rejects.toThrow('permission denied');
  }
  await client.end();
});

it('shows nothing of what an account holds', async () => {
  const person = await bench.api.register('Person');
  const held = withAccount(bench.api.orm, person.accountId);
  await fillDemoAccount(held, openFileStore(bench.api.config));
  for (const query of ['jobs', 'resumes', 'applications']) {
    const list = `{ ${query}(first: 50) { edges { node { id } } } }`;
    const own = (await person.ask(list))[query] as { edges: { node: { id: string } }[] };
    expect(own.edges.length).toBeGreaterThan(0);
    const { data } = await admin.send(list);
    expect(data).toEqual({ [query]: { edges: [] } });
    const one = `{ ${query.slice(0, -1)}(id: "${own.edges[0]?.node.id}") { id } }`;
    expect(await person.codeOf(one)).toBeUndefined();
    expect(await admin.codeOf(one)).toBe('NOT_FOUND');
  }
  expect(
    await withAccount(bench.api.orm, admin.accountId).count(AuditEntry, { accountId: person.accountId }),
  ).toBe(0);
});

it('is whoever the operator names, once the address is confirmed', async () => {
  const root = await bench.register('root@example.org');
  expect((await root.ask('{ me { isAdmin } }'))['me']).toEqual({ isAdmin: false });
  const token = await bench.token(root.accountId, 'verify-email');
  await root.ask('mutation ($token: String!) { verifyEmail(token: $token) }', { token });
  expect((await root.ask('{ me { isAdmin } }'))['me']).toEqual({ isAdmin: true });
  const { errors } = await root.send(STATS);
  expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SECOND_FACTOR_NEEDED' });
  await bench.secondFactor(root.accountId);
  await root.ask(STATS);
});

it('is nobody any more whose address the operator names no longer', async () => {
  const former = await bench.api.register('Former', { admin: true });
  await former.ask(STATS);
  expect(
    await demoteFormerAdmins(bench.api.orm, { adminEmails: ['root@example.org', admin.email] }),
  ).toBeGreaterThan(0);
  const viewer = await new SessionKeeper(bench.api.orm, bench.api.keys, bench.api.machinery).authenticate(
    former.accessToken ?? '',
  );
  expect(viewer).toMatchObject({ accountId: former.accountId, isAdmin: false });
  await admin.ask(STATS);
});

it('is nobody any more who changed to an address that the operator does not name', async () => {
  const root = await bench.register('former-root@example.org');
  const identity = await bench.identity(root.accountId);
  const deps = {
    config: { ...bench.api.config, adminEmails: [root.email] },
    tasks: bench.api.machinery,
  };
  await withAccount(bench.api.orm, root.accountId).transactional(async (tx) => {
    const own = await tx.findOneOrFail(LoginIdentity, { accountId: identity.accountId });
    own.isAdmin = true;
    await confirmAddress(deps, tx, own, root.email);
    expect(own.isAdmin).toBe(true);
    await confirmAddress(deps, tx, own, bench.email());
    expect(own.isAdmin).toBe(false);
  });
});
