import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for Argon2id (Password Storage Cheat Sheet, 2024): 19 MiB, two passes, one lane. The library's default is Argon2id. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Stands in for the hash of an address nobody registered, so that checking it costs the same. */
let nobody: Promise<string> | null = null;

/** The password as Argon2id in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), PARAMETERS);
}

/**
 * Compares a password with a stored hash.
 * @param storedHash null for an unknown address: the answer is false, after the same work
 */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody', PARAMETERS);
  const matches = await verify(storedHash ?? (await nobody), normalPassword(password));
  return storedHash !== null && matches;
}

/** Whether a password that matched should be hashed anew, because it was hashed with less than is asked for now. */
export function isOutdated(storedHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return !storedHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/** Keyboards differ in how they compose accents; the same typed password has to give the same bytes (RFC 8265). */
function normalPassword(password: string): string {
  return password.normalize('NFC');
}
