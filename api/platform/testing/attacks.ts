import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Counts attacks that were tried and those that got through, for the summary of `npm run test:security`. Called before
 * the expectation, so that a breach is counted too.
 *
 * @param area e.g. `egress: URL forms over HTTP`
 */
export function countAttacks(area: string, attacks: number, breaches: number): void {
  note({ area, attacks, breaches });
}

/**
 * Says aloud that something is not tried here, and why; the summary of `npm run test:security` repeats it.
 *
 * @param what - e.g. `files in a bucket: this machine has no radosgw`
 */
export function skipLoudly(what: string): void {
  process.stderr.write(`\n*** SKIPPED: ${what} ***\n\n`);
  note({ skipped: what });
}

/** Writes for the summary down which file did what. */
function note(line: Record<string, unknown>): void {
  const file = process.env['ATTACK_COUNTS'];
  if (file === undefined) return;
  appendFileSync(file, `${JSON.stringify({ file: expect.getState().testPath, ...line })}\n`);
}

/**
 * A file of the folder of public attack lists that `SECURITY_CORPUS` names.
 *
 * @param path below that folder, e.g. `xss_payloads.txt`
 * @returns its text; null when there is no such folder or file: own lists are then used alone, and the summary says so
 */
export function corpusText(path: string): string | null {
  const file = corpusPath(path);
  return file === null ? null : readFileSync(file, 'utf8');
}

/** Where a file or folder of the public lists is; null as above. */
export function corpusPath(path: string): string | null {
  const folder = process.env['SECURITY_CORPUS'];
  const file = folder === undefined ? null : join(folder, path);
  if (file !== null && existsSync(file)) return file;
  if (process.env['EVERY_ATTACK'] !== undefined)
    skipLoudly(`the public list ${path}: not in SECURITY_CORPUS`);
  return null;
}

/**
 * Some of a list in `npm test`, the whole of it in `npm run test:security`.
 *
 * @param sample the ones that differ most from each other
 */
export function sampled<Item>(list: readonly Item[], sample: readonly NoInfer<Item>[]): readonly Item[] {
  const absent = sample.filter((item) => !list.includes(item));
  if (absent.length > 0) throw new Error(`Not in the list: ${absent.join(', ')}`);
  return process.env['EVERY_ATTACK'] === undefined ? sample : list;
}
