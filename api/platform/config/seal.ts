import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './secret-key.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text that leaves our hands or must not be readable in a copy of the database (AES-256-GCM).
 *
 * @param purpose - A fixed word in the code; each has a key of its own.
 * @param context - What it belongs to, e.g. an account: elsewhere it does not open.
 */
export function seal(keys: KeyRing, purpose: string, context: string, text: string): string {
  const key = keys.newest(purpose);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${key.id}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Whether the newest key sealed it: then the keys of before are not needed for it. */
export function isSealedByNewest(keys: KeyRing, purpose: string, sealed: string): boolean {
  return sealed.startsWith(`${keys.newest(purpose).id}.`);
}

/** The text; null when none of the present keys sealed it for this purpose and context. */
export function unseal(keys: KeyRing, purpose: string, context: string, sealed: string): string | null {
  const [id, body = ''] = sealed.split('.');
  const key = keys.all(purpose).find((known) => known.id === id);
  const bytes = Buffer.from(body, 'base64url');
  if (key === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: changed on its way, or sealed for something else. Node has no code for it.
    return null;
  }
}
