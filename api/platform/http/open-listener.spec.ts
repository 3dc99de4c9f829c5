import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { connect as connectPlain } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { createLogger } from '../telemetry/logger.js';
import { createTestAuthority } from '../testing/certificates.js';
import { openListener } from './open-listener.js';

const authority = createTestAuthority();
let folder: string;
let server: Server;
let lines: string[] = [];
const log = createLogger({ level: 'info', role: 'test' }, { write: (line) => void lines.push(line) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-tls-'));
  lines = [];
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

const files = () => ({ certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') });
function writeCertificate(): void {
  const { cert, key } = authority.issue({ host: 'localhost' });
  writeFileSync(files().certFile, cert);
  writeFileSync(files().keyFile, key);
}

async function open(
  options: { tls?: boolean; host?: string; trustedProxies?: string[]; renewMs?: number } = {},
): Promise<number> {
  if (options.tls === true) writeCertificate();
  server = openListener((_request, response) => response.end('answered'), {
    tls: options.tls === true ? files() : null,
    trustedProxies: options.trustedProxies ?? [],
    log,
    ...(options.renewMs === undefined ? {} : { renewMs: options.renewMs }),
  });
  await new Promise<void>((done) => server.listen(0, options.host ?? '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** What was agreed on, or why nothing was. */
function handshake(port: number, options: ConnectionOptions): Promise<string> {
  return new Promise((done) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: authority.cert,
      ...options,
    });
    socket.once('secureConnect', () => {
      done(`${socket.getProtocol()} ${socket.getCipher().name} ${socket.getPeerCertificate().serialNumber}`);
      socket.destroy();
    });
    socket.once('error', (error: Error) => done(error.message));
  });
}

function get(options: RequestOptions, by: typeof request | typeof plainRequest = request): Promise<string> {
  return new Promise((done) => {
    const asked = by({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      response.setEncoding('utf8').once('data', (text: string) => done(text));
    });
    asked.once('error', (error: Error & { code?: string }) => done(error.code ?? error.message));
    asked.end();
  });
}

describe('with a certificate', () => {
  it('answers over TLS 1.3 to whoever checks its certificate', async () => {
    const port = await open({ tls: true });
    expect(await get({ port, servername: 'localhost', ca: authority.cert })).toBe('answered');
    expect(await handshake(port, {})).toMatch(/^TLSv1\.3 TLS_AES_256_GCM_SHA384 /);
  });

  it('speaks no version before TLS 1.2', async () => {
    const port = await open({ tls: true });
    const weak = { ciphers: 'DEFAULT:@SECLEVEL=0' };
    expect(await handshake(port, { maxVersion: 'TLSv1.2' })).toMatch(
      /^TLSv1\.2 ECDHE-ECDSA-AES256-GCM-SHA384/,
    );
    for (const maxVersion of ['TLSv1.1', 'TLSv1'] as const) {
      expect(await handshake(port, { ...weak, minVersion: 'TLSv1', maxVersion })).toMatch(
        /protocol version|alert/,
      );
    }
  });

  it('takes no cipher without forward secrecy and authentication', async () => {
    const port = await open({ tls: true });
    for (const ciphers of [
      'ECDHE-ECDSA-AES128-SHA',
      'ECDHE-ECDSA-AES256-SHA384',
      'AES128-GCM-SHA256',
      'AES256-SHA',
    ]) {
      const agreed = await handshake(port, { maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` });
      expect([ciphers, agreed]).toEqual([
        ciphers,
        expect.stringMatching(/handshake failure|no shared cipher|alert/i),
      ]);
    }
  });

  it('answers nothing to plain HTTP', async () => {
    const port = await open({ tls: true });
    expect(await get({ port }, plainRequest)).not.toBe('answered');
  });

  it('uses renewed files without a restart, and broken ones not at all', async () => {
    const port = await open({ tls: true, renewMs: 10 });
    const before = await handshake(port, {});
    writeCertificate();
    while ((await handshake(port, {})) === before) expect(lines.join('')).not.toContain('cannot be used');
    const renewed = await handshake(port, {});
    writeFileSync(files().keyFile, 'no key');
    while (!lines.join('').includes('cannot be used')) await handshake(port, {});
    expect(await handshake(port, {})).toBe(renewed);
  });

  it('does not start without its files', () => {
    server = openListener(() => undefined, { tls: null, trustedProxies: [], log });
    server.listen(0, '127.0.0.1');
    expect(() => openListener(() => undefined, { tls: files(), trustedProxies: [], log })).toThrow('ENOENT');
  });
});

describe('without a certificate', () => {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  if (own === undefined) {
    process.stderr.write(
      '\n*** open-listener.spec.ts: no network address, so plain connections are not tried ***\n\n',
    );
  }

  it('answers this machine', async () => {
    const port = await open();
    expect(await get({ port }, plainRequest)).toBe('answered');
  });

  (own === undefined ? it.skip : it)('answers nobody else, and says so in the log', async () => {
    const port = await open({ host: '0.0.0.0', trustedProxies: ['203.0.113.7'] });
    expect(await get({ port, host: own ?? '' }, plainRequest)).toBe('ECONNRESET');
    expect(lines.join('')).toContain('plain-connection');
    expect(await get({ port }, plainRequest)).toBe('answered');
    // Nor any other protocol: the connection is closed before a byte is read.
    const closed = new Promise((done) => connectPlain(port, own).on('error', done).on('close', done));
    await closed;
  });

  (own === undefined ? it.skip : it)('answers the proxies that are known', async () => {
    const port = await open({ host: '0.0.0.0', trustedProxies: [own ?? ''] });
    expect(await get({ port, host: own ?? '' }, plainRequest)).toBe('answered');
    expect(lines).toEqual([]);
  });
});
