import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';
import type { GraphQLSchema } from 'graphql';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { newId } from '../platform/database/new-id.js';
import { withAccount } from '../platform/database/orm.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { openApiBench, type ApiBench, type Person } from '../platform/testing/api-bench.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { operationText, operationsOf } from '../platform/testing/operations.js';
import { resolvers } from '../registry.js';
import { openFileStore } from '../start-api.js';

/** What a hostile tester tries on the running program: over HTTP and WebSocket, by members, tokens and strangers. */

const IN_AN_HOUR = (): string => new Date(Date.now() + 3_600_000).toISOString();
const TOKEN = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id } } }`;
const UPLOAD = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }';

let bench: ApiBench;
let schema: GraphQLSchema;
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  bench = await openApiBench();
  schema = await buildServerSchema(resolvers);
  owner = await bench.register('Owner');
  stranger = await bench.register('Stranger');
  await fillDemoAccount(withAccount(bench.orm, owner.accountId), openFileStore(bench.config));
}, 120_000);
afterAll(() => bench.end());

async function tokenOf(person: Person, scopes: string[]): Promise<{ secret: string; id: string }> {
  const input = { name: 'x', scopes, expiresAt: IN_AN_HOUR() };
  const { createApiToken } = await person.ask(TOKEN, { input });
  const { secret, token } = createApiToken as { secret: string; token: { id: string } };
  return { secret, id: token.id };
}

describe('cursors', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const far = ['2026-01-01T00:00:00.000Z', newId()];
  const forged: string[] = [
    ...['', ' ', '0', 'null', '=', '\u0000', '\ud800', '😀', '../..', "' or 1=1 --", 'x'.repeat(100_000)],
    ...[null, true, 1, '', [], {}, [[]], [null], [{}], [far], { 0: far[0], 1: far[1], length: 2 }].map(
      encoded,
    ),
    ...[[far[0]], [...far, 'x'], [null, null], [far[0], null], [null, far[1]], [1, 2], [1e400, far[1]]].map(
      encoded,
    ),
    ...[
      [far[0], far[1]!.toUpperCase()],
      [far[0], `${far[1]} `],
      [far[0], '{}'],
      [far[0], "'; drop table job; --"],
    ].map(encoded),
    ...[
      ['infinity', far[1]],
      ['-infinity', far[1]],
      ['now', far[1]],
      ['+275760-09-13', far[1]],
      ['0000', far[1]],
    ].map(encoded),
    ...[
      ['a\u0000b', far[1]],
      ['\ud800', far[1]],
      ['x'.repeat(90_000), far[1]],
      [{ $ne: null }, far[1]],
    ].map(encoded),
    ...[[['$ne'], far[1]], [far[0], { $ne: null }], { __proto__: far }, '__proto__'].map(encoded),
    Buffer.from('[1').toString('base64url'),
    Buffer.from([0xff, 0xfe, 0xfd]).toString('base64url'),
    Buffer.from('['.repeat(20_000)).toString('base64url'),
  ];

  it('that were forged break no list and lead nowhere', async () => {
    const lists = operationsOf(schema).filter(
      ({ kind, field }) => kind === 'query' && field.args.some(({ name }) => name === 'after'),
    );
    expect(lists.length).toBeGreaterThan(7);
    const admin = await bench.register('Admin', { admin: true });
    const broken: string[] = [];
    let tried = 0;
    for (const list of lists) {
      const { variables } = operationText(list);
      const args = list.field.args.filter(
        ({ name }) => ['first', 'last', 'after', 'before'].includes(name) || name in variables,
      );
      const query = `query (${args.map((a) => `$${a.name}: ${String(a.type)}`).join(', ')}) {
        ${list.field.name}(${args.map((a) => `${a.name}: $${a.name}`).join(', ')}) { pageInfo { hasNextPage } } }`;
      for (const side of ['after', 'before']) {
        for (const cursor of forged) {
          tried += 1;
          const { errors } = await admin.send(query, { ...variables, [side]: cursor });
          const code = errors[0]?.extensions['code'];
          if (
            code !== undefined &&
            code !== 'BAD_USER_INPUT' &&
            code !== 'NOT_FOUND' &&
            code !== 'TOO_COMPLEX'
          ) {
            broken.push(`${list.field.name} ${side} ${cursor.slice(0, 60)}: ${JSON.stringify(code)}`);
          }
        }
      }
      for (const size of [
        { first: 0 },
        { first: -1 },
        { first: 2 ** 31 - 1 },
        { first: 1, last: 1 },
        { last: -5 },
      ]) {
        tried += 1;
        const code = await admin.codeOf(query, { ...variables, ...size });
        if (code === 'INTERNAL') broken.push(`${list.field.name} ${JSON.stringify(size)}`);
      }
    }
    countAttacks('Live: forged cursors', tried, broken.length);
    expect(broken).toEqual([]);
  }, 300_000);
});

describe('links to files', () => {
  const body = Buffer.from('a file of the owner');
  let get: string;
  let put: string;

  beforeAll(async () => {
    const input = { fileName: 'a.txt', contentType: 'text/plain', size: body.length };
    const { createUpload } = (await owner.ask(UPLOAD, { input })) as {
      createUpload: { id: string; url: string };
    };
    put = createUpload.url;
    expect((await fetch(put, { method: 'PUT', body })).status).toBe(201);
    const { jobs } = (await owner.ask('{ jobs(first: 1) { edges { node { snapshot { url } } } } }')) as {
      jobs: { edges: { node: { snapshot: { url: string } } }[] };
    };
    get = jobs.edges[0]!.node.snapshot.url;
    expect((await fetch(get)).status).toBe(200);
  });

  it('open nothing by another method, name, case or encoding', async () => {
    const link = new URL(get);
    const token = link.pathname.slice('/files/'.length);
    const paths = [
      ...[
        `/files/${token}/`,
        `/files/${token}/..`,
        `/files//${token}`,
        `/files/${token}.`,
        `/files/${token}%00`,
      ],
      ...[
        `/files/${token}?`,
        `/FILES/${token}`,
        `/files/%2e%2e/${token}`,
        `/files/..%2f${token}`,
        `/files/${token.toUpperCase()}`,
      ],
      ...[
        `/files/${token.replace('g.', 'p.')}`,
        `/files/${token.replace('g.', 'G.')}`,
        `/files/ ${token}`,
        `/files/${token} `,
      ],
      ...[
        '/files/',
        '/files',
        '/files/%',
        '/files/%ff',
        '/files/..%2f..%2f..%2fetc%2fpasswd',
        `/files/${'a'.repeat(8_000)}`,
      ],
      `/files/${token.split('.').slice(0, 4).join('.')}.`,
      `/files/${token.replace(/\d+(?=\.[\w-]{43}$)/, (n) => String(Number(n) + 60))}`,
      `/files/${token.replace(owner.accountId, stranger.accountId)}`,
      `/files/${token.slice(0, -1)}`,
      `/files/${token}A`,
    ];
    const opened: string[] = [];
    for (const path of paths) {
      const status = await rawStatus('GET', path);
      const same = ['?', '/'].some((end) => path === `/files/${token}${end}`) || path === `/FILES/${token}`;
      if (status >= 500 || (status === 200 && !same)) opened.push(`GET ${path.slice(0, 80)}: ${status}`);
    }
    for (const method of ['POST', 'DELETE', 'PATCH', 'PUT', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const status = await rawStatus(method, link.pathname);
      if (status < 400 && method !== 'OPTIONS') opened.push(`${method} by a link to read: ${status}`);
    }
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE']) {
      const status = await rawStatus(method, new URL(put).pathname);
      if (status < 400) opened.push(`${method} by a link to write: ${status}`);
    }
    countAttacks('Live: links to files', paths.length + 11, opened.length);
    expect(opened).toEqual([]);
  });

  it('give by HEAD what GET gives without the bytes, and by Range no more than the file', async () => {
    const whole = await (await fetch(get)).arrayBuffer();
    const head = await fetch(get, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([200, whole.byteLength]);
    const ranges = [
      'bytes=0-',
      'bytes=-1',
      'bytes=5-2',
      'bytes=0-0,0-0,0-0',
      'bytes=99999999999-',
      'bytes=a-b',
      `bytes=${'0-1,'.repeat(2_000)}0-1`,
    ];
    for (const range of ranges) {
      const answer = await fetch(get, { headers: { range } });
      const { byteLength } = await answer.arrayBuffer();
      expect([range.slice(0, 30), answer.status < 500, byteLength <= whole.byteLength]).toEqual([
        range.slice(0, 30),
        true,
        true,
      ]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  function rawStatus(method: string, path: string): Promise<number> {
    const { port } = new URL(bench.origin);
    return new Promise((done, fail) => {
      const asking = httpRequest(
        { host: '127.0.0.1', port, method, path: path.replaceAll(' ', '%20') },
        (answer) => {
          answer.resume();
          done(answer.statusCode ?? 0);
        },
      );
      asking.on('error', fail);
      asking.end();
    });
  }
});

describe('requests in unusual forms', () => {
  it('are answered no more than the usual ones', async () => {
    const me = '{"query":"{ jobs { totalCount } }"}';
    const json = { 'content-type': 'application/json', authorization: `Bearer ${owner.accessToken ?? ''}` };
    const cases: [string, RequestInit, string?][] = [
      ['batch', { method: 'POST', headers: json, body: `[${me},${me}]` }],
      ['batch of one', { method: 'POST', headers: json, body: `[${me}]` }],
      ['GET', { method: 'GET', headers: json }, '?query=%7B%20jobs%20%7B%20totalCount%20%7D%20%7D'],
      ['GET of a mutation', { method: 'GET', headers: json }, '?query=mutation%20%7B%20logout%20%7D'],
      [
        'override of the method',
        { method: 'GET', headers: { ...json, 'x-http-method-override': 'POST' } },
        `?query=${encodeURIComponent('{ jobs { totalCount } }')}`,
      ],
      ['PUT', { method: 'PUT', headers: json, body: me }],
      ['text', { method: 'POST', headers: { ...json, 'content-type': 'text/plain' }, body: me }],
      [
        'form',
        {
          method: 'POST',
          headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'query={jobs{totalCount}}',
        },
      ],
      [
        'multipart',
        {
          method: 'POST',
          headers: { ...json, 'content-type': 'multipart/form-data; boundary=x' },
          body: '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ jobs { totalCount } }"}\r\n--x--',
        },
      ],
      ['no type', { method: 'POST', headers: { authorization: json.authorization }, body: Buffer.from(me) }],
      [
        'a hash alone',
        {
          method: 'POST',
          headers: json,
          body: JSON.stringify({
            extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
          }),
        },
      ],
      ['a query that is a number', { method: 'POST', headers: json, body: '{"query":1}' }],
      [
        'a query that is a list',
        { method: 'POST', headers: json, body: '{"query":["{ jobs { totalCount } }"]}' },
      ],
      [
        'variables that are a text',
        {
          method: 'POST',
          headers: json,
          body: '{"query":"query ($a: Int) { jobs(first: $a) { totalCount } }","variables":"{\\"a\\":1}","operationName":7}',
        },
      ],
      ['nothing', { method: 'POST', headers: json, body: '' }],
      ['null', { method: 'POST', headers: json, body: 'null' }],
      ['a number', { method: 'POST', headers: json, body: '1' }],
      ['a gzip that is none', { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: me }],
      ['an unknown encoding', { method: 'POST', headers: { ...json, 'content-encoding': 'evil' }, body: me }],
      [
        'two documents',
        {
          method: 'POST',
          headers: json,
          body: JSON.stringify({
            query: '{ jobs { totalCount } } mutation B { logout }',
            operationName: 'C',
          }),
        },
      ],
    ];
    const answered: string[] = [];
    for (const [what, init, query = ''] of cases) {
      const answer = await fetch(`${bench.origin}/graphql${query}`, init);
      const text = await answer.text();
      if (answer.status >= 500 || text.includes('totalCount":') || /\bat .*\.ts:\d/.test(text)) {
        answered.push(`${what}: ${answer.status} ${text.slice(0, 200)}`);
      }
    }
    countAttacks('Live: requests in unusual forms', cases.length, answered.length);
    expect(answered).toEqual([]);
  });
});

/** Stands for: wait for the answer to the greeting. */
const GREETED = 'greeted';

describe('sockets', () => {
  it('serve a token what its scopes allow, nothing before the greeting, and nothing after it was revoked', async () => {
    const { tasks } = (await owner.ask('{ tasks(first: 1) { edges { node { id } } } }')) as {
      tasks: { edges: { node: { id: string } }[] };
    };
    const { exportMyData } = await owner.ask('mutation { exportMyData { id } }');
    const id = tasks.edges[0]?.node.id ?? (exportMyData as { id: string }).id;
    const subscribe = {
      id: '1',
      type: 'subscribe',
      payload: { query: 'subscription ($id: ID!) { taskUpdated(id: $id) { id } }', variables: { id } },
    };
    const [read, write] = [await tokenOf(owner, ['READ']), await tokenOf(owner, ['WRITE'])];
    const greet = (accessToken: unknown): object => ({ type: 'connection_init', payload: { accessToken } });
    const own = owner.accessToken;
    const mutate = { id: '1', type: 'subscribe', payload: { query: 'mutation { logout }' } };
    const ask = { id: '1', type: 'subscribe', payload: { query: '{ jobs { totalCount } }' } };
    const cases: [string, (object | string)[], RegExp][] = [
      ['a person subscribes (control)', [greet(own), GREETED, subscribe], /"next".*taskUpdated/],
      [
        'a token that reads subscribes (control)',
        [greet(read.secret), GREETED, subscribe],
        /"next".*taskUpdated/,
      ],
      ['a token that writes', [greet(write.secret), GREETED, subscribe], /TOKEN_SCOPE/],
      ['before the greeting', [subscribe, greet(own)], /closed 4401/],
      ['two greetings', [greet(own), greet(read.secret)], /closed 4429/],
      ['a greeting and a subscription at once', [greet('x'), subscribe], /closed 44/],
      ['a mutation', [greet(own), GREETED, mutate], /error/],
      ['a query', [greet(own), GREETED, ask], /error/],
      ['a token that is a list', [greet([own])], /closed 4403/],
      ['a token that is an object', [greet({ toString: own })], /closed 4403/],
      ['no token', [{ type: 'connection_init' }], /closed 4403/],
      ['a message of no kind', [greet(own), GREETED, { type: 'evil' }], /closed 4400/],
      ['no JSON', ['{'], /closed 4400/],
      ['one id twice', [greet(own), GREETED, subscribe, subscribe], /closed 4409/],
      [
        'a payload of no form',
        [greet(own), GREETED, { id: '1', type: 'subscribe', payload: 'x' }],
        /closed 4400/,
      ],
    ];
    const wrong: string[] = [];
    for (const [what, messages, expected] of cases) {
      const heard = await conversation(messages);
      if (!expected.test(heard)) wrong.push(`${what}: ${heard.slice(0, 300)}`);
    }
    countAttacks('Live: sockets', cases.length, wrong.length);
    expect(wrong).toEqual([]);

    const revoked = await conversation([greet(read.secret), GREETED, subscribe], 45_000, async () => {
      await owner.ask('mutation ($id: ID!) { revokeApiToken(id: $id) }', { id: read.id });
    });
    expect(revoked).toContain('closed 4403');
    expect(await conversation([greet(read.secret)])).toContain('closed 4403');
  }, 120_000);

  /** What a socket answers, until it closes or is silent for a second. */
  function conversation(
    messages: (object | string)[],
    patience = 1_000,
    then?: () => Promise<void>,
  ): Promise<string> {
    const socket = new WebSocket(`${bench.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const heard: string[] = [];
    return new Promise((done, fail) => {
      const finish = (): void => {
        socket.terminate();
        done(heard.join(' '));
      };
      let timer = setTimeout(finish, Math.max(patience, 2_000));
      socket.on('message', (data: Buffer) => {
        heard.push(data.toString());
        if (then === undefined) {
          clearTimeout(timer);
          timer = setTimeout(finish, patience);
        }
      });
      socket.on('close', (code) => {
        clearTimeout(timer);
        heard.push(`closed ${code}`);
        done(heard.join(' '));
      });
      socket.on('error', fail);
      const greeted = new Promise((go) => socket.once('message', go));
      socket.on('open', () => {
        void (async () => {
          for (const message of messages) {
            if (message === GREETED) await greeted;
            else socket.send(typeof message === 'string' ? message : JSON.stringify(message));
          }
          await then?.();
        })().catch(fail);
      });
    });
  }
});

describe('keys against repetition', () => {
  it('are of one account: the same key of another starts a Task of its own', async () => {
    const key = newId();
    const ask = `mutation ($key: String) { importJobs(input: { texts: ["Cook wanted. Harbour Inn, Bergen."], idempotencyKey: $key }) {
      ... on ImportStarted { task { id } } } }`;
    const asked = await Promise.all(
      [owner, stranger].flatMap((person) => Array.from({ length: 10 }, () => person.send(ask, { key }))),
    );
    const refused = asked.filter(({ errors }) => errors.length > 0);
    const ids = asked.map(
      ({ data }) => (data?.['importJobs'] as { task: { id: string } }[] | undefined)?.[0]?.task.id,
    );
    countAttacks('Live: keys against repetition', asked.length, new Set(ids).size === 2 ? 0 : 1);
    expect([
      refused.map(({ comparable }) => comparable),
      new Set(ids.slice(0, 10)).size,
      new Set(ids.slice(10)).size,
    ]).toEqual([[], 1, 1]);
    expect(ids[0]).not.toBe(ids[10]);
  });
});
