import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { portOf } from './egress-policy.js';
import type { EgressPolicy } from './egress-policy.js';

export interface FilteringProxy {
  /** `http://127.0.0.1:port`, for the browser. */
  readonly url: string;
  close(): Promise<void>;
}

const HOP_BY_HOP = [
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
];
const MAX_CONNECTIONS = 64;

/**
 * A forward proxy on loopback through which a browser reaches only what the policy allows: each host is resolved here,
 * vetted, and connected by the vetted address, so the browser needs (and gets) no name resolution of its own. It ends
 * everything once `maxBytes` have come in, and says so by `onExhausted`.
 */
export async function startFilteringProxy(
  policy: EgressPolicy,
  maxBytes: number,
  onExhausted: () => void,
): Promise<FilteringProxy> {
  const open = new Set<Socket | Duplex>();
  let received = 0;
  let exhausted = false;

  const track = <Stream extends Socket | Duplex>(stream: Stream): Stream => {
    open.add(stream);
    stream.on('close', () => open.delete(stream));
    // A peer that hangs up is ordinary here; "close" follows and the other side is ended by its own handler.
    stream.on('error', () => stream.destroy());
    return stream;
  };
  const count = (bytes: number) => {
    received += bytes;
    if (received <= maxBytes || exhausted) return;
    exhausted = true;
    for (const stream of open) stream.destroy();
    onExhausted();
  };

  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const target = URL.parse(incoming.url ?? '');
    if (target === null || target.protocol !== 'http:' || exhausted) {
      refuse(outgoing);
      return;
    }
    policy.checkUrl(target);
    const port = portOf(target);
    const vetted = await policy.resolve(target.hostname, port);
    const headers = { ...incoming.headers, host: target.host };
    for (const name of HOP_BY_HOP) delete (headers as Record<string, unknown>)[name];
    const upstream = httpRequest({
      host: vetted.address,
      family: vetted.family,
      port,
      method: incoming.method ?? 'GET',
      path: `${target.pathname}${target.search}`,
      headers,
      agent: false,
    });
    upstream.on('socket', track);
    upstream.on('error', () => refuse(outgoing));
    upstream.on('response', (response) => {
      response.on('data', (chunk: Buffer) => count(chunk.length));
      response.on('error', () => outgoing.destroy());
      const passed = { ...response.headers };
      for (const name of HOP_BY_HOP) delete (passed as Record<string, unknown>)[name];
      outgoing.writeHead(response.statusCode ?? 502, passed);
      response.pipe(outgoing);
    });
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  };

  const tunnel = async (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    const target = URL.parse(`https://${incoming.url ?? ''}`);
    if (target === null || exhausted) {
      client.end(FORBIDDEN);
      return;
    }
    policy.checkUrl(target);
    const port = portOf(target);
    const vetted = await policy.resolve(target.hostname, port);
    const upstream = track(connect({ host: vetted.address, family: vetted.family, port }));
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.on('data', (chunk: Buffer) => count(chunk.length));
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  };

  const server = createServer((incoming, outgoing) => {
    // Every failure, refused or broken, looks the same to the page.
    forward(incoming, outgoing).catch(() => refuse(outgoing));
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('connection', track);
  server.on('connect', (incoming, client, head) => {
    track(client);
    tunnel(incoming, client, head).catch(() => client.end(FORBIDDEN));
  });
  server.on('upgrade', (_incoming, client) => client.destroy());
  server.on('clientError', (_error, client) => client.destroy());
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const stream of open) stream.destroy();
      }),
  };
}

const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

function refuse(outgoing: ServerResponse): void {
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(403, { 'content-type': 'text/plain' }).end('This address is not opened.');
}
