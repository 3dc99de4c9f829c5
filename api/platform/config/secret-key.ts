import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../errors/error-code.js';
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
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(KEY_BYTES).toString('base64url'));
    await file.sync();
    // A hard link appears with its content and only once: processes that start together agree on one key.
    await link(unfinished, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
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

/** A key for one purpose, and a name for it that tells nothing about it. */
export interface PurposeKey {
  id: string;
  bytes: Buffer;
}

/**
 * The keys of an installation: the newest signs, those of before are still believed. So keys can be changed without logging
 * anybody out; what they signed runs out by itself, and they can be removed then.
 */
export class KeyRing {
  readonly #secrets: readonly string[];

  /** @param previous - Newest first. */
  constructor(newest: string, previous: readonly string[] = []) {
    this.#secrets = [newest, ...previous];
  }

  /** What to sign with. */
  newest(purpose: string): PurposeKey {
    const [first] = this.all(purpose);
    if (first === undefined) throw new Error('A key ring has at least one key');
    return first;
  }

  /** What may have signed, newest first. */
  all(purpose: string): PurposeKey[] {
    return this.#secrets.map((secret) => ({
      id: deriveKey(secret, 'key-id').toString('base64url').slice(0, 8),
      bytes: deriveKey(secret, purpose),
    }));
  }
}

/** `readSecretKey` with the keys of before (`SECRET_KEY_PREVIOUS`). */
export async function readKeyRing(
  config: Pick<Config, 'secretKey' | 'previousSecretKeys' | 'dataDir'>,
): Promise<KeyRing> {
  return new KeyRing(await readSecretKey(config), config.previousSecretKeys);
}
