/**
 * The real product as a user starts it: the built program with its embedded database in a folder of its own, and beside it a
 * local job site and a service to sign in with. Tests find their addresses in `E2E_BASE_URL` and `E2E_JOB_SITE`, and in `E2E_MODEL_PORT` a port on
 * which it lets them run a provider of language models.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startJobSite } from './job-site.js';
import { CLIENT, startSignInService } from './sign-in-service.js';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const START_LIMIT_MS = 60_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((done) => probe.close(() => done()));
  return port;
}

/** Playwright's global set-up: starts the stack and gives the function that stops it. */
export default async function startStack(): Promise<() => Promise<void>> {
  const site = await startJobSite();
  const folder = mkdtempSync(join(tmpdir(), 'atlasops-e2e-'));
  const port = await freePort();
  const modelPort = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const service = await startSignInService(await freePort(), baseUrl);
  const output: string[] = [];
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/api/main.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: baseUrl,
      GOOGLE_CLIENT_ID: CLIENT.id,
      GOOGLE_CLIENT_SECRET: CLIENT.secret,
      GOOGLE_ISSUER: service.issuer,
      DATA_DIR: folder,
      DATABASE_URL: '',
      ADMIN_EMAILS: 'warden@example.org',
      FETCH_ALLOW_PRIVATE: `${new URL(site.origin).host},127.0.0.1:${modelPort}`,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await Promise.all([site.close(), service.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isReady(baseUrl))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The product did not start. Its output:\n${output.join('')}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  process.env['E2E_BASE_URL'] = baseUrl;
  process.env['E2E_JOB_SITE'] = site.origin;
  process.env['E2E_MODEL_PORT'] = String(modelPort);
  return stop;
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/readyz`)).ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
