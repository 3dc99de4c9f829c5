import ICAL from 'ical.js';
import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { countAttacks } from '../../../platform/testing/attacks.js';
import { LoginIdentity } from '../../accounts/account.entity.js';
import { recordAccountEvent } from '../../accounts/account-events.js';
import { Application } from '../application.entity.js';
import { CalendarLink } from './calendar-link.entity.js';

const CREATE = 'mutation { createCalendarLink { url link { createdAt lastUsedAt } } }';
const REVOKE = 'mutation { revokeCalendarLink }';

/** Ways to begin a line of its own, before a property that must not appear. */
const BREAKS = [
  '\r\n', '\n', '\r', '\n\r', '\r\r\n', '\r\n ', '\r\n\t', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\\n', '\\r\\n', '\\N', '%0d%0a', '\\\r\n',
  '\u560d\u560a', ';\r\n', '"\r\n',
]; // prettier-ignore

let bench: ApiBench;
beforeAll(async () => {
  bench = await openApiBench();
}, 120_000);
afterAll(() => bench.end());

/** Somebody who follows the jobs of the demo, and the address of their calendar. */
async function subscriber(): Promise<{ person: Person; url: string }> {
  const person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
  return { person, url: await newLink(person) };
}

async function newLink(person: Person): Promise<string> {
  const { createCalendarLink } = await person.ask(CREATE);
  const { url } = createCalendarLink as { url: string };
  // The public address is another one than that of the test's server.
  return `${bench.origin}${new URL(url).pathname}`;
}

const read = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** What a calendar program makes of it; throws for what is no calendar. */
function eventsOf(ics: string): { uid: string; summary: string; day: string; whole: boolean }[] {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    expect(component.getAllProperties().map(({ name }) => name)).not.toContain('attendee');
    return {
      uid: event.uid,
      summary: event.summary,
      day: event.startDate.toString(),
      whole: event.startDate.isDate,
    };
  });
}

