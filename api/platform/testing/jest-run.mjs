/**
 * Jest's `globalSetup` and `globalTeardown`: one folder per test run, in which the first test that needs a database
 * starts the server. The end of the run stops every server below the folder, also those of tests that failed half-way,
 * and removes it. A run that needs none pays for a folder.
 *
 * Plain JavaScript without imports of ours: Jest loads it before its own module mapping works.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  await Promise.all([folder, ...folders.map((entry) => join(folder, entry.name))].map(stopServerIn));
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

async function stopServerIn(folder) {
  const file = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isServer(pid)) return;
  // PostgreSQL's immediate shutdown: the data is thrown away with the folder.
  process.kill(pid, 'SIGQUIT');
  while (existsSync(file) && isServer(pid)) await sleep(POLL_MS);
}

/** Whether a process with this id runs that is not the stale name of something else. */
function isServer(pid) {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(postgres)') && !/\) Z /.test(stat);
  } catch {
    return false;
  }
}
