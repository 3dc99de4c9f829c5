/**
 * `npm run test:security`: every attack of every list against the program, and a count of them by area at the end.
 * `npm run test:security -- egress` runs only files whose path matches. SECURITY_CORPUS names a folder with public lists
 * of attacks (`http_leaks.html`, `xss_payloads.txt`, ...); without it the program's own lists are used alone.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, runOrExplain, runScript, say, setUp } from './set-up.mjs';

await runOrExplain(async () => {
  const ready = await setUp();
  const corpus = process.env.SECURITY_CORPUS;
  const note =
    corpus === undefined
      ? 'SECURITY_CORPUS is not set: own lists of attacks alone'
      : existsSync(corpus)
        ? `public lists of attacks from ${corpus}`
        : `SECURITY_CORPUS names no folder (${corpus}): own lists of attacks alone`;
  say(note);
  const reports = mkdtempSync(join(tmpdir(), 'atlasops-security-'));
  const started = performance.now();
  try {
    const reportFile = join(reports, 'jest.json');
    const countsFile = join(reports, 'counts.jsonl');
    const code = await runScript(ready.node, 'test:security:files', {
      env: { CHROMIUM_PATH: ready.chromium, ATTACK_COUNTS: countsFile },
      args: ['--json', `--outputFile=${reportFile}`, ...process.argv.slice(2)],
    });
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
    print(report, countsOf(countsFile));
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    process.stdout.write(`\n${note}; ${minutes} minutes\n`);
    process.exitCode = code;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

/** Attacks and breaches by area, in the order they came. */
function countsOf(file) {
  const areas = new Map();
  if (!existsSync(file)) return areas;
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { area, attacks, breaches } = JSON.parse(line);
    const known = areas.get(area) ?? { attacks: 0, breaches: 0 };
    areas.set(area, { attacks: known.attacks + attacks, breaches: known.breaches + breaches });
  }
  return areas;
}

function print(report, areas) {
  const out = (text) => process.stdout.write(`${text}\n`);
  out('');
  for (const file of report?.testResults ?? []) {
    const of = (status) => file.assertionResults.filter((test) => test.status === status).length;
    const passed = of('passed');
    const failed = file.status === 'failed' && of('failed') === 0 ? 1 : of('failed');
    const seconds = ((file.endTime - file.startTime) / 1000).toFixed(1);
    out(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${relative(ROOT, file.name)}  ${passed} passed, ${failed} failed  (${seconds} s)`,
    );
  }
  out('');
  const width = Math.max(0, ...[...areas.keys()].map((area) => area.length));
  for (const [area, { attacks, breaches }] of areas) {
    out(`${area.padEnd(width)}  ${String(attacks).padStart(7)} attacks  ${breaches} got through`);
  }
  out(
    `\n${report?.numPassedTests ?? 0} passed, ${(report?.numFailedTests ?? 1) + (report?.numRuntimeErrorTestSuites ?? 0)} failed`,
  );
}
