import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import {
  AccountBench,
  LOGIN,
  PASSWORD,
  REGISTER,
  RESEND,
  RESET,
  type LoggedIn,
  REFRESH,
} from './account-bench.js';
import { Account, LoginIdentity } from './account.entity.js';
import { Consent } from './consent/consent.entity.js';
import { DEMO_LOGIN, closeDemoAccount, ensureDemoAccount } from './demo-account.js';

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open();
}, 120_000);
afterAll(() => bench.end());

const good = () => ({ email: bench.email(), password: PASSWORD, displayName: 'Ada Example' });

describe('registering and logging in', () => {
  it('makes an account that can log in, and knows who asks', async () => {
    const client = await bench.register(' Person.New@Example.org ');
    expect(
      (await client.ask('{ me { id email displayName locale isDemo emailVerified isAdmin } }'))['me'],
    ).toEqual({
      id: client.accountId,
      email: 'Person.New@Example.org',
      displayName: 'Ada Example',
      locale: 'en',
      isDemo: false,
      emailVerified: false,
      isAdmin: false,
    });
    const again = await bench.login(bench.client(), 'person.new@example.ORG');
    expect(again.account.id).toBe(client.accountId);
    expect((await bench.client().ask('{ me { id } }'))['me']).toBeNull();
  });

  it('stores passwords as Argon2id only', async () => {
    const { accountId } = await bench.register();
    expect((await bench.identity(accountId)).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('names the field that is wrong', async () => {
    const faults: [string, object][] = [
      ['email', { email: 'nobody' }],
      ['email', { email: 'a@example.org, b@example.org' }],
      ['email', { email: '"a b"@example.org' }],
      ['password', { password: 'short' }],
      ['password', { password: 'x'.repeat(257) }],
      ['password', { password: 'password123' }],
      ['password', { password: 'adaexample' }],
      ['displayName', { displayName: '  ' }],
    ];
    for (const [field, wrong] of faults) {
      const { errors } = await bench.client().send(REGISTER, { input: { ...good(), ...wrong } });
      expect([wrong, errors[0]?.extensions]).toMatchObject([wrong, { code: 'BAD_USER_INPUT', field }]);
    }
  });

  it('takes long and plain passwords without rules about signs', async () => {
    for (const password of ['gentle purple walrus sings', 'ж'.repeat(3) + 'кот на крыше спит', 'q7!mZ2pX9']) {
      await bench.client().ask(REGISTER, { input: { ...good(), password } });
    }
  });

  it('answers the same to a known address, and gives each its own account', async () => {
    const email = bench.email();
    const first = await bench.client().send(REGISTER, { input: { ...good(), email } });
    const owner = await withoutAccount(bench.api.orm).findOneOrFail(LoginIdentity, { email });
    const { verifyEmail } = await bench
      .client()
      .ask('mutation ($token: String!) { verifyEmail(token: $token, password: "correct horse battery") }', {
        token: await bench.token(owner.accountId, 'verify-email'),
      });
    expect(verifyEmail).toBe(true);
    const second = await bench
      .client()
      .send(REGISTER, { input: { ...good(), email, password: 'a wholly different sentence' } });
    expect(second.comparable).toBe(first.comparable);
    // Whoever tries the new password gets in, into an account of their own; the owner is told.
    const stranger = await bench.login(bench.client(), email, 'a wholly different sentence');
    expect(stranger.account.id).not.toBe(owner.accountId);
    expect(stranger.account.emailVerified).toBe(false);
    expect((await bench.login(bench.client(), email)).account.id).toBe(owner.accountId);
    const told = await bench.mail(owner.accountId, 'already-registered');
    expect(told.recipient).toBe(email);
    expect(told.link).not.toContain('token');
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const { email } = await bench.register();
    const password = 'something else';
    const wrong = await bench.client().send(LOGIN, { input: { email, password } });
    const unknown = await bench.client().send(LOGIN, { input: { email: bench.email(), password } });
    expect(wrong.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(wrong.comparable).toBe(unknown.comparable);
  });

  it('answers whoever asks for a mail alike', async () => {
    const { email } = await bench.register();
    for (const operation of [RESET, RESEND]) {
      const known = await bench.client().send(operation, { email });
      const unknown = await bench.client().send(operation, { email: bench.email() });
      expect(known.data).not.toBeNull();
      expect(known.comparable).toBe(unknown.comparable);
    }
  });

  it('does the same work for an unknown address', async () => {
    const { passwordMatches, hashPassword } = await import('./passwords/password.js');
    const stored = await hashPassword('x');
    const time = async (hash: string | null) => {
      const times: number[] = [];
      for (let n = 0; n < 9; n += 1) {
        const begun = performance.now();
        await passwordMatches(hash, 'y');
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    };
    await time(null);
    const [known, unknown] = [await time(stored), await time(null)];
    expect(unknown).toBeGreaterThan(known * 0.5);
  });

  it('counts attempts at an address, however many come at once', async () => {
    const { email } = await bench.register();
    const guess = () => bench.client().codeOf(LOGIN, { input: { email, password: 'a guess' } });
    const codes = await Promise.all(Array.from({ length: 15 }, guess));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
    const { errors } = await bench.client().send(LOGIN, { input: { email, password: PASSWORD } });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAfter: expect.any(Number),
    });
  });

  it('changes name and language', async () => {
    const client = await bench.register();
    const changed = await client.ask(
      'mutation { updateMe(input: { displayName: "Ada B.", locale: "de-AT" }) { displayName locale } }',
    );
    expect(changed['updateMe']).toEqual({ displayName: 'Ada B.', locale: 'de-AT' });
    expect(await client.codeOf('mutation { updateMe(input: { locale: "not a language" }) { id } }')).toBe(
      'BAD_USER_INPUT',
    );
    expect(await bench.client().codeOf('mutation { updateMe(input: { displayName: "x" }) { id } }')).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('an address that is not confirmed', () => {
  const UPLOAD = `mutation { createUpload(input: { fileName: "a.txt", contentType: "text/plain", size: 3 }) { id } }`;

  it('opens no uploads until it is', async () => {
    const client = await bench.register();
    const { errors } = await client.send(UPLOAD);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'EMAIL_NOT_VERIFIED' });
    await client.ask('mutation ($token: String!) { verifyEmail(token: $token) }', {
      token: await bench.token(client.accountId, 'verify-email'),
    });
    expect((await client.ask('{ me { emailVerified } }'))['me']).toEqual({ emailVerified: true });
    await client.ask(UPLOAD);
  });
});

describe('consent', () => {
  it('is recorded by version, at registration or later, once', async () => {
    const MISSING = '{ me { security { outstandingConsents { document version } } } }';
    const { serverInfo } = await bench.client().ask('{ serverInfo { legalDocuments { document version } } }');
    const { legalDocuments } = serverInfo as { legalDocuments: { document: string; version: string }[] };
    expect(legalDocuments.map(({ document }) => document)).toEqual(['TERMS', 'PRIVACY']);
    const missing = async (client: Awaited<ReturnType<typeof bench.register>>) =>
      ((await client.ask(MISSING))['me'] as { security: { outstandingConsents: unknown } }).security
        .outstandingConsents;
    const agreed = await bench.register(undefined, { acceptTerms: true });
    expect(await missing(agreed)).toEqual([]);
    const given = await withAccount(bench.api.orm, agreed.accountId).find(Consent, {});
    expect(given.map(({ document, version }) => ({ document, version }))).toEqual(
      expect.arrayContaining(legalDocuments),
    );
    const later = await bench.register();
    expect(await missing(later)).toEqual(legalDocuments);
    const ACCEPT =
      'mutation ($documents: [AcceptTermsInput!]!) { acceptTerms(documents: $documents) { document acceptedAt } }';
    const old = [{ document: 'TERMS', version: '1999-01-01' }];
    expect(await later.codeOf(ACCEPT, { documents: old })).toBe('BAD_USER_INPUT');
    const first = await later.ask(ACCEPT, { documents: legalDocuments });
    expect(await later.ask(ACCEPT, { documents: legalDocuments })).toEqual(first);
    expect(await missing(later)).toEqual([]);
  });
});

describe('the demo account', () => {
  it('is made once, with a confirmed address', async () => {
    const made = await ensureDemoAccount(bench.api.orm);
    expect(made.isNew).toBe(true);
    expect(await ensureDemoAccount(bench.api.orm)).toEqual({ accountId: made.accountId, isNew: false });
    const { login } = await bench.client().ask(LOGIN, { input: DEMO_LOGIN });
    expect((login as LoggedIn).account).toMatchObject({ isDemo: true, emailVerified: true });
    expect(await withAccount(bench.api.orm, made.accountId).count(Account, {})).toBe(1);
  });

  it('is closed once others reach the installation, and opened again when they do not', async () => {
    await ensureDemoAccount(bench.api.orm);
    const visitor = bench.client();
    await bench.login(visitor, DEMO_LOGIN.email, DEMO_LOGIN.password);
    expect(await closeDemoAccount(bench.api.orm)).toBe(true);
    expect(await closeDemoAccount(bench.api.orm)).toBe(false);
    expect(await visitor.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(await bench.client().codeOf(LOGIN, { input: DEMO_LOGIN })).toBe('UNAUTHENTICATED');
    await ensureDemoAccount(bench.api.orm);
    await bench.login(visitor, DEMO_LOGIN.email, DEMO_LOGIN.password);
  });
});
