import { openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';

const SAVE = `mutation ($input: SaveFactInput!) { saveFact(input: $input) { __typename
  ... on Fact { id text version origin confidence position fields { name value } history { text version } }
  ... on StaleVersion { currentVersion message } } }`;
const PROFILE =
  '{ profile { id headline language facts { id kind section parentId text position version } } }';

interface SavedFact {
  __typename: string;
  id: string;
  text: string;
  version: number;
  history: { text: string; version: number }[];
}

let bench: ApiBench;
let person: ApiClient;

beforeAll(async () => {
  bench = await openApiBench({});
}, 120_000);

afterAll(() => bench.end());

beforeEach(async () => {
  person = await bench.register();
});

const save = async (input: Record<string, unknown>, who: ApiClient = person): Promise<SavedFact> =>
  (await who.ask(SAVE, { input }))['saveFact'] as SavedFact;
const field = (name: string, value: string) => ({ name, value });
const newJob = () =>
  save({ kind: 'ENTRY', section: 'work', fields: [field('name', 'Rye & Sons'), field('position', 'Baker')] });
const factsOf = async (who: ApiClient): Promise<SavedFact[]> =>
  ((await who.ask(PROFILE))['profile'] as { facts: SavedFact[] }).facts;

describe('a profile', () => {
  it('is there from the first look, once, however many look at once', async () => {
    const looks = await Promise.all(Array.from({ length: 5 }, () => person.ask(PROFILE)));
    const ids = new Set(looks.map(({ profile }) => (profile as { id: string }).id));
    expect(ids.size).toBe(1);
    expect(looks[0]!['profile']).toMatchObject({ headline: null, language: 'en', facts: [] });
  });

  it('takes a headline and a language, and says what is wrong with others', async () => {
    const update =
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { headline language } }';
    const answer = await person.ask(update, { input: { headline: ' Baker ', language: 'de-AT' } });
    expect(answer['updateProfile']).toEqual({ headline: 'Baker', language: 'de-AT' });
    const refused = await person.send(update, { input: { language: 'not a tag!' } });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'language' });
  });
});

describe('facts', () => {
  it('are added by the user: an entry, its lines in order, a contact', async () => {
    const job = await newJob();
    expect(job.text).toBe('Baker · Rye & Sons');
    const first = await save({ kind: 'BULLET', parentId: job.id, text: '  Baked 400\n loaves. ' });
    const second = await save({ kind: 'BULLET', parentId: job.id, text: 'Trained apprentices.' });
    expect([first, second]).toMatchObject([
      { text: 'Baked 400 loaves.', position: 0, origin: 'USER', confidence: 1 },
      { position: 1 },
    ]);
    await save({ kind: 'BASICS', fields: [field('key', 'email'), field('value', 'ida@example.org')] });
    expect((await factsOf(person)).map(({ text }) => text).sort()).toEqual(
      ['Baked 400 loaves.', 'Baker · Rye & Sons', 'Trained apprentices.', 'ida@example.org'].sort(),
    );
  });

  it('keep what they said before, and refuse a save over a newer version', async () => {
    const job = await newJob();
    const line = await save({ kind: 'BULLET', parentId: job.id, text: 'Baked 400 loaves.' });
    const edit = (version: number, text: string) => save({ id: line.id, version, kind: 'BULLET', text });
    expect(await edit(1, 'Baked 450 loaves.')).toMatchObject({
      version: 2,
      history: [{ text: 'Baked 400 loaves.', version: 1 }],
    });
    expect(await edit(1, 'Baked 9 loaves.')).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 });
    expect((await factsOf(person)).find(({ id }) => id === line.id)?.text).toBe('Baked 450 loaves.');
  });

  it('are removed with their lines', async () => {
    const job = await newJob();
    await save({ kind: 'BULLET', parentId: job.id, text: 'Baked 400 loaves.' });
    await person.ask('mutation ($id: ID!) { removeFact(id: $id) }', { id: job.id });
    expect(await factsOf(person)).toEqual([]);
    expect(await person.codeOf('mutation ($id: ID!) { removeFact(id: $id) }', { id: job.id })).toBe(
      'NOT_FOUND',
    );
  });

  it.each([
    ['an entry without section', { kind: 'ENTRY', fields: [field('name', 'X')] }, 'section'],
    ['an entry of nothing', { kind: 'ENTRY', section: 'work', fields: [] }, 'fields'],
    ['a field there is not', { kind: 'ENTRY', section: 'work', fields: [field('boss', 'X')] }, 'fields'],
    [
      'an end before the start',
      {
        kind: 'ENTRY',
        section: 'work',
        fields: [field('name', 'X'), field('startDate', '2020-05'), field('endDate', '2019')],
      },
      'endDate',
    ],
    [
      'a date that is none',
      { kind: 'ENTRY', section: 'work', fields: [field('name', 'X'), field('startDate', 'May 2020')] },
      'startDate',
    ],
    ['a line without entry', { kind: 'BULLET', text: 'X' }, 'parentId'],
    ['an empty summary', { kind: 'SUMMARY', text: '  ' }, 'text'],
    [
      'a contact of no kind',
      { kind: 'BASICS', fields: [field('key', 'shoe'), field('value', '43')] },
      'fields',
    ],
    ['a wrong address', { kind: 'BASICS', fields: [field('key', 'email'), field('value', 'ida')] }, 'fields'],
  ])('are refused with advice: %s', async (_what, input, at) => {
    const { errors } = await person.send(SAVE, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: at });
  });

  it('have one summary and one value of each contact', async () => {
    await save({ kind: 'SUMMARY', text: 'Baker.' });
    expect(await person.codeOf(SAVE, { input: { kind: 'SUMMARY', text: 'Also a baker.' } })).toBe('CONFLICT');
  });

  it('of somebody else look like facts that do not exist', async () => {
    const theirs = await newJob();
    const other = await bench.register();
    const attempt = (id: string) =>
      other.send(SAVE, { input: { id, version: 1, kind: 'ENTRY', fields: [] } });
    const foreign = await attempt(theirs.id);
    expect(foreign.comparable).toBe((await attempt('01890a5d-ac96-774b-bcce-b302099a8057')).comparable);
    expect(foreign.errors[0]?.extensions['code']).toBe('NOT_FOUND');
    const line = { kind: 'BULLET', parentId: theirs.id, text: 'Mine now' };
    expect(await other.codeOf(SAVE, { input: line })).toBe('NOT_FOUND');
    expect(await factsOf(person)).toHaveLength(1);
  });
});
