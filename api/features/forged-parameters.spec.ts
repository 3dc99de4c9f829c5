import { request } from 'node:http';
import { getVariableValues, isInputObjectType, isListType, isNonNullType, parse } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { withAccount } from '../platform/database/orm.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { openApiBench, type ApiBench, type Person } from '../platform/testing/api-bench.js';
import { operationText, operationsOf } from '../platform/testing/operations.js';
import { resolvers } from '../registry.js';
import { openFileStore } from '../start-api.js';

/** What only the program itself decides about a row. */
const NEVER_GIVEN = [
  'accountId',
  'isAdmin',
  'isDemo',
  'emailVerified',
  'confirmedAt',
  'suspendedAt',
  'passwordHash',
  'tokenHash',
  'createdAt',
  'updatedAt',
  'factorNeeded',
  '__proto__',
  'constructor',
];

let bench: ApiBench;
let schema: GraphQLSchema;
let person: Person;
beforeAll(async () => {
  bench = await openApiBench({ GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'word' });
  schema = await buildServerSchema(resolvers);
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
}, 120_000);
afterAll(() => bench.end());

/** A request as it stands, without what a client would tidy up. */
async function post(
  body: string,
  path = '/graphql',
  headers: Record<string, string> = {},
): Promise<Response> {
  return await fetch(`${bench.origin}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${person.accessToken}`,
      ...headers,
    },
    body,
  });
}

