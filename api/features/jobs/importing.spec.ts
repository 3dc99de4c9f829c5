import { DomainEvent } from '../../engine/events/domain-event.entity.js';
import { withAccount } from '../../platform/database/orm.js';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newId } from '../../platform/database/new-id.js';
import { IMPORT, JobBench, jsonLd, page } from './job-bench.js';
import type { TaskAnswer } from './job-bench.js';

let bench: JobBench;

beforeAll(async () => {
  bench = await JobBench.open();
}, 120_000);

afterAll(() => bench.close());

beforeEach(() => bench.reset());

describe('importing an address', () => {
  it('fetches, reads and saves the posting with evidence and the page as it was sent', async () => {
    const task = await bench.importUrl('/jobs/baker?utm_source=mail');
    expect(task.error).toBeNull();
    expect(task.status).toBe('SUCCEEDED');
    expect(task.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'fetch SUCCEEDED',
      'read SUCCEEDED',
      'browser SKIPPED',
      'check SUCCEEDED',
      'ask SKIPPED',
      'save SUCCEEDED',
    ]);
    expect(task.job?.id).toBe(task.result?.jobId);
    const job = await bench.jobOf(task);
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
      canonicalUrl: `${bench.origin.replace('http:', 'https:')}/jobs/baker`,
      version: 1,
    });
    const title = job.evidence.find((entry) => entry.field === 'title');
    expect(title).toMatchObject({ origin: 'EXTRACTED', extractedValue: 'Night Baker' });
    expect(title?.confidence).toBeGreaterThan(0.5);
    expect(title?.excerpt).toContain('Night Baker');
    const snapshot = await fetch(job.snapshot.url);
    expect(await snapshot.text()).toBe(bench.pages.get('/jobs/baker'));
    const em = withAccount(bench.api.orm, bench.ada.accountId);
    expect(await em.count(DomainEvent, { type: 'job.imported', subjectId: job.id })).toBe(1);
  });

  it('shows its progress live, from the present state on', async () => {
    const client = createClient({
      url: `${bench.api.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: bench.ada.accessToken },
    });
    try {
      const [started] = await bench.start(bench.ada, { urls: [`${bench.origin}/jobs/baker`] });
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
    bench.pages.set(
      '/app/17',
      page(
        'Careers',
        `<div id="root"></div><script>
      fetch('/api/17').then((r) => r.text()).then((html) => { document.getElementById('root').innerHTML = html;
        const s = document.createElement('script'); s.type = 'application/ld+json'; s.textContent = document.getElementById('d').innerHTML; document.head.append(s) })
    </script>`,
      ),
    );
    bench.pages.set(
      '/api/17',
      `<h1>Pastry Chef</h1><p>Konditorei Lindenhof</p>${jsonLd('Pastry Chef', 'Konditorei Lindenhof').replace('<script type="application/ld+json">', '<template id="d">').replace('</script>', '</template>')}`,
    );
    const task = await bench.importUrl('/app/17');
    expect(task.error).toBeNull();
    expect(task.steps.find((step) => step.name === 'browser')?.status).toBe('SUCCEEDED');
    expect(await bench.jobOf(task)).toMatchObject({ title: 'Pastry Chef', company: 'Konditorei Lindenhof' });
  }, 60_000);

  it('ends as what it is when it is no open posting, and saves nothing', async () => {
    bench.pages.set(
      '/expired',
      page(
        'Night Baker',
        '<h1>Night Baker</h1><p>This job is no longer available. The position has been filled.</p>',
      ),
    );
    bench.pages.set(
      '/list',
      page(
        'Jobs at Brotwerk',
        ['Night Baker', 'Pastry Chef', 'Miller']
          .map(
            (title, i) =>
              `<li><a href="/jobs/${i}">${title}</a></li>` +
              jsonLd(title, 'Brotwerk Nord', { url: `${bench.origin}/jobs/${i}` }),
          )
          .join(''),
      ),
    );
    bench.pages.set(
      '/article',
      page(
        'How bread is made',
        `<article><h1>How bread is made</h1>${'<p>Flour and water are mixed, rest, and are baked until the crust is brown. People have done so for thousands of years.</p>'.repeat(20)}</article>`,
      ),
    );
    bench.pages.set('/refused', (_request, response) => response.writeHead(403).end('no'));
    bench.pages.set('/picture', (_request, response) =>
      response.setHeader('content-type', 'image/png').end('x'),
    );
    bench.pages.set('/gone', (_request, response) =>
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
      const task = await bench.importUrl(path);
      expect(task.status).toBe('FAILED');
      expect(task.error?.retryable).toBe(false);
      expect(task.job).toBeNull();
      codes[path] = task.error?.code;
    }
    expect(codes).toEqual(expected);
    expect((await bench.ada.ask('{ jobs { totalCount } }'))['jobs']).toEqual({ totalCount: 0 });
  }, 60_000);

  it('does not reach what is private, whatever leads there', async () => {
    bench.pages.set('/inside', (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/secret' }).end(),
    );
    expect((await bench.importUrl('/inside')).error?.code).toBe('FORBIDDEN_ADDRESS');
    const refused = await bench.start(bench.ada, {
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
    const { result } = await bench.importUrl('/jobs/baker');
    const [answer] = await bench.start(bench.ada, {
      urls: [`${bench.origin}/jobs/baker/?utm_campaign=x#apply`],
    });
    expect(answer).toMatchObject({
      __typename: 'DuplicateJob',
      job: { id: result?.jobId },
      message: 'Night Baker, Brotwerk Nord is already saved.',
    });
  });

  it('are found by what the posting says', async () => {
    const first = await bench.importUrl('/jobs/baker');
    bench.pages.set(
      '/board/99',
      page(
        'Night Baker',
        jsonLd('Night Baker', 'Brotwerk Nord') + '<h1>Night Baker</h1><p>Brotwerk Nord</p>',
      ),
    );
    const second = await bench.importUrl('/board/99');
    expect(second).toMatchObject({
      status: 'SUCCEEDED',
      result: { jobId: first.result?.jobId, duplicate: true },
    });
    const [third] = await bench.start(bench.ada, { urls: [`${bench.origin}/board/99`] });
    expect(third?.__typename).toBe('DuplicateJob');
  });

  it('are one job when they are imported at once', async () => {
    const paths = ['/a', '/b', '/c', '/d'];
    for (const path of paths) bench.pages.set(path, String(bench.pages.get('/jobs/baker')));
    const started = await bench.start(bench.ada, { urls: paths.map((path) => `${bench.origin}${path}`) });
    const tasks = await Promise.all(started.map(({ task }) => bench.finish(bench.ada, String(task?.id))));
    expect(tasks.map((task) => task.status)).toEqual(paths.map(() => 'SUCCEEDED'));
    expect(new Set(tasks.map((task) => task.result?.jobId)).size).toBe(1);
  });

  it('are not seen in pages that only claim the same address', async () => {
    bench.pages.set(
      '/p/1',
      page('Miller', `<link rel=canonical href="${bench.origin}/careers">${jsonLd('Miller', 'Mühle Süd')}`),
    );
    bench.pages.set(
      '/p/2',
      page('Carter', `<link rel=canonical href="${bench.origin}/careers">${jsonLd('Carter', 'Mühle Süd')}`),
    );
    const [one, two] = [await bench.importUrl('/p/1'), await bench.importUrl('/p/2')];
    expect(two.result?.jobId).not.toBe(one.result?.jobId);
  });

  it('belong to one account: the same address is new to another', async () => {
    const first = await bench.importUrl('/jobs/baker');
    const bob = await bench.api.register('Bob Example');
    const second = await bench.importUrl('/jobs/baker', bob);
    expect(second.result).toMatchObject({ duplicate: false });
    expect(second.result?.jobId).not.toBe(first.result?.jobId);
  });
});

