import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './secret-key.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for its row (AES-256-GCM), so that a copy of the database alone opens nothing.
 *
 * @param purpose A fixed word in the code; sealed for one, it does not open for another.
 * @param owner What it belongs to, e.g. the account's id: in another's row it does not open.
 */
export function sealSecret(keys: KeyRing, purpose: string, owner: string, secret: string): string {
  const key = keys.newest(purpose);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${key.id}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** @returns null when none of the present keys sealed it for this purpose and owner */
export function openSecret(keys: KeyRing, purpose: string, owner: string, sealed: string): string | null {
  const [id, body = ''] = sealed.split('.');
  const key = keys.all(purpose).find((known) => known.id === id);
  if (key === undefined) return null;
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  } catch {
    // Cut, changed, or sealed for another: what it held is lost either way.
    return null;
  }
}
