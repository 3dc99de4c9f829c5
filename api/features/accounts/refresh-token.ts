import { createHmac, timingSafeEqual } from 'node:crypto';

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
export function refreshToken(key: Uint8Array, subject: RefreshTokenSubject): string {
  const { accountId, sessionId, generation } = subject;
  const body = `${accountId}.${sessionId}.${generation}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}

/** What a token says if this installation made it, else null. */
export function readRefreshToken(key: Uint8Array, token: string): RefreshTokenSubject | null {
  const parts = FORM.exec(token);
  if (parts === null) return null;
  const subject = { accountId: parts[1] ?? '', sessionId: parts[2] ?? '', generation: Number(parts[3]) };
  const expected = Buffer.from(refreshToken(key, subject));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given) ? subject : null;
}
