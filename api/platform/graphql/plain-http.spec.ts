import { connect } from 'node:net';
import { pino } from 'pino';
import { Authorized, Query, Resolver } from 'type-graphql';
import { Public } from './access.js';
import { buildServerSchema } from './build-schema.js';
import type { ServerDeps } from './request-context.js';
import { startServer, type RunningServer } from './start-server.js';
import { ANY_DOCUMENT } from './trusted-documents.js';

let resolved: string[] = [];

@Resolver()
class ToyResolver {
  @Public()
  @Query(() => String)
  hello(): string {
    resolved.push('hello');
    return 'hello';
  }

  @Authorized()
  @Query(() => String)
  mine(): string {
    return 'mine';
  }
}

let server: RunningServer;
async function start(publicUrl = 'https://atlas.example'): Promise<void> {
  const log = pino({ level: 'silent' });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    log,
    schema: await buildServerSchema([ToyResolver]),
    deps: { log } as ServerDeps,
    authenticate: () => Promise.resolve(null),
    aliveSessions: () => Promise.resolve(new Set()),
    readiness: () => Promise.resolve({}),
    trustedDocuments: ANY_DOCUMENT,
    trustedProxies: [],
    clientFolder: null,
  });
}

beforeEach(() => {
  resolved = [];
});
afterEach(() => server.close());

it('answers whatever is asked with the same headers, and sends nobody elsewhere', async () => {
  await start();
  const origin = `http://127.0.0.1:${server.port}`;
  const from = { origin: 'https://evil.example' };
  const json = { ...from, 'content-type': 'application/json' };
  const answers = {
    data: await fetch(`${origin}/graphql`, { method: 'POST', headers: json, body: '{"query":"{hello}"}' }),
    refused: await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: json,
      body: '{"query":"{mine}"}',
    }),
    unreadable: await fetch(`${origin}/graphql`, { method: 'POST', headers: json, body: '{' }),
    method: await fetch(`${origin}/graphql`, { headers: from }),
    preflight: await fetch(`${origin}/graphql`, {
      method: 'OPTIONS',
      headers: {
        ...from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    }),
    health: await fetch(`${origin}/healthz`, { headers: from }),
    missing: await fetch(`${origin}/nothing`, { headers: from }),
  };
  for (const [what, { status, headers }] of Object.entries(answers)) {
    expect([what, headers.get('strict-transport-security')]).toEqual([
      what,
      'max-age=31536000; includeSubDomains',
    ]);
    expect([what, headers.get('x-content-type-options')]).toEqual([what, 'nosniff']);
    expect([what, headers.get('referrer-policy')]).toEqual([what, 'no-referrer']);
    expect([what, headers.get('access-control-allow-origin')]).toEqual([what, null]);
    expect([what, status < 300 || status >= 400]).toEqual([what, true]);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "script-src 'self'",
    ]) {
      expect([what, policy.split('; ').includes(rule)]).toEqual([what, true]);
    }
    if (status === 405) continue;
    expect([what, headers.get('content-type')]).toEqual([what, expect.stringMatching(/charset=utf-8$/i)]);
  }
  expect(answers.preflight.status).toBe(405);
  expect(resolved).toEqual(['hello']);
});

it('speaks of HTTPS where it is, and not before', async () => {
  await start('http://localhost:4000');
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/healthz`);
  expect(headers.get('strict-transport-security')).toBeNull();
});

it.each([
  ['two lengths of its body', 'content-length: 17\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a coding that is none', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['two codings', 'transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n'],
  ['two different lengths', 'content-length: 17\r\ncontent-length: 5\r\n\r\n{"query":"{hello}"}'],
  ['a length that is none', 'content-length: +17\r\n\r\n{"query":"{hello}"}'],
  ['a folded header', 'x-a: b\r\n c: d\r\ncontent-length : 17\r\n\r\n{"query":"{hello}"}'],
])('reads no request behind one with %s', async (_what, rest) => {
  await start();
  const hidden = 'GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
  const request = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n${rest}`;
  const answer = await new Promise<string>((done, fail) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(request + hidden));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('close', () => done(text));
    socket.on('error', fail);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).not.toContain('alive');
  expect(resolved).toEqual([]);
});
