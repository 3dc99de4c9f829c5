import type { SwitchedOff } from './cut.js';

const SESSION_KEEPER = 'api/features/accounts/sessions/session-keeper.ts';
const SESSIONS_SPEC = 'api/features/accounts/sessions/sessions.spec.ts';
const SERVE_SUBSCRIPTIONS = 'api/platform/graphql/serve-subscriptions.ts';
const START_SERVER_SPEC = 'api/platform/graphql/start-server.spec.ts';
const ACCESS_TOKEN = 'api/features/accounts/sessions/access-token.ts';

export const sessionsDefences: readonly SwitchedOff[] = [
  {
    defence: 'A replayed refresh token ends its session',
    cuts: [[SESSION_KEEPER, 'subject.generation !== session.generation - 1 || !justRotated', 'false']],
    red: [SESSIONS_SPEC, 'ends the session when a replaced token comes back'],
  },
  {
    defence: 'A refresh token is signed',
    cuts: [
      [
        'api/features/accounts/sessions/refresh-token.ts',
        'return good ? subject : null;',
        'return good ? subject : subject;',
      ],
    ],
    red: [SESSIONS_SPEC, 'takes no forged refresh token'],
    says: 'Refused: ',
  },
  {
    defence: 'A session that was not used ends',
    cuts: [
      [
        SESSION_KEEPER,
        'session.revokedAt !== null || session.expiresAt <= now',
        'session.revokedAt !== null',
      ],
    ],
    red: [SESSIONS_SPEC, 'ends after its time'],
  },
  {
    defence: 'A session ends 90 days after its login',
    cuts: [[SESSION_KEEPER, 'Math.min(unused, createdAt.getTime() + MAX_SESSION_DAYS * DAY_MS)', 'unused']],
    red: [SESSIONS_SPEC, 'ends 90 days after the login'],
  },
  {
    defence: 'A session that was ended is not renewed',
    cuts: [
      [
        SESSION_KEEPER,
        'session === null || session.revokedAt !== null || session',
        'session === null || session',
      ],
    ],
    red: [SESSIONS_SPEC, 'by logout ends this device alone'],
  },
  {
    defence: 'An ended session is noticed by its access tokens',
    cuts: [
      [
        SESSION_KEEPER,
        'const open = { id: sessionId, revokedAt: null, expiresAt: { $gt: this.now() } };',
        'const open = { id: sessionId };',
      ],
    ],
    red: [SESSIONS_SPEC, 'is known here at once, in other processes'],
  },
  {
    defence: 'An ended session is told to its sockets',
    cuts: [
      [
        SESSION_KEEPER,
        'const open = { revokedAt: null, expiresAt: { $gt: this.now() } };',
        'const open = {};',
      ],
    ],
    red: [SESSIONS_SPEC, 'is told to sockets'],
  },
  {
    defence: 'Open sockets are looked after',
    cuts: [[SERVE_SUBSCRIPTIONS, 'if (!alive.has(state.viewer.sessionId)) socket', 'if (false) socket']],
    red: [START_SERVER_SPEC, 'ends the sockets of a session that has ended'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'A socket ends with its token',
    cuts: [
      [SERVE_SUBSCRIPTIONS, "() => socket.close(FORBIDDEN, 'The access token has ended')", '() => undefined'],
    ],
    red: [START_SERVER_SPEC, 'ends a socket with its token'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'Access tokens have an audience',
    cuts: [
      [
        ACCESS_TOKEN,
        `audience: kind.audience,
`,
        '',
      ],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
  {
    defence: 'Access tokens have a type',
    cuts: [
      [
        ACCESS_TOKEN,
        `typ: kind.typ,
`,
        '',
      ],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
  {
    defence: 'Access tokens have an issuer',
    cuts: [
      [
        ACCESS_TOKEN,
        `issuer: ISSUER,
`,
        '',
      ],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
  {
    defence: 'Access tokens end',
    cuts: [
      [ACCESS_TOKEN, 'currentDate: now,', 'currentDate: new Date(0),'],
      [SESSION_KEEPER, 'bearer === null || bearer.expiresAt <= now', 'bearer === null'],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
  {
    defence: 'The key of a token is found among ours',
    cuts: [
      [
        ACCESS_TOKEN,
        'if (key === undefined) return null;',
        "if (key === undefined) return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as unknown;",
      ],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
  {
    defence: 'A key that was removed signs nothing any more',
    cuts: [
      [
        'api/platform/config/secret-key.ts',
        'bytes: deriveKey(secret, purpose),',
        "bytes: deriveKey(secret, 'any'),",
      ],
    ],
    red: [SESSIONS_SPEC, 'are taken for nothing but what this installation signed as such'],
  },
];
