import type { MikroORM } from '@mikro-orm/postgresql';
import { SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { deriveKey } from '../../platform/config/secret-key.js';
import { createOrm, withAccount, withoutAccount } from '../../platform/database/orm.js';
import { buildServerSchema } from '../../platform/graphql/build-schema.js';
import type { ServerDeps } from '../../platform/graphql/request-context.js';
import { startServer } from '../../platform/graphql/start-server.js';
import { ANY_DOCUMENT } from '../../platform/graphql/trusted-documents.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import type { RunningServer } from '../../platform/graphql/start-server.js';
import { ApiClient } from '../../platform/testing/api-client.js';
import { createTestDatabase } from '../../platform/testing/test-database.js';
import type { TestDatabase } from '../../platform/testing/test-database.js';
import { Account, LoginIdentity, Session } from './account.entity.js';
import { AccountsResolver } from './accounts.resolver.js';
import { DEMO_LOGIN, ensureDemoAccount } from './demo-account.js';
import { ServerInfoResolver } from './server-info.resolver.js';
import { GRACE_MS, OPEN_MS, SessionKeeper } from './session-keeper.js';

const SECRET = 'a secret of the tests, long enough to be one';
const PAYLOAD = 'accessToken expiresAt account { id email displayName locale isDemo }';
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { ${PAYLOAD} } }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { ${PAYLOAD} } }`;
const REFRESH = `mutation { refreshSession { ${PAYLOAD} } }`;

let database: TestDatabase;
let orm: MikroORM;
let server: RunningServer;
let clock: Date;
let people = 0;

interface Payload {
  accessToken: string;
  account: { id: string; email: string };
}

beforeAll(async () => {
  database = await createTestDatabase();
  const log = pino({ level: 'silent' });
  orm = await createOrm({
    runtimeUrl: database.runtimeUrl,
    entities: [Account, LoginIdentity, Session],
    poolSize: 4,
    log,
  });
  const sessions = new SessionKeeper(orm, SECRET, () => clock);
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:4000',
    log,
    schema: await buildServerSchema([AccountsResolver, ServerInfoResolver]),
    deps: {
      log,
      orm,
      sessions,
      limits: new RateLimits({ query: (sql, values) => orm.em.fork().execute(sql, values), log }),
      serverInfo: { version: '0', demo: null, modelConfigured: false },
    } as unknown as ServerDeps,
    authenticate: (token) => sessions.authenticate(token),
    aliveSessions: (viewers) => sessions.alive(viewers),
    readiness: () => Promise.resolve({}),
    trustedDocuments: ANY_DOCUMENT,
    trustedProxies: [],
    clientFolder: null,
  });
}, 120_000);

afterAll(async () => {
  await server.close();
  await orm.close(true);
  await database.drop();
});

beforeEach(() => {
  clock = new Date();
});

const newClient = () => new ApiClient(`http://127.0.0.1:${server.port}`);
const newEmail = () => `person${(people += 1)}@example.org`;
const PASSWORD = 'correct horse battery';

async function registered(
  email = newEmail(),
): Promise<{ client: ApiClient; payload: Payload; email: string }> {
  const client = newClient();
  const { register } = await client.ask(REGISTER, {
    input: { email, password: PASSWORD, displayName: 'Ada Example' },
  });
  const payload = register as Payload;
  client.accessToken = payload.accessToken;
  return { client, payload, email };
}

