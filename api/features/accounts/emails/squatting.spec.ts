import { generate } from 'otplib';
import { newId } from '../../../platform/database/new-id.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { Mail } from '../../../engine/mail/mail.entity.js';
import { AccountBench, PASSWORD, REFRESH, RESET } from '../account-bench.js';
import { ApiToken } from '../api-tokens/api-token.entity.js';
import { SignInLink } from '../sign-in/sign-in-link.entity.js';
import { SecondFactor } from '../two-factor/second-factor.entity.js';

/** Whoever registers somebody else's address must never be in the account of the address's owner: docs/decisions/0018. */

const VERIFY =
  'mutation ($token: String!, $password: String) { verifyEmail(token: $token, password: $password) }';
const CHANGE = 'mutation ($email: String!) { requestEmailChange(email: $email) { status } }';
const CONFIRM =
  'mutation ($token: String!, $password: String) { confirmEmailChange(token: $token, password: $password) }';
const RESET_WITH = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
const TOKEN = `mutation ($name: String!, $expiresAt: DateTime!) {
  createApiToken(input: { name: $name, scopes: [READ, WRITE], expiresAt: $expiresAt }) { secret } }`;
const NEW_PASSWORD = 'nine blue umbrellas fly';

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ ADMIN_EMAILS: 'chief@example.net' });
}, 120_000);
afterAll(() => bench.end());

type Squatter = Awaited<ReturnType<AccountBench['register']>>;

/** Every way in that somebody who is logged in can prepare. */
async function prepareWaysIn(squatter: Squatter): Promise<string> {
  const expiresAt = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
  const { createApiToken } = await squatter.ask(TOKEN, { name: 'mine', expiresAt });
  const { accountId } = squatter;
  await withoutAccount(bench.api.orm).insert(SignInLink, {
    ...{ id: newId(), provider: 'GITHUB', subject: newId(), accountId },
    ...{ email: 'squatter@example.net', createdAt: new Date() },
  });
  return (createApiToken as { secret: string }).secret;
}

async function reset(squatter: Squatter, email: string): Promise<void> {
  await bench.client().ask(RESET, { email });
  const token = await bench.token(squatter.accountId, 'reset-password');
  await bench.client().ask(RESET_WITH, { input: { token, password: NEW_PASSWORD } });
}

async function expectLockedOut(squatter: Squatter, secret: string): Promise<void> {
  expect(await squatter.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  expect(await squatter.codeOf('{ jobs { totalCount } }')).toBe('UNAUTHENTICATED');
  const byToken = bench.client();
  byToken.accessToken = secret;
  expect(await byToken.codeOf('{ jobs { totalCount } }')).toBe('UNAUTHENTICATED');
  const { accountId } = squatter;
  expect(await withoutAccount(bench.api.orm).count(SignInLink, { accountId })).toBe(0);
}

describe('the link that confirms an address', () => {
  it('confirms nothing in the hands of somebody who is neither logged in to the account nor knows its password', async () => {
    const squatter = await bench.register('chief@example.net');
    const token = await bench.token(squatter.accountId, 'verify-email');
    const owner = await bench.register();
    const byToken = bench.client();
    byToken.accessToken = await prepareWaysIn(squatter);
    for (const [client, password] of [
      [bench.client(), null],
      [bench.client(), NEW_PASSWORD],
      [bench.client(), ''],
      [owner, null],
      [byToken, null],
    ] as const) {
      const { errors } = await client.send(VERIFY, { token, password });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'PASSWORD_NEEDED' });
    }
    expect(await bench.identity(squatter.accountId)).toMatchObject({ confirmedAt: null, isAdmin: false });
    // The link was not used up by that.
    await bench.client().ask(VERIFY, { token, password: PASSWORD });
    expect(await bench.identity(squatter.accountId)).toMatchObject({ isAdmin: true });
  });

  it('counts guesses of the password with those at the login', async () => {
    const squatter = await bench.register();
    const token = await bench.token(squatter.accountId, 'verify-email');
    const codes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => bench.client().codeOf(VERIFY, { token, password: `guess ${n}` })),
    );
    expect(codes.filter((code) => code === 'BAD_USER_INPUT').length).toBeLessThanOrEqual(10);
    expect(await bench.client().codeOf(VERIFY, { token, password: PASSWORD })).toBe('RATE_LIMITED');
    await squatter.ask(VERIFY, { token });
  });

  it('hands no account over by a change of address either', async () => {
    const squatter = await bench.api.register();
    const email = bench.email();
    await squatter.ask(CHANGE, { email });
    const token = await bench.token(squatter.accountId, 'change-email');
    const { errors } = await bench.client().send(CONFIRM, { token });
    expect(errors[0]?.extensions).toMatchObject({ reason: 'PASSWORD_NEEDED' });
    expect((await bench.identity(squatter.accountId)).email).toBe(squatter.email);
    await bench.client().ask(CONFIRM, { token, password: PASSWORD });
    expect((await bench.identity(squatter.accountId)).email).toBe(email);
  });
});

