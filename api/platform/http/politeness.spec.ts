import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchPage } from './fetch-page.js';
import { FOR_DISCOVERY, HostQueue } from './host-queue.js';
import { userAgent } from './user-agent.js';

interface Seen {
  url: string;
  agent: string;
  at: number;
}

let server: Server;
let origin: string;
let seen: Seen[];
let robots: { status: number; text: string };

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', agent: request.headers['user-agent'] ?? '', at: performance.now() });
    if (request.url === '/robots.txt') {
      response.writeHead(robots.status, { 'content-type': 'text/plain' }).end(robots.text);
    } else if (request.url === '/moved') response.writeHead(302, { location: '/private/a' }).end();
    else response.setHeader('content-type', 'text/html').end('<title>Offer</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const open = (path: string, purpose: 'user' | 'discovery') =>
  fetchPage(`${origin}${path}`, { allowPrivate: [new URL(origin).host], purpose }).then(
    () => 'FETCHED',
    (error: unknown) => (error as { code?: unknown }).code,
  );
const paths = () => seen.map(({ url }) => url);

describe('robots.txt', () => {
  it('is honoured for what the program finds by itself, also after a redirect', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /private/\n' };
    expect(await open('/jobs/1', 'discovery')).toBe('FETCHED');
    expect(await open('/private/a', 'discovery')).toBe('DISALLOWED');
    expect(await open('/moved', 'discovery')).toBe('DISALLOWED');
    expect(paths()).toEqual(['/robots.txt', '/jobs/1', '/moved']);
  });

  it('is not asked for the page a person named', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /\n' };
    expect(await open('/private/a', 'user')).toBe('FETCHED');
    expect(paths()).toEqual(['/private/a']);
  });

  it('that speaks of this program by name counts before that for all', async () => {
    robots = {
      status: 200,
      text: 'User-agent: *\nDisallow: /\n\nUser-agent: AtlasOps\nDisallow: /private\n',
    };
    expect(await open('/jobs/1', 'discovery')).toBe('FETCHED');
    expect(await open('/private/a', 'discovery')).toBe('DISALLOWED');
  });

  it('that is missing allows, and that cannot be read forbids', async () => {
    robots = { status: 404, text: 'nothing here' };
    expect(await open('/jobs/1', 'discovery')).toBe('FETCHED');
  });

  it('of a site in trouble forbids', async () => {
    robots = { status: 500, text: '' };
    expect(await open('/jobs/1', 'discovery')).toBe('DISALLOWED');
    expect(paths()).toEqual(['/robots.txt']);
  });
});

describe('one site', () => {
  it('gets one request of discovery at a time, a second apart', async () => {
    const queue = new HostQueue();
    const starts: number[] = [];
    for (let count = 0; count < 3; count++) {
      const leave = await queue.enter('a', FOR_DISCOVERY, AbortSignal.timeout(30_000));
      starts.push(Date.now());
      leave();
    }
    // A second; timers count in whole milliseconds.
    expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(999);
    expect(starts[2]! - starts[1]!).toBeGreaterThanOrEqual(999);
  });

  it('is asked in that way for whatever is discovered', async () => {
    robots = { status: 404, text: '' };
    await Promise.all(['/a', '/b', '/c'].map((path) => open(path, 'discovery')));
    const starts = seen.filter(({ url }) => url !== '/robots.txt').map(({ at }) => at);
    expect(starts).toHaveLength(3);
    // The first may arrive late, but not by the two pauses before the last.
    expect(starts[2]! - starts[0]!).toBeGreaterThan(500);
  });

  it('gets no more than so many at a time, and others do not wait for it', async () => {
    const queue = new HostQueue();
    const signal = AbortSignal.timeout(5_000);
    const polite = { maxConcurrent: 2, delayMs: 0 };
    const first = [await queue.enter('a', polite, signal), await queue.enter('a', polite, signal)];
    let third = false;
    const waiting = queue.enter('a', polite, signal).then((leave) => {
      third = true;
      return leave;
    });
    (await queue.enter('b', polite, signal))();
    expect(third).toBe(false);
    first[0]!();
    (await waiting)();
    expect(third).toBe(true);
  });

  it('is not waited for after the request was cancelled', async () => {
    const queue = new HostQueue();
    const polite = { maxConcurrent: 1, delayMs: 0 };
    const leave = await queue.enter('a', polite, AbortSignal.timeout(5_000));
    const stop = new AbortController();
    const waiting = queue.enter('a', polite, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
    leave();
    (await queue.enter('a', polite, AbortSignal.timeout(5_000)))();
  });
});

describe('the user agent', () => {
  it('says who asks, what for and where to complain', async () => {
    await open('/a', 'user');
    expect(seen[0]!.agent).toBe(userAgent());
    expect(userAgent('https://jobs.example.org/x')).toBe(
      'AtlasOps/0.1 (+https://jobs.example.org; job application assistant; opens postings its user asked for)',
    );
    expect(userAgent('http://localhost:4000')).not.toContain('localhost');
    expect(userAgent()).not.toMatch(/Mozilla|Chrome|Safari/);
  });
});
