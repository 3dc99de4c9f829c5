import { generate } from 'otplib';
import { KeyRing } from '../../../platform/config/secret-key.js';
import { seal, unseal } from '../../../platform/config/seal.js';
import { withAccount } from '../../../platform/database/orm.js';
import type { Person } from '../../../platform/testing/api-bench.js';
import { AccountBench, LOGIN, PASSWORD, PAYLOAD } from '../account-bench.js';
import { RecoveryCode, SecondFactor } from './second-factor.entity.js';

const ENABLE = 'mutation { enableTwoFactor { secret address picture } }';
const CONFIRM = 'mutation ($code: String!) { confirmTwoFactor(code: $code) { codes } }';
const COMPLETE = `mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { ${PAYLOAD} } }`;
const DISABLE = 'mutation ($input: DisableTwoFactorInput!) { disableTwoFactor(input: $input) }';

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open();
}, 120_000);
afterAll(() => bench.end());

const codeNow = (secret: string) => generate({ secret });

/** As if the half minute of the last code were over: which codes are good when, `one-time-codes.spec.ts` tries. */
const letTimePass = (accountId: string) =>
  withAccount(bench.api.orm, accountId).nativeUpdate(SecondFactor, {}, { lastStep: 0 });

async function ticketOf(email: string): Promise<string> {
  const { login } = await bench.client().ask(LOGIN, { input: { email, password: PASSWORD } });
  expect(login).toMatchObject({ __typename: 'TwoFactorRequired' });
  return (login as { ticket: string }).ticket;
}

const complete = async (email: string, code: string) =>
  bench.client().codeOf(COMPLETE, { input: { ticket: await ticketOf(email), code } });

async function withFactor(): Promise<Person & { secret: string; codes: string[] }> {
  const client = await bench.api.register();
  const { enableTwoFactor } = (await client.ask(ENABLE)) as { enableTwoFactor: { secret: string } };
  const { secret } = enableTwoFactor;
  const { confirmTwoFactor } = (await client.ask(CONFIRM, { code: await codeNow(secret) })) as {
    confirmTwoFactor: { codes: string[] };
  };
  await letTimePass(client.accountId);
  return Object.assign(client, { secret, codes: confirmTwoFactor.codes });
}

it('protects nothing until a code of the app came back, and then every login', async () => {
  const client = await bench.api.register();
  const { enableTwoFactor } = (await client.ask(ENABLE)) as {
    enableTwoFactor: { secret: string; address: string; picture: string };
  };
  const { secret, address, picture } = enableTwoFactor;
  expect(address).toBe(
    `otpauth://totp/AtlasOps:${encodeURIComponent(client.email)}?secret=${secret}&issuer=AtlasOps`,
  );
  expect(Buffer.from(picture.split(',')[1] ?? '', 'base64').toString()).toContain('<svg');
  expect((await bench.login(bench.client(), client.email)).account.id).toBe(client.accountId);
  expect(await client.codeOf(CONFIRM, { code: '000000' })).toBe('BAD_USER_INPUT');
  const { confirmTwoFactor } = (await client.ask(CONFIRM, { code: await codeNow(secret) })) as {
    confirmTwoFactor: { codes: string[] };
  };
  expect(new Set(confirmTwoFactor.codes).size).toBe(10);
  await bench.mail(client.accountId, 'two-factor-enabled');
  const ticket = await ticketOf(client.email);
  const wrong = await bench.client().codeOf(COMPLETE, { input: { ticket, code: '000000' } });
  expect(wrong).toBe('UNAUTHENTICATED');
  const input = { ticket, code: await codeNow(secret) };
  expect(await bench.client().codeOf(COMPLETE, { input })).toBe('UNAUTHENTICATED');
  await letTimePass(client.accountId);
  const { completeTwoFactor } = await bench.client().ask(COMPLETE, { input });
  expect(completeTwoFactor).toMatchObject({ account: { id: client.accountId } });
  expect(await client.codeOf(ENABLE)).toBe('CONFLICT');
});

it('takes each code once, whoever comes first', async () => {
  const client = await withFactor();
  const code = await codeNow(client.secret);
  const ticket = await ticketOf(client.email);
  const codes = await Promise.all(
    Array.from({ length: 8 }, () => bench.client().codeOf(COMPLETE, { input: { ticket, code } })),
  );
  expect(codes.filter((answer) => answer === undefined)).toHaveLength(1);
  expect(await complete(client.email, code)).toBe('UNAUTHENTICATED');
});

