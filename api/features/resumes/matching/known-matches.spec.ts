import { fillDemoAccount } from '../../../../db/seeds/demo-account.js';
import { withAccount } from '../../../platform/database/orm.js';
import { openApiBench } from '../../../platform/testing/api-bench.js';
import type { ApiBench } from '../../../platform/testing/api-bench.js';
import type { ApiClient } from '../../../platform/testing/api-client.js';
import { openFileStore } from '../../../start-api.js';
import { Job } from '../../jobs/job.entity.js';
import { toPosting } from '../../jobs/job-posting.js';
import { Fact } from '../../profiles/fact.entity.js';
import { readFacts } from '../../profiles/profile-reader.js';
import { matchFacts } from './match-facts.js';

let bench: ApiBench;
let person: ApiClient & { accountId: string };

beforeAll(async () => {
  bench = await openApiBench();
  person = await bench.register();
  await fillDemoAccount(withAccount(bench.orm, person.accountId), openFileStore(bench.config));
}, 120_000);
afterAll(() => bench.end());

const newEm = () => withAccount(bench.orm, person.accountId);

interface Shown {
  id: string;
  version: number;
  match: { score: number; missing: { text: string }[] } | null;
}

async function shownMatches(client: ApiClient): Promise<Shown[]> {
  const { jobs } = (await client.ask(
    '{ jobs(first: 50) { edges { node { id version match { score missing { text } } } } } }',
  )) as { jobs: { edges: { node: Shown }[] } };
  return jobs.edges.map(({ node }) => node);
}

/** Every job the list shows has the match that its posting and the facts give when compared anew. */
async function expectFresh(): Promise<Shown[]> {
  const shown = await shownMatches(person);
  const facts = await readFacts(newEm(), person.accountId);
  const today = new Date().toISOString().slice(0, 10);
  for (const { id, match } of shown) {
    const job = await newEm().findOneOrFail(Job, { id });
    const { score, missing } = matchFacts(facts, toPosting(job), today);
    expect(match).toEqual({ score, missing: missing.map(({ text }) => ({ text })) });
  }
  return shown;
}

describe('the match of a job', () => {
  it('is the same asked again, and another one after any change of a fact or the posting', async () => {
    const first = await expectFresh();
    expect(await expectFresh()).toEqual(first);

    // By a way that tells nobody: neither version nor time of the fact changes.
    const skills = await newEm().find(Fact, { kind: 'keyword', removedAt: null });
    const gone = skills.map(({ id }) => id);
    await newEm().nativeUpdate(Fact, { id: { $in: gone } }, { text: 'basket weaving' });
    const unskilled = await expectFresh();
    expect(unskilled).not.toEqual(first);

    await newEm().nativeUpdate(Fact, { kind: 'bullet' }, { removedAt: new Date() });
    expect(await expectFresh()).not.toEqual(unskilled);

    const { id, version } = first[0]!;
    await person.ask(
      'mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) { __typename } }',
      { id, input: { version, title: 'Basket Weaver', yearsExperience: 40 } },
    );
    expect((await expectFresh()).find((job) => job.id === id)?.version).toBe(version + 1);
  });

  it('is null before the first fact, and nothing of it is seen by others', async () => {
    const stranger = await bench.register();
    expect(await shownMatches(stranger)).toEqual([]);
    await newEm().nativeUpdate(Fact, {}, { removedAt: new Date() });
    expect((await shownMatches(person)).map(({ match }) => match)).not.toContainEqual(expect.anything());
  });
});
