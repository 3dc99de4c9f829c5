import type { Logger } from 'pino';

/**
 * What the process log says about safety, by its name in the field `event`, with what else stands in the line. `requestId`, `from`
 * (the network address) and, where somebody is logged in or meant, `accountId` stand in each; the words of people in none.
 * `docs/security/policies.md` lists the same; a test compares the two.
 */
export const SECURITY_EVENTS = {
  'signed-in': 'A session was opened. `method`, `secondFactor`',
  'first-step-accepted': 'A first proof was good, and the second factor is asked for. `method`',
  'sign-in-refused': 'A proof was not good; `accountId` when it was one of an account. `method`',
  'identity-proved': 'Somebody who is logged in proved again who they are. `secondFactor`',
  'signed-out': 'A session was ended by its owner.',
  'token-refused': 'A bearer token was not good: ended, revoked, forged. `kind`',
  refused: 'A request was refused for any reason. `code`, `reason`, `field`, `path`',
  'plain-connection': 'A connection without TLS from neither this machine nor a known proxy was closed.',
} as const satisfies Record<string, string>;

type SecurityEvent = keyof typeof SECURITY_EVENTS;

/** Who and where: what lines of one request have in common. */
export interface Whereabouts {
  requestId: string;
  /** null: nobody is logged in. */
  accountId: string | null;
  /** The network address. */
  from: string;
}

/** What a request says about itself in the log; see `Whereabouts`. */
export function whereabouts(context: {
  requestId: string;
  remoteAddress: string;
  viewer: { accountId: string } | null;
}): Whereabouts {
  const { requestId, remoteAddress, viewer } = context;
  return { requestId, accountId: viewer?.accountId ?? null, from: remoteAddress };
}

/**
 * Writes one event, also where `LOG_LEVEL` asks for errors alone: what happened to the defences is worth a line always. Nothing is
 * written at the level `silent`.
 *
 * @param details - Ids, codes and names of the program's own; no text of anybody.
 */
export function logSecurity(log: Logger, event: SecurityEvent, details: object): void {
  if (log.level === 'silent') return;
  log.child({}, { level: 'info' }).info({ event, ...details }, SECURITY_EVENTS[event].split('.')[0]);
}
