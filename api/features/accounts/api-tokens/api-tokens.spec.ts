import { LoginIdentity } from '../account.entity.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import type { ApiClient } from '../../../platform/testing/api-client.js';
import { AccountBench } from '../account-bench.js';
import { ApiToken } from './api-token.entity.js';

const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id name hint scopes } } }`;
const REVOKE = 'mutation ($id: ID!) { revokeApiToken(id: $id) }';
const DAY_MS = 24 * 60 * 60 * 1000;

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open();
}, 120_000);
afterAll(() => bench.end());

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

async function tokenOf(
  client: ApiClient,
  scopes: string[],
): Promise<ApiClient & { id: string; secret: string }> {
  const { createApiToken } = (await client.ask(CREATE, {
    input: { name: 'A script', scopes, expiresAt: inDays(30) },
  })) as { createApiToken: { secret: string; token: { id: string } } };
  const { secret, token } = createApiToken;
  return Object.assign(bench.client(), { accessToken: secret, secret, id: token.id });
}

it('acts for the account within its scopes', async () => {
  const client = await bench.api.register();
  const [reads, writes, both] = [
    await tokenOf(client, ['READ']),
    await tokenOf(client, ['WRITE']),
    await tokenOf(client, ['READ', 'WRITE']),
  ];
  const RENAME = 'mutation { updateMe(input: { displayName: "Renamed" }) { id } }';
  expect((await reads.ask('{ me { id } }'))['me']).toEqual({ id: client.accountId });
  expect((await both.ask('{ me { id } }'))['me']).toEqual({ id: client.accountId });
  await reads.ask('{ profile { id } }');
  await writes.ask(RENAME);
  await both.ask(RENAME);
  for (const [token, operation] of [
    [reads, RENAME],
    [writes, '{ me { id } }'],
    [writes, '{ profile { id } }'],
  ] as const) {
    const { errors } = await token.send(operation);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'TOKEN_SCOPE' });
  }
});

it('reaches nothing that could widen its power', async () => {
  const client = await bench.api.register('Admin', { admin: true });
  const token = await tokenOf(client, ['READ', 'WRITE']);
  const forbidden = [
    '{ sessions { id } }',
    '{ apiTokens { id } }',
    '{ outbox { id } }',
    '{ consents { version } }',
    '{ me { security { hasPassword } } }',
    '{ adminStats { active } }',
    'mutation { revokeOtherSessions }',
    'mutation { enableTwoFactor { secret } }',
    'mutation { renewRecoveryCodes { codes } }',
    'mutation { disableTwoFactor(input: { password: "x", code: "x" }) }',
    'mutation { proveIdentity(input: { password: "correct horse battery" }) { accessToken } }',
    'mutation { requestEmailChange(email: "evil@example.net") { status } }',
    'mutation { changePassword(input: { currentPassword: "correct horse battery", newPassword: "nine blue umbrellas" }) }',
    `mutation { createApiToken(input: { name: "x", scopes: [READ], expiresAt: "${inDays(1)}" }) { secret } }`,
    `mutation { revokeApiToken(id: "${token.id}") }`,
    'mutation { startSignInLink(provider: GOOGLE) }',
    'mutation { acceptTerms(documents: []) { version } }',
  ];
  for (const operation of forbidden) {
    const { errors } = await token.send(operation);
    expect([operation, errors[0]?.extensions['code']]).toEqual([operation, 'FORBIDDEN']);
  }
  // Neither does it end a session it does not have.
  await token.ask('mutation { logout }');
  await client.ask('{ sessions { id } }');
});

it('is shown once, stored as a hash, and found again by its end', async () => {
  const client = await bench.api.register();
  const { id, secret } = await tokenOf(client, ['READ']);
  expect(secret).toMatch(/^atlasops_[0-9a-f]{32}_[\w-]{43}$/);
  const row = await withAccount(bench.api.orm, client.accountId).findOneOrFail(ApiToken, { id });
  expect(JSON.stringify(row)).not.toContain(secret.slice(-43));
  const { apiTokens } = await client.ask('{ apiTokens { id hint name scopes } }');
  expect(apiTokens).toEqual([{ id, hint: secret.slice(-4), name: 'A script', scopes: ['READ'] }]);
  expect((await bench.mail(client.accountId, 'api-token-created')).text).toContain('"A script"');
});

it('ends when it is revoked, expires, or the account is suspended; a stranger cannot revoke it', async () => {
  const client = await bench.api.register();
  const stranger = await bench.api.register();
  const who = async (token: ApiClient) => (await token.ask('{ me { id } }'))['me'];
  const revoked = await tokenOf(client, ['READ']);
  expect(await who(revoked)).not.toBeNull();
  const foreign = await stranger.send(REVOKE, { id: revoked.id });
  expect(foreign.errors[0]?.extensions['code']).toBe('NOT_FOUND');
  expect(foreign.comparable).toBe((await stranger.send(REVOKE, { id: stranger.accountId })).comparable);
  await client.ask(REVOKE, { id: revoked.id });
  expect(await who(revoked)).toBeNull();
  expect(await client.codeOf(REVOKE, { id: revoked.id })).toBe('NOT_FOUND');
  const expired = await tokenOf(client, ['READ']);
  bench.ahead = 31 * DAY_MS;
  expect(await who(expired)).toBeNull();
  bench.ahead = 0;
  const suspended = await tokenOf(client, ['READ']);
  await withoutAccount(bench.api.orm).nativeUpdate(
    LoginIdentity,
    { accountId: client.accountId },
    { suspendedAt: new Date() },
  );
  expect(await who(suspended)).toBeNull();
});

it('is refused without a name, a scope, an end, or a fresh proof', async () => {
  const client = await bench.api.register();
  const input = { name: 'A script', scopes: ['READ'], expiresAt: inDays(30) };
  for (const [field, wrong] of [
    ['name', { name: ' ' }],
    ['scopes', { scopes: [] }],
    ['expiresAt', { expiresAt: inDays(-1) }],
    ['expiresAt', { expiresAt: inDays(400) }],
  ] as const) {
    const { errors } = await client.send(CREATE, { input: { ...input, ...wrong } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  }
  for (const token of ['atlasops_', `atlasops_${client.accountId.replaceAll('-', '')}_${'x'.repeat(43)}`]) {
    const forged = Object.assign(bench.client(), { accessToken: token });
    expect((await forged.ask('{ me { id } }'))['me']).toBeNull();
  }
});