describe('a password set by a mailed link', () => {
  it('ends every way in that a squatter prepared, the second factor included', async () => {
    const email = bench.email();
    const squatter = await bench.register(email);
    const secret = await prepareWaysIn(squatter);
    await bench.secondFactor(squatter.accountId);
    await reset(squatter, email);
    await expectLockedOut(squatter, secret);
    expect(await withAccount(bench.api.orm, squatter.accountId).count(SecondFactor, {})).toBe(0);
    await bench.login(bench.client(), email, NEW_PASSWORD);
  });

  it('ends them in an account that was confirmed, tells its owner, and leaves the second factor on', async () => {
    const thief = await bench.api.register();
    const secret = await prepareWaysIn(thief);
    const app = await bench.secondFactor(thief.accountId);
    await reset(thief, thief.email);
    await expectLockedOut(thief, secret);
    const { text } = await bench.mail(thief.accountId, 'password-reset');
    expect(text).toContain('API tokens ended');
    const client = bench.client();
    const { login } = await client.ask(
      'mutation ($input: LoginInput!) { login(input: $input) { ... on TwoFactorRequired { ticket } } }',
      { input: { email: thief.email, password: NEW_PASSWORD } },
    );
    const input = { ticket: (login as { ticket: string }).ticket, code: await generate({ secret: app }) };
    await client.ask(
      'mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { expiresAt } }',
      { input },
    );
  });

  it.each([true, false])('lets no token that is asked for while it happens outlive it', async (confirmed) => {
    const squatter = confirmed ? await bench.api.register() : await bench.register();
    await bench.client().ask(RESET, { email: squatter.email });
    const token = await bench.token(squatter.accountId, 'reset-password');
    const expiresAt = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
    let over = false;
    const ask = async (): Promise<void> => {
      for (let n = 0; !over || n < 10; n += 1) await squatter.send(TOKEN, { name: `t${n}`, expiresAt });
    };
    const asking = [ask(), ask(), ask(), ask()];
    await bench.client().ask(RESET_WITH, { input: { token, password: NEW_PASSWORD } });
    over = true;
    await Promise.all(asking);
    const working = { revokedAt: null };
    expect(await withAccount(bench.api.orm, squatter.accountId).count(ApiToken, working)).toBe(0);
  });
});

it('sends an address that nobody confirmed no words of whoever registered it', async () => {
  const squatter = await bench.register();
  await bench.mail(squatter.accountId, 'verify-email');
  const expiresAt = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
  await squatter.ask(TOKEN, { name: 'You won: https://prize.example', expiresAt });
  await squatter.ask(CHANGE, { email: bench.email() });
  await bench.mail(squatter.accountId, 'change-email');
  const sent = await withAccount(bench.api.orm, squatter.accountId).find(Mail, { recipient: squatter.email });
  expect(sent.map(({ template }) => template)).toEqual(['verify-email']);
});
