import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../platform/config/secret-key.js';

const CIPHER = 'aes-256-gcm';
const PURPOSE = 'seal-second-factor';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for its row (AES-256-GCM), so that a copy of the database alone opens nothing. Bound to the account: put
 * into another account's row it does not open.
 */
export function seal(keys: KeyRing, accountId: string, secret: string): string {
  const key = keys.newest(PURPOSE);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${key.id}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** @throws Error when none of the present keys sealed it for this account. */
export function unseal(keys: KeyRing, accountId: string, sealed: string): string {
  const [id, body = ''] = sealed.split('.');
  const key = keys.all(PURPOSE).find((known) => known.id === id);
  if (key === undefined) throw new Error('The second factor was sealed under a key that was removed');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(accountId))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([secret, decipher.final()]).toString('utf8');
}
