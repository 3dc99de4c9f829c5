/**
 * Every package of the lock file carries a licence that this program may be given away under. Packages that only build or
 * test may carry a few more: nothing of them is passed on.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runOrExplain, SetUpError } from './set-up.mjs';

/** Asks for nothing but that the notice is kept. */
const FOR_ALL = [
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Unlicense', 'Zlib',
  // Fonts, passed on unchanged and under their own names.
  'OFL-1.1',
]; // prettier-ignore
const FOR_BUILDING = [...FOR_ALL, 'BSD', 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0'];

/**
 * Whether an SPDX expression is satisfied by the list: one side of OR, both sides of AND. A licence that is not named is none.
 */
export function isAllowed(expression, allowed) {
  if (typeof expression !== 'string' || expression.trim() === '') return false;
  const inner = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  if (/[()]/.test(inner)) return false;
  return inner
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => allowed.includes(name.trim())));
}

/** The packages of a lock file whose licence is not on the list, as `name version: licence`. */
export function refused(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .filter(([, entry]) => !isAllowed(entry.license, entry.dev === true ? FOR_BUILDING : FOR_ALL))
    .map(
      ([path, entry]) =>
        `${path.replace(/^.*node_modules\//, '')} ${entry.version}: ${entry.license ?? 'no licence named'}`,
    );
}

if (process.argv[1] === import.meta.filename) {
  await runOrExplain(() => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const bad = refused(lock);
    if (bad.length > 0) {
      throw new SetUpError(
        `These packages carry a licence that is not on the list of scripts/check-licences.mjs:\n  ${bad.join('\n  ')}\n` +
          'Use another package, or add the licence to the list with a reason.',
      );
    }
    process.stdout.write(`licences: ${Object.keys(lock.packages).length - 1} packages, all on the list\n`);
  });
}
