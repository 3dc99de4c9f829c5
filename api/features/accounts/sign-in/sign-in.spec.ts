import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { withoutAccount } from '../../../platform/database/orm.js';
import { AccountBench, REFRESH, type LoggedIn } from '../account-bench.js';
import { LoginIdentity } from '../account.entity.js';
import { SignInLink } from './sign-in-link.entity.js';

/** People of the provider by their login there. */
const PEOPLE: Record<string, { email: string; email_verified: boolean; xms_edov?: boolean; name: string }> =
  {};

let oidc: { server: Server; issuer: string };
let github: Server;
let githubPerson = { id: 7, login: 'octo', name: 'Octo Example', email: 'octo@example.net', verified: true };
let githubAsked: { path: string; body: string; authorization: string | undefined }[] = [];
let bench: AccountBench;

beforeAll(async () => {
  const port = await freePort();
  oidc = await startProvider(port);
  github = createServer((request, response) => void answerAsGithub(request, response));
  await new Promise<void>((done) => github.listen(0, '127.0.0.1', done));
  const githubUrl = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  bench = await AccountBench.open({
    PUBLIC_URL: 'http://localhost:4000',
    GOOGLE_CLIENT_ID: 'atlas',
    GOOGLE_CLIENT_SECRET: 'a client secret of the tests',
    GOOGLE_ISSUER: oidc.issuer,
    MICROSOFT_CLIENT_ID: 'atlas',
    MICROSOFT_CLIENT_SECRET: 'a client secret of the tests',
    MICROSOFT_ISSUER: oidc.issuer,
    GITHUB_CLIENT_ID: 'atlas-github',
    GITHUB_CLIENT_SECRET: 'another secret',
    GITHUB_URL: githubUrl,
    GITHUB_API_URL: githubUrl,
  });
}, 120_000);
afterAll(async () => {
  await bench.end();
  for (const server of [oidc.server, github]) {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
});

/** A browser that keeps cookies by host and follows redirects between the program and the provider. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Follows from `address` until `stop` says so; gives the address it came to. */
  async follow(address: string, stop: (url: URL) => boolean, login = ''): Promise<URL> {
    let url = new URL(address, 'http://localhost:4000');
    for (let hop = 0; hop < 20; hop += 1) {
      if (stop(url)) return url;
      const response = await this.#get(url);
      const location = response.headers.get('location');
      if (location !== null) {
        url = new URL(location, url);
        continue;
      }
      // The login and consent pages of the provider.
      const html = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
      if (action === undefined) throw new Error(`No way on from ${url.href}: ${response.status}`);
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login';
      const posted = await this.#get(
        new URL(action, url),
        new URLSearchParams({ prompt, login, password: 'x' }),
      );
      url = new URL(posted.headers.get('location') ?? '', url);
    }
    throw new Error('Too many redirects');
  }

  /** The cookie the program's answer set for its GraphQL path. */
  refreshCookie(): string | null {
    const value = this.#cookies.get('program')?.get('atlas_session');
    return value === undefined ? null : `atlas_session=${value}`;
  }

  forget(): void {
    this.#cookies.delete('program');
  }

  async #get(url: URL, form?: URLSearchParams): Promise<Response> {
    const own = url.host === 'localhost:4000';
    const host = own ? 'program' : url.host;
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    const target = own ? new URL(`${url.pathname}${url.search}`, bench.api.origin) : url;
    // Coming back from another site: what is SameSite=Strict stays behind.
    const sent = [...jar].filter(([name]) => name !== 'atlas_session' || !url.pathname.endsWith('/callback'));
    const cookie = sent.map(([name, value]) => `${name}=${value}`).join('; ');
    const response = own
      ? await asLocalhost(target, cookie)
      : await fetch(target, {
          redirect: 'manual',
          headers: { cookie },
          ...(form === undefined ? {} : { method: 'POST', body: form }),
        });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...value] = pair.split('=');
      if (value.join('=') === '') jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return response;
  }
}

/** The program listens on a free port; the host that a browser would send is that of its public address. */
async function asLocalhost(target: URL, cookie: string): Promise<Response> {
  const { request } = await import('node:http');
  return new Promise((done, fail) => {
    const outgoing = request(target, { headers: { host: 'localhost:4000', cookie } }, (incoming) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headersDistinct)) {
        for (const one of value ?? []) headers.append(name, one);
      }
      incoming.resume();
      incoming.on('end', () => done(new Response(null, { status: incoming.statusCode ?? 500, headers })));
    });
    outgoing.on('error', fail).end();
  });
}

const atDashboard = (url: URL) => url.host === 'localhost:4000' && !url.pathname.startsWith('/auth/');

