import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder of this test run; `jest-run.mjs` removes it at the end, after it has stopped every database server below it.
 *
 * @throws Error outside of jest.config.mjs.
 */
export function testRunFolder(): string {
  const folder = process.env['ATLAS_TEST_RUN'];
  if (folder === undefined)
    throw new Error('These tests run under jest.config.mjs, which names their folder');
  return folder;
}

/** A new folder below it, which the user of the database server may enter. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(testRunFolder(), 'test-'));
  await chmod(folder, 0o755);
  return folder;
}
