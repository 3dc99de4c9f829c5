import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

const KEY_BYTES = 48;

/**
 * The key everything secret of this installation is derived from: `SECRET_KEY`, or one made at the first start and kept
 * in `<dataDir>/secret.key`, readable by its owner alone.
 */
export async function readSecretKey(config: Pick<Config, 'secretKey' | 'dataDir'>): Promise<string> {
  if (config.secretKey !== null) return config.secretKey;
  await mkdir(config.dataDir, { recursive: true });
  const path = join(config.dataDir, 'secret.key');
  try {
    // Two processes may start at once: only one of them creates the file, both then read the same key.
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(randomBytes(KEY_BYTES).toString('base64url'));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = (await readFile(path, 'utf8')).trim();
  if (key.length < KEY_BYTES) {
    throw new Error(
      `${path} holds no key. Delete it to have a new one made; everybody then has to log in again.`,
    );
  }
  return key;
}

/**
 * A key for one purpose (tokens, signed links), so that what is signed for one is worthless for another.
 *
 * @param purpose - A fixed word in the code, e.g. `access-token`.
 * @returns 32 bytes, HMAC-SHA256 of the purpose (RFC 5869's expand step with a single block).
 */
export function deriveKey(secretKey: string, purpose: string): Buffer {
  return createHmac('sha256', secretKey).update(`${purpose}\u0001`).digest();
}
