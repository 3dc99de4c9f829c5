import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Counts attacks that were tried and those that got through, for the summary of `npm run test:security`. Called before
 * the expectation, so that a breach is counted too.
 *
 * @param area e.g. `egress: URL forms over HTTP`
 */
export function countAttacks(area: string, attacks: number, breaches: number): void {
  const file = process.env['ATTACK_COUNTS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ area, attacks, breaches })}\n`);
}

/**
 * A file of the folder of public attack lists that `SECURITY_CORPUS` names.
 *
 * @param path below that folder, e.g. `xss_payloads.txt`
 * @returns its text; null when there is no such folder or file: own lists are then used alone, and the summary says so
 */
export function corpusText(path: string): string | null {
  const folder = process.env['SECURITY_CORPUS'];
  if (folder === undefined) return null;
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
