import { createHash, randomBytes } from 'node:crypto';

export const CALENDAR_PATH = '/calendar';

const FORM = /^([0-9a-f]{32})_([\w-]{43})$/;

/** A new secret for an account: the last part of the address of its calendar. */
export function drawCalendarToken(accountId: string): { token: string; hash: string } {
  const token = `${accountId.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** Whose calendar a token claims to open, and by what to look it up; null for what is no token. */
export function readCalendarToken(token: string): { accountId: string; hash: string } | null {
  const hex = FORM.exec(token)?.[1];
  if (hex === undefined) return null;
  const accountId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { accountId, hash: hashOf(token) };
}

/** 256 random bits need no slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
