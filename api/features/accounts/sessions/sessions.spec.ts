import { createHmac } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { KeyRing, deriveKey } from '../../../platform/config/secret-key.js';
import { withAccount } from '../../../platform/database/orm.js';
import type { ApiClient } from '../../../platform/testing/api-client.js';
import { AccountBench, PASSWORD, REFRESH, type LoggedIn } from '../account-bench.js';
import { Session } from '../account.entity.js';
import { deviceName } from './device-name.js';
import { GRACE_MS, MAX_SESSIONS, MAX_SESSION_DAYS, OPEN_MS, SessionKeeper } from './session-keeper.js';

const SECRET = 'a secret of the tests, long enough to be one';
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ SECRET_KEY: SECRET });
}, 120_000);
afterAll(() => bench.end());
beforeEach(() => {
  bench.ahead = 0;
});

const keeper = (keys = new KeyRing(SECRET)) =>
  new SessionKeeper(bench.api.orm, keys, bench.api.machinery, () => new Date(Date.now() + bench.ahead));
const later = (ms: number) => (bench.ahead += ms);
const tabs = (client: ApiClient, count: number) =>
  Array.from({ length: count }, () => Object.assign(bench.client(), { cookie: client.cookie }));

describe('renewing', () => {
  it('gives a new cookie each time', async () => {
    const client = await bench.register();
    const first = client.cookie;
    expect(first).toMatch(/^atlas_session=/);
    const renewed = (await client.ask(REFRESH))['refreshSession'] as LoggedIn;
    expect(renewed.account.id).toBe(client.accountId);
    expect(client.cookie).not.toBe(first);
    later(GRACE_MS);
    const second = client.cookie;
    await client.ask(REFRESH);
    expect(client.cookie).not.toBe(second);
  });

  it('gives a hundred at once one and the same next token, and logs nobody out', async () => {
    const client = await bench.register();
    const all = tabs(client, 100);
    await Promise.all(all.map((tab) => tab.ask(REFRESH)));
    expect(new Set(all.map((tab) => tab.cookie)).size).toBe(1);
    later(GRACE_MS);
    await all[0]?.ask(REFRESH);
  });

  it('keeps five tabs of one browser logged in, whichever comes when within the grace', async () => {
    const client = await bench.register();
    await client.ask(REFRESH);
    later(GRACE_MS);
    const all = tabs(client, 5);
    for (const tab of all) {
      await tab.ask(REFRESH);
      // Again at once, with what it was just given: must not make the others' token one too old.
      await tab.ask(REFRESH);
      // The requests take their time too, on a busy machine most of it.
      later(GRACE_MS / 20);
    }
    expect(new Set(all.map((tab) => tab.cookie)).size).toBe(1);
  });

  it('ends the session when a replaced token comes back after the grace', async () => {
    const client = await bench.register();
    const stolen = Object.assign(bench.client(), { cookie: client.cookie });
    await client.ask(REFRESH);
    later(GRACE_MS + 1_000);
    expect(await stolen.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(stolen.cookie).toBeNull();
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  });

  it('ends after its time', async () => {
    const client = await bench.register();
    later(31 * 24 * 60 * 60 * 1000);
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(await client.codeOf('mutation { updateMe(input: {}) { id } }')).toBe('UNAUTHENTICATED');
  });

  it('ends 90 days after the login, however often it was renewed', async () => {
    const client = await bench.register();
    for (let day = 29; day < MAX_SESSION_DAYS; day += 29) {
      await client.ask(REFRESH);
      later(29 * 24 * 60 * 60 * 1000);
    }
    await client.ask(REFRESH);
    later(4 * 24 * 60 * 60 * 1000);
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  });

  it('takes no forged refresh token', async () => {
    const client = await bench.register();
    const goodToken = decodeURIComponent(client.cookie ?? '').replace('atlas_session=', '');
    const [account = '', session = '', generation = '', mac = ''] = goodToken.split('.');
    const { accountId: other } = await bench.register();
    const body = `${account}.${session}.${generation}`;
    for (const token of [
      `${other}.${session}.${generation}.${mac}`,
      `${account}.${session}.2.${mac}`,
      `${body}.${mac.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
      `${body}.${createHmac('sha256', deriveKey(SECRET, 'file-link')).update(body).digest('base64url')}`,
      body,
      'x',
    ]) {
      client.cookie = `atlas_session=${token}`;
      expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    }
    client.cookie = `atlas_session=${goodToken}`;
    await client.ask(REFRESH);
  });
});

describe('a login', () => {
  const LIST = '{ sessions { id current } }';
  const open = async (client: ApiClient) =>
    ((await client.ask(LIST))['sessions'] as { id: string; current: boolean }[]).map(({ id }) => id);
  const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
  const PROVE = `mutation { proveIdentity(input: { password: "${PASSWORD}" }) { provedUntil accessToken expiresAt } }`;

  it('ends the session its browser had, and goes on with no token of before', async () => {
    const client = await bench.register();
    const [first] = await open(client);
    const { accessToken, cookie } = client;
    await bench.login(client, client.email);
    expect(await open(client)).toHaveLength(1);
    expect(await open(client)).not.toContain(first);
    const thief = Object.assign(bench.client(), { accessToken, cookie });
    expect((await thief.ask('{ me { id } }'))['me']).toBeNull();
    expect(await thief.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  });

  it('that is repeated as a proof gives new tokens, and those of before gain nothing by it', async () => {
    const client = await bench.register();
    const other = bench.client();
    await bench.login(other, client.email);
    const { accessToken, cookie } = client;
    const proof = (await client.ask(PROVE))['proveIdentity'] as { accessToken: string; provedUntil: string };
    expect(Date.parse(proof.provedUntil)).toBeGreaterThan(Date.now() + 14 * 60_000);
    expect(client.cookie).not.toBe(cookie);
    const thief = Object.assign(bench.client(), { accessToken, cookie });
    expect((await thief.ask('{ me { id } }'))['me']).toBeNull();
    expect(await thief.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    client.accessToken = proof.accessToken;
    await client.ask('mutation { revokeOtherSessions }');
    expect(await other.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await client.ask(REFRESH);
    expect(await open(client)).toHaveLength(1);
  });

  it('with a new password gives new tokens', async () => {
    const client = await bench.register();
    const { accessToken, cookie } = client;
    await client.ask(CHANGE, {
      input: { currentPassword: PASSWORD, newPassword: 'nine blue umbrellas fly' },
    });
    const thief = Object.assign(bench.client(), { accessToken, cookie });
    expect((await thief.ask('{ me { id } }'))['me']).toBeNull();
    expect(await thief.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    client.accessToken = ((await client.ask(REFRESH))['refreshSession'] as LoggedIn).accessToken;
    expect(await open(client)).toHaveLength(1);
  });

  it('too many ends the session that was used longest ago', async () => {
    const client = await bench.register();
    const [first] = await open(client);
    const keep = keeper();
    const { accountId } = client;
    for (let n = 0; n < MAX_SESSIONS - 1; n += 1) {
      later(1);
      await keep.open(accountId, { device: '', method: 'PASSWORD' });
    }
    expect(await open(client)).toContain(first);
    const newest = await keep.open(accountId, { device: '', method: 'PASSWORD' });
    const listed = await open(Object.assign(bench.client(), { accessToken: newest.accessToken }));
    expect(listed).toHaveLength(MAX_SESSIONS);
    expect(listed).not.toContain(first);
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
  });
});

describe('ending', () => {
  it('by logout ends this device alone', async () => {
    const client = await bench.register();
    const other = bench.client();
    await bench.login(other, client.email);
    const { cookie } = client;
    expect((await client.ask('mutation { logout }'))['logout']).toBe(true);
    expect(client.cookie).toBeNull();
    client.cookie = cookie;
    expect(await client.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await other.ask(REFRESH);
    expect((await bench.client().ask('mutation { logout }'))['logout']).toBe(true);
    const sessions = await withAccount(bench.api.orm, client.accountId).find(Session, {});
    expect(sessions.filter((session) => session.revokedAt === null)).toHaveLength(1);
  });

  it('is known here at once, in other processes within seconds', async () => {
    const client = await bench.api.register();
    const { accessToken } = client;
    const elsewhere = keeper();
    expect(await elsewhere.authenticate(accessToken ?? '')).not.toBeNull();
    await client.ask('mutation { logout }');
    client.accessToken = accessToken;
    expect((await client.ask('{ me { id } }'))['me']).toBeNull();
    expect(await client.codeOf('mutation { updateMe(input: {}) { id } }')).toBe('UNAUTHENTICATED');
    later(OPEN_MS);
    expect(await elsewhere.authenticate(accessToken ?? '')).toBeNull();
  });

  it('is told to sockets', async () => {
    const client = await bench.register();
    const viewer = await keeper().authenticate(client.accessToken ?? '');
    if (viewer === null) throw new Error('The token should be good');
    expect([...(await keeper().alive([viewer]))]).toEqual([viewer.sessionId]);
    await client.ask('mutation { logout }');
    expect([...(await keeper().alive([viewer]))]).toEqual([]);
  });

  it('lists sessions and ends one or all others', async () => {
    const LIST = '{ sessions { id device method current createdAt lastUsedAt expiresAt } }';
    const client = await bench.register();
    const others = [bench.client(), bench.client(), bench.client()];
    for (const other of others) await bench.login(other, client.email);
    const listed = (await client.ask(LIST))['sessions'] as { id: string; current: boolean; method: string }[];
    expect(listed).toHaveLength(4);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const REVOKE = 'mutation ($id: ID!) { revokeSession(id: $id) }';
    const own = (await others[0]?.ask(LIST))?.['sessions'] as { id: string; current: boolean }[];
    const id = own.find(({ current }) => current)?.id;
    const stranger = await bench.register();
    const foreign = await stranger.send(REVOKE, { id });
    expect(foreign.errors[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(foreign.comparable).toBe(
      (await stranger.send(REVOKE, { id: '0190f0a0-0000-7000-8000-000000000000' })).comparable,
    );
    expect(await client.ask(REVOKE, { id })).toEqual({ revokeSession: true });
    expect(await others[0]?.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    expect(await client.ask('mutation { revokeOtherSessions }')).toEqual({ revokeOtherSessions: 2 });
    for (const other of others) expect(await other.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await client.ask(REFRESH);
  });

  it('of sessions needs a fresh proof of who asks', async () => {
    const client = await bench.register();
    const longAgo = new Date(Date.now() - 16 * 60 * 1000);
    const em = withAccount(bench.api.orm, client.accountId);
    const [session] = await em.find(Session, {});
    await em.nativeUpdate(Session, {}, { provedAt: longAgo });
    later(OPEN_MS);
    for (const operation of [
      'mutation { revokeOtherSessions }',
      `mutation { revokeSession(id: "${session?.id ?? ''}") }`,
    ]) {
      const { errors } = await client.send(operation);
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PROOF_NEEDED' });
    }
  });
});

describe('access tokens', () => {
  const whoIs = async (token: string) => {
    const client = Object.assign(bench.client(), { accessToken: token });
    return (await client.ask('{ me { id } }'))['me'];
  };

  it('are taken for nothing but what this installation signed as such', async () => {
    const client = await bench.register();
    const key = deriveKey(SECRET, 'access-token');
    const kid = new KeyRing(SECRET).newest('access-token').id;
    const viewer = await keeper().authenticate(client.accessToken ?? '');
    const build = (header: Record<string, string> = {}, claims: Record<string, string> = {}, exp = '5m') =>
      new SignJWT({ sid: viewer?.sessionId, ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid, ...header })
        .setSubject(claims['sub'] ?? client.accountId)
        .setIssuer(claims['iss'] ?? 'atlasops')
        .setAudience(claims['aud'] ?? 'atlasops-api')
        .setIssuedAt()
        .setExpirationTime(exp);
    expect(await whoIs(await build().sign(key))).toEqual({ id: client.accountId });
    const [head = '', body = '', mac = ''] = (client.accessToken ?? '').split('.');
    const headOf = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
    const bad: Record<string, string> = {
      'of another purpose': await build().sign(deriveKey(SECRET, 'file-link')),
      'of a two-factor ticket': await build({ typ: 'two-factor+jwt' }).sign(deriveKey(SECRET, 'two-factor')),
      'of another type': await build({ typ: 'JWT' }).sign(key),
      'without a type': await build({ typ: '' }).sign(key),
      'for another audience': await build({}, { aud: 'another' }).sign(key),
      'of another issuer': await build({}, { iss: 'another' }).sign(key),
      'that has ended': await build({}, {}, '-1m').sign(key),
      'that has not begun': await build().setNotBefore('2m').sign(key),
      'of no known key': await build({ kid: 'other' }).sign(key),
      'naming a path as key': await build({ kid: '../../dev/null' }).sign(key),
      'signed by nothing': await build().sign(new Uint8Array(32)),
      'of another hash': await build({ alg: 'HS512' }).sign(Buffer.concat([key, key])),
      'of a longer hash under a short key': await build({ alg: 'HS384' }).sign(Buffer.concat([key, key])),
      'with a critical extension': `${headOf({ alg: 'HS256', typ: 'at+jwt', kid, crit: ['x'], x: 1 })}.${body}.${mac}`,
      'with a key of its own': `${headOf({ alg: 'HS256', typ: 'at+jwt', kid, jwk: { kty: 'oct', k: '' } })}.${body}.${mac}`,
      unsecured: new UnsecuredJWT({ sub: client.accountId, sid: viewer?.sessionId })
        .setIssuer('atlasops')
        .setAudience('atlasops-api')
        .setExpirationTime('5m')
        .setIssuedAt()
        .encode(),
      'alg none in capitals': `${headOf({ alg: 'NONE', typ: 'at+jwt', kid })}.${body}.`,
      'with its signature cut off': `${head}.${body}.`,
      'with half of it': `${head}.${body}`,
      'changed in its last letter': (client.accessToken ?? '').replace(/.$/, (last) =>
        last === 'A' ? 'Q' : 'A',
      ),
      'that is a refresh token': decodeURIComponent(client.cookie ?? '').replace('atlas_session=', ''),
      'with a subject that is none': await build({}, { sub: 'x' }).sign(key),
      empty: '',
    };
    for (const [what, token] of Object.entries(bad)) expect([what, await whoIs(token)]).toEqual([what, null]);
  });

  it('outlive a change of keys, as sessions do, until the old key is removed', async () => {
    const client = await bench.register();
    const refresh = decodeURIComponent(client.cookie ?? '').replace('atlas_session=', '');
    const rotated = keeper(new KeyRing('a wholly new secret of 32 characters', [SECRET]));
    expect(await rotated.authenticate(client.accessToken ?? '')).toMatchObject({
      accountId: client.accountId,
    });
    const renewed = await rotated.renew(refresh);
    expect(renewed?.accountId).toBe(client.accountId);
    const removed = keeper(new KeyRing('a wholly new secret of 32 characters'));
    expect(await removed.authenticate(client.accessToken ?? '')).toBeNull();
    expect(await removed.authenticate(renewed?.accessToken ?? '')).toMatchObject({
      accountId: client.accountId,
    });
    expect(await removed.renew(refresh)).toBeNull();
    expect(await removed.renew(renewed?.refreshToken ?? '')).not.toBeNull();
  });
});

describe('changing the password', () => {
  const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';

  it('needs the present one, refuses weak ones and ends the other sessions', async () => {
    const client = await bench.api.register();
    const other = bench.client();
    await bench.login(other, client.email);
    const wrong = await client.send(CHANGE, {
      input: { currentPassword: 'x', newPassword: 'nine blue umbrellas fly' },
    });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'currentPassword' });
    const weak = await client.send(CHANGE, {
      input: { currentPassword: PASSWORD, newPassword: 'qwertzuiop' },
    });
    expect(weak.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'newPassword' });
    await other.ask(REFRESH);
    await client.ask(CHANGE, {
      input: { currentPassword: PASSWORD, newPassword: 'nine blue umbrellas fly' },
    });
    expect(await other.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await client.ask(REFRESH);
    await bench.login(bench.client(), client.email, 'nine blue umbrellas fly');
    expect((await bench.mail(client.accountId, 'password-changed')).recipient).toBe(client.email);
  });
});

describe('deviceName', () => {
  it.each([
    [CHROME, 'Chrome on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    [`${CHROME} Edg/140.0`, 'Edge on Linux'],
    [CHROME.replace('Chrome/', 'HeadlessChrome/'), 'Chrome on Linux'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu Chromium/80.0.3987.163 Chrome/80.0.3987.163 Safari/537.36',
      'Chrome on Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.3485.54',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 EdgiOS/140.3485.66 Mobile/15E148 Safari/605.1.15',
      'Edge on iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 OPR/123.0.0.0',
      'Opera on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Vivaldi/7.5.3735.64',
      'Vivaldi on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SAMSUNG SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      'Samsung Internet on Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1',
      'Chrome on iPhone',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/143.0 Mobile/15E148 Safari/605.1.15',
      'Firefox on iPad',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
      'Safari on macOS',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox on Android'],
    ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome on ChromeOS',
    ],
    ['python-requests/2.32.3', 'Another program'],
    [`${'Mozilla/5.0 '.repeat(2000)}Chrome/1`, 'Another program'],
    ['curl/8.0', 'Another program'],
    ['', 'Another program'],
  ])('reads %s as %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
