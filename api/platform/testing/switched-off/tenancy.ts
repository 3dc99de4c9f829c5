import { NO_POLICIES, fromDatabase, type SwitchedOff } from './cut.js';

const ORM_SPEC = 'api/platform/database/orm.spec.ts';
const AUDIT_SPEC = 'api/engine/events/audit.spec.ts';

export const tenancyDefences: readonly SwitchedOff[] = [
  {
    defence: 'Rows of others are not seen',
    cuts: [fromDatabase('alter table task disable row level security')],
    red: [ORM_SPEC, 'shows an account its own rows only'],
  },
  {
    defence: 'Rows without an account are not seen',
    cuts: [fromDatabase('alter table task disable row level security')],
    red: [ORM_SPEC, 'shows nothing where no account is set'],
  },
  {
    defence: 'Rows of others are not written',
    cuts: [fromDatabase('alter policy task_account on task with check (true)')],
    red: [ORM_SPEC, 'refuses insert of a foreign row'],
  },
  {
    defence: 'Policies hold on every table',
    cuts: [fromDatabase('alter table fact no force row level security')],
    red: [ORM_SPEC, 'forces it on every table with an account'],
  },
  {
    defence: 'Ids of others are ids of nobody',
    cuts: [NO_POLICIES],
    red: ['api/features/tenancy.spec.ts', 'is to anybody else the same as what does not exist'],
  },
  {
    defence: 'The account is set for one transaction',
    cuts: [
      [
        'api/platform/database/account-transaction.ts',
        `client.query('begin'),
    client.query('select set_config($1, $2, true)'`,
        `client.query('begin'),
    client.query('select set_config($1, $2, false)'`,
      ],
    ],
    red: ['api/platform/database/account-transaction.spec.ts', 'forgets the account with its transaction'],
  },
  {
    defence: 'The program runs under a role that is held',
    cuts: [
      [
        'api/platform/database/runtime-role.ts',
        'role === undefined || role.unsafe || role.owns',
        'role === undefined',
      ],
    ],
    red: [ORM_SPEC, 'accepts the runtime role and refuses the owner'],
  },
  {
    defence: 'The record takes no update',
    cuts: [fromDatabase('grant update on audit_entry to atlas_app')],
    red: [AUDIT_SPEC, 'cannot update'],
  },
  {
    defence: 'The record takes no delete',
    cuts: [fromDatabase('grant delete on audit_entry to atlas_app')],
    red: [AUDIT_SPEC, 'cannot delete'],
  },
  {
    defence: 'The record takes no insert',
    cuts: [fromDatabase('grant insert on audit_entry to atlas_app')],
    red: [AUDIT_SPEC, 'cannot insert'],
  },
  {
    defence: 'The record takes no truncate',
    cuts: [fromDatabase('grant truncate on audit_entry to atlas_app')],
    red: [AUDIT_SPEC, 'cannot truncate'],
  },
  {
    defence: 'Each table is audited',
    cuts: [fromDatabase('drop trigger audit_row_change on fact')],
    red: [AUDIT_SPEC, 'is on every table whose rows belong to accounts'],
  },
  {
    defence: 'Changes are audited',
    cuts: [fromDatabase('drop trigger audit_row_change on task')],
    red: [AUDIT_SPEC, 'says what was changed from which value'],
  },
];
