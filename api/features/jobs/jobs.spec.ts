import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newId } from '../../platform/database/new-id.js';
import { openApiBench } from '../../platform/testing/api-bench.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';

const IMPORT = `mutation ($input: ImportJobsInput!) { importJobs(input: $input) {
  __typename
  ... on ImportStarted { task { id status title } }
  ... on DuplicateJob { message job { id title } }
  ... on ImportRefused { input code message } } }`;
const JOB = `query ($id: ID!) { job(id: $id) {
  id url canonicalUrl status title company locations remote salary { min { amountMinor currency } max { amountMinor currency } unit }
  employmentType datePosted validThrough description requirements { text kind skills } skills
  evidence { field confidence origin excerpt source extractedValue } warnings version
  snapshot { url contentType checksum size fileName } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateJobInput!) { updateJob(id: $id, input: $input) {
  __typename ... on Job { id version title company locations evidence { field origin } } ... on StaleVersion { currentVersion } } }`;
const TASK =
  'query ($id: ID!) { task(id: $id) { id status result error { code message retryable } steps { name status message } job { id title } } }';

interface TaskAnswer {
  id: string;
  status: string;
  result: { jobId: string; duplicate: boolean; closed: boolean } | null;
  error: { code: string; message: string; retryable: boolean } | null;
  steps: { name: string; status: string; message: string | null }[];
  job: { id: string; title: string } | null;
}

interface JobAnswer {
  id: string;
  status: string;
  title: string | null;
  company: string | null;
  version: number;
  snapshot: { url: string; checksum: string; size: number };
  evidence: {
    field: string;
    origin: string;
    confidence: number | null;
    excerpt: string | null;
    extractedValue: unknown;
  }[];
  [field: string]: unknown;
}

