/**
 * Jest's `globalSetup` and `globalTeardown`: one folder per test run, in which the first test that needs a database
 * starts the server, and the end of the run stops it. A run that needs none pays for a folder.
 *
 * Plain JavaScript without imports of ours: Jest loads it before its own module mapping works.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FOLDER = 'ATLAS_TEST_RUN';
const POLL_MS = 20;

export async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-test-'));
  // The database server runs as another user when the tests are run by root.
  chmodSync(folder, 0o755);
  process.env[FOLDER] = folder;
}

export async function tearDown() {
  const folder = process.env[FOLDER];
  if (folder === undefined) return;
  const file = join(folder, 'postgres', 'postmaster.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    // PostgreSQL's immediate shutdown: the data is thrown away with the folder.
    process.kill(pid, 'SIGQUIT');
    while (existsSync(file) && isAlive(pid)) await sleep(POLL_MS);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
