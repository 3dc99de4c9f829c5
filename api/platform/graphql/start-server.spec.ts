import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpsGet } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { pino } from 'pino';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { WebSocket } from 'ws';
import { CodedError, notFound } from '../errors/coded-error.js';
import { createTestAuthority } from '../testing/certificates.js';
import { Public } from './access.js';
import { buildServerSchema, printContract } from './build-schema.js';
import type { RequestContext, ServerDeps, Viewer } from './request-context.js';
import { startServer } from './start-server.js';
import type { RunningServer, ServerOptions } from './start-server.js';
import { ANY_DOCUMENT } from './trusted-documents.js';

let resolved: string[] = [];

@ObjectType()
class Leaf {
  @Field(() => Int)
  value!: number;

  @Field(() => Leaf)
  next!: Leaf;

  @Field(() => [Leaf])
  many!: Leaf[];
}

async function* countTo(limit: number): AsyncGenerator<number> {
  for (let n = 1; n <= limit; n += 1) yield n;
  await new Promise(() => undefined);
}

@Resolver()
class ToyResolver {
  @Public()
  @Query(() => String)
  hello(): string {
    resolved.push('hello');
    return 'hello';
  }

  @Public()
  @Query(() => Leaf)
  leaf(): Leaf {
    resolved.push('leaf');
    const leaf = { value: 1, many: [] } as unknown as Leaf;
    leaf.next = leaf;
    return leaf;
  }

  @Authorized()
  @Query(() => String)
  mine(@Ctx() context: RequestContext): string {
    return context.viewer?.accountId ?? '';
  }

  @Public()
  @Query(() => String)
  fail(@Arg('how', () => String) how: string): string {
    if (how === 'coded') throw new CodedError('CONFLICT', 'Taken.', { field: 'name' });
    if (how === 'missing') throw notFound('Job');
    throw new Error('select * from secret_table');
  }

  @Public()
  @Mutation(() => Boolean)
  setCookie(@Ctx() { cookies }: RequestContext): boolean {
    const seen = cookies.get('seen') === 'a b';
    cookies.set('seen', 'a b', { maxAge: 60 });
    return seen;
  }

  @Authorized()
  @Subscription(() => Int, { subscribe: () => countTo(2) })
  ticks(@Root() tick: number): number {
    return tick;
  }
}

const ACCOUNT = '01900000-0000-7000-8000-000000000001';
let server: RunningServer;
let revoked: Set<string>;
const clients: Client[] = [];

async function start(changes: Partial<ServerOptions> = {}): Promise<void> {
  const log = pino({ level: 'silent' });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://atlas.example',
    log,
    schema: await buildServerSchema([ToyResolver]),
    deps: { log } as ServerDeps,
    authenticate: (token): Promise<Viewer | null> =>
      Promise.resolve(
        token.startsWith('good')
          ? {
              accountId: ACCOUNT,
              sessionId: token,
              verified: true,
              isAdmin: false,
              factorNeeded: null,
              scopes: null,
              provedAt: null,
              expiresAt: new Date(Date.now() + (token === 'good-short' ? 200 : 60_000)),
            }
          : null,
      ),
    aliveSessions: (viewers) =>
      Promise.resolve(new Set(viewers.map((viewer) => viewer.sessionId).filter((id) => !revoked.has(id)))),
    readiness: () => Promise.resolve({ database: true }),
    trustedDocuments: ANY_DOCUMENT,
    trustedProxies: [],
    clientFolder: null,
    ...changes,
  });
}

beforeEach(() => {
  resolved = [];
  revoked = new Set();
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await server.close();
});

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
}

async function post(
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
): Promise<Answer & { response: Response }> {
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { ...((await response.json()) as Answer), response };
}

const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions['code'];

