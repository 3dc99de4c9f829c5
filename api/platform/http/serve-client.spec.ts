import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { securityHeaders } from './security-headers.js';
import { serveClient } from './serve-client.js';

const SCRIPT = `console.log('${'dashboard '.repeat(500)}')`;
let folder: string;
let server: Server;
let origin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-client-'));
  await mkdir(join(folder, 'media'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><base href="/"/><link rel="icon" href="favicon.svg"/><a href="#main">Skip</a>' +
      '<atlas-root ngCspNonce="CSP_NONCE"></atlas-root><script src="main-AB12CD34.js" type="module"></script>',
  );
  await writeFile(join(folder, 'main-AB12CD34.js'), SCRIPT);
  for (const name of ['chunk-B-552Ahb.js', 'chunk-1lhg5fIX.js', 'theme.js', 'persisted-documents.json']) {
    await writeFile(join(folder, name), SCRIPT);
  }
  await writeFile(join(folder, 'media', 'picture.png'), randomBytes(4000));
  await writeFile(join(folder, '..', 'outside.txt'), 'outside');
  const app = express();
  app.use(securityHeaders('https://atlas.example'));
  app.use(await serveClient(folder));
  app.use((_request, response) => void response.status(404).end('not found'));
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

describe('serveClient', () => {
  it('gives every address a person opens the dashboard, with a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/jobs', '/jobs/17?tab=match']) {
      const answer = await fetch(`${origin}${path}`);
      const page = await answer.text();
      const nonce = /ngCspNonce="([^"]{20,})"/.exec(page)?.[1] ?? '';
      expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('strict-transport-security')).toContain('max-age');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  it('finds its files from addresses of any depth, without an element that could lead them elsewhere', async () => {
    const answer = await fetch(`${origin}/jobs/17/letters`);
    const page = await answer.text();
    expect(page).toContain('<script src="/main-AB12CD34.js"');
    expect(page).toContain('href="/favicon.svg"');
    expect(page).toContain('href="#main"');
    expect(page).not.toContain('<base');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("object-src 'none'");
  });

  it('sends hashed files compressed and for ever, pictures as they are', async () => {
    for (const encoding of ['br', 'gzip']) {
      const answer = await fetch(`${origin}/main-AB12CD34.js`, { headers: { 'accept-encoding': encoding } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(await answer.text()).toBe(SCRIPT);
    }
    const kept = async (name: string) =>
      (await fetch(`${origin}/${name}`)).headers.get('cache-control') ?? '';
    for (const name of ['chunk-B-552Ahb.js', 'chunk-1lhg5fIX.js'])
      expect(await kept(name)).toContain('immutable');
    for (const name of ['theme.js', 'persisted-documents.json']) expect(await kept(name)).toBe('no-cache');
    const plain = await fetch(`${origin}/main-AB12CD34.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const picture = await fetch(`${origin}/media/picture.png`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-encoding')).toBeNull();
  });

  it('has no files but its own', async () => {
    for (const path of [
      '/missing.js',
      '/..%2foutside.txt',
      '/media/..%2f..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/.git/config',
      '/.git/HEAD',
      '/.env',
      '/.svn/entries',
      '/package.json',
      '/main-AB12CD34.js.map',
    ]) {
      const answer = await fetch(`${origin}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('outside');
    }
    expect((await fetch(`${origin}/jobs`, { method: 'POST' })).status).toBe(404);
    // A folder is an address of the dashboard like any other: what lies in it is not listed.
    for (const path of ['/media', '/media/']) {
      expect(await (await fetch(`${origin}${path}`)).text()).not.toContain('picture.png');
    }
  });
});
