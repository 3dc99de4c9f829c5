import type { Task } from '../../../engine/tasks/task.entity.js';
import { openApiBench, type ApiBench } from '../../../platform/testing/api-bench.js';
import type { ApiClient } from '../../../platform/testing/api-client.js';

const SAVE = `mutation ($input: SaveFactInput!) { saveFact(input: $input) { ... on Fact { id version } } }`;
const DRAFTS = `query ($filter: FactDraftFilter) { drafts(filter: $filter) { totalCount edges { node {
  id kind status origin before after fields { name value } reason questionId fact { id text version }
  basis { id } removes { id text } decidedAt } } } }`;
const QUESTIONS =
  '{ profileQuestions { id topic status text reason answer fact { id text } draft { id after status } } }';
const ACCEPT = `mutation ($id: ID!, $text: String) { acceptDraft(id: $id, text: $text) { __typename
  ... on Fact { id text version origin fields { name value } history { text version origin } }
  ... on StaleVersion { currentVersion } } }`;
const REJECT = 'mutation ($id: ID!) { rejectDraft(id: $id) { id status } }';
const ANSWER =
  'mutation ($input: AnswerProfileQuestionInput!) { answerProfileQuestion(input: $input) { id kind origin before after fields { name value } } }';

interface Draft {
  id: string;
  kind: string;
  status: string;
  origin: string;
  before: string;
  after: string;
  fact: { id: string; text: string; version: number } | null;
  removes: { id: string; text: string }[];
}
interface Question {
  id: string;
  topic: string;
  status: string;
  text: string;
  fact: { id: string; text: string } | null;
  draft: { id: string; after: string; status: string } | null;
}

let bench: ApiBench;
let person: ApiClient & { accountId: string };
let entryId: string;

beforeAll(async () => {
  bench = await openApiBench({});
}, 120_000);

afterAll(() => bench.end());

const field = (name: string, value: string) => ({ name, value });
const save = async (input: Record<string, unknown>): Promise<string> =>
  ((await person.ask(SAVE, { input }))['saveFact'] as { id: string }).id;
const line = (text: string): Promise<string> => save({ kind: 'BULLET', parentId: entryId, text });

beforeEach(async () => {
  person = await bench.register();
  entryId = await save({
    kind: 'ENTRY',
    section: 'work',
    fields: [field('name', 'Rye & Sons'), field('position', 'Head Baker'), field('startDate', '2019-03')],
  });
});

async function enhance(input: Record<string, unknown> = {}): Promise<Task> {
  const { enhanceProfile } = (await person.ask(
    'mutation ($input: EnhanceProfileInput!) { enhanceProfile(input: $input) { id } }',
    { input },
  )) as { enhanceProfile: { id: string } };
  return await bench.until(
    person.accountId,
    enhanceProfile.id,
    ({ status }) => status === 'SUCCEEDED' || status === 'FAILED',
  );
}

async function drafts(filter: Record<string, unknown> = {}): Promise<Draft[]> {
  const { drafts: found } = (await person.ask(DRAFTS, { filter })) as {
    drafts: { edges: { node: Draft }[] };
  };
  return found.edges.map(({ node }) => node);
}

const questions = async (): Promise<Question[]> =>
  (await person.ask(QUESTIONS))['profileQuestions'] as Question[];
const accept = async (id: string, text?: string) =>
  (await person.ask(ACCEPT, { id, text }))['acceptDraft'] as Record<string, unknown>;
const textOf = async (id: string): Promise<string | undefined> => {
  const { profile } = (await person.ask('{ profile { facts { id text } } }')) as {
    profile: { facts: { id: string; text: string }[] };
  };
  return profile.facts.find((fact) => fact.id === id)?.text;
};

