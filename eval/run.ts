/**
 * `npm run eval [-- SUITE…] [--update] [--show]`: scores the brain on the invented postings, resumes and cases of this
 * folder and compares with the figures of the last release in `baseline.json`. Ends with 1 when a figure fell, when a
 * suite has too few cases or its figures are missing; `--update` stores the present figures,
 * `--calibrate` the counts that the confidence of postings' fields is made from. With CORPUS=FOLDER it also prints the
 * suites' scores on the real files there, and calibration is measured on them too.
 *
 * `npm run eval -- --model NAME [--limit N] [--budget USD]` runs the agents with a language model instead, see `model/`.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { calibrationOf, printCorpusScores } from './corpus.js';
import { matchingSuite } from './matching.suite.js';
import { postingsSuite } from './postings.suite.js';
import { resumesSuite } from './resumes.suite.js';
import { dropsAgainst, keyOf, printScores, type Baseline, type Score, type SuiteResult } from './score.js';
import { skillsSuite } from './skills.suite.js';
import { truthSuite } from './truth.suite.js';

const SUITES: Record<string, (folder: string) => SuiteResult | Promise<SuiteResult>> = {
  postings: postingsSuite,
  resumes: resumesSuite,
  skills: skillsSuite,
  matching: matchingSuite,
  truth: truthSuite,
};

const WRONG_USAGE = 2;
const MOST_COMPLAINTS = 15;

const folder = dirname(fileURLToPath(import.meta.url));
const baselineFile = join(folder, 'baseline.json');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    update: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    model: { type: 'string' },
    limit: { type: 'string' },
    budget: { type: 'string' },
  },
});
if (values.model !== undefined) {
  // Only here, so that scoring the brain loads no agents.
  const { evaluateFromCommandLine } = await import('./model/command-line.js');
  process.exit(await evaluateFromCommandLine({ ...values, model: values.model, suites: positionals }));
}
const unknown = positionals.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.`);
  process.exit(WRONG_USAGE);
}

const chosen = positionals.length > 0 ? positionals : Object.keys(SUITES);
const baseline = existsSync(baselineFile) ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline) : {};
const corpus = process.env['CORPUS'];
const hasCorpus =
  corpus !== undefined && corpus !== '' && existsSync(corpus) && statSync(corpus).isDirectory();
const scores: Score[] = [];
const failures: string[] = [];
for (const name of chosen) {
  const started = performance.now();
  const result = await SUITES[name]!(join(folder, name));
  scores.push(...result.scores);
  printScores(name, result.scores);
  console.log(`${result.cases} cases in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (result.cases < result.atLeast)
    failures.push(`${name}: ${result.cases} cases, at least ${result.atLeast} are asked for`);
  if (result.calibration !== undefined) {
    result.calibration.print(name);
    if (hasCorpus) {
      const real = calibrationOf(corpus);
      real.print('corpus');
      result.calibration.join(real);
      result.calibration.print(`${name} and corpus`);
    }
    if (values.show || values.calibrate) result.calibration.printSources();
    if (values.calibrate) result.calibration.store();
  }
  const shown = values.show ? result.complaints : result.complaints.slice(0, MOST_COMPLAINTS);
  for (const complaint of shown) console.log(`  - ${complaint}`);
  if (shown.length < result.complaints.length)
    console.log(`  and ${result.complaints.length - shown.length} more (--show)`);
}

if (values.update) {
  const kept = Object.entries(baseline).filter(([key]) => !chosen.includes(key.split(' | ')[0]!));
  const now = scores.map((score): [string, number] => [
    keyOf(score),
    Math.round(score.value * 10_000) / 10_000,
  ]);
  const stored = Object.fromEntries([...kept, ...now].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(baselineFile, `${JSON.stringify(stored, null, 2)}\n`);
  console.log(`\nStored ${now.length} figures in eval/baseline.json.`);
} else {
  failures.push(...dropsAgainst(baseline, scores, new Set(chosen)));
}

if (hasCorpus) await printCorpusScores(corpus, new Set(chosen));
else if (corpus !== undefined && corpus !== '') failures.push(`CORPUS=${corpus} is no folder`);

if (failures.length > 0) {
  console.error(`\nThe evaluation fails:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  process.exit(1);
}
console.log('\nNo figure fell.');
