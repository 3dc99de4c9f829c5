/**
 * Asks the package registry for known vulnerabilities of what the program runs with; high and critical ones fail. A
 * registry without such an endpoint, or no network at all, is said aloud and passes: nothing was learned then.
 */
import { spawnSync } from 'node:child_process';
import { ROOT, runOrExplain, SetUpError } from './set-up.mjs';

const TIMEOUT_MS = 60_000;

await runOrExplain(() => {
  const { stdout, stderr, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    shell: process.platform === 'win32',
  });
  const report = parsed(stdout);
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const why = error?.message ?? report?.message ?? stderr.trim().split('\n')[0] ?? 'no answer';
    process.stderr.write(`\n*** audit SKIPPED: the package registry gives no audit (${why}) ***\n\n`);
    return;
  }
  const grave = Object.values(report.vulnerabilities ?? {}).filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  );
  if (grave.length > 0) {
    throw new SetUpError(
      `Known vulnerabilities:\n  ${grave.map(({ name, severity, range }) => `${name} ${range}: ${severity}`).join('\n  ')}\n` +
        'Run "npm audit" for the details and "npm audit fix" for the way out.',
    );
  }
  process.stdout.write(`audit: ${counts.total} known vulnerabilities, none high or critical\n`);
});

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // npm prints no JSON when it could not ask at all.
    return null;
  }
}
