import { fromDatabase, type SwitchedOff } from './cut.js';

const ACCESS = 'api/platform/graphql/access.ts';
const API_TOKENS_SPEC = 'api/features/accounts/api-tokens/api-tokens.spec.ts';
const SESSION_KEEPER = 'api/features/accounts/sessions/session-keeper.ts';
const EMAILS_SPEC = 'api/features/accounts/emails/emails.spec.ts';
const ADMIN_SPEC = 'api/features/accounts/admin/admin.spec.ts';
const MAIL_TOKENS = 'api/features/accounts/emails/mail-tokens.ts';
const EMAILS_RESOLVER = 'api/features/accounts/emails/emails.resolver.ts';

export const accessDefences: readonly SwitchedOff[] = [
  {
    defence: 'API tokens act within their scopes',
    cuts: [[ACCESS, 'if (viewer.scopes === null || viewer.scopes.has(scope)) return;', 'return;']],
    red: [API_TOKENS_SPEC, 'acts for the account within its scopes'],
  },
  {
    defence: 'API tokens reach nothing personal',
    cuts: [[ACCESS, 'if (viewer.scopes === null) return;', 'return;']],
    red: [API_TOKENS_SPEC, 'reaches nothing that could widen its power'],
  },
  {
    defence: 'API tokens end',
    cuts: [
      [
        SESSION_KEEPER,
        'em.findOne(ApiToken, { id: sessionId, revokedAt: null, expiresAt: { $gt: now } })',
        'em.findOne(ApiToken, { id: sessionId })',
      ],
    ],
    red: [API_TOKENS_SPEC, 'ends when it is revoked, expires'],
  },
  {
    defence: 'What cannot be undone needs a fresh proof',
    cuts: [[ACCESS, 'Date.now() - viewer.provedAt.getTime() < PROOF_MS', 'true']],
    red: [EMAILS_SPEC, 'needs a fresh proof of who asks'],
  },
  {
    defence: 'Administrators alone administrate',
    cuts: [[ACCESS, 'if (viewer.isAdmin) return;', 'return;']],
    red: [ADMIN_SPEC, 'is open to administrators alone'],
  },
  {
    defence: 'The link of a mail works once',
    cuts: [
      [MAIL_TOKENS, 'token === null || token.usedAt !== null || token.expiresAt <= now', 'token === null'],
    ],
    red: [EMAILS_SPEC, 'is used by a hundred at once for one change'],
  },
  {
    defence: 'The link of a mail is for one purpose, and ends',
    cuts: [
      [MAIL_TOKENS, 'await em.nativeUpdate(MailToken, { purpose, usedAt: null }, { expiresAt: now });', ''],
    ],
    red: [EMAILS_SPEC, 'is asked for again, in the language of the account'],
  },
  {
    defence: 'A new password ends the links that were mailed',
    cuts: [[MAIL_TOKENS, 'await em.nativeUpdate(MailToken, open, { expiresAt: new Date() });', '']],
    red: [EMAILS_SPEC, 'changes no address after a forgotten password was replaced'],
  },
  {
    defence: 'A new password ends every session',
    cuts: [
      [
        SESSION_KEEPER,
        `{ id: { $in: open.map(({ id }) => id) }, revokedAt: null },
      { revokedAt: this.now() },`,
        `{ id: { $in: open.map(({ id }) => id) }, revokedAt: null },
      { revokedAt: null },`,
      ],
    ],
    red: [EMAILS_SPEC, 'is replaced by the link of a mail, once, and every session ends'],
  },
  {
    defence: 'Addresses are no secret of the outbox',
    cuts: [[EMAILS_RESOLVER, 'smtpUrl === null && loopback', 'smtpUrl === null']],
    red: [EMAILS_SPEC, 'shows no link behind a proxy that strangers reach'],
  },
  {
    defence: 'A suspended account is logged out',
    cuts: [
      [
        SESSION_KEEPER,
        'session === null ? null : await em.findOne(LoginIdentity, { accountId, suspendedAt: null })',
        'session === null ? null : await em.findOne(LoginIdentity, { accountId })',
      ],
      [
        'api/features/accounts/log-in.ts',
        'identity === null || identity.suspendedAt !== null',
        'identity === null',
      ],
    ],
    red: [ADMIN_SPEC, 'suspends: sessions end, a good password is a wrong one'],
  },
  {
    defence: 'What administrators did is on record',
    cuts: [fromDatabase('grant delete on admin_action to atlas_app')],
    red: [ADMIN_SPEC, 'records what administrators did and looked at'],
  },
  {
    defence: 'Administrators see nothing of what an account holds',
    cuts: [
      fromDatabase(
        'alter table job disable row level security; alter table resume disable row level security; alter table application disable row level security',
      ),
    ],
    red: [ADMIN_SPEC, 'shows nothing of what an account holds'],
  },
  {
    defence: 'Nobody confirms an address in the place of its owner',
    cuts: [
      [
        EMAILS_RESOLVER,
        `if (known.usedAt !== null) return true;
    await requireOwnAccount(context, known.accountId, password);`,
        'if (known.usedAt !== null) return true;',
      ],
    ],
    red: ['api/features/accounts/emails/squatting.spec.ts', 'confirms nothing in the hands of somebody'],
  },
  {
    defence: 'A second factor that is required is all there is to reach',
    cuts: [[ACCESS, "viewer.factorNeeded === 'ANYTHING' && !roles.includes('BEFORE_FACTOR')", 'false']],
    red: ['api/features/accounts/two-factor/required-factor.spec.ts', 'a second factor that everybody needs'],
  },
  {
    defence: 'An ID token is signed by its provider',
    cuts: [
      ['api/features/accounts/sign-in/providers.ts', 'execute: [enableNonRepudiationChecks, ', 'execute: ['],
    ],
    red: ['api/features/accounts/sign-in/providers.spec.ts', 'believes none'],
  },
  {
    defence: 'Passwords that became known are refused',
    cuts: [
      [
        'api/features/accounts/passwords/accept-password.ts',
        'breachedPasswordsUrl !== null && (await isBreached(',
        'breachedPasswordsUrl === null && (await isBreached(',
      ],
    ],
    red: ['api/features/accounts/passwords/breached-passwords.spec.ts', 'refuses a password of the list'],
  },
  {
    defence: 'An address of a calendar that was replaced is none',
    cuts: [['api/features/applications/calendar/calendar-routes.ts', '{ tokenHash: hash }', '{}']],
    red: [
      'api/features/applications/calendar/calendar-link.spec.ts',
      'is kept as a hash, replaced by the next and ended by its owner',
    ],
  },
];