it('draws recovery codes of more than 128 bits, each another, and keeps hashes of them', async () => {
  const client = await withFactor();
  const { renewRecoveryCodes } = (await client.ask('mutation { renewRecoveryCodes { codes } }')) as {
    renewRecoveryCodes: { codes: string[] };
  };
  const all = [...client.codes, ...renewRecoveryCodes.codes];
  expect(new Set(all).size).toBe(20);
  for (const code of all) expect(code).toMatch(/^(?:[2-9a-hjkmnp-z]{4}-){6}[2-9a-hjkmnp-z]{4}$/);
  expect(28 * Math.log2(31)).toBeGreaterThan(128);
  // Every letter turns up at every place sooner or later; all twenty alike at one would be a broken source.
  for (let at = 0; at < 34; at += 1) {
    if (all[0]?.[at] !== '-') expect(new Set(all.map((code) => code[at])).size).toBeGreaterThan(3);
  }
  const kept = await withAccount(bench.api.orm, client.accountId).find(RecoveryCode, {});
  expect(kept).toHaveLength(10);
  for (const { codeHash } of kept) expect(codeHash).toMatch(/^[0-9a-f]{64}$/);
});

it('takes a recovery code once, however it is typed', async () => {
  const client = await withFactor();
  const [first = '', second = ''] = client.codes;
  expect(await complete(client.email, first.toUpperCase().replaceAll('-', ' '))).toBeUndefined();
  expect(await complete(client.email, first)).toBe('UNAUTHENTICATED');
  await bench.mail(client.accountId, 'recovery-code-used');
  const { renewRecoveryCodes } = (await client.ask('mutation { renewRecoveryCodes { codes } }')) as {
    renewRecoveryCodes: { codes: string[] };
  };
  await bench.mail(client.accountId, 'recovery-codes-renewed');
  expect(await complete(client.email, second)).toBe('UNAUTHENTICATED');
  expect(await complete(client.email, renewRecoveryCodes.codes[0] ?? '')).toBeUndefined();
  expect((await client.ask('{ me { security { twoFactorEnabled recoveryCodesLeft } } }'))['me']).toEqual({
    security: { twoFactorEnabled: true, recoveryCodesLeft: 9 },
  });
});

it('allows ten guesses a minute of one account, however many tickets there are', async () => {
  const client = await bench.api.register();
  await bench.secondFactor(client.accountId);
  const ticket = await ticketOf(client.email);
  const guess = (n: number) =>
    bench.client().codeOf(COMPLETE, { input: { ticket, code: String(100_000 + n) } });
  const codes = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(n)));
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20);
});

it('is switched off by password and code together', async () => {
  const client = await withFactor();
  const code = await codeNow(client.secret);
  expect(await client.codeOf(DISABLE, { input: { password: 'x', code } })).toBe('BAD_USER_INPUT');
  expect(await client.codeOf(DISABLE, { input: { password: PASSWORD, code: '000000' } })).toBe(
    'BAD_USER_INPUT',
  );
  await client.ask(DISABLE, { input: { password: PASSWORD, code } });
  expect((await bench.login(bench.client(), client.email)).account.id).toBe(client.accountId);
  await bench.mail(client.accountId, 'two-factor-disabled');
});

it('takes no access token, no changed ticket and no ticket of before for one', async () => {
  const client = await bench.api.register();
  const secret = await bench.secondFactor(client.accountId);
  const ticket = await ticketOf(client.email);
  const code = await codeNow(secret);
  for (const wrong of [
    client.accessToken,
    ticket.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    '',
    'x',
  ]) {
    expect(await bench.client().codeOf(COMPLETE, { input: { ticket: wrong, code } })).toBe('UNAUTHENTICATED');
  }
  const asAccess = Object.assign(bench.client(), { accessToken: ticket });
  expect((await asAccess.ask('{ me { id } }'))['me']).toBeNull();
  expect(await bench.client().codeOf(COMPLETE, { input: { ticket, code } })).toBeUndefined();
});

it('keeps the secret sealed, for this account alone, over a change of keys', async () => {
  const client = await bench.api.register();
  const secret = await bench.secondFactor(client.accountId);
  const factor = await withAccount(bench.api.orm, client.accountId).findOneOrFail(SecondFactor, {
    confirmedAt: { $ne: null },
  });
  expect(factor.sealedSecret).not.toContain(secret);
  const old = new KeyRing('the first secret of thirty-two letters');
  const sealed = seal(old, 'a purpose', 'a', 'text');
  const rotated = new KeyRing('the second secret of thirty-two letters', [
    'the first secret of thirty-two letters',
  ]);
  expect(unseal(rotated, 'a purpose', 'a', sealed)).toBe('text');
  expect(unseal(rotated, 'a purpose', 'b', sealed)).toBeNull();
  expect(unseal(rotated, 'another', 'a', sealed)).toBeNull();
  expect(unseal(new KeyRing('the second secret of thirty-two letters'), 'a purpose', 'a', sealed)).toBeNull();
  expect(
    unseal(
      old,
      'a purpose',
      'a',
      sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ),
  ).toBeNull();
  for (const broken of ['', 'x', `${sealed.split('.')[0] ?? ''}.AAAA`])
    expect(unseal(old, 'a purpose', 'a', broken)).toBeNull();
});
