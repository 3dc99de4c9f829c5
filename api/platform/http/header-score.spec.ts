import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { httpCookies } from '../graphql/cookies.js';
import { headerScore } from '../testing/header-score.js';
import { securityHeaders } from './security-headers.js';
import { serveClient } from './serve-client.js';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-headers-'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><atlas-root ngCspNonce="CSP_NONCE"></atlas-root><script src="main-AB12CD34.js" type="module"></script>',
  );
  const app = express();
  app.use(securityHeaders('https://atlas.example'));
  app.get('/cookie', (request, response) => {
    httpCookies(request, response, true).set('atlas_session', 'x', { maxAge: 60 });
    response.end();
  });
  app.use(await serveClient(folder));
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

async function page() {
  const response = await fetch(`${origin}/jobs`);
  const cookies = (await fetch(`${origin}/cookie`)).headers.getSetCookie();
  return { headers: new Map(response.headers), cookies, html: await response.text() };
}

describe('the headers of the dashboard', () => {
  it('are scored A+ by the rules of the HTTP Observatory', async () => {
    const { score, grade, notes } = headerScore(await page());
    expect({ grade, notes }).toEqual({ grade: 'A+', notes });
    expect(score).toBeGreaterThanOrEqual(125);
    expect(notes).toContain('csp-implemented-with-no-unsafe-default-src-none (10)');
  });

  it.each([
    'content-security-policy',
    'strict-transport-security',
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-resource-policy',
  ])('would be scored lower without %s (the defence off)', async (name) => {
    const whole = await page();
    const without = { ...whole, headers: new Map([...whole.headers].filter(([header]) => header !== name)) };
    expect(headerScore(without).score).toBeLessThan(headerScore(whole).score);
  });

  it('let no script run that is not a file of this server', async () => {
    const policy = (await page()).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    // The nonce is for styles alone, and another one each time.
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{22,}'/);
    expect((await page()).headers.get('content-security-policy')).not.toBe(policy);
  });
});