async function signIn(provider: string, login: string, browser = new Browser()): Promise<[URL, Browser]> {
  return [await browser.follow(`/auth/${provider}/start`, atDashboard, login), browser];
}

async function whoIs(browser: Browser): Promise<LoggedIn['account']> {
  const client = Object.assign(bench.client(), { cookie: browser.refreshCookie() });
  return ((await client.ask(REFRESH))['refreshSession'] as LoggedIn).account;
}

function person(login: string, more: Partial<(typeof PEOPLE)[string]> = {}): string {
  const email = more.email ?? `${login}@example.net`;
  PEOPLE[login] = { email, email_verified: true, name: 'Grace Example', ...more };
  return email;
}

describe('sign-in with another service', () => {
  it('is offered where it is set up', async () => {
    const { serverInfo } = await bench.client().ask('{ serverInfo { signInProviders } }');
    expect(serverInfo).toEqual({ signInProviders: ['GOOGLE', 'MICROSOFT', 'GITHUB'] });
    expect((await fetch(`${bench.api.origin}/auth/facebook/start`, { redirect: 'manual' })).status).toBe(404);
  });

  it('makes an account with a confirmed address, and opens it again', async () => {
    const email = person('grace');
    const [end, browser] = await signIn('google', 'grace');
    expect(end.href).toBe('http://localhost:4000/login#signed-in');
    const made = await whoIs(browser);
    expect(made).toMatchObject({ email, emailVerified: true });
    const [, again] = await signIn('google', 'grace');
    expect((await whoIs(again)).id).toBe(made.id);
  });

  it('tells people of two services apart, also under one id', async () => {
    person('judy');
    const [, google] = await signIn('google', 'judy');
    const made = await whoIs(google);
    person('judy', { email: 'another-judy@example.net', xms_edov: true });
    const [, microsoft] = await signIn('microsoft', 'judy');
    expect((await whoIs(microsoft)).id).not.toBe(made.id);
    const [, again] = await signIn('google', 'judy');
    expect((await whoIs(again)).id).toBe(made.id);
  });

  it('ends the session its browser had', async () => {
    person('heidi');
    const [, browser] = await signIn('google', 'heidi');
    const before = Object.assign(bench.client(), { cookie: browser.refreshCookie() });
    await signIn('google', 'heidi', browser);
    expect(await before.codeOf(REFRESH)).toBe('UNAUTHENTICATED');
    await whoIs(browser);
  });

  it('opens no existing account by its address until the owner says so by mail', async () => {
    const owner = await bench.api.register('Owner');
    person('impostor', { email: owner.email });
    const [end, browser] = await signIn('google', 'impostor');
    expect(end.href).toBe('http://localhost:4000/login#confirm-mail');
    expect(browser.refreshCookie()).toBeNull();
    const token = await bench.token(owner.accountId, 'link-sign-in');
    const CONFIRM = 'mutation ($token: String!) { confirmSignInLink(token: $token) }';
    await bench.client().ask(CONFIRM, { token });
    expect(await bench.client().codeOf(CONFIRM, { token })).toBe('BAD_USER_INPUT');
    const [, after] = await signIn('google', 'impostor');
    expect((await whoIs(after)).id).toBe(owner.accountId);
  });

  it('does not take an address the service has not checked for confirmed', async () => {
    const owner = await bench.api.register('Owner');
    person('tenant', { email: owner.email, email_verified: true });
    // Microsoft says email_verified of nothing that it asked the owner about.
    const [end, browser] = await signIn('microsoft', 'tenant');
    expect(end.hash).toBe('#signed-in');
    const made = await whoIs(browser);
    expect(made.id).not.toBe(owner.accountId);
    expect(made.emailVerified).toBe(false);
    person('checked', { xms_edov: true });
    expect((await whoIs((await signIn('microsoft', 'checked'))[1])).emailVerified).toBe(true);
  });

  it('asks for the second factor where there is one', async () => {
    const email = person('careful');
    await signIn('google', 'careful');
    const { accountId } = await withoutAccount(bench.api.orm).findOneOrFail(LoginIdentity, { email });
    await bench.secondFactor(accountId);
    const [end, browser] = await signIn('google', 'careful');
    expect(end.hash).toMatch(/^#two-factor=ey/);
    expect(browser.refreshCookie()).toBeNull();
  });

  it('takes no answer to another question', async () => {
    person('victim');
    const attacker = new Browser();
    const callback = await attacker.follow(
      '/auth/google/start',
      (url) => url.pathname === '/auth/google/callback',
      'victim',
    );
    const failed = 'http://localhost:4000/login#failed';
    // Without the cookie, with another browser's, with another state, and at another provider.
    expect((await new Browser().follow(callback.href, atDashboard)).href).toBe(failed);
    const other = new Browser();
    await other.follow('/auth/google/start', (url) => url.host !== 'localhost:4000');
    expect((await other.follow(callback.href, atDashboard)).href).toBe(failed);
    const browser = new Browser();
    const own = await browser.follow(
      '/auth/google/start',
      (url) => url.pathname === '/auth/google/callback',
      'victim',
    );
    const swapped = new URL(own);
    swapped.searchParams.set('state', 'x'.repeat(43));
    expect((await browser.follow(swapped.href, atDashboard)).href).toBe(failed);
    expect(browser.refreshCookie()).toBeNull();
    // The right state at the first try, in the browser it was for: that is what the others lacked.
    const right = new Browser();
    const answer = await right.follow(
      '/auth/google/start',
      (url) => url.pathname === '/auth/google/callback',
      'victim',
    );
    expect((await right.follow(answer.href, atDashboard)).href).toBe('http://localhost:4000/login#signed-in');
  });

  it('is redirected to no foreign address', async () => {
    const response = await fetch(`${bench.api.origin}/auth/google/start?next=https://evil.example`, {
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:4000\/auth\/google\/start/);
  });

  it('can be linked by whoever is logged in, and by nobody else for them', async () => {
    const client = await bench.api.register('Linker');
    const stranger = await bench.api.register('Stranger');
    person('linked', { email: 'elsewhere@example.net' });
    const START = 'mutation { startSignInLink(provider: GOOGLE) }';
    const { startSignInLink } = await client.ask(START);
    const end = await new Browser().follow(String(startSignInLink), atDashboard, 'linked');
    expect(end.pathname).toBe('/settings/security');
    const proof = end.hash.replace('#link=', '');
    const LINK = 'mutation ($proof: String!) { linkSignIn(proof: $proof) }';
    expect(await stranger.codeOf(LINK, { proof })).toBe('BAD_USER_INPUT');
    await client.ask(LINK, { proof });
    expect(await client.codeOf(LINK, { proof })).toBe('CONFLICT');
    expect((await whoIs((await signIn('google', 'linked'))[1])).id).toBe(client.accountId);
    await client.ask('mutation { unlinkSignIn(provider: GOOGLE) }');
    expect((await bench.mail(client.accountId, 'sign-in-unlinked')).text).toContain('Google');
    expect(await withoutAccount(bench.api.orm).count(SignInLink, { accountId: client.accountId })).toBe(0);
    expect(await client.codeOf('mutation { unlinkSignIn(provider: GOOGLE) }')).toBe('NOT_FOUND');
  });

  it('knows GitHub by its own profile', async () => {
    githubAsked = [];
    const [end, browser] = await signIn('github', '');
    expect(end.hash).toBe('#signed-in');
    expect(await whoIs(browser)).toMatchObject({ email: 'octo@example.net', emailVerified: true });
    const exchange = githubAsked.find(({ path }) => path === '/login/oauth/access_token');
    expect(exchange?.body).toMatch(/code_verifier=[\w-]{43}/);
    githubPerson = { ...githubPerson, id: 8, email: 'unchecked@example.net', verified: false };
    expect((await whoIs((await signIn('github', ''))[1])).emailVerified).toBe(false);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((done) => probe.close(() => done()));
  return port;
}

/** A real provider of OpenID Connect, with its own login and consent pages. */
async function startProvider(port: number): Promise<{ server: Server; issuer: string }> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'atlas',
        client_secret: 'a client secret of the tests',
        redirect_uris: [
          'http://localhost:4000/auth/google/callback',
          'http://localhost:4000/auth/microsoft/callback',
        ],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'xms_edov'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...PEOPLE[id] }),
    }),
    cookies: { keys: ['a key of the tests'] },
  });
  const server = createServer((request, response) => void provider.callback()(request, response));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return { server, issuer };
}

async function answerAsGithub(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://github.test');
  let body = '';
  for await (const chunk of request) body += String(chunk);
  githubAsked.push({ path: url.pathname, body, authorization: request.headers.authorization });
  const json = (value: unknown) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  const { id, login, name, email, verified } = githubPerson;
  if (url.pathname === '/login/oauth/authorize') {
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  } else if (url.pathname === '/login/oauth/access_token') {
    json({ access_token: 'gho_test', token_type: 'bearer', scope: 'read:user,user:email' });
  } else if (request.headers.authorization !== 'Bearer gho_test') {
    response.writeHead(401).end();
  } else if (url.pathname === '/user') {
    json({ id, login, name });
  } else {
    json([
      { email: 'old@example.net', primary: false, verified: true },
      { email, primary: true, verified },
    ]);
  }
}
