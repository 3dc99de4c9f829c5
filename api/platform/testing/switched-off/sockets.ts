import type { SwitchedOff } from './cut.js';

const SERVE_SUBSCRIPTIONS = 'api/platform/graphql/serve-subscriptions.ts';
const START_SERVER_SPEC = 'api/platform/graphql/start-server.spec.ts';
const GRAPHQL_SHAPES_SECURITY = 'api/platform/graphql/graphql-shapes.security.ts';

export const socketsDefences: readonly SwitchedOff[] = [
  {
    defence: 'The socket has the limits of HTTP',
    cuts: [[SERVE_SUBSCRIPTIONS, 'if (prepared.errors !== undefined) return prepared.errors;', '']],
    red: [START_SERVER_SPEC, 'has the limits of HTTP and serves nothing but subscriptions'],
  },
  {
    defence: 'Only subscriptions are served on a socket',
    cuts: [
      [
        SERVE_SUBSCRIPTIONS,
        '[OperationTypeNode.SUBSCRIPTION], false',
        'Object.values(OperationTypeNode), false',
      ],
    ],
    red: [START_SERVER_SPEC, 'has the limits of HTTP and serves nothing but subscriptions'],
  },
  {
    defence: 'Sockets need a login',
    cuts: [
      [
        SERVE_SUBSCRIPTIONS,
        `logSecurity(options.log, 'token-refused', { ...asking, kind: 'socket' });
          return false;`,
        'return asking !== null;',
      ],
    ],
    red: [START_SERVER_SPEC, 'refuses sockets without a good token'],
  },
  {
    defence: 'Subscriptions of a socket are limited',
    cuts: [
      [
        SERVE_SUBSCRIPTIONS,
        'const MAX_SUBSCRIPTIONS_PER_SOCKET = 50;',
        'const MAX_SUBSCRIPTIONS_PER_SOCKET = 5_000;',
      ],
    ],
    red: [START_SERVER_SPEC, 'closes silent sockets, and one that subscribes without end'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'Subscriptions of an account are limited',
    cuts: [
      [
        SERVE_SUBSCRIPTIONS,
        'const MAX_SUBSCRIPTIONS_PER_ACCOUNT = 200;',
        'const MAX_SUBSCRIPTIONS_PER_ACCOUNT = 5_000;',
      ],
    ],
    red: [GRAPHQL_SHAPES_SECURITY, 'of one account hold no more than 200 subscriptions'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'Sockets of an account are limited',
    cuts: [
      [SERVE_SUBSCRIPTIONS, 'const MAX_SOCKETS_PER_ACCOUNT = 30;', 'const MAX_SOCKETS_PER_ACCOUNT = 3_000;'],
    ],
    red: [GRAPHQL_SHAPES_SECURITY, 'are no more than 30 for one account'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'Silent sockets are few',
    cuts: [
      [SERVE_SUBSCRIPTIONS, 'const MAX_SILENT_PER_ADDRESS = 100;', 'const MAX_SILENT_PER_ADDRESS = 10_000;'],
    ],
    red: [GRAPHQL_SHAPES_SECURITY, 'that stay silent are few'],
  },
  {
    defence: 'Silent sockets are closed',
    cuts: [[SERVE_SUBSCRIPTIONS, 'const INIT_WAIT_MS = 3_000;', 'const INIT_WAIT_MS = 3_000_000;']],
    red: [START_SERVER_SPEC, 'closes silent sockets'],
    says: 'Exceeded timeout',
  },
  {
    defence: 'Pages of other sites open no socket',
    cuts: [[SERVE_SUBSCRIPTIONS, '!isOwnOrigin(request.headers.origin, options.publicUrl)', 'false']],
    red: [START_SERVER_SPEC, 'refuses pages of other sites, whatever token they have'],
  },
];