describe('looking for improvements', () => {
  it('proposes plain openings and changes nothing by itself', async () => {
    const id = await line('Responsible for managing the bread oven of 3 bakeries');
    const task = await enhance();
    expect(task.result).toMatchObject({ drafts: 1 });
    expect(await drafts()).toMatchObject([
      {
        kind: 'REWORD',
        status: 'PROPOSED',
        origin: 'RULES',
        before: 'Responsible for managing the bread oven of 3 bakeries',
        after: 'Managed the bread oven of 3 bakeries',
        fact: { id },
        basis: [{ id }],
      },
    ]);
    expect(await textOf(id)).toBe('Responsible for managing the bread oven of 3 bakeries');
  });

  it('proposes nothing twice, and nothing again that was rejected', async () => {
    await line('Responsible for managing the bread oven of 3 bakeries');
    await enhance();
    await enhance();
    const [draft, ...more] = await drafts();
    expect(more).toEqual([]);
    await person.ask(REJECT, { id: draft!.id });
    await enhance();
    expect(await drafts()).toMatchObject([{ id: draft!.id, status: 'REJECTED' }]);
    expect(await drafts({ status: ['PROPOSED'] })).toEqual([]);
  });

  it('looks only at what it is asked to look at', async () => {
    const one = await line('Responsible for managing the bread oven of 3 bakeries');
    await line('Responsible for managing the shop in Oslo');
    await enhance({ factIds: [one] });
    expect(await drafts()).toMatchObject([{ fact: { id: one } }]);
    expect((await questions()).every(({ fact }) => fact?.id === one)).toBe(true);
  });

  it('asks at most six questions, however often, and none again that was dismissed', async () => {
    for (let at = 0; at < 4; at += 1) {
      entryId = await save({
        kind: 'ENTRY',
        section: 'work',
        fields: [field('name', `Bakery ${at}`), field('position', 'Baker')],
      });
      await line(`Improved the sourdough of shop ${'ABCD'[at]!}`);
      await line(`Helped with the ovens of shop ${'ABCD'[at]!}`);
    }
    await enhance();
    await enhance();
    const asked = await questions();
    expect(asked).toHaveLength(6);
    expect(new Set(asked.map(({ topic }) => topic))).toEqual(new Set(['DATES', 'NUMBERS']));
    const first = asked[0]!;
    await person.ask('mutation ($id: ID!) { dismissProfileQuestion(id: $id) { status } }', { id: first.id });
    await enhance();
    const after = await questions();
    expect(after.filter(({ status }) => status === 'OPEN')).toHaveLength(6);
    expect(after.filter(({ text }) => text === first.text)).toMatchObject([{ status: 'DISMISSED' }]);
  });

  it('says what is missing when there are no facts, and does not know other people’s', async () => {
    const theirs = await line('Responsible for managing the bread oven');
    const mine = person;
    person = await bench.register();
    expect((await enhance()).error).toMatchObject({ code: 'NO_FACTS' });
    const mutation = 'mutation ($input: EnhanceProfileInput!) { enhanceProfile(input: $input) { id } }';
    expect(await person.codeOf(mutation, { input: { factIds: [theirs] } })).toBe('NOT_FOUND');
    person = mine;
  });
});

