/** Every kind of event is written by a real operation of somebody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import pg from 'pg';
import { DomainEvent } from '../engine/events/domain-event.entity.js';
import { EVENTS } from '../engine/events/event-types.js';
import { projectRoot } from '../platform/config/project-root.js';
import { withAccount } from '../platform/database/orm.js';
import {
  openPostingSite,
  travel,
  upload,
  type PostingSite,
  type Traveller,
} from '../platform/testing/career-journey.js';
import { AccountBench, PASSWORD, REFRESH, type LoggedIn } from './accounts/account-bench.js';
import { sealLinkProof } from './accounts/sign-in/link-proofs.js';

/** Written by operations that other tests carry out. */
const ELSEWHERE: Record<string, string> = {
  'task.answered': 'api/engine/tasks/tasks.spec.ts',
  'model_budget.reached': 'api/engine/llm/model-layer.spec.ts',
};

let site: PostingSite;
let bench: AccountBench;
beforeAll(async () => {
  site = await openPostingSite('sourdough');
  bench = await AccountBench.open({ FETCH_ALLOW_PRIVATE: site.host });
}, 120_000);
afterAll(async () => {
  await bench.end();
  await site.close();
});

async function typesOf(...people: { accountId: string }[]): Promise<Set<string>> {
  const types = new Set<string>();
  for (const { accountId } of people) {
    const events = await withAccount(bench.api.orm, accountId).find(DomainEvent, {});
    for (const { type } of events) types.add(type);
  }
  return types;
}

async function manageAccount(person: Traveller & { email: string }): Promise<void> {
  const { accountId, email } = person;
  // Some changes end the access token of the session they are made in.
  const renew = async (): Promise<void> => {
    const { refreshSession } = await person.ask(REFRESH);
    person.accessToken = (refreshSession as LoggedIn).accessToken;
  };
  const token = async (template: string) => ({ token: await bench.token(accountId, template) });
  await person.ask('mutation ($token: String!) { verifyEmail(token: $token) }', await token('verify-email'));
  const { serverInfo } = await person.ask('{ serverInfo { legalDocuments { document version } } }');
  await person.ask('mutation ($x: [AcceptTermsInput!]!) { acceptTerms(documents: $x) { version } }', {
    x: (serverInfo as { legalDocuments: object[] }).legalDocuments,
  });
  const elsewhere = bench.client();
  await bench.login(elsewhere, email);
  await elsewhere.ask('mutation { logout }');
  await bench.login(elsewhere, email);
  await person.ask('mutation { revokeOtherSessions }');
  await person.ask('mutation ($x: ChangePasswordInput!) { changePassword(input: $x) }', {
    x: { currentPassword: PASSWORD, newPassword: PASSWORD.toUpperCase() },
  });
  await renew();
  const { enableTwoFactor } = await person.ask('mutation { enableTwoFactor { secret } }');
  const { secret } = enableTwoFactor as { secret: string };
  await person.ask('mutation ($code: String!) { confirmTwoFactor(code: $code) { codes } }', {
    code: await generate({ secret }),
  });
  await renew();
  const { renewRecoveryCodes } = await person.ask('mutation { renewRecoveryCodes { codes } }');
  await person.ask('mutation ($x: DisableTwoFactorInput!) { disableTwoFactor(input: $x) }', {
    x: { password: PASSWORD.toUpperCase(), code: (renewRecoveryCodes as { codes: string[] }).codes[0] },
  });
  await renew();
  const { createApiToken } = await person.ask(
    'mutation ($x: CreateApiTokenInput!) { createApiToken(input: $x) { token { id } } }',
    { x: { name: 'A program', scopes: ['READ'], expiresAt: new Date(Date.now() + 3_600_000) } },
  );
  await person.ask('mutation { createCalendarLink { url } }');
  await person.ask('mutation { revokeCalendarLink }');
  const { id } = (createApiToken as { token: { id: string } }).token;
  await person.ask('mutation ($id: ID!) { revokeApiToken(id: $id) }', { id });
  const proof = sealLinkProof(bench.api.keys, accountId, {
    ...{ provider: 'GITHUB', subject: '17', email: 'elsewhere@example.net', emailVerified: true, name: 'A' },
  });
  await person.ask('mutation ($proof: String!) { linkSignIn(proof: $proof) }', { proof });
  await person.ask('mutation { unlinkSignIn(provider: GITHUB) }');
  await person.ask('mutation { requestEmailChange(email: "anew@example.net") { status } }');
  await person.ask(
    'mutation ($token: String!) { confirmEmailChange(token: $token) }',
    await token('change-email'),
  );
}

async function moveAway(person: Traveller): Promise<Traveller> {
  const { exportMyData } = await person.ask('mutation { exportMyData { id } }');
  const { id } = exportMyData as { id: string };
  await bench.api.until(person.accountId, id, ({ status }) => status === 'SUCCEEDED');
  const { dataExports } = await person.ask('{ dataExports { file { url } } }');
  const answer = await fetch((dataExports as { file: { url: string } }[])[0]!.file.url);
  const there = await bench.api.register('Mover');
  const uploadId = await upload(there, 'export.zip', Buffer.from(await answer.arrayBuffer()));
  const { importMyData } = await there.ask(
    'mutation ($id: ID!) { importMyData(input: { uploadId: $id }) { id } }',
    { id: uploadId },
  );
  const { id: importing } = importMyData as { id: string };
  await bench.api.until(there.accountId, importing, ({ status }) => status === 'SUCCEEDED');
  return there;
}

/** What an account that asks for its erasure is left with while a lock keeps the erasure from beginning. */
async function eventsBeforeErasure(): Promise<Set<string>> {
  const leaver = await bench.api.register('Leaver');
  const client = new pg.Client({ connectionString: bench.api.database.ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table erased_account in share mode');
    await leaver.ask('mutation ($email: String!) { deleteMyAccount(input: { email: $email }) { id } }', {
      email: leaver.email,
    });
    return await typesOf(leaver);
  } finally {
    await client.end();
  }
}

it('are written, each by what it is about, and only such as are on the list', async () => {
  const person = await bench.register();
  await manageAccount(person);
  await travel(bench.api, person, site, { resume: 'bakehouse', posting: 'sourdough' });
  const there = await moveAway(person);
  const admin = await bench.api.register('Root', { admin: true });
  for (const verb of ['suspendAccount', 'restoreAccount']) {
    const decision = { id: person.accountId, reason: 'Because' };
    await admin.ask(`mutation ($x: AccountDecisionInput!) { ${verb}(input: $x) { id } }`, { x: decision });
  }
  const written = await typesOf(person, there);
  for (const type of await eventsBeforeErasure()) written.add(type);
  expect([...written].sort()).toEqual(
    Object.keys(EVENTS)
      .filter((type) => ELSEWHERE[type] === undefined)
      .sort(),
  );
}, 240_000);

it('that others test are tested there', () => {
  for (const [type, file] of Object.entries(ELSEWHERE)) {
    expect([type, readFileSync(join(projectRoot(), file), 'utf8').includes(`'${type}'`)]).toEqual([
      type,
      true,
    ]);
  }
});

it('stand in the documentation as they are', () => {
  const lines = readFileSync(join(projectRoot(), 'docs/events.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \w+ +\| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name, type, meaning]) => [name, type, meaning]);
  expect(lines).toEqual(
    Object.entries(EVENTS).map(([type, { name, meaning }]) => [name, `\`${type}\``, meaning]),
  );
});
