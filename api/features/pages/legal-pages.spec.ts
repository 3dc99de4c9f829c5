import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../platform/testing/api-bench.js';
import { AdminAction } from '../accounts/admin/admin-action.entity.js';
import { Consent } from '../accounts/consent/consent.entity.js';

const SAVE = `mutation ($input: SavePageInput!) {
  savePage(input: $input) { ... on Page { revision } ... on StaleVersion { currentVersion } }
}`;
const STATE = `{ me { security { consentDue outstandingConsents { document version } } }
  serverInfo { legalDocuments { document version } } }`;
const ACCEPT =
  'mutation ($documents: [AcceptTermsInput!]!) { acceptTerms(documents: $documents) { document version } }';
const LOGIN =
  'mutation ($input: LoginInput!) { login(input: $input) { ... on SessionPayload { accessToken } } }';

/** What needs agreement first, and what does not. */
const CAREER = ['{ jobs { totalCount } }', '{ profile { id } }', '{ applications { totalCount } }'];
const ACCOUNT = [
  '{ me { email } }',
  '{ sessions { id } }',
  '{ consents { version } }',
  '{ dataExports { id } }',
  '{ tasks { totalCount } }',
  '{ page(slug: "terms") { html } }',
  'mutation { exportMyData { id status } }',
];

interface State {
  due: boolean;
  missing: { document: string; version: string }[];
  versions: Record<string, string>;
}

let bench: ApiBench;
let admin: Person;
beforeAll(async () => {
  bench = await openApiBench();
  admin = await bench.register('Root', { admin: true });
}, 120_000);
afterAll(() => bench.end());

async function stateOf(person: Person): Promise<State> {
  const { me, serverInfo } = (await person.ask(STATE)) as {
    me: { security: { consentDue: boolean; outstandingConsents: State['missing'] } };
    serverInfo: { legalDocuments: State['missing'] };
  };
  const { consentDue: due, outstandingConsents: missing } = me.security;
  const versions = Object.fromEntries(
    serverInfo.legalDocuments.map(({ document, version }) => [document, version]),
  );
  return { due, missing, versions };
}

async function publish(slug: string, materialChange: boolean): Promise<number> {
  const { page } = await admin.ask('query ($slug: String!) { page(slug: $slug) { revision } }', { slug });
  const { revision } = page as { revision: number };
  const { savePage } = await admin.ask(SAVE, {
    input: { slug, title: slug, markdown: `Text ${revision}.`, expectedRevision: revision, materialChange },
  });
  return (savePage as { revision: number }).revision;
}

async function logIn(person: Person): Promise<void> {
  const { login } = await person.ask(LOGIN, { input: { email: person.email, password: person.password } });
  person.accessToken = (login as { accessToken: string }).accessToken;
}

const reasonOf = async (person: Person, query: string): Promise<unknown> =>
  (await person.send(query)).errors[0]?.extensions['reason'] ?? null;

it('asks everybody anew at the next login after a material change, and only then', async () => {
  const person = await bench.register('Reader');
  const before = await stateOf(person);
  await person.ask(ACCEPT, { documents: before.missing });
  expect((await stateOf(person)).missing).toEqual([]);

  await publish('terms', false);
  expect(await stateOf(person)).toEqual({ ...before, missing: [] });

  const revision = await publish('terms', true);
  const today = new Date().toISOString().slice(0, 10);
  const changed = { document: 'TERMS', version: `${today} (${revision})` };
  const open = await stateOf(person);
  expect(open).toMatchObject({ due: false, missing: [changed] });
  expect(open.versions).toEqual({ ...before.versions, TERMS: changed.version });
  for (const query of CAREER) expect([query, await reasonOf(person, query)]).toEqual([query, null]);

  await logIn(person);
  expect((await stateOf(person)).due).toBe(true);
  for (const query of CAREER)
    expect([query, await reasonOf(person, query)]).toEqual([query, 'CONSENT_NEEDED']);
  for (const query of ACCOUNT) expect([query, (await person.send(query)).errors]).toEqual([query, []]);

  expect(await person.codeOf(ACCEPT, { documents: before.missing })).toBe('BAD_USER_INPUT');
  await person.ask(ACCEPT, { documents: [changed] });
  expect(await stateOf(person)).toMatchObject({ due: false, missing: [] });
  for (const query of CAREER) expect([query, await reasonOf(person, query)]).toEqual([query, null]);
  const given = await withAccount(bench.orm, person.accountId).find(Consent, { document: 'TERMS' });
  expect(given.map(({ version }) => version).sort()).toEqual(
    [before.versions['TERMS'], changed.version].sort(),
  );
  // Spelling mended after a material change asks nobody again.
  await publish('terms', false);
  await logIn(person);
  expect((await stateOf(person)).due).toBe(false);
}, 120_000);

it('lets whoever does not agree take everything along and go', async () => {
  const person = await bench.register('Leaver');
  await publish('privacy', true);
  await logIn(person);
  expect(await reasonOf(person, CAREER[0]!)).toBe('CONSENT_NEEDED');
  const { exportMyData } = await person.ask('mutation { exportMyData { id } }');
  const { id } = exportMyData as { id: string };
  await bench.until(person.accountId, id, ({ status }) => status === 'SUCCEEDED');
  const { dataExports } = await person.ask('{ dataExports { file { url } } }');
  expect((await fetch((dataExports as { file: { url: string } }[])[0]!.file.url)).status).toBe(200);
  await person.ask('mutation ($email: String!) { deleteMyAccount(input: { email: $email }) { id } }', {
    email: person.email,
  });
}, 120_000);

it('is on record with whoever published it', async () => {
  const revision = await publish('privacy', true);
  const [action] = await withoutAccount(bench.orm).find(
    AdminAction,
    { adminId: admin.accountId, action: 'save-page' },
    { orderBy: { happenedAt: 'desc' }, limit: 1 },
  );
  expect(action?.reason).toMatch(
    new RegExp(`^/pages/privacy, revision ${revision}, everybody agrees anew: [\\d-]{10} \\(${revision}\\)$`),
  );
});

it('is of pages people agree to, which cannot be taken away', async () => {
  const input = { slug: 'imprint', title: 'I', markdown: 'T', expectedRevision: 0, materialChange: true };
  expect(await admin.codeOf(SAVE, { input })).toBe('BAD_USER_INPUT');
  for (const slug of ['terms', 'privacy']) {
    expect(await admin.codeOf('mutation ($slug: String!) { removePage(slug: $slug) }', { slug })).toBe(
      'CONFLICT',
    );
  }
});
