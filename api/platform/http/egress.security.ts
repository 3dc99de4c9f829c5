import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { findChromium } from '../browser/find-chromium.js';
import { createPageFetcher } from '../browser/page-fetcher.js';
import type { PageFetcher } from '../browser/page-fetcher.js';
import { corpusText, countAttacks } from '../testing/attacks.js';
import { DNS_TRICKS, ENCODINGS, SCHEMES, TARGETS } from '../testing/egress-attacks.js';
import type { ResolveName } from './egress-policy.js';
import { fetchPage } from './fetch-page.js';
import type { FetchPageOptions } from './fetch-page.js';

interface Site {
  server: Server;
  port: number;
  hits: string[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
}

async function startSite(host: string, answer: Site['answer']): Promise<Site> {
  const site: Site = { server: createServer(), port: 0, hits: [], answer };
  site.server.on('request', (request, response) => {
    site.hits.push(request.url ?? '');
    site.answer(request, response);
  });
  site.server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((done) => site.server.listen(0, host, done));
  site.port = (site.server.address() as AddressInfo).port;
  return site;
}

async function stopSite({ server }: Site): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

/** What must never be asked: a service inside that tells a secret. */
let sink: Site;
/** A page of the outside, as far as the policy is told. */
let site: Site;
let browser: PageFetcher;
/** The same for pages that ask for much: on a busy machine they are slow, which is not what is tested. */
let patient: PageFetcher;

const address = (text: string): LookupAddress => ({ address: text, family: isIP(text) === 6 ? 6 : 4 });

/** `10-0-0-1.target.example` is 10.0.0.1; nothing else exists. */
const resolveName: ResolveName = (name) => {
  const inside = /^(\d+)-(\d+)-(\d+)-(\d+)\.target\.example\.?$/.exec(name);
  return inside === null
    ? Promise.reject(new Error('NXDOMAIN'))
    : Promise.resolve([address(inside.slice(1).join('.'))]);
};

/** The port of the sink counts as one of the web: nothing but the address can be the reason of a refusal. */
const settings = (): FetchPageOptions => ({
  allowPrivate: [`127.0.0.1:${site.port}`],
  webPorts: [sink.port, 80],
  resolveName,
  totalTimeoutMs: 10_000,
});

beforeAll(async () => {
  sink = await startSite('127.0.0.1', (_request, response) => response.end('secret of the sink'));
  site = await startSite('127.0.0.1', (_request, response) => response.end('<title>Offer</title>'));
  patient = createPageFetcher({ ...settings(), findChromium, maxParallel: 2, timeoutMs: 100_000 });
  browser = createPageFetcher({ ...settings(), findChromium, maxParallel: 3, timeoutMs: 12_000 });
});
beforeEach(() => {
  sink.hits = [];
  site.hits = [];
});
afterAll(async () => {
  await browser.close();
  await patient.close();
  await stopSite(sink);
  await stopSite(site);
});

const origin = () => `http://127.0.0.1:${site.port}`;
const forms = () =>
  ENCODINGS.flatMap(({ what, url }) =>
    Object.entries(TARGETS).map(([target, parts]) => ({
      what: `${target}, ${what}`,
      url: url(parts, sink.port),
    })),
  );

/** Why a URL was not opened; FETCHED when it was. */
async function outcome(work: Promise<unknown>): Promise<{ code: string; message: string; ms: number }> {
  const started = performance.now();
  const of = (code: string, message: string) => ({ code, message, ms: performance.now() - started });
  return work.then(
    () => of('FETCHED', ''),
    (error: unknown) => of(String((error as { code?: unknown }).code), (error as Error).message),
  );
}

/** Runs the work over all items, some at a time. */
async function each<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
    }),
  );
}

const REFUSED = new Set(['FORBIDDEN_ADDRESS', 'INVALID_URL']);