const deep = (levels: number) => `{ leaf ${'{ next '.repeat(levels)} { value } ${'}'.repeat(levels)} }`;
const tooMuch: [string, string][] = [
  ['depth', deep(20)],
  [
    'depth through fragments',
    `query { leaf { ...A } } ${[...'ABCDEFGHIJKLMNOP'].map((name, i, all) => `fragment ${name} on Leaf { next { ${all[i + 1] === undefined ? 'value' : `...${all[i + 1]}`} } }`).join(' ')}`,
  ],
  [
    'a fragment cycle',
    'query { leaf { ...A } } fragment A on Leaf { next { ...B } } fragment B on Leaf { next { ...A } }',
  ],
  ['aliases at the root', `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: hello`).join(' ')} }`],
  [
    'cost of nested lists',
    '{ leaf { many { many { many { many { many { many { many { value } } } } } } } } }',
  ],
  // Nothing else is too much of it: it is short enough, flat, and cheap.
  ['tokens', `{ leaf { ${'value '.repeat(3_050)} } }`],
  ['length', `{ hello ${' '.repeat(30_000)} }`],
  ['an unknown operation', 'query A { hello } query B { hello }'],
  ['a subscription', 'subscription { ticks }'],
  ['no operation', 'fragment A on Leaf { value }'],
];

describe('HTTP', () => {
  it('answers with the headers every page carries', async () => {
    await start();
    const { data, response } = await post('{ hello }');
    expect(data).toEqual({ hello: 'hello' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).text()).toBe('alive\n');
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(200);
  });

  it('is not ready while a part is down', async () => {
    await start({ readiness: () => Promise.resolve({ database: true, queue: false }) });
    const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ database: true, queue: false });
  });

  it('lets nobody without a good token reach what needs one', async () => {
    await start();
    expect(codeOf(await post('{ mine }'))).toBe('UNAUTHENTICATED');
    expect(codeOf(await post('{ mine }', {}, { authorization: 'Bearer forged' }))).toBe('UNAUTHENTICATED');
    expect((await post('{ mine }', {}, { authorization: 'Bearer good' })).data).toEqual({ mine: ACCOUNT });
  });

  it('shows coded errors, hides the text of others, and gives both one form', async () => {
    await start();
    const coded = await post('{ fail(how: "coded") }');
    expect(coded.errors?.[0]).toMatchObject({
      message: 'Taken.',
      path: ['fail'],
      extensions: {
        code: 'CONFLICT',
        message: 'Taken.',
        field: 'name',
        retryable: false,
        requestId: expect.any(String),
      },
    });
    expect(codeOf(await post('{ fail(how: "missing") }'))).toBe('NOT_FOUND');
    const unknown = await post('{ fail(how: "other") }');
    expect(codeOf(unknown)).toBe('INTERNAL');
    expect(JSON.stringify(unknown)).not.toContain('secret_table');
    expect(JSON.stringify(unknown)).not.toContain('stack');
    expect(codeOf(await post('query ($how: String!) { fail(how: $how) }', { how: 3 }))).toBe(
      'BAD_USER_INPUT',
    );
    expect(codeOf(await post('{ nothing }'))).toBe('BAD_USER_INPUT');
  });

  it('sets cookies that scripts and other sites cannot use', async () => {
    await start();
    const first = await post('mutation { setCookie }');
    expect(first.data).toEqual({ setCookie: false });
    expect(first.response.headers.get('set-cookie')).toMatch(
      /^__Host-seen=a%20b; Max-Age=60; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect((await post('mutation { setCookie }', {}, { cookie: '__Host-seen=a%20b' })).data).toEqual({
      setCookie: true,
    });
  });

  it.each(tooMuch)('refuses %s before any resolver', async (_what, query) => {
    await start();
    const answer = await post(query);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.response.status).toBe(400);
    expect(resolved).toEqual([]);
  });

  it('serves what stays within the limits (positive control)', async () => {
    await start();
    expect((await post(deep(8))).errors).toBeUndefined();
    expect((await post('{ leaf { many { many { value } } } a: hello b: hello }')).errors).toBeUndefined();
    const { getIntrospectionQuery } = await import('graphql');
    expect((await post(getIntrospectionQuery())).errors).toBeUndefined();
  });

  it('refuses forms of a request that another site could send, and too large ones', async () => {
    await start();
    const url = `http://127.0.0.1:${server.port}/graphql`;
    const body = JSON.stringify({ query: 'mutation { setCookie }' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })).status).toBe(
        400,
      );
    }
    expect((await fetch(`${url}?query={hello}`)).status).toBe(405);
    expect(
      (
        await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '[{"query":"{hello}"}]',
        })
      ).status,
    ).toBe(400);
    expect(
      (
        await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query":',
        })
      ).status,
    ).toBe(400);
    expect(codeOf(await post('{ hello }', { long: 'x'.repeat(4_000_000) }))).toBe('TOO_LARGE');
    expect(resolved).toEqual([]);
  });
});