function jsonLd(title: string, company: string, extra: object = {}): string {
  return `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    hiringOrganization: { '@type': 'Organization', name: company },
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Berlin', addressCountry: 'DE' } },
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: { minValue: 52000, maxValue: 64000, unitText: 'YEAR' },
    },
    employmentType: 'FULL_TIME',
    datePosted: '2026-11-02',
    description: `<p>${company} looks for a ${title} who bakes bread by night and trains apprentices.</p><h3>Requirements</h3><ul><li>Three years of experience in a bakery</li><li>You must know sourdough</li></ul>`,
    ...extra,
  })}</script>`;
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang=en><head><title>${title}</title></head><body>${body}</body></html>`;

let bench: ApiBench;
let site: Server;
let origin: string;
let pages: Map<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>;
let ada: ApiClient & { accountId: string };

beforeAll(async () => {
  site = createServer((request, response) => {
    const answer = pages.get((request.url ?? '').split('?')[0] ?? '');
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined)
      response
        .writeHead(404, { 'content-type': 'text/html' })
        .end(page('Not found', '<h1>Page not found</h1>'));
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(answer);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const { port } = site.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  bench = await openApiBench({ FETCH_ALLOW_PRIVATE: `127.0.0.1:${port}` });
}, 120_000);

afterAll(async () => {
  await bench.end();
  site.closeAllConnections();
  await new Promise((done) => site.close(done));
});

beforeEach(async () => {
  ada = await bench.register();
  pages = new Map([
    [
      '/jobs/baker',
      page(
        'Night Baker',
        jsonLd('Night Baker', 'Brotwerk Nord') + '<h1>Night Baker</h1><p>Brotwerk Nord</p>',
      ),
    ],
  ]);
});

async function start(
  client: ApiClient,
  input: object,
): Promise<{ __typename: string; task?: { id: string }; [key: string]: unknown }[]> {
  return (await client.ask(IMPORT, { input }))['importJobs'] as { __typename: string }[];
}

async function finish(client: ApiClient & { accountId: string }, taskId: string): Promise<TaskAnswer> {
  await bench.until(client.accountId, taskId, (task) =>
    ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(task.status),
  );
  return (await client.ask(TASK, { id: taskId }))['task'] as TaskAnswer;
}

async function importUrl(path: string, client = ada): Promise<TaskAnswer> {
  const [started] = await start(client, { urls: [`${origin}${path}`] });
  if (started?.task === undefined) throw new Error(`Not started: ${JSON.stringify(started)}`);
  return finish(client, started.task.id);
}

async function jobOf(task: TaskAnswer, client = ada): Promise<JobAnswer> {
  return (await client.ask(JOB, { id: task.result?.jobId }))['job'] as JobAnswer;
}

describe('importing an address', () => {
  it('fetches, reads and saves the posting with evidence and the page as it was sent', async () => {
    const task = await importUrl('/jobs/baker?utm_source=mail');
    expect(task.error).toBeNull();
    expect(task.status).toBe('SUCCEEDED');
    expect(task.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'fetch SUCCEEDED',
      'read SUCCEEDED',
      'browser SKIPPED',
      'check SUCCEEDED',
      'save SUCCEEDED',
    ]);
    expect(task.job?.id).toBe(task.result?.jobId);
    const job = await jobOf(task);
    expect(job).toMatchObject({
      title: 'Night Baker',
      company: 'Brotwerk Nord',
      status: 'SAVED',
      salary: {
        min: { amountMinor: 5_200_000, currency: 'EUR' },
        max: { amountMinor: 6_400_000 },
        unit: 'YEAR',
      },
      employmentType: ['FULL_TIME'],
      datePosted: '2026-11-02T00:00:00.000Z',
      canonicalUrl: `${origin.replace('http:', 'https:')}/jobs/baker`,
      version: 1,
    });
    const title = job.evidence.find((entry) => entry.field === 'title');
    expect(title).toMatchObject({ origin: 'EXTRACTED', extractedValue: 'Night Baker' });
    expect(title?.confidence).toBeGreaterThan(0.5);
    expect(title?.excerpt).toContain('Night Baker');
    const snapshot = await fetch(job.snapshot.url);
    expect(await snapshot.text()).toBe(pages.get('/jobs/baker'));
  });

  it('shows its progress live, from the present state on', async () => {
    const client = createClient({
      url: `${bench.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: ada.accessToken },
    });
    try {
      const [started] = await start(ada, { urls: [`${origin}/jobs/baker`] });
      const seen: TaskAnswer[] = [];
      const updates = client.iterate({
        query: `subscription ($id: ID!) { taskUpdated(id: $id) { id status result error { code } steps { name status message } job { id title } } }`,
        variables: { id: started?.task?.id },
      });
      for await (const { data, errors } of updates) {
        expect(errors).toBeUndefined();
        const task = (data as { taskUpdated: TaskAnswer }).taskUpdated;
        seen.push(task);
        if (task.status === 'SUCCEEDED' || task.status === 'FAILED') break;
      }
      expect(seen.at(-1)).toMatchObject({ status: 'SUCCEEDED', job: { title: 'Night Baker' } });
      expect(seen.length).toBeGreaterThan(1);
    } finally {
      await client.dispose();
    }
  });

  it('opens a browser for a page that its scripts build', async () => {
    pages.set(
      '/app/17',
      page(
        'Careers',
        `<div id="root"></div><script>
      fetch('/api/17').then((r) => r.text()).then((html) => { document.getElementById('root').innerHTML = html;
        const s = document.createElement('script'); s.type = 'application/ld+json'; s.textContent = document.getElementById('d').innerHTML; document.head.append(s) })
    </script>`,
      ),
    );
    pages.set(
      '/api/17',
      `<h1>Pastry Chef</h1><p>Konditorei Lindenhof</p>${jsonLd('Pastry Chef', 'Konditorei Lindenhof').replace('<script type="application/ld+json">', '<template id="d">').replace('</script>', '</template>')}`,
    );
    const task = await importUrl('/app/17');
    expect(task.error).toBeNull();
    expect(task.steps.find((step) => step.name === 'browser')?.status).toBe('SUCCEEDED');
    expect(await jobOf(task)).toMatchObject({ title: 'Pastry Chef', company: 'Konditorei Lindenhof' });
  }, 60_000);

  it('ends as what it is when it is no open posting, and saves nothing', async () => {
    pages.set(
      '/expired',
      page(
        'Night Baker',
        '<h1>Night Baker</h1><p>This job is no longer available. The position has been filled.</p>',
      ),
    );
    pages.set(
      '/list',
      page(
        'Jobs at Brotwerk',
        ['Night Baker', 'Pastry Chef', 'Miller']
          .map(
            (title, i) =>
              `<li><a href="/jobs/${i}">${title}</a></li>` +
              jsonLd(title, 'Brotwerk Nord', { url: `${origin}/jobs/${i}` }),
          )
          .join(''),
      ),
    );
    pages.set(
      '/article',
      page(
        'How bread is made',
        `<article><h1>How bread is made</h1>${'<p>Flour and water are mixed, rest, and are baked until the crust is brown. People have done so for thousands of years.</p>'.repeat(20)}</article>`,
      ),
    );
    pages.set('/refused', (_request, response) => response.writeHead(403).end('no'));
    pages.set('/picture', (_request, response) => response.setHeader('content-type', 'image/png').end('x'));
    pages.set('/gone', (_request, response) =>
      response.writeHead(410, { 'content-type': 'text/html' }).end(page('Gone', '<p>Nothing here</p>')),
    );
    const expected: Record<string, string> = {
      '/expired': 'POSTING_EXPIRED',
      '/list': 'POSTING_LIST',
      '/article': 'NOT_A_POSTING',
      '/refused': 'PAGE_REFUSED',
      '/picture': 'UNSUPPORTED_MEDIA',
      '/gone': 'PAGE_GONE',
      '/missing': 'PAGE_GONE',
    };
    const codes: Record<string, string | undefined> = {};
    for (const path of Object.keys(expected)) {
      const task = await importUrl(path);
      expect(task.status).toBe('FAILED');
      expect(task.error?.retryable).toBe(false);
      expect(task.job).toBeNull();
      codes[path] = task.error?.code;
    }
    expect(codes).toEqual(expected);
    expect((await ada.ask('{ jobs { totalCount } }'))['jobs']).toEqual({ totalCount: 0 });
  }, 60_000);

  it('does not reach what is private, whatever leads there', async () => {
    pages.set('/inside', (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/secret' }).end(),
    );
    expect((await importUrl('/inside')).error?.code).toBe('FORBIDDEN_ADDRESS');
    const refused = await start(ada, {
      urls: [
        'http://169.254.169.254/latest',
        'file:///etc/passwd',
        'no address',
        'http://user:pw@example.com/',
      ],
    });
    expect(refused.map((answer) => [answer.__typename, answer['code']])).toEqual(
      Array.from({ length: 4 }, () => ['ImportRefused', 'BAD_USER_INPUT']),
    );
  });
});