describe('what an operation was not made to take', () => {
  const mutations = () => operationsOf(schema).filter(({ kind }) => kind === 'mutation');

  it('is refused at every input of every mutation', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const mutation of mutations()) {
      const { query, variables } = operationText(mutation);
      const [definition] = parse(query).definitions as OperationDefinitionNode[];
      const errorsOf = (values: Record<string, unknown>) =>
        getVariableValues(schema, definition?.variableDefinitions ?? [], values).errors ?? [];
      // The control: as it is, the input fits.
      if (errorsOf(variables).length > 0) wrong.push(`${mutation.field.name} refuses what fits`);
      for (const [name, value] of Object.entries(variables)) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        for (const field of NEVER_GIVEN) {
          tried += 1;
          const forged = JSON.parse(
            JSON.stringify(value)
              .replace('{', `{${JSON.stringify(field)}:"1",`)
              .replace(',}', '}'),
          ) as unknown;
          const takesAnything = String(mutation.field.args.find((arg) => arg.name === name)?.type).startsWith(
            'JSON',
          );
          if (!takesAnything && errorsOf({ ...variables, [name]: forged }).length === 0) {
            wrong.push(`${mutation.field.name}(${name}.${field})`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });

  it('is a field of no input, however deep', () => {
    const found: string[] = [];
    const seen = new Set<GraphQLInputType>();
    const walk = (type: GraphQLInputType, place: string): void => {
      const bare = isNonNullType(type) ? type.ofType : type;
      if (isListType(bare)) walk(bare.ofType, place);
      if (!isInputObjectType(bare) || seen.has(bare)) return;
      seen.add(bare);
      for (const [name, field] of Object.entries(bare.getFields())) {
        if (NEVER_GIVEN.includes(name)) found.push(`${place}.${name}`);
        walk(field.type, `${place}.${name}`);
      }
    };
    for (const { field } of mutations())
      for (const arg of field.args) walk(arg.type, `${field.name}.${arg.name}`);
    expect(seen.size).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('changes nothing', async () => {
    const before = await person.ask('{ me { id isAdmin emailVerified isDemo } }');
    const forged = { displayName: 'Ada', isAdmin: true, emailVerified: false, accountId: 'x' };
    const answer = await person.send('mutation ($input: UpdateMeInput!) { updateMe(input: $input) { id } }', {
      input: forged,
    });
    expect(answer.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(await person.ask('{ me { id isAdmin emailVerified isDemo } }')).toEqual(before);
  });
});

describe('names that reach into every object', () => {
  const polluted = () => ({}) as Record<string, unknown>;
  /** As text: an object literal would not hold them. */
  const KEYS =
    '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"a.__proto__.polluted":"yes"';
  afterEach(() => {
    expect(polluted()['polluted']).toBeUndefined();
    expect(polluted()['isAdmin']).toBeUndefined();
  });

  it('do nothing in a request and its variables', async () => {
    for (const body of [
      `{${KEYS},"query":"{ me { id } }"}`,
      `{"query":"query ($f: JobFilter) { jobs(filter: $f) { totalCount } }","variables":{${KEYS},"f":{${KEYS}}}}`,
      `{"query":"{ me { id } }","extensions":{${KEYS}},"operationName":null}`,
    ]) {
      expect((await post(body)).status).toBeLessThan(500);
    }
  });

  it('do nothing in a document of a resume', async () => {
    const { profile } = (await person.ask(
      '{ profile { baseResume { id version versions { document } } } }',
    )) as { profile: { baseResume: { id: string; version: number; versions: { document: object }[] } } };
    const { id, version, versions } = profile.baseResume;
    const document = JSON.stringify(versions[0]?.document)
      .replace('{', `{${KEYS},`)
      .replace('"basics":{', `"basics":{${KEYS},`);
    const response = await post(
      `{"query":"mutation ($input: SaveResumeVersionInput!) { saveResumeVersion(input: $input) { __typename } }",` +
        `"variables":{"input":{"resumeId":"${id}","version":${version},"document":${document}}}}`,
    );
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toContain('INTERNAL');
    const kept = JSON.stringify(await person.ask('{ profile { baseResume { versions { document } } } }'));
    expect(kept).not.toContain('polluted');
  });

  it('do nothing in a posting that is JSON', async () => {
    const posting = `{"@context":"https://schema.org","@type":"JobPosting",${KEYS},"title":"Baker","description":"${'Bake bread every day. '.repeat(20)}","hiringOrganization":{${KEYS},"name":"Example Bakery"}}`;
    const page = `<html><head><script type="application/ld+json">${posting}</script><script>window.__STATE__={${KEYS}}</script></head><body><h1>Baker</h1></body></html>`;
    for (const text of [posting, page]) {
      const { importJobs } = await person.ask(
        'mutation ($text: String!) { importJobs(input: { texts: [$text] }) { ... on ImportStarted { task { id } } } }',
        { text },
      );
      const [started] = importJobs as { task: { id: string } }[];
      await bench.until(person.accountId, started?.task.id ?? '', ({ status }) =>
        ['SUCCEEDED', 'FAILED', 'WAITING'].includes(status),
      );
    }
  });
});

describe('parameters given twice or in another place', () => {
  it('of a query beside its body are not read', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation { logout }')}&variables={}&operationName=x`;
    const answer = (await (await post('{"query":"{ me { id } }"}', path)).json()) as { data: unknown };
    expect(answer.data).toEqual({ me: { id: person.accountId } });
    const inAddress = await fetch(`${bench.origin}/graphql?accessToken=${person.accessToken}&query={me{id}}`);
    expect(inAddress.status).toBe(405);
    const asCookie = await post('{"query":"{ me { id } }"}', '/graphql', {
      authorization: '',
      cookie: `authorization=Bearer ${person.accessToken}; accessToken=${person.accessToken}`,
    });
    expect(await asCookie.json()).toEqual({ data: { me: null } });
  });

  it.each(['ticket=a&ticket=b', 'ticket[]=a', 'ticket[x]=a', 'ticket='])(
    'of a sign-in are refused (%s)',
    async (query) => {
      const { host } = new URL(bench.config.publicUrl);
      const answer = await rawRequest('GET', `/auth/github/start?${query}`, { host });
      expect(answer.status).toBe(303);
      // With brackets it is another parameter, which nobody asked for.
      const begun = query.startsWith('ticket[') ? 'github.com/login' : '/login#failed';
      expect(answer.headers['location']).toContain(begun);
    },
  );
});

describe('the method TRACE', () => {
  it.each(['/', '/graphql', '/healthz', '/files/x', '/pages/privacy', '/auth/github/start'])(
    'is not answered at %s',
    async (path) => {
      const { status, body } = await rawRequest('TRACE', path, {
        'x-canary': 'kept-to-itself',
        cookie: 'a=kept-to-itself',
      });
      expect([404, 405]).toContain(status);
      expect(body).not.toContain('kept-to-itself');
    },
  );
});

function rawRequest(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const { hostname, port } = new URL(bench.origin);
    const asked = request({ hostname, port, method, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', fail).end();
  });
}
