import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CodedError } from '../../platform/errors/coded-error.js';

const WINDOW_SECONDS = 60;
const MAX_ATTEMPTS = 10;

/**
 * Counts an attempt at an address before its password is looked at, so that a thousand parallel guesses are a thousand.
 * Unknown addresses are counted like known ones. Stored as a hash: the table outlives the request.
 *
 * @throws CodedError RATE_LIMITED after 10 attempts in a minute, with the seconds to wait
 */
export async function countLoginAttempt(em: EntityManager, normalEmail: string, now: Date): Promise<void> {
  const windowStart = new Date(now.getTime() - WINDOW_SECONDS * 1000);
  const rows: { attempts: number; window_started_at: string }[] = await em.getConnection().execute(
    `insert into login_throttle as t (key, window_started_at, attempts) values (?, ?, 1)
     on conflict (key) do update set
       attempts = case when t.window_started_at <= ? then 1 else t.attempts + 1 end,
       window_started_at = case when t.window_started_at <= ? then excluded.window_started_at else t.window_started_at end
     returning attempts, window_started_at`,
    [throttleKey(normalEmail), now, windowStart, windowStart],
  );
  const row = rows[0];
  if (row === undefined || row.attempts <= MAX_ATTEMPTS) return;
  const waited = (now.getTime() - new Date(row.window_started_at).getTime()) / 1000;
  throw new CodedError('RATE_LIMITED', 'Too many attempts. Wait a minute, then try again.', {
    retryAfter: Math.max(1, Math.ceil(WINDOW_SECONDS - waited)),
  });
}

/** Forgets the attempts at an address after a good password, and what is older than the window. */
export async function forgetLoginAttempts(em: EntityManager, normalEmail: string, now: Date): Promise<void> {
  await em
    .getConnection()
    .execute('delete from login_throttle where key = ? or window_started_at < ?', [
      throttleKey(normalEmail),
      new Date(now.getTime() - 2 * WINDOW_SECONDS * 1000),
    ]);
}

function throttleKey(normalEmail: string): string {
  return createHash('sha256').update(`login ${normalEmail}`).digest('hex');
}
