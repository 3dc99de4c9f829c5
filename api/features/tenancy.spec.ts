import {
  getNamedType,
  isLeafType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isEnumType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { newId } from '../platform/database/new-id.js';
import { withAccount } from '../platform/database/orm.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { openApiBench } from '../platform/testing/api-bench.js';
import type { ApiBench } from '../platform/testing/api-bench.js';
import { ApiClient } from '../platform/testing/api-client.js';
import { resolvers } from '../registry.js';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { openFileStore } from '../start-api.js';

/** An operation with one place for an id, and the variables that put one there. */
interface IdPlace {
  name: string;
  query: string;
  variablesWith(id: string): Record<string, unknown>;
}

type Operation = { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> };

/** What nobody has to be logged in for. */
const OPEN = new Set([
  'me',
  'serverInfo',
  'register',
  'login',
  'refreshSession',
  'logout',
  'completeTwoFactor',
  'verifyEmail',
  'resendVerification',
  'requestPasswordReset',
  'resetPassword',
  'confirmEmailChange',
  'confirmSignInLink',
  'captchaChallenge',
]);

let bench: ApiBench;
let schema: GraphQLSchema;
let owner: ApiClient & { accountId: string };
let stranger: ApiClient & { accountId: string };
/** Every kind of id the owner has. */
let ids: Record<string, string>;

beforeAll(async () => {
  bench = await openApiBench();
  schema = await buildServerSchema(resolvers);
  owner = await bench.register('Owner');
  stranger = await bench.register('Stranger');
  await fillDemoAccount(withAccount(bench.orm, owner.accountId), openFileStore(bench.config));
  ids = await idsOf(owner);
}, 120_000);
afterAll(() => bench.end());

describe('what belongs to one account', () => {
  it('is found by its owner at every place for an id of its kind', async () => {
    for (const [place, id] of [
      ['job', ids['job']],
      ['resume', ids['resume']],
      ['application', ids['application']],
      ['task', ids['task']],
    ] as const) {
      const answer = await owner.send(`query ($id: ID!) { ${place}(id: $id) { id } }`, { id });
      expect([place, answer.data]).toEqual([place, { [place]: { id } }]);
    }
  });

  it('is to anybody else the same as what does not exist, byte for byte, at every place for an id', async () => {
    const places = operations().flatMap(idPlaces);
    expect(places.length).toBeGreaterThan(25);
    const told: string[] = [];
    for (const place of places) {
      const unknown = await stranger.send(place.query, place.variablesWith(newId()));
      for (const [kind, id] of Object.entries(ids)) {
        const foreign = await stranger.send(place.query, place.variablesWith(id));
        if (stripped(foreign.comparable, id) !== stripped(unknown.comparable, '')) {
          told.push(
            `${place.name} with the id of a ${kind}: ${foreign.comparable} against ${unknown.comparable}`,
          );
        }
      }
    }
    expect(told).toEqual([]);
  }, 240_000);

  it('is not reached without a login by any operation', async () => {
    const anonymous = new ApiClient(bench.origin);
    const closed = operations().filter(({ field }) => !OPEN.has(field.name));
    expect(closed.length).toBeGreaterThan(25);
    const answers: [string, unknown][] = [];
    for (const operation of closed) {
      const { query, variables } = operationText(operation);
      answers.push([operation.field.name, await anonymous.codeOf(query, variables)]);
    }
    expect(answers).toEqual(closed.map(({ field }) => [field.name, 'UNAUTHENTICATED']));
  }, 60_000);
});

function operations(): Operation[] {
  const fieldsOf = (
    kind: Operation['kind'],
    type = kind === 'query' ? schema.getQueryType() : schema.getMutationType(),
  ) => Object.values(type?.getFields() ?? {}).map((field): Operation => ({ kind, field }));
  return [...fieldsOf('query'), ...fieldsOf('mutation')];
}

function operationText({ kind, field }: Operation): { query: string; variables: Record<string, unknown> } {
  const { args } = field;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = args.length === 0 ? '' : `(${declared})`;
  const call = args.length === 0 ? field.name : `${field.name}(${given})`;
  const variables = Object.fromEntries(
    args.filter((arg) => isNonNullType(arg.type)).map((arg) => [arg.name, sample(arg.type, arg.name)]),
  );
  return { query: `${kind} ${head} { ${call}${selection(field.type)} }`, variables };
}

/** One test for each place where the operation takes an id, also inside its input objects. */
function idPlaces(operation: Operation): IdPlace[] {
  const { query, variables } = operationText(operation);
  const found: IdPlace[] = [];
  const walk = (type: GraphQLInputType, path: readonly string[]): void => {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (isListType(bare)) walk(bare.ofType, [...path, '[]']);
    else if (isInputObjectType(bare)) {
      for (const field of Object.values(bare.getFields())) walk(field.type, [...path, field.name]);
    } else if (isScalarType(bare) && bare.name === 'ID') {
      const name = `${operation.field.name}(${path.join('.')})`;
      found.push({ name, query, variablesWith: (id) => withValueAt(variables, path, id) });
    }
  };
  for (const arg of operation.field.args) walk(arg.type, [arg.name]);
  return found;
}

function withValueAt(
  target: Record<string, unknown>,
  path: readonly string[],
  value: string,
): Record<string, unknown> {
  const put = (current: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return value;
    if (step === '[]') return [put(Array.isArray(current) ? current[0] : undefined, rest)];
    return {
      ...(current as Record<string, unknown> | undefined),
      [step]: put((current as Record<string, unknown> | undefined)?.[step], rest),
    };
  };
  return put(target, path) as Record<string, unknown>;
}

/** A value that fits the type: enough to get past the checks of form to where rows are looked up. */
function sample(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name);
  if (isListType(type)) return [sample(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field: GraphQLArgument | GraphQLInputField) =>
      isNonNullType(field.type),
    );
    return Object.fromEntries(required.map((field) => [field.name, sample(field.type, field.name)]));
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'ID':
      return newId();
    case 'JSON':
      return { basics: {}, basicsFacts: [], sections: [], language: 'en' };
    default:
      return name === 'template' ? 'classic' : 'text';
  }
}