describe('texts, files and keys', () => {
  const TEXT = `Night Baker\nBrotwerk Nord, Hamburg\n\nWe look for a night baker (full time).\n\nRequirements\n- Three years of experience in a bakery\n- You must know sourdough\n\nSalary: 3,000 - 3,600 EUR per month`;

  it('imports a pasted posting', async () => {
    const [started] = await bench.start(bench.ada, { texts: [TEXT] });
    const task = await bench.finish(bench.ada, String(started?.task?.id));
    expect(task.error).toBeNull();
    expect(task.steps.find((step) => step.name === 'fetch')?.status).toBe('SKIPPED');
    const job = await bench.jobOf(task);
    expect(job).toMatchObject({ title: 'Night Baker', url: null });
    expect(await (await fetch(job.snapshot.url)).text()).toBe(TEXT);
  });

  it('imports a saved page from an upload', async () => {
    const bytes = Buffer.from(String(bench.pages.get('/jobs/baker')));
    const { createUpload } = await bench.ada.ask(
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id url } }',
      { input: { fileName: 'baker.html', contentType: 'text/html', size: bytes.length } },
    );
    const upload = createUpload as { id: string; url: string };
    expect((await bench.start(bench.ada, { files: [upload.id] }))[0]).toMatchObject({
      __typename: 'ImportRefused',
      code: 'NOT_FOUND',
    });
    await fetch(upload.url, { method: 'PUT', body: bytes });
    const [started] = await bench.start(bench.ada, { files: [upload.id] });
    expect(await bench.jobOf(await bench.finish(bench.ada, String(started?.task?.id)))).toMatchObject({
      title: 'Night Baker',
    });
    const bob = await bench.api.register();
    const foreign = await bob.send(IMPORT, { input: { files: [upload.id] } });
    const random = await bob.send(IMPORT, { input: { files: [newId()] } });
    expect(foreign.comparable.replaceAll(upload.id, 'ID')).toBe(
      random.comparable.replace(/[0-9a-f-]{36}/, 'ID'),
    );
  });

  it('answers one by one, in order, and refuses nothing and too much', async () => {
    const answers = await bench.start(bench.ada, {
      urls: ['nonsense', `${bench.origin}/jobs/baker`],
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
    expect(await bench.ada.codeOf(IMPORT, { input: {} })).toBe('BAD_USER_INPUT');
    expect(await bench.ada.codeOf(IMPORT, { input: { texts: Array.from({ length: 101 }, () => 'x') } })).toBe(
      'BAD_USER_INPUT',
    );
    bench.ada.accessToken = null;
    expect(await bench.ada.codeOf(IMPORT, { input: { texts: ['x'] } })).toBe('UNAUTHENTICATED');
  });

  it('gives the same tasks for the same idempotency key', async () => {
    const input = { urls: [`${bench.origin}/jobs/baker`], texts: [TEXT], idempotencyKey: 'k1' };
    const requests = await Promise.all([bench.start(bench.ada, input), bench.start(bench.ada, input)]);
    const ids = (answers: { task?: { id: string } }[]) => answers.map(({ task }) => task?.id);
    expect(ids(requests[0] ?? [])).toEqual(ids(requests[1] ?? []));
    await bench.finish(bench.ada, String(requests[0]?.[0]?.task?.id));
    expect(ids(await bench.start(bench.ada, input))).toEqual(ids(requests[0] ?? []));
    expect(
      await bench.ada.codeOf(IMPORT, { input: { ...input, urls: [`${bench.origin}/jobs/other`] } }),
    ).toBe('CONFLICT');
  });
});
