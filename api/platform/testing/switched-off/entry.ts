import type { SwitchedOff } from './cut.js';

const PASSWORD = 'api/features/accounts/passwords/password.ts';
const ACCOUNTS_SPEC = 'api/features/accounts/accounts.spec.ts';
const PASSWORD_STRENGTH = 'api/features/accounts/passwords/password-strength.ts';
const ONE_TIME_CODES = 'api/features/accounts/two-factor/one-time-codes.ts';
const TWO_FACTOR_SPEC = 'api/features/accounts/two-factor/two-factor.spec.ts';
const ENTER_ACCOUNT = 'api/features/accounts/two-factor/enter-account.ts';
const SEAL = 'api/platform/config/seal.ts';
const PROOF_OF_WORK = 'api/features/accounts/proof-of-work/proof-of-work.ts';
const PROOF_OF_WORK_SPEC = 'api/features/accounts/proof-of-work/proof-of-work.spec.ts';
const PROVIDERS = 'api/features/accounts/sign-in/providers.ts';
const SIGN_IN_SPEC = 'api/features/accounts/sign-in/sign-in.spec.ts';
const LINK_PROOFS = 'api/features/accounts/sign-in/link-proofs.ts';

export const entryDefences: readonly SwitchedOff[] = [
  {
    defence: 'A login needs the password',
    cuts: [[PASSWORD, 'return storedHash !== null && matches;', 'return storedHash !== null;']],
    red: [ACCOUNTS_SPEC, 'answers an unknown address and a wrong password alike'],
  },
  {
    defence: 'An unknown address costs the same work',
    cuts: [
      [
        PASSWORD,
        'nobody ??= hash',
        `if (storedHash === null) return false;
  nobody ??= hash`,
      ],
    ],
    red: [ACCOUNTS_SPEC, 'does the same work for an unknown address'],
  },
  {
    defence: 'Passwords are stored slowly hashed',
    cuts: [[PASSWORD, 'memoryCost: 19_456, timeCost: 2', 'memoryCost: 1_024, timeCost: 1']],
    red: [ACCOUNTS_SPEC, 'stores passwords as Argon2id only'],
  },
  {
    defence: 'Passwords that are easy to guess are refused',
    cuts: [[PASSWORD_STRENGTH, 'if (score >= ENOUGH) return null;', 'return null;']],
    red: [ACCOUNTS_SPEC, 'names the field that is wrong'],
  },
  {
    defence: 'Short passwords are refused',
    cuts: [
      [PASSWORD_STRENGTH, '.min(MIN_LENGTH,', '.min(1,'],
      [PASSWORD_STRENGTH, 'if (score >= ENOUGH) return null;', 'return null;'],
    ],
    red: [ACCOUNTS_SPEC, 'names the field that is wrong'],
  },
  {
    defence: 'An address that is not confirmed opens no uploads',
    cuts: [['api/platform/graphql/access.ts', 'if (viewer.verified) return;', 'return;']],
    red: [ACCOUNTS_SPEC, 'opens no uploads until it is'],
  },
  {
    defence: 'Registering tells nobody who is registered',
    cuts: [
      [
        'api/features/accounts/log-in.ts',
        `const em = withAccount(orm, id);
  try {`,
        `const em = withAccount(orm, id);
  if ((await identitiesOf(withoutAccount(orm), input.email)).confirmed !== null)
    throw new CodedError('CONFLICT', 'There is such an account.');
  try {`,
      ],
    ],
    red: [ACCOUNTS_SPEC, 'answers the same to a known address'],
  },
  {
    defence: 'Attempts to log in are counted before they are made',
    cuts: [['api/features/accounts/accounts.resolver.ts', "@Limited('login', addressOf)", '']],
    red: [ACCOUNTS_SPEC, 'counts attempts at an address'],
  },
  {
    defence: 'A one-time code works once',
    cuts: [[ONE_TIME_CODES, 'afterTimeStep: factor.lastStep,', '']],
    red: [TWO_FACTOR_SPEC, 'takes each code once'],
  },
  {
    defence: 'A one-time code works for half a minute',
    cuts: [[ONE_TIME_CODES, 'epochTolerance: TOLERANCE_SECONDS', 'epochTolerance: 10 * TOLERANCE_SECONDS']],
    red: [
      'api/features/accounts/two-factor/one-time-codes.spec.ts',
      'a code of the half minute from 0 is tried at',
    ],
  },
  {
    defence: 'A recovery code works once',
    cuts: [
      [ONE_TIME_CODES, '{ codeHash: { $in: codeHash }, usedAt: null }', '{ codeHash: { $in: codeHash } }'],
    ],
    red: [TWO_FACTOR_SPEC, 'takes a recovery code once'],
  },
  {
    defence: 'A second factor is asked for at each login',
    cuts: [[ENTER_ACCOUNT, 'if (await hasSecondFactor(context, accountId))', 'if (false)']],
    red: [TWO_FACTOR_SPEC, 'protects nothing until a code of the app came back, and then every login'],
  },
  {
    defence: 'A ticket is no access token',
    cuts: [
      [
        'api/features/accounts/sessions/access-token.ts',
        'await verified(keys, TICKET, token, now)',
        'await verified(keys, ACCESS, token, now)',
      ],
    ],
    red: [TWO_FACTOR_SPEC, 'takes no access token, no changed ticket'],
  },
  {
    defence: 'Guesses of one-time codes are counted by account',
    cuts: [
      [
        'api/features/accounts/two-factor/two-factor.resolver.ts',
        "await limits.count('twoFactor', { subject: accountId });",
        '',
      ],
    ],
    red: [TWO_FACTOR_SPEC, 'allows ten guesses a minute of one account'],
  },
  {
    defence: 'Secrets are sealed for their account',
    cuts: [
      [
        SEAL,
        'createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(context))',
        'createCipheriv(CIPHER, key.bytes, nonce)',
      ],
      [
        SEAL,
        `    .setAAD(Buffer.from(context))
    .setAuthTag`,
        '    .setAuthTag',
      ],
    ],
    red: [TWO_FACTOR_SPEC, 'keeps the secret sealed, for this account alone'],
  },
  {
    defence: 'A proof of work serves once',
    cuts: [
      [
        PROOF_OF_WORK,
        'if (error instanceof UniqueConstraintViolationException) return false;',
        'if (error instanceof UniqueConstraintViolationException) return true;',
      ],
    ],
    red: [PROOF_OF_WORK_SPEC, 'is asked for after five attempts'],
  },
  {
    defence: 'A proof of work is checked',
    cuts: [[PROOF_OF_WORK, 'if (!tried.includes(true)) return false;', '']],
    red: [PROOF_OF_WORK_SPEC, 'is taken from nobody who did not do the work'],
  },
  {
    defence: 'A proof of work is asked for',
    cuts: [[PROOF_OF_WORK, 'if (!config.proofOfWork) return;', 'return;']],
    red: [PROOF_OF_WORK_SPEC, 'is asked for after five attempts'],
  },
  {
    defence: 'A provider answers the question that was asked',
    cuts: [
      [PROVIDERS, 'expectedState: state,', "expectedState: new URLSearchParams(query).get('state') ?? '',"],
    ],
    red: [SIGN_IN_SPEC, 'takes no answer to another question'],
  },
  {
    defence: 'An address that a provider did not check opens nothing',
    cuts: [
      [
        PROVIDERS,
        "provider === 'MICROSOFT' ? claims.xms_edov : claims.email_verified",
        'claims.email_verified ?? claims.xms_edov',
      ],
    ],
    red: [SIGN_IN_SPEC, 'does not take an address the service has not checked'],
  },
  {
    defence: 'A provider opens no account by its address alone',
    cuts: [
      [
        'api/features/accounts/sign-in/admit-person.ts',
        'if (confirmed !== null && emailVerified) {',
        `if (confirmed !== null && emailVerified) return confirmed;
  if (confirmed !== null && emailVerified) {`,
      ],
    ],
    red: [SIGN_IN_SPEC, 'opens no existing account by its address'],
  },
  {
    defence: 'The second factor is asked for after a provider, too',
    cuts: [
      [
        ENTER_ACCOUNT,
        'if (await hasSecondFactor(context, accountId))',
        "if (method === 'PASSWORD' && (await hasSecondFactor(context, accountId)))",
      ],
    ],
    red: [SIGN_IN_SPEC, 'asks for the second factor where there is one'],
  },
  {
    defence: 'A link to a provider is for the account that asked',
    cuts: [
      [
        LINK_PROOFS,
        `    PROOF,
    accountId,`,
        `    PROOF,
    '',`,
      ],
      [LINK_PROOFS, 'unseal(keys, PROOF, accountId, proof)', "unseal(keys, PROOF, '', proof)"],
    ],
    red: [SIGN_IN_SPEC, 'can be linked by whoever is logged in'],
  },
];
