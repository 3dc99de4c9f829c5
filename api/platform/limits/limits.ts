/** How often something may happen: at most `points` times in `seconds`, counted from the first time. */
export interface LimitRule {
  readonly points: number;
  readonly seconds: number;
}

/** What is counted of one kind of request, and by what. A rule that is not given does not count. */
export interface Limit {
  /** By network address (IPv6: the /64 that one subscriber has). */
  readonly address?: LimitRule;
  /** By the account that is logged in. */
  readonly account?: LimitRule;
  /** By what is aimed at, e.g. the e-mail address of a login, whoever asks from wherever. */
  readonly subject?: LimitRule;
  /**
   * What happens while the database cannot be reached: `refuse` where guessing would be the gain, `allow` elsewhere (each
   * process then counts for itself).
   */
  readonly whenDown: 'refuse' | 'allow';
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const limits = {
  /** One guess of a password. */
  login: {
    address: { points: 60, seconds: MINUTE },
    subject: { points: 10, seconds: MINUTE },
    whenDown: 'refuse',
  },
  /** One guess of a one-time code; the subject is the ticket or the account that is being opened. */
  twoFactor: {
    address: { points: 60, seconds: MINUTE },
    account: { points: 10, seconds: MINUTE },
    subject: { points: 10, seconds: MINUTE },
    whenDown: 'refuse',
  },
  /** The same over an hour: six digits are guessed by patience otherwise. */
  twoFactorHour: { subject: { points: 60, seconds: HOUR }, whenDown: 'refuse' },
  register: {
    address: { points: 30, seconds: HOUR },
    subject: { points: 5, seconds: HOUR },
    whenDown: 'refuse',
  },
  /** Asking for a mail with a link: reset of a password, verification, change of address. */
  mailLink: {
    address: { points: 30, seconds: HOUR },
    account: { points: 10, seconds: HOUR },
    subject: { points: 5, seconds: HOUR },
    whenDown: 'refuse',
  },
  /** Redeeming a secret out of a mail or a link: reset, verification, download tokens. */
  redeemToken: { address: { points: 60, seconds: MINUTE }, whenDown: 'refuse' },
  /** Confirming with one's password while logged in. */
  confirmPassword: {
    account: { points: 10, seconds: MINUTE },
    whenDown: 'refuse',
  },
  import: {
    account: { points: 120, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    whenDown: 'allow',
  },
  modelUse: {
    account: { points: 120, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    whenDown: 'allow',
  },
  export: {
    account: { points: 120, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    whenDown: 'allow',
  },
  upload: {
    account: { points: 120, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    whenDown: 'allow',
  },
  /** A calendar program that looks for news; the subject is the account. */
  calendar: {
    address: { points: 120, seconds: MINUTE },
    subject: { points: 30, seconds: MINUTE },
    whenDown: 'allow',
  },
  /** Attempts to log in, register or have a mail sent before a proof of work is asked for; the subject is flow and address. */
  withoutProof: {
    address: { points: 20, seconds: 10 * MINUTE },
    subject: { points: 5, seconds: 10 * MINUTE },
    whenDown: 'refuse',
  },
  /** A copy of everything, or the end of it. */
  accountRights: { account: { points: 10, seconds: HOUR }, whenDown: 'refuse' },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** Every limit of the program, by the name that `@Limited` takes. */
export const LIMITS: Readonly<Record<LimitName, Limit>> = limits;
