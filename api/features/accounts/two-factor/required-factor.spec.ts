import { generate } from 'otplib';
import { AccountBench, PASSWORD } from '../account-bench.js';

const ENABLE = 'mutation { enableTwoFactor { secret } }';
const CONFIRM = 'mutation ($code: String!) { confirmTwoFactor(code: $code) { codes } }';
const TOKEN = `mutation ($at: DateTime!) { createApiToken(input: { name: "x", scopes: [READ], expiresAt: $at }) { secret } }`;

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ REQUIRE_SECOND_FACTOR: 'everyone' });
}, 120_000);
afterAll(() => bench.end());

it('a second factor that everybody needs is all there is to reach until it is on', async () => {
  const client = await bench.api.register();
  const refused = [
    '{ jobs(first: 1) { totalCount } }',
    '{ sessions { id } }',
    '{ me { id } profile { id } }',
    'mutation { updateMe(input: { displayName: "Renamed" }) { id } }',
    'mutation { exportMyData { id } }',
    'mutation { requestEmailChange(email: "other@example.net") { status } }',
    'mutation { revokeOtherSessions }',
  ];
  for (const operation of refused) {
    const { errors } = await client.send(operation);
    expect([operation, errors[0]?.extensions['reason']]).toEqual([operation, 'SECOND_FACTOR_NEEDED']);
  }
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const { errors } = await client.send(TOKEN, { at });
  expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SECOND_FACTOR_NEEDED' });
  const { me } = await client.ask('{ me { id security { twoFactorEnabled } } }');
  expect(me).toEqual({ id: client.accountId, security: { twoFactorEnabled: false } });
  const PROVE = `mutation { proveIdentity(input: { password: "${PASSWORD}" }) { accessToken } }`;
  const { proveIdentity } = await client.ask(PROVE);
  client.accessToken = (proveIdentity as { accessToken: string }).accessToken;
  const { enableTwoFactor } = await client.ask(ENABLE);
  const { secret } = enableTwoFactor as { secret: string };
  await client.ask(CONFIRM, { code: await generate({ secret }) });
  for (const operation of refused.slice(0, 4)) await client.ask(operation);
  await client.ask(TOKEN, { at });
});
