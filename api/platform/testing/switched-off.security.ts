import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { countAttacks } from './attacks.js';
import type { SwitchedOff } from './switched-off/cut.js';
import { SWITCHED_OFF } from './switched-off/switched-off.js';
import { createTestDatabase } from './test-database.js';
import { makeTestFolder } from './test-folder.js';

const JEST = join(projectRoot(), 'node_modules/jest/bin/jest.js');
const CONFIG = join(import.meta.dirname, 'jest.switched-off.config.mjs');
const TIMEOUT_MS = 180_000;

interface Report {
  testResults: {
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** The server of this run, which the runs below share; started by the first that asks. */
let server: Promise<void> | null = null;

/** Runs the test of the attack in a process whose program lacks the guard. */
async function attackWithout({ cuts, red: [path, name], says }: SwitchedOff): Promise<string> {
  server ??= createTestDatabase().then((database) => database.drop());
  await server;
  const folder = await makeTestFolder();
  const reportFile = join(folder, 'jest.json');
  // The sample of a list is enough, and what is counted here is another thing.
  const environment: NodeJS.ProcessEnv = { ...process.env, SWITCHED_OFF: JSON.stringify(cuts) };
  delete environment['EVERY_ATTACK'];
  delete environment['ATTACK_COUNTS'];
  const child = spawn(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', JEST, `--config=${CONFIG}`],
      // A test that fails may leave open what it would have closed; the attack has ended by then.
      ...['--runInBand', '--forceExit', '--json', `--outputFile=${reportFile}`],
      ...[
        `--testNamePattern=${name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`,
        '--runTestsByPath',
        join(projectRoot(), path),
      ],
    ],
    {
      cwd: projectRoot(),
      env: environment,
      stdio: 'ignore',
      timeout: TIMEOUT_MS,
    },
  );
  await new Promise((done) => child.once('close', done));
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  await rm(folder, { recursive: true, force: true });
  return verdict(report, name, says);
}

/** `RED` when every expectation that failed is one of the attack; else what happened. */
function verdict({ testResults }: Report, name: string, says = 'expect('): string {
  const tried = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status, fullName }) => status !== 'pending' && fullName.includes(name)),
  );
  if (tried.length === 0) return `No such test ran: ${testResults.map(({ message }) => message).join('\n')}`;
  const failed = tried.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return 'It passed all the same: the test does not see that the guard is gone';
  const said = failed.flatMap(({ failureMessages }) => failureMessages).join('\n');
  return said.includes('expect(') || said.includes(says) ? 'RED' : `It failed for another reason: ${said}`;
}

describe('without the guard the attack succeeds, so its test goes red:', () => {
  it.concurrent.each(SWITCHED_OFF.map((one) => [one.defence, one] as const))('%s', async (_defence, one) => {
    const outcome = await attackWithout(one);
    countAttacks('Defences: seen red without their guard', 1, outcome === 'RED' ? 0 : 1);
    expect(outcome).toBe('RED');
  });
});
