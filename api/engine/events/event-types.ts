interface EventKind {
  /** What it is called outside of this program, in short. */
  name: string;
  /** When it is written, and what its `data` holds. */
  meaning: string;
}

/**
 * Every kind of domain event there is, by its type. A room that has something new to tell adds a line here and to
 * `docs/events.md`; a test compares both, and another has each kind written by a real operation.
 */
export const EVENTS = {
  'account.registered': { name: 'AccountRegistered', meaning: 'The account was made. `method`' },
  'account.verified': { name: 'AccountVerified', meaning: 'Its e-mail address was confirmed.' },
  'account.signed-in': {
    name: 'AccountSignedIn',
    meaning: 'A session was opened. `sessionId`, `method`, `device`',
  },
  'account.signed-out': { name: 'AccountSignedOut', meaning: 'One session was ended. `sessionId`' },
  'account.sessions-revoked': {
    name: 'AccountSessionsRevoked',
    meaning:
      'Sessions were ended together, or one because its token came back twice (`cause`: REPLAY). `sessions`, `cause`',
  },
  'account.password-changed': {
    name: 'AccountPasswordChanged',
    meaning: 'A new password was set. `byMail`: true when by a mailed link',
  },
  'account.two-factor-enabled': {
    name: 'AccountTwoFactorEnabled',
    meaning: 'Two-factor login was switched on.',
  },
  'account.two-factor-disabled': {
    name: 'AccountTwoFactorDisabled',
    meaning: 'Two-factor login was switched off.',
  },
  'account.recovery-codes-renewed': {
    name: 'AccountRecoveryCodesRenewed',
    meaning: 'New recovery codes replaced those of before.',
  },
  'account.api-token-created': {
    name: 'AccountApiTokenCreated',
    meaning: 'A token for a program was made. `tokenId`',
  },
  'account.api-token-revoked': {
    name: 'AccountApiTokenRevoked',
    meaning: 'A token was ended. `tokenId`',
  },
  'account.consent-given': {
    name: 'AccountConsentGiven',
    meaning: 'The person agreed to documents. `documents`: each with its version',
  },
  'account.email-change-requested': {
    name: 'AccountEmailChangeRequested',
    meaning: 'A link was mailed to a new address.',
  },
  'account.email-changed': { name: 'AccountEmailChanged', meaning: 'The new address was confirmed.' },
  'account.sign-in-linked': {
    name: 'AccountSignInLinked',
    meaning: 'Another service opens the account from now on. `provider`',
  },
  'account.sign-in-unlinked': {
    name: 'AccountSignInUnlinked',
    meaning: 'A service opens the account no more. `provider`',
  },
  'account.suspended': { name: 'AccountSuspended', meaning: 'An administrator locked the account.' },
  'account.restored': { name: 'AccountRestored', meaning: 'An administrator let the account in again.' },
  'account.deletion-requested': {
    name: 'AccountDeletionRequested',
    meaning: 'The owner asked for the erasure, which takes this event too.',
  },
  'data.exported': { name: 'DataExported', meaning: 'All data were packed into a file, the subject.' },
  'data.imported': { name: 'DataImported', meaning: 'Another installation’s export was taken over. `rows`' },
  'file.uploaded': { name: 'FileUploaded', meaning: 'A file came in. `contentType`, `size` in bytes' },
  'job.imported': { name: 'JobImported', meaning: 'A posting was saved.' },
  'job.analyzed': {
    name: 'JobAnalyzed',
    meaning: 'Its fields were read, at the import or again (`again`: true).',
  },
  'job.edited': { name: 'JobEdited', meaning: 'The user corrected fields. `fields`: their names' },
  'job.expired': { name: 'JobExpired', meaning: 'A later look at its page found it closed.' },
  'job.archived': { name: 'JobArchived', meaning: 'It was put out of sight.' },
  'profile.facts-changed': {
    name: 'ProfileChanged',
    meaning:
      'Facts or the head of the profile changed; the subject is the fact, the profile, or the resume that was imported.',
  },
  'profile.enhanced': {
    name: 'ProfileEnhanced',
    meaning: 'Drafts and questions were proposed; the subject is the Task. `drafts`, `questions`: how many',
  },
  'draft.accepted': { name: 'DraftAccepted', meaning: 'A draft became what a fact says. `factId`' },
  'draft.rejected': { name: 'DraftRejected', meaning: 'A draft was put away.' },
  'resume.imported': {
    name: 'ResumeImported',
    meaning: 'A file became facts and a base resume. `added`, `recognised`: facts',
  },
  'resume.generated': { name: 'ResumeGenerated', meaning: 'A resume was tailored for a job. `jobId`' },
  'resume.edited': { name: 'ResumeEdited', meaning: 'The user saved a version. `version`' },
  'resume.changes-accepted': {
    name: 'ResumeChangesAccepted',
    meaning: 'Proposed changes were accepted. `version`',
  },
  'resume.changes-rejected': {
    name: 'ResumeChangesRejected',
    meaning: 'Proposed changes were rejected or taken back. `changes`: how many',
  },
  'letter.written': { name: 'LetterWritten', meaning: 'A first letter for a job was made. `jobId`' },
  'letter.drafted': {
    name: 'LetterDrafted',
    meaning: 'A draft was laid beside the letter’s text. `version`, `origin`: RULES or MODEL',
  },
  'letter.edited': { name: 'LetterEdited', meaning: 'The user saved a version.' },
  'letter.accepted': { name: 'LetterAccepted', meaning: 'A draft became the letter’s text.' },
  'letter.rejected': { name: 'LetterRejected', meaning: 'A draft was put away. `version`' },
  'application.created': {
    name: 'ApplicationCreated',
    meaning: 'A job is followed from now on. `jobId`, `stage`',
  },
  'application.moved': { name: 'StatusChanged', meaning: 'An application reached another stage. `stage`' },
  'calendar.link-created': {
    name: 'CalendarLinkCreated',
    meaning: 'A link to the calendar was made; one of before ended.',
  },
  'calendar.link-revoked': { name: 'CalendarLinkRevoked', meaning: 'The link to the calendar was ended.' },
  'output.ready': {
    name: 'OutputReady',
    meaning: 'A document or an export can be downloaded. `kind` and what it was made from',
  },
  'model_budget.reached': {
    name: 'ModelBudgetReached',
    meaning: 'Language models have cost a share of a budget. `scope`, `period`, `percent`, amounts',
  },
  'task.queued': { name: 'TaskQueued', meaning: 'Work was ordered. `kind`' },
  'task.succeeded': { name: 'TaskSucceeded', meaning: 'It is done.' },
  'task.failed': { name: 'TaskFailed', meaning: 'It could not be done.' },
  'task.cancelled': { name: 'TaskCancelled', meaning: 'The user called it off.' },
  'task.retried': { name: 'TaskRetried', meaning: 'The user had it tried again.' },
  'task.answered': { name: 'TaskAnswered', meaning: 'The user answered its question.' },
} as const satisfies Record<string, EventKind>;

/** Subject and past participle, e.g. `job.imported`. */
export type EventType = keyof typeof EVENTS;

const TYPE_PREFIX = 'com.atlasops.';

const TYPE_OF_NAME = new Map(Object.entries(EVENTS).map(([type, { name }]) => [name as string, type]));

/** `job.imported` is `JobImported`; a type that another version of the program wrote keeps its own. */
export function eventName(type: string): string {
  return isEventType(type) ? EVENTS[type].name : type;
}

/** The CloudEvents type: a reversed domain name before ours. */
export function cloudEventType(type: string): string {
  return `${TYPE_PREFIX}${type}`;
}

/** Our type behind a name or a CloudEvents type as a filter gives it; null: there is none. */
export function typeOfEvent(asked: string): EventType | null {
  const type = TYPE_OF_NAME.get(asked) ?? asked.replace(TYPE_PREFIX, '');
  return isEventType(type) ? type : null;
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}