describe('URL forms', () => {
  it('are 40 encodings of 15 targets, and reach the sink where it is allowed (positive control)', async () => {
    expect(ENCODINGS).toHaveLength(40);
    expect(Object.keys(TARGETS)).toHaveLength(15);
    let reached = 0;
    for (const { url } of ENCODINGS) {
      const text = url(TARGETS['loopback']!, sink.port);
      const parsed = URL.parse(text.trim());
      // With the guard told that this very host may be reached, the request arrives: it is the guard that stops it.
      if (parsed === null || parsed.username !== '') continue;
      const { code } = await outcome(
        fetchPage(text, {
          ...settings(),
          allowPrivate: [`${parsed.hostname}:${sink.port}`],
          totalTimeoutMs: 2_000,
        }),
      );
      if (code === 'FETCHED') reached += 1;
    }
    expect(reached).toBeGreaterThan(25);
    expect(sink.hits.length).toBe(reached);
  });

  it('are all refused over HTTP, without a request', async () => {
    const through: string[] = [];
    await each(forms(), 4, async ({ what, url }) => {
      const { code, ms } = await outcome(fetchPage(url, settings()));
      if (!REFUSED.has(code) || ms > 15_000) through.push(`${what}: ${code} in ${ms} ms`);
    });
    countAttacks('Egress: URL forms over HTTP', forms().length, through.length + sink.hits.length);
    expect(through).toEqual([]);
    expect(sink.hits).toEqual([]);
  });

  it('are all refused when a browser is told to open them', async () => {
    const through: string[] = [];
    await each(forms(), 4, async ({ what, url }) => {
      const { code } = await outcome(browser.fetch(url));
      if (!REFUSED.has(code)) through.push(`${what}: ${code}`);
    });
    countAttacks('Egress: URL forms opened in Chromium', forms().length, through.length + sink.hits.length);
    expect(through).toEqual([]);
    expect(sink.hits).toEqual([]);
  });

  it('are all refused when a page in the browser asks for them', async () => {
    const pageOf = (encoding: (typeof ENCODINGS)[number]) => {
      const urls = Object.values(TARGETS).map((parts) => encoding.url(parts, sink.port));
      return `<!doctype html><title>Offer</title><p id=done>waiting</p>
        ${urls.map((url) => `<iframe src="${escapeAttribute(url)}"></iframe>`).join('')}
        <script>Promise.allSettled(${JSON.stringify(urls).replaceAll('<', '\\u003c')}.map((url) =>
          fetch(url.trim(), { mode: 'no-cors' }))).then((all) => { document.getElementById('done').textContent = 'asked ' + all.length })</script>`;
    };
    site.answer = (request, response) => {
      const index = Number(/^\/page\/(\d+)$/.exec(request.url ?? '')?.[1]);
      const encoding = ENCODINGS[index];
      if (encoding === undefined) response.writeHead(404).end();
      else response.setHeader('content-type', 'text/html').end(pageOf(encoding));
    };
    let asked = 0;
    await each([...ENCODINGS.keys()], 3, async (index) => {
      const page = await patient.fetch(`${origin()}/page/${index}`);
      if (page.text.includes('asked 15')) asked += 1;
      expect(JSON.stringify(page)).not.toContain('secret of the sink');
    });
    countAttacks('Egress: URL forms asked for by a page in Chromium', forms().length, sink.hits.length);
    expect(asked).toBe(ENCODINGS.length);
    expect(sink.hits).toEqual([]);
  }, 600_000);

  it('reach the sink from a page where it is allowed (positive control)', async () => {
    const url = `http://127.0.0.1:${sink.port}/inside`;
    site.answer = (_request, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<title>Offer</title><iframe src="${url}"></iframe><script>fetch('${url}', { mode: 'no-cors' })</script>`,
        );
    const allowed = createPageFetcher({
      ...settings(),
      allowPrivate: [`127.0.0.1:${site.port}`, `127.0.0.1:${sink.port}`],
      findChromium,
    });
    await allowed.fetch(origin());
    await allowed.close();
    expect(sink.hits.length).toBeGreaterThanOrEqual(2);
  });

  it('of the public list are refused too', async () => {
    const text = corpusText('ssrf_urls.json');
    if (text === null) return;
    // The names of the list are known to lead inside.
    const toLoopback: ResolveName = () => Promise.resolve([address('127.0.0.1')]);
    const urls = [...text.matchAll(/https?:\/\/[^"'\s]+/g)].map(([url]) => url);
    const through: string[] = [];
    for (const url of urls) {
      const { code } = await outcome(
        fetchPage(url, { ...settings(), webPorts: [sink.port, 80, 443, 8080], resolveName: toLoopback }),
      );
      if (!REFUSED.has(code)) through.push(`${url}: ${code}`);
    }
    countAttacks('Egress: public list of URLs', urls.length, through.length);
    expect(urls.length).toBeGreaterThan(10);
    expect(through).toEqual([]);
  });
});

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

describe('redirects', () => {
  const STATUS = [301, 302, 303, 307, 308];
  const ends = () => [
    `http://127.0.0.1:${sink.port}/inside`,
    `http://2130706433:${sink.port}/inside`,
    `http://127-0-0-1.target.example:${sink.port}/inside`,
  ];
  /** 5 statuses x 4 lengths x 3 ends. */
  const chains = () =>
    STATUS.flatMap((status) =>
      [1, 2, 3, 4].flatMap((hops) => ends().map((_end, end) => `/chain/${status}/${hops}/${end}`)),
    );
  const follow: Site['answer'] = (request, response) => {
    const [, status, hops, end] = /^\/chain\/(\d+)\/(\d)\/(\d)$/.exec(request.url ?? '') ?? [];
    if (status === undefined) return void response.writeHead(404).end();
    const left = Number(hops) - 1;
    response
      .writeHead(Number(status), {
        location: left === 0 ? ends()[Number(end)]! : `/chain/${status}/${left}/${end}`,
      })
      .end();
  };

  it('lead nowhere inside, over HTTP', async () => {
    site.answer = follow;
    expect(chains()).toHaveLength(60);
    const through: string[] = [];
    for (const path of chains()) {
      const { code, ms } = await outcome(fetchPage(`${origin()}${path}`, settings()));
      if (code !== 'FORBIDDEN_ADDRESS' || ms > 15_000) through.push(`${path}: ${code}`);
    }
    countAttacks('Egress: redirect chains over HTTP', 60, through.length + sink.hits.length);
    expect(through).toEqual([]);
    expect(sink.hits).toEqual([]);
  });

  it('lead nowhere inside, in Chromium', async () => {
    site.answer = follow;
    const told: string[] = [];
    await each(chains(), 3, async (path) => {
      const page = await patient.fetch(`${origin()}${path}`).catch(() => null);
      if (page?.text.includes('secret of the sink') === true) told.push(path);
    });
    countAttacks('Egress: redirect chains in Chromium', 60, told.length + sink.hits.length);
    expect(told).toEqual([]);
    expect(sink.hits).toEqual([]);
  });

  it('to other schemes are not followed', async () => {
    const through: string[] = [];
    for (const scheme of SCHEMES) {
      site.answer = (_request, response) => void response.writeHead(302, { location: scheme }).end();
      const over = await outcome(fetchPage(origin(), settings()));
      if (over.code === 'FETCHED') through.push(`HTTP ${scheme}`);
      const page = await browser.fetch(origin()).catch(() => null);
      if (page !== null && /root:|secret of the sink/.test(page.text)) through.push(`Chromium ${scheme}`);
    }
    countAttacks('Egress: redirects to other schemes', 2 * SCHEMES.length, through.length);
    expect(through).toEqual([]);
  });

  it('arrive where the sink is allowed (positive control)', async () => {
    site.answer = follow;
    const allowed = { ...settings(), allowPrivate: [`127.0.0.1:${site.port}`, `127.0.0.1:${sink.port}`] };
    expect((await fetchPage(`${origin()}/chain/302/3/0`, allowed)).text).toBe('secret of the sink');
    expect(sink.hits).toEqual(['/inside']);
  });
});

describe('schemes', () => {
  it('other than of the web are not opened', async () => {
    const through: string[] = [];
    for (const url of SCHEMES) {
      for (const [way, work] of [
        ['HTTP', fetchPage(url, settings())],
        ['Chromium', browser.fetch(url)],
      ] as const) {
        const { code } = await outcome(work);
        if (!REFUSED.has(code)) through.push(`${way} ${url}: ${code}`);
      }
    }
    countAttacks('Egress: schemes', 2 * SCHEMES.length, through.length);
    expect(SCHEMES).toHaveLength(15);
    expect(through).toEqual([]);
  });
});

describe('name servers', () => {
  it('that answer with addresses inside are not followed', async () => {
    const through: string[] = [];
    for (const [what, answers] of Object.entries(DNS_TRICKS)) {
      for (const way of ['HTTP', 'Chromium'] as const) {
        let asked = 0;
        const resolve: ResolveName = () =>
          Promise.resolve((answers[Math.min(asked++, answers.length - 1)] ?? []).map(address));
        const options = { ...settings(), resolveName: resolve };
        const url = `http://jobs.example:${sink.port}/`;
        let work: Promise<unknown>;
        let close = () => Promise.resolve();
        if (way === 'HTTP') work = fetchPage(url, options);
        else {
          const own = createPageFetcher({ ...options, findChromium, timeoutMs: 8_000 });
          work = own.fetch(url);
          close = () => own.close();
        }
        const { code, ms } = await outcome(work);
        await close();
        if (code === 'FETCHED' || ms > 15_000) through.push(`${way}, ${what}: ${code} in ${ms} ms`);
      }
    }
    countAttacks('Egress: DNS tricks', 2 * Object.keys(DNS_TRICKS).length, through.length + sink.hits.length);
    expect(Object.keys(DNS_TRICKS)).toHaveLength(20);
    expect(through).toEqual([]);
    expect(sink.hits).toEqual([]);
  });

  it('that change their answer between check and connection are asked once', async () => {
    let asked = 0;
    const resolve: ResolveName = () => Promise.resolve([address(asked++ === 0 ? '127.0.0.1' : '127.0.0.2')]);
    site.answer = (_request, response) => response.end('<title>Offer</title>');
    const page = await fetchPage(`http://rebind.example:${site.port}/`, {
      ...settings(),
      resolveName: resolve,
      allowPrivate: [`rebind.example:${site.port}`],
    });
    expect(page.status).toBe(200);
    expect(asked).toBe(1);
  });
});

describe('answers', () => {
  const bomb = Buffer.alloc(64 * 1024 * 1024);
  const pour = (response: ServerResponse, chunk: Buffer | string, everyMs: number) => {
    const timer = setInterval(() => response.write(chunk), everyMs);
    response.on('close', () => clearInterval(timer));
  };
  const encoded = (encoding: string, body: Buffer) => (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body);
  const HOSTILE: Record<string, (response: ServerResponse) => void> = {
    'a gzip bomb': encoded('gzip', gzipSync(bomb)),
    'a brotli bomb': encoded('br', brotliCompressSync(bomb, { params: {} })),
    'a zstd bomb': encoded('zstd', zstdCompressSync(bomb)),
    'a bomb in a bomb': encoded('gzip, gzip', gzipSync(gzipSync(bomb))),
    'twenty encodings': encoded(Array(20).fill('gzip').join(', '), gzipSync(Buffer.from('x'))),
    'broken compression': encoded('gzip', Buffer.concat([gzipSync(Buffer.from('x'.repeat(1e5))).subarray(0, 60), bomb.subarray(0, 1e5)])),
    'a flood': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      pour(response, bomb.subarray(0, 1e6), 1);
    },
    'a drip': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      pour(response, 'x', 200);
    },
    'headers without end': (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => response.socket?.write(`x-${Math.random()}: ${'y'.repeat(2000)}\r\n`), 2);
      response.socket?.on('close', () => clearInterval(timer));
    },
    'silence': () => undefined,
    'a false length': (response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99999999999\r\n\r\n<p>');
    },
    'two lengths': (response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 90\r\n\r\n<p>');
    },
  }; // prettier-ignore

  it.each(Object.keys(HOSTILE))(
    'with %s end within 15 s and 200 MB, over HTTP and in Chromium',
    async (what) => {
      site.answer = (_request, response) => HOSTILE[what]?.(response);
      const before = process.memoryUsage().rss;
      let peak = before;
      const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
      const over = await outcome(fetchPage(origin(), { ...settings(), idleTimeoutMs: 4_000 }));
      const inBrowser = await outcome(browser.fetch(origin()));
      clearInterval(watch);
      const grown = (peak - before) / 1024 / 1024;
      const breaches = [over.ms > 15_000, inBrowser.ms > 15_000, grown > 200].filter(Boolean).length;
      countAttacks('Egress: hostile bodies', 2, breaches);
      expect({ what, code: over.code, grown: Math.round(grown), breaches }).toMatchObject({
        code: expect.stringMatching(/^(?:TOO_LARGE|TIMEOUT|BROKEN_RESPONSE|UNREACHABLE|UNSUPPORTED_MEDIA)$/),
        breaches: 0,
      });
    },
  );
});

describe('ports', () => {
  it('look alike from outside, open or closed', async () => {
    const closed = await startSite('127.0.0.1', () => undefined);
    await stopSite(closed);
    const messages = new Set<string>();
    const medianOf = async (port: number): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 60; round += 1) {
        const { code, message, ms } = await outcome(
          fetchPage(`http://127.0.0.1:${port}/`, { ...settings(), webPorts: [sink.port, closed.port] }),
        );
        messages.add(`${code} ${message}`);
        times.push(ms);
      }
      return times.sort((a, b) => a - b)[30]!;
    };
    const [open, shut] = [await medianOf(sink.port), await medianOf(closed.port)];
    countAttacks('Egress: open and closed ports', 120, messages.size - 1);
    expect(messages.size).toBe(1);
    expect(Math.abs(open - shut)).toBeLessThan(5);
    expect(sink.hits).toEqual([]);
  });
});
