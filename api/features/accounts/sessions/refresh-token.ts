import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../../platform/config/secret-key.js';

const PURPOSE = 'refresh-token';

/** What a refresh token says: the n-th of one session of one account. */
export interface RefreshTokenSubject {
  accountId: string;
  sessionId: string;
  generation: number;
}

const FORM = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([1-9]\d{0,8})\.([\w-]{43})$/;

/**
 * The refresh token of a generation. Computed, not drawn: so nothing of it is stored, and two tabs that renew at once are
 * both given the same next token.
 */
export function refreshToken(keys: KeyRing, subject: RefreshTokenSubject): string {
  return compute(keys.newest(PURPOSE).bytes, subject);
}

/** What a token says if this installation made it, with this or a former key, else null. */
export function readRefreshToken(keys: KeyRing, token: string): RefreshTokenSubject | null {
  const parts = FORM.exec(token);
  if (parts === null) return null;
  const subject = { accountId: parts[1] ?? '', sessionId: parts[2] ?? '', generation: Number(parts[3]) };
  const given = Buffer.from(token);
  const good = keys.all(PURPOSE).some(({ bytes }) => {
    const expected = Buffer.from(compute(bytes, subject));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return good ? subject : null;
}

function compute(key: Uint8Array, { accountId, sessionId, generation }: RefreshTokenSubject): string {
  const body = `${accountId}.${sessionId}.${generation}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}
