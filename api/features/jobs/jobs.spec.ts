import { newId } from '../../platform/database/new-id.js';
import { JOB, JobBench, UPDATE, jsonLd, page } from './job-bench.js';
import type { JobAnswer } from './job-bench.js';

let bench: JobBench;

beforeAll(async () => {
  bench = await JobBench.open();
}, 120_000);

afterAll(() => bench.close());

beforeEach(() => bench.reset());

describe('editing', () => {
  const update = async (id: string, input: object) =>
    (await bench.ada.ask(UPDATE, { id, input }))['updateJob'] as {
      __typename: string;
      version: number;
      [key: string]: unknown;
    };

  it('keeps what the user typed through reprocessing, and gives it back on request', async () => {
    const job = await bench.jobOf(await bench.importUrl('/jobs/baker'));
    const edited = await update(job.id, { version: 1, title: 'Baker (nights)', locations: ['Kiel'] });
    expect(edited).toMatchObject({
      __typename: 'Job',
      version: 2,
      title: 'Baker (nights)',
      locations: ['Kiel'],
    });
    bench.pages.set('/jobs/baker', page('Night Baker', jsonLd('Senior Night Baker', 'Brotwerk Hansa')));
    const again = await bench.reprocess(job.id);
    expect(again).toMatchObject({ title: 'Baker (nights)', company: 'Brotwerk Hansa', locations: ['Kiel'] });
    expect(again.evidence.find((entry) => entry.field === 'title')).toMatchObject({
      origin: 'USER',
      confidence: null,
      extractedValue: 'Senior Night Baker',
    });
    const reverted = await update(job.id, { version: again.version, revertToExtracted: ['title'] });
    expect(reverted).toMatchObject({ title: 'Senior Night Baker', locations: ['Kiel'] });
    const cleared = await update(job.id, { version: reverted.version, company: null });
    expect(cleared['company']).toBeNull();
    expect(cleared['evidence']).toContainEqual({ field: 'company', origin: 'USER' });
  });

  it('tells a stale version, but only of a field that has changed', async () => {
    const job = await bench.jobOf(await bench.importUrl('/jobs/baker'));
    expect(await update(job.id, { version: 1, title: 'A' })).toMatchObject({ version: 2 });
    expect(await update(job.id, { version: 1, company: 'B' })).toMatchObject({
      version: 3,
      title: 'A',
      company: 'B',
    });
    expect(await update(job.id, { version: 1, title: 'C' })).toEqual({
      __typename: 'StaleVersion',
      currentVersion: 3,
    });
    const answers = await Promise.all(['x', 'y'].map((title) => update(job.id, { version: 3, title })));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['Job', 'StaleVersion']);
  });

  it('names the field that cannot be', async () => {
    const job = await bench.jobOf(await bench.importUrl('/jobs/baker'));
    const wrong: [string, object][] = [
      ['title', { title: 'x'.repeat(301) }],
      ['salary.currency', { salary: { currency: 'euro', min: 1, unit: 'YEAR' } }],
      ['salary.min', { salary: { currency: 'EUR', min: 5, max: 1, unit: 'YEAR' } }],
      ['datePosted', { datePosted: 'yesterday' }],
      ['seniority', { seniority: 'BOSS' }],
      ['yearsExperience', { yearsExperience: -1 }],
      ['revertToExtracted', { revertToExtracted: ['id'] }],
      ['revertToExtracted', { title: 'x', revertToExtracted: ['title'] }],
      ['version', { version: 9, title: 'x' }],
    ];
    for (const [field, input] of wrong) {
      const { errors } = await bench.ada.send(UPDATE, { id: job.id, input: { version: 1, ...input } });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
    expect(((await bench.ada.ask(JOB, { id: job.id }))['job'] as JobAnswer).version).toBe(1);
  });

  it('notes when the page of a saved job has closed, and when it has opened again', async () => {
    const job = await bench.jobOf(await bench.importUrl('/jobs/baker'));
    const open = bench.pages.get('/jobs/baker');
    const look = () => bench.reprocess(job.id);
    bench.pages.delete('/jobs/baker');
    expect(await look()).toMatchObject({ status: 'EXPIRED', title: 'Night Baker' });
    bench.pages.set('/jobs/baker', open ?? '');
    expect(await look()).toMatchObject({ status: 'SAVED' });
  });
});

