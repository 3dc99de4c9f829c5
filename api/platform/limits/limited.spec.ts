import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { Arg, Authorized, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { WebSocket } from 'ws';
import { Public } from '../graphql/access.js';
import { buildServerSchema } from '../graphql/build-schema.js';
import { DEFAULT_LIMITS } from '../graphql/prepare-operation.js';
import type { ServerDeps, Viewer } from '../graphql/request-context.js';
import { startServer } from '../graphql/start-server.js';
import type { RunningServer } from '../graphql/start-server.js';
import { ANY_DOCUMENT } from '../graphql/trusted-documents.js';
import { countAttacks } from '../testing/attacks.js';
import { Limited } from './limited.js';
import { RateLimits } from './rate-limits.js';

let guesses = 0;

async function* once(): AsyncGenerator<number> {
  guesses += 1;
  yield await Promise.resolve(1);
}

@Resolver()
class GuessResolver {
  @Public()
  @Query(() => String)
  hello(): string {
    return 'hello';
  }

  @Public()
  @Limited('login', (args) => args['email'] as string)
  @Mutation(() => Boolean)
  guess(@Arg('email', () => String) _email: string): boolean {
    guesses += 1;
    return false;
  }

  @Public()
  @Mutation(() => Boolean)
  unguarded(@Arg('email', () => String) _email: string): boolean {
    guesses += 1;
    return false;
  }

  @Authorized()
  @Limited('confirmPassword')
  @Subscription(() => Boolean, { subscribe: () => once() })
  guessing(@Root() _one: number): boolean {
    return false;
  }
}

let server: RunningServer;

/** Counts in the memory of the test what the program counts in PostgreSQL. */
function memory(): (sql: string, values: unknown[]) => Promise<Record<string, unknown>[]> {
  const rows = new Map<unknown, { points: number; expire: number }>();
  return (_sql, values) => {
    const [key, points, expire] = values as [string, number, number];
    const row = rows.get(key) ?? { points: 0, expire };
    row.points += points;
    rows.set(key, row);
    return Promise.resolve([row]);
  };
}

beforeEach(async () => {
  guesses = 0;
  const log = pino({ level: 'silent' });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:4000',
    log,
    schema: await buildServerSchema([GuessResolver]),
    deps: { log, limits: new RateLimits({ query: memory(), log }) } as ServerDeps,
    authenticate: () =>
      Promise.resolve({
        accountId: 'a',
        sessionId: 's',
        scopes: null,
        expiresAt: new Date(Date.now() + 60_000),
      } as unknown as Viewer),
    aliveSessions: () => Promise.resolve(new Set(['s'])),
    readiness: () => Promise.resolve({}),
    trustedDocuments: ANY_DOCUMENT,
    trustedProxies: ['127.0.0.1'],
    // A hundred at once are refused as too many; here they are let through, to see that each is counted.
    operationLimits: { ...DEFAULT_LIMITS, maxRootFields: 1_000, maxAliases: 1_000 },
    clientFolder: null,
  });
});
afterEach(() => server.close());

interface Answer {
  data: Record<string, boolean> | null;
  errors?: { extensions: { code: string; retryAfter?: number } }[];
}

async function post(query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

const aliases = (count: number, field: string) =>
  `mutation { ${Array.from({ length: count }, (_, n) => `a${n}: ${field}(email: "x@example.org")`).join(' ')} }`;

describe('@Limited', () => {
  it('counts each alias: of a hundred guesses in one request ten are made', async () => {
    const { errors } = await post(aliases(100, 'guess'));
    countAttacks('Limits: guesses by alias', 100, guesses - 10);
    expect(guesses).toBe(10);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    await post(aliases(1, 'guess'));
    expect(guesses).toBe(10);
  });

  it('is what stops them: without it all hundred are made (the defence off)', async () => {
    await post(aliases(100, 'unguarded'));
    expect(guesses).toBe(100);
  });

  it('counts guesses from many forged addresses as guesses at one account', async () => {
    for (let n = 0; n < 30; n += 1) {
      await post(aliases(1, 'guess'), { 'x-forwarded-for': `203.0.113.${n}` });
    }
    expect(guesses).toBe(10);
  });

  it('counts by address, whoever is aimed at', async () => {
    for (let n = 0; n < 80; n += 1) {
      await post(`mutation { guess(email: "person${n}@example.org") }`, { 'x-forwarded-for': '203.0.113.7' });
    }
    expect(guesses).toBe(60);
    await post('mutation { guess(email: "other@example.org") }', { 'x-forwarded-for': '203.0.113.8' });
    expect(guesses).toBe(61);
  });

  it('counts over the WebSocket alike', async () => {
    const client = createClient({
      url: `ws://127.0.0.1:${server.port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: 'good' },
      retryAttempts: 0,
    });
    const codes: unknown[] = [];
    for (let n = 0; n < 15; n += 1) {
      try {
        for await (const { errors } of client.iterate({ query: 'subscription { guessing }' })) {
          codes.push(errors === undefined ? 'GUESSED' : errors[0]?.extensions?.['code']);
        }
      } catch (error) {
        codes.push((error as { extensions?: { code: string } }[])[0]?.extensions?.code);
      }
    }
    await client.dispose();
    expect(guesses).toBe(10);
    expect(codes.filter((code) => code === 'GUESSED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
  });
});
