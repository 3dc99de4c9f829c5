import { type SecondStep } from '../session-store';

/** How a sign-in with another service ended, as the server says it behind the # of the login page. */
export type CameBack =
  { kind: 'nothing' | 'failed' | 'confirm-mail' } | { kind: 'two-factor'; step: SecondStep };

/** The ticket is good for five minutes from when the server made it; the way back takes a part of that. */
const TICKET_MS = 4.5 * 60_000;

/** Reads the fragment of the login page; `now` in milliseconds since 1970. Anything unknown is nothing. */
export function cameBackWith(fragment: string | null, now: number): CameBack {
  if (fragment === 'failed' || fragment === 'confirm-mail') return { kind: fragment };
  const ticket = /^two-factor=(.+)$/.exec(fragment ?? '')?.[1];
  return ticket ? { kind: 'two-factor', step: { ticket, expiresAt: now + TICKET_MS } } : { kind: 'nothing' };
}