describe('duplicates', () => {
  it('are found by address before anything is fetched', async () => {
    const { result } = await importUrl('/jobs/baker');
    const [answer] = await start(ada, { urls: [`${origin}/jobs/baker/?utm_campaign=x#apply`] });
    expect(answer).toMatchObject({
      __typename: 'DuplicateJob',
      job: { id: result?.jobId },
      message: 'Night Baker, Brotwerk Nord is already saved.',
    });
  });

  it('are found by what the posting says', async () => {
    const first = await importUrl('/jobs/baker');
    pages.set(
      '/board/99',
      page(
        'Night Baker',
        jsonLd('Night Baker', 'Brotwerk Nord') + '<h1>Night Baker</h1><p>Brotwerk Nord</p>',
      ),
    );
    const second = await importUrl('/board/99');
    expect(second).toMatchObject({
      status: 'SUCCEEDED',
      result: { jobId: first.result?.jobId, duplicate: true },
    });
    const [third] = await start(ada, { urls: [`${origin}/board/99`] });
    expect(third?.__typename).toBe('DuplicateJob');
  });

  it('are one job when they are imported at once', async () => {
    const paths = ['/a', '/b', '/c', '/d'];
    for (const path of paths) pages.set(path, String(pages.get('/jobs/baker')));
    const started = await start(ada, { urls: paths.map((path) => `${origin}${path}`) });
    const tasks = await Promise.all(started.map(({ task }) => finish(ada, String(task?.id))));
    expect(tasks.map((task) => task.status)).toEqual(paths.map(() => 'SUCCEEDED'));
    expect(new Set(tasks.map((task) => task.result?.jobId)).size).toBe(1);
  });

  it('are not seen in pages that only claim the same address', async () => {
    pages.set(
      '/p/1',
      page('Miller', `<link rel=canonical href="${origin}/careers">${jsonLd('Miller', 'Mühle Süd')}`),
    );
    pages.set(
      '/p/2',
      page('Carter', `<link rel=canonical href="${origin}/careers">${jsonLd('Carter', 'Mühle Süd')}`),
    );
    const [one, two] = [await importUrl('/p/1'), await importUrl('/p/2')];
    expect(two.result?.jobId).not.toBe(one.result?.jobId);
  });

  it('belong to one account: the same address is new to another', async () => {
    const first = await importUrl('/jobs/baker');
    const bob = await bench.register('Bob Example');
    const second = await importUrl('/jobs/baker', bob);
    expect(second.result).toMatchObject({ duplicate: false });
    expect(second.result?.jobId).not.toBe(first.result?.jobId);
  });
});