describe('WebSocket', () => {
  function connect(
    accessToken?: string,
    more: Partial<ClientOptions> = {},
  ): { client: Client; closed: Promise<CloseEvent> } {
    let close: (event: CloseEvent) => void;
    const closed = new Promise<CloseEvent>((done) => (close = done));
    const client = createClient({
      url: `ws://127.0.0.1:${server.port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: accessToken === undefined ? {} : { accessToken },
      retryAttempts: 0,
      lazy: true,
      on: { closed: (event) => close(event as CloseEvent) },
      ...more,
    });
    clients.push(client);
    return { client, closed };
  }
  const first = async (client: Client, query: string): Promise<unknown> => {
    for await (const result of client.iterate({ query })) return result;
    return undefined;
  };

  it('serves subscriptions to those who are logged in', async () => {
    await start();
    const { client } = connect('good');
    expect(await first(client, 'subscription { ticks }')).toEqual({ data: { ticks: 1 } });
  });

  it('refuses sockets without a good token', async () => {
    await start();
    for (const token of [undefined, 'forged']) {
      const { client, closed } = connect(token);
      await expect(first(client, 'subscription { ticks }')).rejects.toMatchObject({ code: 4403 });
      expect((await closed).code).toBe(4403);
    }
  });

  it('refuses pages of other sites, whatever token they have', async () => {
    await start();
    const statusOf = (origin?: string) =>
      new Promise<number>((done, fail) => {
        const socket = new WebSocket(
          `ws://127.0.0.1:${server.port}/graphql`,
          'graphql-transport-ws',
          origin === undefined ? {} : { origin },
        );
        socket.on('open', () => (socket.close(), done(101)));
        socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
        socket.on('error', fail);
      });
    for (const origin of ['https://evil.example', 'http://atlas.example', 'null', 'http://localhost:4000']) {
      expect([origin, await statusOf(origin)]).toEqual([origin, 403]);
    }
    expect(await statusOf('https://atlas.example')).toBe(101);
    expect(await statusOf()).toBe(101);
  });

  it('has the limits of HTTP and serves nothing but subscriptions', async () => {
    await start();
    for (const query of [
      '{ hello }',
      'mutation { setCookie }',
      'subscription { nothing }',
      ...tooMuch.slice(0, 3).map(([, text]) => text),
    ]) {
      await expect(first(connect('good').client, query)).rejects.toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
    expect(resolved).toEqual([]);
  });

  it('ends a socket with its token', async () => {
    await start();
    const { client, closed } = connect('good-short');
    const ended = new Promise((done) => {
      client.subscribe(
        { query: 'subscription { ticks }' },
        { next: () => undefined, error: done, complete: () => done('complete') },
      );
    });
    expect((await closed).code).toBe(4403);
    expect(await ended).toMatchObject({ code: 4403 });
  });

  it('ends the sockets of a session that has ended', async () => {
    await start({ checkSessionsMs: 20 });
    const { client, closed } = connect('good');
    const ended = new Promise((done) => {
      client.subscribe(
        { query: 'subscription { ticks }' },
        { next: () => revoked.add('good'), error: done, complete: () => done('complete') },
      );
    });
    expect((await closed).code).toBe(4403);
    expect(await ended).toMatchObject({ code: 4403 });
    await expect(first(connect('good').client, 'subscription { ticks }')).rejects.toMatchObject({
      code: 4403,
    });
  });

  it('serves requests and sockets over TLS where there is a certificate', async () => {
    const authority = createTestAuthority();
    const { cert, key } = authority.issue({ host: 'localhost' });
    const folder = mkdtempSync(join(tmpdir(), 'atlas-server-tls-'));
    const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
    writeFileSync(tls.certFile, cert);
    writeFileSync(tls.keyFile, key);
    await start({ tls });
    const trusting = { ca: authority.cert, servername: 'localhost' };
    const status = await new Promise((done, fail) => {
      httpsGet(
        { ...trusting, host: '127.0.0.1', port: server.port, path: '/healthz', agent: false },
        (answer) => done(answer.resume().statusCode),
      ).on('error', fail);
    });
    expect(status).toBe(200);
    class TrustingSocket extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, trusting);
      }
    }
    const { client } = connect('good', {
      url: `wss://127.0.0.1:${server.port}/graphql`,
      webSocketImpl: TrustingSocket,
    });
    expect(await first(client, 'subscription { ticks }')).toEqual({ data: { ticks: 1 } });
    rmSync(folder, { recursive: true });
  });

  it('refuses sockets that a proxy was asked for without TLS', async () => {
    await start();
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws', {
      headers: { 'x-forwarded-proto': 'http' },
    });
    const error = await new Promise<Error>((done) => socket.on('error', done));
    expect(error.message).toContain('403');
  });

  it('closes silent sockets, and one that subscribes without end', async () => {
    await start();
    const { client, closed } = connect('good');
    for (let n = 0; n < 60; n += 1)
      client.subscribe(
        { query: 'subscription { ticks }' },
        { next: () => undefined, error: () => undefined, complete: () => undefined },
      );
    expect((await closed).code).toBe(4429);
    const silent = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
    const code = await new Promise((done) => silent.on('close', done));
    expect(code).toBe(4408);
  });
});

describe('the schema', () => {
  it('prints the same bytes each time', async () => {
    await start();
    const [one, two] = [await buildServerSchema([ToyResolver]), await buildServerSchema([ToyResolver])];
    expect(printContract(one)).toBe(printContract(two));
  });

  // Last: the class stays in the global list of type-graphql.
  it('is refused when nobody said who may reach a field', async () => {
    await start();
    @Resolver()
    class Forgotten {
      @Query(() => String)
      open(): string {
        return '';
      }
    }
    await expect(buildServerSchema([ToyResolver, Forgotten])).rejects.toThrow('Forgotten.open');
  });
});