/** All leaves, and those of the objects one level below: deep enough to show whose row was found. */
function selection(type: GraphQLOutputType, depth = 0): string {
  if (isNonNullType(type) || isListType(type)) return selection(type.ofType as GraphQLOutputType, depth);
  if (isUnionType(type)) {
    const members = type.getTypes().map((member) => `... on ${member.name}${selection(member, depth)}`);
    return ` { __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const chosen = fields.filter((field) => depth === 0 || isLeafType(getNamedType(field.type)));
  return ` { __typename ${chosen.map((field) => `${field.name}${selection(field.type, depth + 1)}`).join(' ')} }`;
}

/** Answers repeat the input they refuse. */
function stripped(answer: string, id: string): string {
  const withoutId = id === '' ? answer : answer.replaceAll(id, '*');
  return withoutId.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*');
}

async function idsOf(person: ApiClient & { accountId: string }): Promise<Record<string, string>> {
  const { jobs, resumes, applications, profile } = (await person.ask(`{
    jobs(first: 1) { edges { node { id } } } resumes(first: 1) { edges { node { id } } }
    applications(first: 1) { edges { node { id } } } profile { id facts { id } } }`)) as {
    jobs: { edges: { node: { id: string } }[] };
    resumes: { edges: { node: { id: string } }[] };
    applications: { edges: { node: { id: string } }[] };
    profile: { id: string; facts: { id: string }[] };
  };
  const jobId = jobs.edges[0]!.node.id;
  const { tailorResume } = (await person.ask(
    'mutation ($input: TailorResumeInput!) { tailorResume(input: $input) { id } }',
    { input: { jobId } },
  )) as { tailorResume: { id: string } };
  await bench.until(person.accountId, tailorResume.id, (task) => task.status === 'SUCCEEDED');
  const { task } = (await person.ask(
    'query ($id: ID!) { task(id: $id) { resume { id proposedChanges { id } } } }',
    tailorResume,
  )) as { task: { resume: { id: string; proposedChanges: { id: string }[] } } };
  const { createUpload } = (await person.ask(
    'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id } }',
    { input: { fileName: 'cv.pdf', contentType: 'application/pdf', size: 1000 } },
  )) as { createUpload: { id: string } };
  return {
    account: person.accountId,
    job: jobId,
    resume: resumes.edges[0]!.node.id,
    tailoredResume: task.resume.id,
    change: task.resume.proposedChanges[0]!.id,
    application: applications.edges[0]!.node.id,
    profile: profile.id,
    fact: profile.facts[0]!.id,
    task: tailorResume.id,
    upload: createUpload.id,
  };
}
