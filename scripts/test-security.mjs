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
    let leftOpen = false;
    const code = await runScript(ready.node, 'test:security:files', {
      env: { CHROMIUM_PATH: ready.chromium, ATTACK_COUNTS: countsFile },
      args: ['--json', `--outputFile=${reportFile}`, ...process.argv.slice(2)],
      onOutput: (text) => {
        process.stderr.write(text);
        leftOpen ||= text.includes('did not exit') || text.includes('failed to exit gracefully');
      },
    });
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
    const held = print(report, notesOf(countsFile));
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    if (leftOpen) out('*** Something was left open: a process of the tests did not end by itself ***');
    out(`${note}; ${minutes} minutes`);
    process.exitCode = held && !leftOpen ? code : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

/**
 * What the tests wrote down: attacks and breaches by area in the order they came, the same by file, and what was skipped
 * for want of a list or a program.
 */
function notesOf(path) {
  const notes = { areas: new Map(), files: new Map(), skipped: new Set() };
  if (!existsSync(path)) return notes;
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const { file, area, attacks, breaches, skipped } = JSON.parse(line);
    if (skipped !== undefined) {
      notes.skipped.add(skipped);
      continue;
    }
    for (const [counts, name] of [
      [notes.areas, area],
      [notes.files, file],
    ]) {
      const known = counts.get(name) ?? { attacks: 0, breaches: 0 };
      counts.set(name, { attacks: known.attacks + attacks, breaches: known.breaches + breaches });
    }
  }
  return notes;
}

/** @returns whether everything that was to run ran and held */
function print(report, { areas, files, skipped }) {
  out('');
  const slowestFirst = (report?.testResults ?? []).toSorted((a, b) => lasted(b) - lasted(a));
  for (const file of slowestFirst) {
    const of = (status) => file.assertionResults.filter((test) => test.status === status).length;
    const failed = file.status === 'failed' && of('failed') === 0 ? 1 : of('failed');
    const left = of('pending') > 0 ? `, ${of('pending')} skipped` : '';
    const { attacks = 0 } = files.get(file.name) ?? {};
    const counted = attacks > 0 ? `, ${attacks} attacks counted` : '';
    out(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${relative(ROOT, file.name)}  ${of('passed')} passed, ${failed} failed${left}${counted}  (${(lasted(file) / 1000).toFixed(1)} s)`,
    );
  }
  out('');
  const width = Math.max(0, ...[...areas.keys()].map((area) => area.length));
  for (const area of [...areas.keys()].sort()) {
    const { attacks, breaches } = areas.get(area);
    out(`${area.padEnd(width)}  ${String(attacks).padStart(7)} attacks  ${breaches} got through`);
  }
  const sum = (key) => [...areas.values()].reduce((total, counts) => total + counts[key], 0);
  out(
    `${'all areas'.padEnd(width)}  ${String(sum('attacks')).padStart(7)} attacks  ${sum('breaches')} got through`,
  );
  out('');
  for (const what of skipped) out(`*** SKIPPED: ${what} ***`);
  const failed = (report?.numFailedTests ?? 1) + (report?.numRuntimeErrorTestSuites ?? 0);
  out(`\n${report?.numPassedTests ?? 0} passed, ${failed} failed, ${report?.numPendingTests ?? 0} skipped`);
  return failed === 0;
}

/** Milliseconds. */
function lasted({ startTime, endTime }) {
  return endTime - startTime;
}

function out(text) {
  process.stdout.write(`${text}\n`);
}
