/**
 * `npm test`: sets the machine up, then runs every check and every test, and ends with one line
 * `N passed, N failed`. All steps run even when an early one fails, so that one run tells everything.
 * `npm test -- lint unit` runs only the named steps.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetUpError, buildIfStale, runOrExplain, runScript, say, setUp } from './set-up.mjs';

/** Steps that count as one check each, and suites whose own report counts their tests. */
const STEPS = [
  { name: 'format', script: 'check:format' },
  { name: 'codegen', script: 'codegen' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'check:types' },
  { name: 'schema', script: 'check:schema' },
  { name: 'prompts', script: 'check:prompts' },
  { name: 'imports', script: 'check:imports' },
  { name: 'dead-code', script: 'check:dead-code' },
  { name: 'licences', script: 'check:licences' },
  { name: 'audit', script: 'check:audit' },
  { name: 'evaluation', script: 'eval' },
  { name: 'unit', script: 'test:unit', report: 'jest' },
  { name: 'integration', script: 'test:integration', report: 'jest' },
  { name: 'client', script: 'test:client', report: 'jest' },
  { name: 'build', build: true },
  { name: 'end-to-end', script: 'test:e2e', report: 'playwright' },
];

await runOrExplain(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new SetUpError(
      `There is no step called ${unknown.join(', ')}. The steps: ${STEPS.map((step) => step.name).join(', ')}.`,
    );
  }
  const ready = await setUp();
  const reports = mkdtempSync(join(tmpdir(), 'atlasops-test-'));
  const rows = [];
  try {
    for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      say(`--- ${step.name}`);
      const started = performance.now();
      const counts = await runStep(step, ready, join(reports, `${step.name}.json`));
      rows.push({ ...counts, name: step.name, seconds: (performance.now() - started) / 1000 });
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const width = Math.max(...rows.map(({ name }) => name.length));
  process.stdout.write('\n');
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const note = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${name.padEnd(width)}  ${passed} passed, ${failed} failed${note}  (${seconds.toFixed(1)} s)\n`,
    );
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exit(sum('failed') > 0 ? 1 : 0);
});

async function runStep(step, ready, reportFile) {
  if (step.build) {
    try {
      await buildIfStale(ready);
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      say(error.message);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  }
  mkdirSync(join(reportFile, '..'), { recursive: true });
  const code = await runScript(ready.node, step.script, {
    env: {
      CHROMIUM_PATH: ready.chromium,
      // Jest adds these to its own arguments; Playwright reads its reporter's file from the environment.
      ...(step.report === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile } : {}),
    },
    args: step.report === 'jest' ? ['--json', `--outputFile=${reportFile}`] : [],
  });
  if (!step.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const counts = existsSync(reportFile)
    ? countOf(step.report, JSON.parse(readFileSync(reportFile, 'utf8')))
    : null;
  if (!counts) return { passed: 0, failed: 1, skipped: 0 };
  // A runner that ended badly without a failed test (a file that does not load, no test at all) is a failure.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return counts;
}

function countOf(kind, report) {
  if (kind === 'jest') {
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests,
    };
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}
