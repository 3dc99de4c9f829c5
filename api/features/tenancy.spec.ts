import type { GraphQLSchema } from 'graphql';
import { newId } from '../platform/database/new-id.js';
import { withAccount } from '../platform/database/orm.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { accessOf, openActors, refusalOf } from '../platform/testing/actors.js';
import { countAttacks } from '../platform/testing/attacks.js';
import { openApiBench } from '../platform/testing/api-bench.js';
import type { ApiBench } from '../platform/testing/api-bench.js';
import { ApiClient } from '../platform/testing/api-client.js';
import { idPlaces, operationText, operationsOf, stripped } from '../platform/testing/operations.js';
import type { Operation } from '../platform/testing/operations.js';
import { resolvers } from '../registry.js';
import { fillDemoAccount } from '../../db/seeds/demo-account.js';
import { openFileStore } from '../start-api.js';

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
  'page',
  'pages',
]);

let bench: ApiBench;
let schema: GraphQLSchema;
/** What goes over HTTP. */
const operations = (): Operation[] => operationsOf(schema).filter(({ kind }) => kind !== 'subscription');
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
      ['letter', ids['letter']],
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
    const closed = operations().filter(({ field }) => !OPEN.has(field.name));
    expect(closed.length).toBeGreaterThan(25);
    const answers: [string, unknown][] = [];
    for (const operation of closed) {
      const { query, variables } = operationText(operation);
      answers.push([operation.field.name, await new ApiClient(bench.origin).codeOf(query, variables)]);
    }
    expect(answers).toEqual(closed.map(({ field }) => [field.name, 'UNAUTHENTICATED']));
  }, 60_000);
});

describe('every operation', () => {
  it('lets in those whom its mark admits, and nobody else', async () => {
    const wrong: string[] = [];
    let refusals = 0;
    for (const { name, client } of await openActors(bench)) {
      for (const operation of operations()) {
        const expected = refusalOf(name, { kind: operation.kind, name: operation.field.name });
        if (expected === null) continue;
        const { query, variables } = operationText(operation);
        const code = await client.codeOf(query, variables);
        refusals += 1;
        if (code !== expected)
          wrong.push(`${name} at ${operation.field.name}: ${String(code)}, not ${expected}`);
      }
    }
    countAttacks('Tenancy: operations x actors that may not', refusals, wrong.length);
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);

  it('that needs no login is on the list of those', () => {
    const open = operations().map(({ field }) => field.name);
    expect(open.filter((name) => accessOf(name) === 'public').sort()).toEqual([...OPEN].sort());
  });
});

async function idsOf(person: ApiClient & { accountId: string }): Promise<Record<string, string>> {
  const { jobs, resumes, applications, profile, letters, drafts, profileQuestions } = (await person.ask(`{
    letters(first: 1) { edges { node { id } } } drafts(first: 1) { edges { node { id } } } profileQuestions { id }
    jobs(first: 1) { edges { node { id } } } resumes(first: 1) { edges { node { id } } }
    applications(first: 1) { edges { node { id } } } profile { id facts { id } } }`)) as {
    jobs: { edges: { node: { id: string } }[] };
    resumes: { edges: { node: { id: string } }[] };
    applications: { edges: { node: { id: string } }[] };
    profile: { id: string; facts: { id: string }[] };
    letters: { edges: { node: { id: string } }[] };
    drafts: { edges: { node: { id: string } }[] };
    profileQuestions: { id: string }[];
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
    letter: letters.edges[0]!.node.id,
    draft: drafts.edges[0]!.node.id,
    question: profileQuestions[0]!.id,
    task: tailorResume.id,
    upload: createUpload.id,
  };
}