describe('lists', () => {
  const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: JobFilter, $orderBy: JobOrder) {
    jobs(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id title company } } } }`;
  interface List {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    edges: { node: { id: string; title: string; company: string } }[];
  }
  const list = async (variables: object) => (await bench.ada.ask(LIST, { ...variables }))['jobs'] as List;
  const titles = (answer: List) => answer.edges.map((edge) => edge.node.title);

  beforeEach(async () => {
    const postings: [string, string, object][] = [
      ['Miller', 'Zur Mühle', { datePosted: '2026-10-01' }],
      ['baker', 'Älteste Bäckerei', { datePosted: undefined }],
      ['Carter', 'brotwerk 100%', { datePosted: '2026-11-01', jobLocationType: 'TELECOMMUTE' }],
      ['Accountant', 'Brotwerk', { datePosted: undefined }],
      ['Driver', 'Fuhrpark', { datePosted: '2026-09-01' }],
    ];
    for (const [index, [title, company, extra]] of postings.entries()) {
      bench.pages.set(`/l/${index}`, page(title, jsonLd(title, company, extra)));
      expect((await bench.importUrl(`/l/${index}`)).error).toBeNull();
    }
  });

  it('come in every order, in pages that fit together forwards and backwards', async () => {
    const expected: Record<string, string[]> = {
      CREATED_AT_DESC: ['Driver', 'Accountant', 'Carter', 'baker', 'Miller'],
      CREATED_AT_ASC: ['Miller', 'baker', 'Carter', 'Accountant', 'Driver'],
      COMPANY_ASC: ['baker', 'Accountant', 'Carter', 'Driver', 'Miller'],
      TITLE_ASC: ['Accountant', 'baker', 'Carter', 'Driver', 'Miller'],
      DATE_POSTED_DESC: ['Carter', 'Miller', 'Driver', 'Accountant', 'baker'],
    };
    for (const [orderBy, all] of Object.entries(expected)) {
      expect(titles(await list({ orderBy }))).toEqual(all);
      const forwards: string[] = [];
      let after: string | undefined;
      for (let more = true; more;) {
        const answer = await list({ orderBy, first: 2, after });
        forwards.push(...titles(answer));
        more = answer.pageInfo.hasNextPage;
        after = answer.pageInfo.endCursor;
      }
      expect(forwards).toEqual(all);
      const backwards: string[] = [];
      let before: string | undefined;
      for (let more = true; more;) {
        const answer = await list({ orderBy, last: 2, before });
        backwards.unshift(...titles(answer));
        more = answer.pageInfo.hasPreviousPage;
        before = answer.pageInfo.startCursor;
      }
      expect(backwards).toEqual(all);
    }
  });

  it('are filtered by words, way of working and status', async () => {
    expect(titles(await list({ filter: { text: 'altest BACKER' } }))).toEqual(['baker']);
    expect(titles(await list({ filter: { text: '100%' } }))).toEqual(['Carter']);
    expect(titles(await list({ filter: { text: '_' } }))).toEqual([]);
    const { edges: found } = await list({ filter: { text: 'fuhrpark' } });
    await bench.ada.ask(UPDATE, {
      id: found[0]?.node.id,
      input: { version: 1, company: 'Spedition Lüders' },
    });
    expect(titles(await list({ filter: { text: 'luders' } }))).toEqual(['Driver']);
    expect(titles(await list({ filter: { remote: ['REMOTE'] } }))).toEqual(['Carter']);
    const { edges } = await list({ first: 1 });
    await bench.ada.ask('mutation ($id: ID!) { archiveJob(id: $id) { status } }', { id: edges[0]?.node.id });
    expect(await list({})).toMatchObject({ totalCount: 4 });
    expect(titles(await list({ filter: { status: ['ARCHIVED'] } }))).toEqual(['Driver']);
  });

  it('have the long texts where they are asked for, in whatever form', async () => {
    const query = `{ jobs(filter: { text: "Zur Mühle" }) { edges { ... on JobEdge { node { ...Long } } } } }
      fragment Long on Job { description requirements { text } evidence { field excerpt } }`;
    const { jobs } = await bench.ada.ask(query);
    const [edge] = (jobs as { edges: { node: JobAnswer }[] }).edges;
    expect(edge?.node['description']).toContain('bakes bread by night');
    expect(edge?.node.evidence.find((entry) => entry.field === 'title')?.excerpt).toContain('Miller');
  });

  it('refuse cursors and sizes that were never given out', async () => {
    for (const variables of [
      { first: 101 },
      { first: -1 },
      { first: 1, last: 1 },
      { after: 'x' },
      { after: Buffer.from('["a","b"]').toString('base64url') },
    ]) {
      expect(await bench.ada.codeOf(LIST, variables)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('what belongs to others', () => {
  it('is byte-equal to what does not exist', async () => {
    const job = await bench.jobOf(await bench.importUrl('/jobs/baker'));
    const bob = await bench.api.register('Bob Example');
    const operations: [string, (id: string) => object][] = [
      [JOB, (id) => ({ id })],
      ['query ($id: ID!) { jobEvidence(id: $id) { field } }', (id) => ({ id })],
      [UPDATE, (id) => ({ id, input: { version: 1, title: 'x' } })],
      ['mutation ($id: ID!) { archiveJob(id: $id) { id } }', (id) => ({ id })],
      ['mutation ($id: ID!) { reprocessJob(id: $id) { id } }', (id) => ({ id })],
    ];
    for (const [query, variables] of operations) {
      const foreign = await bob.send(query, { ...variables(job.id) });
      expect(foreign.errors[0]?.extensions['code']).toBe('NOT_FOUND');
      for (const id of [newId(), 'nonsense', '', "'; drop table job --"]) {
        expect((await bob.send(query, { ...variables(id) })).comparable).toBe(foreign.comparable);
      }
    }
    expect((await bench.ada.ask(JOB, { id: job.id }))['job']).toMatchObject({
      title: 'Night Baker',
      version: 1,
    });
  });
});