describe('texts, files and keys', () => {
  const TEXT = `Night Baker\nBrotwerk Nord, Hamburg\n\nWe look for a night baker (full time).\n\nRequirements\n- Three years of experience in a bakery\n- You must know sourdough\n\nSalary: 3,000 - 3,600 EUR per month`;

  it('imports a pasted posting', async () => {
    const [started] = await start(ada, { texts: [TEXT] });
    const task = await finish(ada, String(started?.task?.id));
    expect(task.error).toBeNull();
    expect(task.steps.find((step) => step.name === 'fetch')?.status).toBe('SKIPPED');
    const job = await jobOf(task);
    expect(job).toMatchObject({ title: 'Night Baker', url: null });
    expect(await (await fetch(job.snapshot.url)).text()).toBe(TEXT);
  });

  it('imports a saved page from an upload', async () => {
    const bytes = Buffer.from(String(pages.get('/jobs/baker')));
    const { createUpload } = await ada.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName: 'baker.html', contentType: 'text/html', size: bytes.length } },
    );
    const upload = createUpload as { id: string; url: string };
    expect((await start(ada, { files: [upload.id] }))[0]).toMatchObject({
      __typename: 'ImportRefused',
      code: 'NOT_FOUND',
    });
    await fetch(upload.url, { method: 'PUT', body: bytes });
    const [started] = await start(ada, { files: [upload.id] });
    expect(await jobOf(await finish(ada, String(started?.task?.id)))).toMatchObject({ title: 'Night Baker' });
    const bob = await bench.register();
    const foreign = await bob.send(IMPORT, { input: { files: [upload.id] } });
    const random = await bob.send(IMPORT, { input: { files: [newId()] } });
    expect(foreign.comparable.replaceAll(upload.id, 'ID')).toBe(
      random.comparable.replace(/[0-9a-f-]{36}/, 'ID'),
    );
  });

  it('answers one by one, in order, and refuses nothing and too much', async () => {
    const answers = await start(ada, {
      urls: ['nonsense', `${origin}/jobs/baker`],
      texts: ['  ', TEXT],
      files: ['not-an-id'],
    });
    expect(answers.map((answer) => answer.__typename)).toEqual([
      'ImportRefused',
      'ImportStarted',
      'ImportRefused',
      'ImportStarted',
      'ImportRefused',
    ]);
    expect(await ada.codeOf(IMPORT, { input: {} })).toBe('BAD_USER_INPUT');
    expect(await ada.codeOf(IMPORT, { input: { texts: Array.from({ length: 101 }, () => 'x') } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(
      await bench
        .register()
        .then((client) =>
          Object.assign(client, { accessToken: null }).codeOf(IMPORT, { input: { texts: ['x'] } }),
        ),
    ).toBe('UNAUTHENTICATED');
  });

  it('gives the same tasks for the same idempotency key', async () => {
    const input = { urls: [`${origin}/jobs/baker`], texts: [TEXT], idempotencyKey: 'k1' };
    const requests = await Promise.all([start(ada, input), start(ada, input)]);
    const ids = (answers: { task?: { id: string } }[]) => answers.map(({ task }) => task?.id);
    expect(ids(requests[0] ?? [])).toEqual(ids(requests[1] ?? []));
    await finish(ada, String(requests[0]?.[0]?.task?.id));
    expect(ids(await start(ada, input))).toEqual(ids(requests[0] ?? []));
    expect(await ada.codeOf(IMPORT, { input: { ...input, urls: [`${origin}/jobs/other`] } })).toBe(
      'CONFLICT',
    );
  });
});

describe('editing', () => {
  const update = async (id: string, input: object) =>
    (await ada.ask(UPDATE, { id, input }))['updateJob'] as {
      __typename: string;
      version: number;
      [key: string]: unknown;
    };

  it('keeps what the user typed through reprocessing, and gives it back on request', async () => {
    const job = await jobOf(await importUrl('/jobs/baker'));
    const edited = await update(job.id, { version: 1, title: 'Baker (nights)', locations: ['Kiel'] });
    expect(edited).toMatchObject({
      __typename: 'Job',
      version: 2,
      title: 'Baker (nights)',
      locations: ['Kiel'],
    });
    pages.set('/jobs/baker', page('Night Baker', jsonLd('Senior Night Baker', 'Brotwerk Hansa')));
    const { reprocessJob } = await ada.ask('mutation ($id: ID!) { reprocessJob(id: $id) { id } }', {
      id: job.id,
    });
    expect((await finish(ada, (reprocessJob as { id: string }).id)).error).toBeNull();
    const again = (await ada.ask(JOB, { id: job.id }))['job'] as JobAnswer;
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
    const job = await jobOf(await importUrl('/jobs/baker'));
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
    const job = await jobOf(await importUrl('/jobs/baker'));
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
      const { errors } = await ada.send(UPDATE, { id: job.id, input: { version: 1, ...input } });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
    expect(((await ada.ask(JOB, { id: job.id }))['job'] as JobAnswer).version).toBe(1);
  });

  it('notes when the page of a saved job has closed, and when it has opened again', async () => {
    const job = await jobOf(await importUrl('/jobs/baker'));
    const open = pages.get('/jobs/baker');
    const look = async () => {
      const { reprocessJob } = await ada.ask('mutation ($id: ID!) { reprocessJob(id: $id) { id } }', {
        id: job.id,
      });
      await finish(ada, (reprocessJob as { id: string }).id);
      return (await ada.ask(JOB, { id: job.id }))['job'];
    };
    pages.delete('/jobs/baker');
    expect(await look()).toMatchObject({ status: 'EXPIRED', title: 'Night Baker' });
    pages.set('/jobs/baker', open ?? '');
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
  const list = async (variables: object) => (await ada.ask(LIST, { ...variables }))['jobs'] as List;
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
      pages.set(`/l/${index}`, page(title, jsonLd(title, company, extra)));
      expect((await importUrl(`/l/${index}`)).error).toBeNull();
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
    await ada.ask(UPDATE, { id: found[0]?.node.id, input: { version: 1, company: 'Spedition Lüders' } });
    expect(titles(await list({ filter: { text: 'luders' } }))).toEqual(['Driver']);
    expect(titles(await list({ filter: { remote: ['REMOTE'] } }))).toEqual(['Carter']);
    const { edges } = await list({ first: 1 });
    await ada.ask('mutation ($id: ID!) { archiveJob(id: $id) { status } }', { id: edges[0]?.node.id });
    expect(await list({})).toMatchObject({ totalCount: 4 });
    expect(titles(await list({ filter: { status: ['ARCHIVED'] } }))).toEqual(['Driver']);
  });

  it('refuse cursors and sizes that were never given out', async () => {
    for (const variables of [
      { first: 101 },
      { first: -1 },
      { first: 1, last: 1 },
      { after: 'x' },
      { after: Buffer.from('["a","b"]').toString('base64url') },
    ]) {
      expect(await ada.codeOf(LIST, variables)).toBe('BAD_USER_INPUT');
    }
  });
});

describe('what belongs to others', () => {
  it('is byte-equal to what does not exist', async () => {
    const job = await jobOf(await importUrl('/jobs/baker'));
    const bob = await bench.register('Bob Example');
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
    expect((await ada.ask(JOB, { id: job.id }))['job']).toMatchObject({ title: 'Night Baker', version: 1 });
  });
});
