import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { cameUnencrypted, requireHttps } from './require-https.js';

const HTTPS = 'https://jobs.example.org';
let server: Server;

async function ask(publicUrl: string, path: string, headers: Record<string, string>, method = 'GET') {
  const app = express();
  app.use(requireHttps(publicUrl));
  app.use((_request, response) => void response.send('answered'));
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, redirect: 'manual' });
  const told = { status: answer.status, to: answer.headers.get('location') };
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return told;
}

const PLAIN = { 'x-forwarded-proto': 'http' };

it('leads people to the public address, and nowhere else', async () => {
  expect(await ask(HTTPS, '/jobs', PLAIN)).toEqual({ status: 308, to: `${HTTPS}/jobs` });
  for (const path of [
    '//evil.example/x',
    '/\\evil.example',
    '/@evil.example',
    '/%2f%2fevil.example',
    '/..//evil.example',
  ]) {
    const { status, to } = await ask(HTTPS, path, { ...PLAIN, host: 'evil.example' });
    expect([path, status === 308 ? new URL(to ?? '').origin : HTTPS]).toEqual([path, HTTPS]);
  }
});

it.each(['/graphql', '/files/abc', '/auth/google/callback?code=1'])(
  'redirects no program from %s',
  async (path) => {
    expect(await ask(HTTPS, path, PLAIN)).toEqual({ status: 403, to: null });
    expect(await ask(HTTPS, path, PLAIN, 'POST')).toEqual({ status: 403, to: null });
  },
);

it('answers what came encrypted, and installations without TLS', async () => {
  expect(await ask(HTTPS, '/graphql', { 'x-forwarded-proto': 'https' }, 'POST')).toMatchObject({
    status: 200,
  });
  expect(await ask(HTTPS, '/jobs', {})).toMatchObject({ status: 200 });
  expect(await ask('http://localhost:4000', '/jobs', PLAIN)).toMatchObject({ status: 200 });
});

it('reads each form in which proxies say it', () => {
  const came = (said: string | string[]) =>
    cameUnencrypted({ headers: { 'x-forwarded-proto': said } }, HTTPS);
  expect(['http', 'HTTP', 'https, http', 'http,https', 'ws'].map(came)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['https', 'wss', ''].map(came)).toEqual([false, false, false]);
});
