import { generate } from 'otplib';
import { WebSocket } from 'ws';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.js';
import { newId } from '../platform/database/new-id.js';
import { SECURITY_EVENTS } from '../platform/telemetry/security-log.js';
import { giveSecondFactor, openApiBench, type ApiBench, type Person } from '../platform/testing/api-bench.js';
import { ApiClient } from '../platform/testing/api-client.js';
import { LOGIN } from './accounts/account-bench.js';

let bench: ApiBench;
let person: Person;
let lines: string[] = [];

/** The operator asks for errors alone: what concerns safety is written all the same. */
beforeAll(async () => {
  bench = await openApiBench(
    { LOG_LEVEL: 'error', GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'word' },
    undefined,
    {
      write: (line: string) => void lines.push(line),
    },
  );
  person = await bench.register();
}, 120_000);
afterAll(() => bench.end());
beforeEach(() => {
  lines = [];
});

/** What was logged, each line read as JSON. */
const logged = (): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const who = (more: object) => ({
  ...more,
  requestId: expect.any(String),
  from: '127.0.0.1',
  time: expect.any(Number),
});
const logIn = (email: string, password: string, client = new ApiClient(bench.origin)) =>
  client.send(LOGIN, { input: { email, password } });

it('is told of each login, good or not, and whose it was to be', async () => {
  await logIn(person.email, person.password);
  await logIn(person.email, 'a wrong password');
  await logIn('nobody@example.org', 'a wrong password');
  const { accountId } = person;
  const refused = { event: 'refused', code: 'UNAUTHENTICATED', path: 'login' };
  expect(logged()).toEqual([
    expect.objectContaining(who({ event: 'signed-in', accountId, method: 'PASSWORD', secondFactor: false })),
    expect.objectContaining(who({ event: 'sign-in-refused', accountId, method: 'PASSWORD' })),
    expect.objectContaining(who(refused)),
    expect.objectContaining(who({ event: 'sign-in-refused', accountId: null, method: 'PASSWORD' })),
    expect.objectContaining(who(refused)),
  ]);
  expect(lines.join('')).not.toMatch(/@example|wrong password/);
});

it('is told of second factors, proofs and logouts', async () => {
  const other = await bench.register();
  const { accountId } = other;
  const secret = await giveSecondFactor(bench.orm, bench.keys, accountId);
  lines = [];
  const client = new ApiClient(bench.origin);
  const { login } = (await logIn(other.email, other.password, client)).data as { login: { ticket: string } };
  const complete = (code: string) =>
    client.send(
      'mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { accessToken } }',
      {
        input: { ticket: login.ticket, code },
      },
    );
  await complete('000000');
  const { data } = await complete(await generate({ secret }));
  client.accessToken = (data as { completeTwoFactor: { accessToken: string } }).completeTwoFactor.accessToken;
  await client.ask('mutation { logout }');
  expect(logged().map(({ event, accountId: whose }) => [event, whose])).toEqual([
    ['first-step-accepted', accountId],
    ['sign-in-refused', accountId],
    ['refused', null],
    ['signed-in', accountId],
    ['signed-out', accountId],
  ]);
  expect(logged()[3]).toMatchObject({ secondFactor: true });
});

it('is told of sign-ins with other services that fail', async () => {
  const { host } = new URL(bench.config.publicUrl);
  const answer = await fetch(`${bench.origin}/auth/github/callback?code=1&state=2`, {
    headers: { host },
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toMatch(/#failed$/);
  expect(logged()).toEqual([expect.objectContaining(who({ event: 'sign-in-refused', method: 'GITHUB' }))]);
});

it('is told of tokens that are not good, by whichever way they came', async () => {
  const client = new ApiClient(bench.origin);
  client.accessToken = 'forged.canary.token';
  await client.ask('{ me { id } }');
  const socket = new WebSocket(`${bench.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((done) => socket.on('open', done));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: 'forged.canary.token' } }));
  await new Promise((done) => socket.on('close', done));
  expect(logged()).toEqual([
    expect.objectContaining(who({ event: 'token-refused', kind: 'http' })),
    expect.objectContaining(who({ event: 'token-refused', kind: 'socket' })),
  ]);
  expect(lines.join('')).not.toContain('canary');
});

it('is told who tried what they may not, and who probes', async () => {
  const { accountId } = person;
  await person.send('query { adminAccounts(first: 1) { totalCount } }');
  await person.send('query ($id: ID!) { resume(id: $id) { id } }', { id: newId() });
  await person.send('mutation { updateMe(input: { displayName: "" }) { id } }');
  await person.send('{ me { password } }');
  await fetch(`${bench.origin}/files/forged`);
  expect(logged().map(({ event, code, accountId: whose }) => [event, code, whose])).toEqual([
    ['refused', 'FORBIDDEN', accountId],
    ['refused', 'NOT_FOUND', accountId],
    ['refused', 'BAD_USER_INPUT', accountId],
    ['refused', 'BAD_USER_INPUT', accountId],
    ['refused', 'NOT_FOUND', null],
  ]);
});

it('takes no line of its own from anybody', async () => {
  const forged = '\n{"level":30,"event":"signed-in","accountId":"forged"}\r\n\u001b[2J\u2028';
  await logIn(`x${forged}@example.org`, forged);
  await person.send(`query Q${newId().replaceAll('-', '')} { resume(id: ${JSON.stringify(forged)}) { id } }`);
  await fetch(`${bench.origin}/files/${encodeURIComponent(forged)}`, { headers: { 'user-agent': 'a\tb' } });
  await fetch(`${bench.origin}/graphql`, { method: 'POST', body: forged });
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    expect(line.match(/\n/g)).toEqual(['\n']);
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line)).not.toMatchObject({ accountId: 'forged' });
    // Nothing a terminal would act on.
    expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  }
});

it('has each kind of line described in the policies, and no other', () => {
  const policies = readFileSync(join(projectRoot(), 'docs/security/policies.md'), 'utf8');
  const section = policies.split('## Logs and record')[1]?.split('\n## ')[0] ?? '';
  const described = [...section.matchAll(/^\| `([a-z-]+)`\s+\|/gm)].map((match) => match[1]);
  expect(described.sort()).toEqual(Object.keys(SECURITY_EVENTS).sort());
});