describe('a draft', () => {
  it('becomes what the fact says when it is accepted, with what it said before in its history', async () => {
    const id = await line('Responsible for managing the bread oven of 3 bakeries');
    await enhance();
    const [draft] = await drafts();
    const fact = await accept(draft!.id);
    expect(fact).toMatchObject({
      id,
      text: 'Managed the bread oven of 3 bakeries',
      version: 2,
      origin: 'DRAFT',
      history: [
        { text: 'Responsible for managing the bread oven of 3 bakeries', version: 1, origin: 'USER' },
      ],
    });
    expect(await accept(draft!.id)).toEqual(fact);
    expect(await drafts()).toMatchObject([{ status: 'ACCEPTED' }]);
    expect(await person.codeOf(REJECT, { id: draft!.id })).toBe('CONFLICT');
  });

  it('is accepted in the user’s own words', async () => {
    await line('Responsible for managing the bread oven of 3 bakeries');
    await enhance();
    const [draft] = await drafts();
    expect(await accept(draft!.id, ' Ran the bread ovens of 3 bakeries ')).toMatchObject({
      text: 'Ran the bread ovens of 3 bakeries',
      origin: 'USER',
    });
  });

  it('is stale when its fact was changed meanwhile', async () => {
    const id = await line('Responsible for managing the bread oven of 3 bakeries');
    await enhance();
    const [draft] = await drafts();
    await save({ id, version: 1, kind: 'BULLET', text: 'Ran the oven.' });
    expect(await accept(draft!.id)).toEqual({ __typename: 'StaleVersion', currentVersion: 2 });
    expect(await drafts()).toMatchObject([{ status: 'STALE' }]);
    expect(await textOf(id)).toBe('Ran the oven.');
  });

  it('merges two lines that say the same', async () => {
    const kept = await line('Baked 400 loaves of rye bread a day for the harbour market');
    const double = await line('Baked 400 loaves of rye bread a day');
    await enhance();
    const merge = (await drafts()).find(({ kind }) => kind === 'MERGE')!;
    expect(merge).toMatchObject({ fact: { id: kept }, removes: [{ id: double }] });
    expect(await accept(merge.id)).toMatchObject({ id: kept });
    expect(await textOf(double)).toBeUndefined();
    expect(await textOf(kept)).toBe('Baked 400 loaves of rye bread a day for the harbour market');
  });

  it('of somebody else looks like one that does not exist', async () => {
    await line('Responsible for managing the bread oven of 3 bakeries');
    await enhance();
    const [draft] = await drafts();
    const [question] = await questions();
    const other = await bench.register();
    const nowhere = '01890a5d-ac96-774b-bcce-b302099a8057';
    for (const mutation of [ACCEPT, REJECT]) {
      const foreign = await other.send(mutation, { id: draft!.id });
      expect(foreign.comparable).toBe((await other.send(mutation, { id: nowhere })).comparable);
    }
    const answer = (id: string) => other.send(ANSWER, { input: { id, answer: '2' } });
    expect((await answer(question!.id)).comparable).toBe((await answer(nowhere)).comparable);
  });
});

describe('an answer', () => {
  it('becomes a draft of the fact, in the user’s words, once', async () => {
    const id = await line('Reduced the waste of flour in the bakery');
    await enhance();
    const [question] = await questions();
    expect(question).toMatchObject({ topic: 'NUMBERS', status: 'OPEN', fact: { id } });
    const answer = (said: string) => person.send(ANSWER, { input: { id: question!.id, answer: said } });
    const draft = (await answer('from 9% to 4%')).data!['answerProfileQuestion'] as Draft;
    expect(draft).toMatchObject({
      kind: 'COMPLETE',
      origin: 'ANSWER',
      after: 'Reduced the waste of flour in the bakery (from 9% to 4%).',
    });
    expect((await answer('from 9% to 4%')).data!['answerProfileQuestion']).toMatchObject({ id: draft.id });
    expect((await answer('from 9% to 1%')).errors[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    expect(await textOf(id)).toBe('Reduced the waste of flour in the bakery');
    expect(await accept(draft.id)).toMatchObject({ id, text: draft.after });
    expect(await questions()).toMatchObject([{ status: 'ANSWERED', draft: { id: draft.id } }]);
  });

  it('about dates fills in the dates of the entry', async () => {
    const id = await save({
      kind: 'ENTRY',
      section: 'work',
      fields: [field('name', 'Harbour Mill'), field('position', 'Miller')],
    });
    await enhance();
    const question = (await questions()).find(({ topic }) => topic === 'DATES')!;
    expect(question.fact).toMatchObject({ id });
    const answer = (said: string) => person.send(ANSWER, { input: { id: question.id, answer: said } });
    expect((await answer('a while ago')).errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'answer',
    });
    const draft = (await answer('March 2015 to June 2018')).data!['answerProfileQuestion'] as Draft;
    const fact = await accept(draft.id);
    expect(fact['fields']).toEqual(
      expect.arrayContaining([
        field('startDate', '2015-03'),
        field('endDate', '2018-06'),
        field('name', 'Harbour Mill'),
      ]),
    );
  });
});