describe('registering and logging in', () => {
  it('makes an account, logs in, and knows who asks', async () => {
    const { client, payload, email } = await registered(' Person.New@Example.org ');
    expect(email.trim()).toBe(payload.account.email);
    expect((await client.ask('{ me { id displayName locale isDemo } }'))['me']).toEqual({
      id: payload.account.id,
      displayName: 'Ada Example',
      locale: 'en',
      isDemo: false,
    });
    const again = await newClient().ask(LOGIN, {
      input: { email: 'person.new@example.ORG', password: PASSWORD },
    });
    expect((again['login'] as Payload).account.id).toBe(payload.account.id);
    expect((await newClient().ask('{ me { id } }'))['me']).toBeNull();
  });

  it('stores passwords as Argon2id only', async () => {
    const { payload } = await registered();
    const identity = await withoutAccount(orm).findOneOrFail(LoginIdentity, {
      accountId: payload.account.id,
    });
    expect(identity.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('names the field that is wrong', async () => {
    const good = { email: newEmail(), password: PASSWORD, displayName: 'Ada' };
    const faults: [string, object][] = [
      ['email', { ...good, email: 'nobody' }],
      ['password', { ...good, password: 'short' }],
      ['password', { ...good, password: good.email }],
      ['displayName', { ...good, displayName: '  ' }],
    ];
    for (const [field, input] of faults) {
      const { errors } = await newClient().send(REGISTER, { input });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
    const { email } = await registered();
    const { errors } = await newClient().send(REGISTER, { input: { ...good, email: email.toUpperCase() } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', field: 'email' });
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const { email } = await registered();
    const wrong = await newClient().send(LOGIN, { input: { email, password: 'something else' } });
    const unknown = await newClient().send(LOGIN, {
      input: { email: newEmail(), password: 'something else' },
    });
    expect(wrong.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(wrong.comparable).toBe(unknown.comparable);
  });

  it('does the same work for an unknown address', async () => {
    const { passwordMatches, hashPassword } = await import('./password.js');
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
    const { email } = await registered();
    const guess = () => newClient().codeOf(LOGIN, { input: { email, password: 'a guess' } });
    const codes = await Promise.all(Array.from({ length: 15 }, guess));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
    const { errors } = await newClient().send(LOGIN, { input: { email, password: PASSWORD } });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAfter: expect.any(Number),
    });
  });

  it('changes name and language', async () => {
    const { client } = await registered();
    const changed = await client.ask(
      'mutation { updateMe(input: { displayName: "Ada B.", locale: "de-AT" }) { displayName locale } }',
    );
    expect(changed['updateMe']).toEqual({ displayName: 'Ada B.', locale: 'de-AT' });
    expect(await client.codeOf('mutation { updateMe(input: { locale: "not a language" }) { id } }')).toBe(
      'BAD_USER_INPUT',
    );
    expect(await newClient().codeOf('mutation { updateMe(input: { displayName: "x" }) { id } }')).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('sessions', () => {
  const later = (ms: number) => (clock = new Date(clock.getTime() + ms));

  it('renews with a new cookie each time', async () => {
    const { client, payload } = await registered();
    const first = client.cookie;
    expect(first).toMatch(/^atlas_refresh=/);
    const renewed = (await client.ask(REFRESH))['refreshSession'] as Payload;
    expect(renewed.account.id).toBe(payload.account.id);
    expect(client.cookie).not.toBe(first);
    later(GRACE_MS);
    const second = client.cookie;
    await client.ask(REFRESH);
    expect(client.cookie).not.toBe(second);
  });

  it('gives tabs that renew at once one and the same next token', async () => {
    const { client } = await registered();
    const tabs = Array.from({ length: 20 }, () => {
      const tab = newClient();
      tab.cookie = client.cookie;
      return tab;
    });
    await Promise.all(tabs.map((tab) => tab.ask(REFRESH)));
    expect(new Set(tabs.map((tab) => tab.cookie)).size).toBe(1);
    later(GRACE_MS);
    await tabs[0]?.ask(REFRESH);
  });

  it('ends the session when a replaced token comes back after the grace', async () => {
    const { client } = await registered();
    const stolen = newClient();
    stolen.cookie = client.cookie;
    await client.ask(REFRESH);
    later(GRACE_MS + 1);
    expect(await stolen.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(stolen.cookie).toBeNull();
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  });

  it('ends with logout, on this device alone', async () => {
    const { client, payload, email } = await registered();
    const other = newClient();
    await other.ask(LOGIN, { input: { email, password: PASSWORD } });
    const cookie = client.cookie;
    expect((await client.ask('mutation { logout }'))['logout']).toBe(true);
    expect(client.cookie).toBeNull();
    client.cookie = cookie;
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await other.ask(REFRESH);
    expect((await newClient().ask('mutation { logout }'))['logout']).toBe(true);
    const sessions = await withAccount(orm, payload.account.id).find(Session, {});
    expect(sessions.filter((session) => session.revokedAt === null)).toHaveLength(1);
  });

  it('tells sockets which sessions are still open', async () => {
    const { client, payload } = await registered();
    const keeper = new SessionKeeper(orm, SECRET, () => clock);
    const viewer = await keeper.authenticate(payload.accessToken);
    if (viewer === null) throw new Error('The token should be good');
    expect([...(await keeper.alive([viewer]))]).toEqual([viewer.sessionId]);
    await client.ask('mutation { logout }');
    expect([...(await keeper.alive([viewer]))]).toEqual([]);
  });

  it('that was ended is no login any more: here at once, in other processes within seconds', async () => {
    const { client, payload } = await registered();
    const elsewhere = new SessionKeeper(orm, SECRET, () => clock);
    expect(await elsewhere.authenticate(payload.accessToken)).not.toBeNull();
    await client.ask('mutation { logout }');
    client.accessToken = payload.accessToken;
    expect((await client.ask('{ me { id } }'))['me']).toBeNull();
    expect(await client.codeOf('mutation { updateMe(input: {}) { id } }')).toBe('UNAUTHENTICATED');
    later(OPEN_MS);
    expect(await elsewhere.authenticate(payload.accessToken)).toBeNull();
  });

  it('ends after its time', async () => {
    const { client } = await registered();
    later(31 * 24 * 60 * 60 * 1000);
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(await client.codeOf('mutation { updateMe(input: {}) { id } }')).toBe('UNAUTHENTICATED');
  });

  it('takes no token but its own access tokens', async () => {
    const { client, payload } = await registered();
    const key = deriveKey(SECRET, 'access-token');
    const viewer = await new SessionKeeper(orm, SECRET, () => clock).authenticate(payload.accessToken);
    const build = (changes: { typ?: string; aud?: string; iss?: string; exp?: string }) =>
      new SignJWT({ sid: viewer?.sessionId })
        .setProtectedHeader({ alg: 'HS256', typ: changes.typ ?? 'at+jwt' })
        .setSubject(payload.account.id)
        .setIssuer(changes.iss ?? 'atlasops')
        .setAudience(changes.aud ?? 'atlasops-api')
        .setIssuedAt()
        .setExpirationTime(changes.exp ?? '5m');
    const whoIs = async (token: string) => {
      client.accessToken = token;
      return (await client.ask('{ me { id } }'))['me'];
    };
    expect(await whoIs(await build({}).sign(key))).toEqual({ id: payload.account.id });
    const refreshToken = decodeURIComponent(client.cookie ?? '').replace('atlas_refresh=', '');
    const bad = [
      await build({}).sign(deriveKey(SECRET, 'signed-link')),
      await build({ typ: 'JWT' }).sign(key),
      await build({ aud: 'another' }).sign(key),
      await build({ iss: 'another' }).sign(key),
      await build({ exp: '-1m' }).sign(key),
      new UnsecuredJWT({ sub: payload.account.id, sid: viewer?.sessionId })
        .setIssuer('atlasops')
        .setAudience('atlasops-api')
        .setExpirationTime('5m')
        .setIssuedAt()
        .encode(),
      payload.accessToken.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
      refreshToken,
      '',
    ];
    for (const token of bad) expect(await whoIs(token)).toBeNull();
  });

  it('takes no forged refresh token', async () => {
    const { client } = await registered();
    const good = decodeURIComponent(client.cookie ?? '').replace('atlas_refresh=', '');
    const [account = '', session = '', generation = '', mac = ''] = good.split('.');
    const { payload: other } = await registered();
    for (const token of [
      `${other.account.id}.${session}.${generation}.${mac}`,
      `${account}.${session}.2.${mac}`,
      `${account}.${session}.${generation}.${mac.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      `${account}.${session}.${generation}`,
      'x',
    ]) {
      client.cookie = `atlas_refresh=${token}`;
      expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    }
    client.cookie = `atlas_refresh=${good}`;
    await client.ask(REFRESH);
  });
});

describe('the demo account', () => {
  it('is made once', async () => {
    const made = await ensureDemoAccount(orm);
    expect(made.isNew).toBe(true);
    expect(await ensureDemoAccount(orm)).toEqual({ accountId: made.accountId, isNew: false });
    const { login } = await newClient().ask(LOGIN, { input: DEMO_LOGIN });
    expect((login as { account: object }).account).toMatchObject({ isDemo: true });
  });
});
