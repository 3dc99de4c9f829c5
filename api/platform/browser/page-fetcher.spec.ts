import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findChromium } from './find-chromium.js';
import { createPageFetcher } from './page-fetcher.js';
import type { PageFetcher } from './page-fetcher.js';

interface Site {
  server: Server;
  origin: string;
  host: string;
  hits: string[];
}

async function startSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Site> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    answer(request, response);
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { server, hits, host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
}

async function stopSite(site: Site): Promise<void> {
  site.server.closeAllConnections();
  await new Promise((done) => site.server.close(done));
}

/** Everything a page may try in order to reach `sink`, ending with a mark that the script ran. */
function hostilePage(sink: string, udpPort: number): string {
  return `<!doctype html><title>Offer</title><div id=root></div>
    <link rel=prefetch href="${sink}/prefetch"><link rel=preconnect href="${sink}"><link rel=stylesheet href="${sink}/css">
    <img src="${sink}/img"><iframe src="${sink}/frame"></iframe><video src="${sink}/video"></video>
    <object data="${sink}/object"></object><script src="${sink}/script"></script><a id=dl target=_blank download href="${sink}/download">x</a>
    <iframe src="file:///etc/passwd"></iframe>
    <script>
      const quiet = (work) => { try { Promise.resolve(work()).catch(() => {}) } catch {} };
      quiet(() => fetch('${sink}/fetch')); quiet(() => fetch('/redirect'));
      quiet(() => { const x = new XMLHttpRequest(); x.open('POST', '${sink}/xhr'); x.send('a') });
      quiet(() => navigator.sendBeacon('${sink}/beacon', 'a'));
      quiet(() => new WebSocket('${sink.replace('http', 'ws')}/socket'));
      quiet(() => new EventSource('${sink}/events'));
      quiet(() => window.open('${sink}/popup'));
      quiet(() => document.getElementById('dl').click());
      quiet(() => navigator.serviceWorker.register('/worker.js'));
      quiet(() => new Worker(URL.createObjectURL(new Blob(["fetch('${sink}/worker'); new WebSocket('${sink.replace('http', 'ws')}/worker-socket')"]))));
      quiet(() => { const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udpPort}' }] });
        p.createDataChannel('x'); return p.createOffer().then((o) => p.setLocalDescription(o)) });
      fetch('/posting.json').then((r) => r.json()).then((p) => { document.getElementById('root').innerHTML = '<h1>' + p.title + '</h1>' });
    </script>`;
}

describe('page fetcher', () => {
  let sink: Site;
  let site: Site;
  let fetcher: PageFetcher | undefined;
  let udp: ReturnType<typeof createSocket>;
  let datagrams: number;

  beforeEach(async () => {
    datagrams = 0;
    udp = createSocket('udp4', () => (datagrams += 1));
    await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done));
    sink = await startSite((_request, response) => response.end('secret of the sink'));
    site = await startSite((request, response) => {
      if (request.url === '/posting.json')
        response.setHeader('content-type', 'application/json').end('{"title":"Night baker"}');
      else if (request.url === '/redirect')
        response.writeHead(302, { location: `${sink.origin}/redirected` }).end();
      else if (request.url === '/move') response.writeHead(302, { location: `${sink.origin}/moved` }).end();
      else if (request.url === '/worker.js')
        response.setHeader('content-type', 'text/javascript').end('fetch("/from-service-worker")');
      else if (request.url === '/flood') {
        response.setHeader('content-type', 'text/html');
        const pour = setInterval(() => response.write('x'.repeat(500_000)), 5);
        response.on('close', () => clearInterval(pour));
      } else
        response.setHeader('content-type', 'text/html').end(hostilePage(sink.origin, udp.address().port));
    });
  });

  afterEach(async () => {
    await fetcher?.close();
    await stopSite(site);
    await stopSite(sink);
    await new Promise<void>((done) => udp.close(done));
  });

  it('runs the scripts of the page and lets nothing out to a private address', async () => {
    fetcher = createPageFetcher({ findChromium, allowPrivate: [site.host] });
    const page = await fetcher.fetch(`${site.origin}/job`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Night baker</h1>');
    expect(page.text).not.toContain('secret of the sink');
    expect(sink.hits).toEqual([]);
    expect(datagrams).toBe(0);
    expect(site.hits).not.toContain('/from-service-worker');
    await expect(fetcher.fetch(`${site.origin}/move`)).resolves.not.toMatchObject({
      text: expect.stringContaining('secret'),
    });
    for (const refused of [sink.origin, 'file:///etc/passwd', 'http://localhost/', 'chrome://version']) {
      await expect(fetcher.fetch(refused)).rejects.toMatchObject({ name: 'FetchError' });
    }
    expect(sink.hits).toEqual([]);
  }, 40_000);

  it('reaches the sink when it is allowed (positive control)', async () => {
    fetcher = createPageFetcher({ findChromium, allowPrivate: [site.host, sink.host] });
    const page = await fetcher.fetch(`${site.origin}/job`);
    expect(sink.hits).toEqual(expect.arrayContaining(['/fetch', '/frame', '/script', '/xhr']));
    expect(page.frames.map((frame) => frame.text).join()).toContain('secret of the sink');
  }, 40_000);

  it('ends a page that pours, and one that is cancelled', async () => {
    fetcher = createPageFetcher({
      findChromium,
      allowPrivate: [site.host],
      maxBytes: 2_000_000,
      timeoutMs: 8_000,
    });
    await expect(fetcher.fetch(`${site.origin}/flood`)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const stop = new AbortController();
    const work = fetcher.fetch(`${site.origin}/job`, { signal: stop.signal });
    stop.abort();
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  }, 40_000);
});