it('is a calendar with the days of the applications, at an address that needs no login', async () => {
  const { person, url } = await subscriber();
  const { jobs } = await person.ask('{ jobs(first: 2) { edges { node { id version title } } } }');
  const [one, two] = (jobs as { edges: { node: { id: string; version: number; title: string } }[] }).edges;
  await person.ask('mutation ($id: ID!) { createApplication(input: { jobId: $id }) { id } }', {
    id: one!.node.id,
  });
  await person.ask(
    'mutation ($id: ID!) { createApplication(input: { jobId: $id, stage: APPLIED }) { id } }',
    { id: two!.node.id },
  );
  await person.ask(
    'mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) { __typename } }',
    { id: one!.node.id, input: { version: one!.node.version, validThrough: '2027-02-28' } },
  );
  const { status, headers, text } = await read(url);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const events = eventsOf(text);
  expect(events.every(({ whole }) => whole)).toBe(true);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  const closing = events.find(({ summary }) => summary.startsWith(`Last day to apply: ${one!.node.title}`));
  expect(closing?.day).toBe('2027-02-28');
  expect(events.some(({ summary }) => summary.startsWith(`Applied: ${two!.node.title}`))).toBe(true);
  expect(text).not.toMatch(/VTIMEZONE|DTSTART;TZID/);
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);

  const etag = headers.get('etag')!;
  expect(await read(url, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
  expect(await read(url, { 'if-none-match': `"other", W/${etag}` })).toMatchObject({ status: 304 });
  expect((await read(url, { 'if-none-match': '"other"' })).status).toBe(200);
  const { calendarLink } = await person.ask('{ calendarLink { createdAt lastUsedAt } }');
  expect(new Date((calendarLink as { lastUsedAt: string }).lastUsedAt).getMinutes()).toBe(0);
}, 60_000);

it('is kept as a hash, replaced by the next and ended by its owner', async () => {
  const { person, url } = await subscriber();
  const [row] = await withAccount(bench.orm, person.accountId).find(CalendarLink, {});
  expect(JSON.stringify(row)).not.toContain(url.slice(-47, -4));
  const next = await newLink(person);
  const gone = await read(url);
  expect(gone.status).toBe(404);
  expect((await read(next)).status).toBe(200);
  await person.ask(REVOKE);
  expect(await person.codeOf(REVOKE)).toBe('NOT_FOUND');

  const answers = [gone];
  const [token = ''] = /[^/]+$/.exec(url) ?? [];
  for (const path of [
    ...[
      token,
      token.replace(/.ics$/, ''),
      `${token}x`,
      token.replace('_', '-'),
      'x.ics',
      '%00.ics',
      '..%2f.ics',
    ],
    `${'0'.repeat(32)}_${'a'.repeat(43)}.ics`,
  ]) {
    answers.push(await read(`${bench.origin}/calendar/${path}`));
  }
  const bytes = answers.map(({ status, text, headers }) => {
    const sent = [...headers].filter(([name]) => name !== 'date');
    return JSON.stringify([status, text, sent]);
  });
  expect(new Set(bytes).size).toBe(1);
}, 60_000);

it('ends with a reset of the password, and rests while the account is suspended', async () => {
  const { person, url } = await subscriber();
  const identities = withoutAccount(bench.orm);
  const { accountId } = person;
  await identities.nativeUpdate(LoginIdentity, { accountId }, { suspendedAt: new Date() });
  expect((await read(url)).status).toBe(404);
  await identities.nativeUpdate(LoginIdentity, { accountId }, { suspendedAt: null });
  const em = withAccount(bench.orm, accountId);
  const tell = (data: Record<string, unknown>) =>
    em.transactional((tx) => recordAccountEvent(bench.machinery, tx, 'account.password-changed', data));
  await tell({});
  expect((await read(url)).status).toBe(200);
  await tell({ byMail: true });
  const deadline = Date.now() + 20_000;
  while ((await read(url)).status === 200 && Date.now() < deadline);
  expect((await read(url)).status).toBe(404);
}, 60_000);

it('lets no text begin a property of its own', async () => {
  const { person, url } = await subscriber();
  const em = withAccount(bench.orm, person.accountId);
  const { jobs } = await person.ask('{ jobs(first: 1) { edges { node { id } } } }');
  const jobId = (jobs as { edges: { node: { id: string } }[] }).edges[0]!.node.id;
  await person.ask(
    'mutation ($id: ID!) { createApplication(input: { jobId: $id, stage: APPLIED }) { id } }',
    {
      id: jobId,
    },
  );
  await em.nativeDelete(Application, { jobId: { $ne: jobId } });
  const properties = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').length;
  const plain = properties((await read(url)).text);
  const through: string[] = [];
  for (const lineBreak of BREAKS) {
    const injected = `Baker${lineBreak}ATTENDEE:mailto:x@example.org`;
    await em.execute('update job set title = ?, company = ? where id = ?', [injected, injected, jobId]);
    await em.execute('update application set applied_at = now(), notes = ?', [injected]);
    const { text } = await read(url);
    const [event, ...more] = eventsOf(text);
    const grown = properties(text) - plain;
    // A note makes one property more: the description.
    if (more.length > 0 || grown > 1 || !event?.summary.includes('ATTENDEE')) through.push(lineBreak);
  }
  countAttacks('ICS over HTTP: line breaks', BREAKS.length, through.length);
  expect(BREAKS).toHaveLength(20);
  expect(through).toEqual([]);
}, 60_000);

it('belongs to people: no API token makes or ends one, and not without a fresh proof', async () => {
  const person = await bench.register();
  const { createApiToken } = await person.ask(
    'mutation ($x: CreateApiTokenInput!) { createApiToken(input: $x) { secret } }',
    { x: { name: 'P', scopes: ['READ', 'WRITE'], expiresAt: new Date(Date.now() + 3_600_000) } },
  );
  const session = person.accessToken;
  person.accessToken = (createApiToken as { secret: string }).secret;
  expect([await person.codeOf(CREATE), await person.codeOf(REVOKE)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  person.accessToken = session;
  await withAccount(bench.orm, person.accountId).execute(
    `update session set proved_at = now() - interval '1 hour'`,
  );
  const later = await bench.register();
  await withAccount(bench.orm, later.accountId).execute(
    `update session set proved_at = now() - interval '1 hour'`,
  );
  expect(await later.codeOf(CREATE)).toBe('FORBIDDEN');
});

it('is counted: more than a calendar program needs is refused', async () => {
  const { url } = await subscriber();
  const answers: number[] = [];
  for (let round = 0; round < 31; round += 1) answers.push((await read(url)).status);
  expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true);
  expect(answers[30]).toBe(429);
}, 60_000);
