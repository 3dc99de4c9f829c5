import type { SwitchedOff } from './cut.js';

const LOGGER = 'api/platform/telemetry/logger.ts';
const LOGGER_SPEC = 'api/platform/telemetry/logger.spec.ts';
const RIGHTS_SPEC = 'api/features/accounts/rights/rights.spec.ts';
const ERASE_ACCOUNT = 'api/features/accounts/rights/erase-account.ts';

export const recordDefences: readonly SwitchedOff[] = [
  {
    defence: 'Logs leave out what they must not hold',
    cuts: [[LOGGER, "redact: { paths: CENSORED, censor: '[removed]' },", '']],
    red: [LOGGER_SPEC, 'never writes secrets'],
  },
  {
    defence: 'Errors in logs are reduced to what is safe',
    cuts: [[LOGGER, 'serializers: { err: describeError, error: describeError },', '']],
    red: [LOGGER_SPEC, 'never writes secrets'],
  },
  {
    defence: 'An export holds every table',
    cuts: [
      [
        'api/features/accounts/rights/owned-tables.ts',
        'const tables = found.filter(({ name }) => !NOT_OWNED.has(name));',
        "const tables = found.filter(({ name }) => !NOT_OWNED.has(name) && name !== 'mail');",
      ],
    ],
    red: [RIGHTS_SPEC, 'exports every column of every table, then erases all of it'],
  },
  {
    defence: 'An erasure removes the files',
    cuts: [
      [
        ERASE_ACCOUNT,
        `await store.rememberErased(hash);
  await store.removeAccount(accountId);`,
        'await store.rememberErased(hash);',
      ],
      [
        ERASE_ACCOUNT,
        `stored its bytes meanwhile.
  await store.removeAccount(accountId);`,
        'stored its bytes meanwhile.',
      ],
    ],
    red: [RIGHTS_SPEC, 'exports every column of every table, then erases all of it'],
  },
  {
    defence: 'An erasure removes queue entries',
    cuts: [
      [
        ERASE_ACCOUNT,
        "await em.execute(`delete from ${QUEUE_SCHEMA}.job where data ->> 'accountId' = ?`, [accountId]);",
        '',
      ],
    ],
    red: [RIGHTS_SPEC, 'exports every column of every table, then erases all of it'],
  },
  {
    defence: 'An erasure removes checkpoints',
    cuts: [
      [
        ERASE_ACCOUNT,
        'for (const table of CHECKPOINT_TABLES) await em.execute(`delete from ${CHECKPOINT_SCHEMA}.${table}`);',
        '',
      ],
    ],
    red: [RIGHTS_SPEC, 'exports every column of every table, then erases all of it'],
  },
  {
    defence: 'An erasure removes the record',
    cuts: [[ERASE_ACCOUNT, "await em.execute('select erase_record(?)', [accountId]);", '']],
    red: [RIGHTS_SPEC, 'exports every column of every table, then erases all of it'],
  },
  {
    defence: 'What was erased stays erased',
    cuts: [
      [
        ERASE_ACCOUNT,
        'new Set([...begun.map(({ id }) => id), ...back])',
        'new Set(begun.map(({ id }) => id))',
      ],
    ],
    red: [RIGHTS_SPEC, 'keeps an erased account erased when an older database is restored'],
  },
  {
    defence: 'Retention removes what is old',
    cuts: [
      [
        'api/features/accounts/rights/retention.ts',
        'for (const { days, sql } of RULES) gone.rows',
        'for (const { days, sql } of []) gone.rows',
      ],
    ],
    red: ['api/features/accounts/rights/retention.spec.ts', 'removes each thing when its time has come'],
  },
  {
    defence: 'A forged export is bounded',
    cuts: [
      [
        'api/features/accounts/rights/import-data.task.ts',
        'if (bytes > MAX_TABLE_BYTES || values > MAX_VALUES) throw tooMuch();',
        '',
      ],
    ],
    red: [
      'api/features/accounts/rights/forged-export.spec.ts',
      'whose tables are larger than those of an account',
    ],
    says: 'The task did not come so far',
  },
];
