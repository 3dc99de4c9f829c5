import type { SwitchedOff } from './cut.js';

const SQUATTING_SPEC = 'api/features/accounts/emails/squatting.spec.ts';
const FORGED_EXPORT_SPEC = 'api/features/accounts/rights/forged-export.spec.ts';
const RACES = 'api/features/live-races.security.ts';

export const wayInDefences: readonly SwitchedOff[] = [
  {
    defence: 'A password set by a mailed link ends API tokens',
    cuts: [
      [
        'api/features/accounts/passwords/end-ways-in.ts',
        'await em.nativeUpdate(ApiToken, { revokedAt: null }, { revokedAt: new Date() });',
        '',
      ],
    ],
    red: [SQUATTING_SPEC, 'ends them in an account that was confirmed'],
  },
  {
    defence: 'A session that is being ended makes no way back in',
    cuts: [
      [
        'api/features/accounts/sessions/require-open-session.ts',
        "if (session === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');",
        '',
      ],
    ],
    red: [SQUATTING_SPEC, 'lets no token that is asked for while it happens outlive it'],
  },
  {
    defence: 'An address that nobody confirmed is sent no words of others',
    cuts: [['api/features/accounts/tell-owner.ts', 'if (identity.confirmedAt === null) return;', '']],
    red: [SQUATTING_SPEC, 'sends an address that nobody confirmed no words of whoever registered it'],
  },
  {
    defence: 'Limits hold for a hundred requests at once',
    cuts: [
      [
        'api/platform/database/one-at-a-time.ts',
        "await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${accountOf(tx)} ${what}`]);",
        'await Promise.resolve([accountOf(tx), what]);',
      ],
    ],
    red: [RACES, 'announce no more uploads than there may be'],
  },
  {
    defence: 'An imported export brings no ids in other forms',
    cuts: [
      [
        'api/features/accounts/rights/import-bounds.ts',
        "if (type === 'uuid') return typeof value === 'string' && UUID.test(value) ? null : 'is no id';",
        "if (type === 'uuid' && UUID.test('')) return 'is no id';",
      ],
    ],
    red: [FORGED_EXPORT_SPEC, 'an id without hyphens is refused, with the place'],
  },
];
