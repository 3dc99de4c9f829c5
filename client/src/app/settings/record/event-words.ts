import { sentenceWords } from './record-words';

interface EventGroup {
  label: string;
  /** What each of its events is called on screen, by the name the API gives it. */
  events: Record<string, string>;
}

/** Every kind of event by what it is about; docs/events.md says what each means. */
export const EVENT_GROUPS: readonly EventGroup[] = [
  {
    label: 'Signing in and the account',
    events: {
      AccountRegistered: 'Account created',
      AccountVerified: 'E-mail address confirmed',
      AccountSignedIn: 'Signed in',
      AccountSignedOut: 'Signed out',
      AccountSessionsRevoked: 'Devices signed out',
      AccountPasswordChanged: 'Password changed',
      AccountTwoFactorEnabled: 'Two-factor login switched on',
      AccountTwoFactorDisabled: 'Two-factor login switched off',
      AccountRecoveryCodesRenewed: 'New recovery codes made',
      AccountApiTokenCreated: 'API token made',
      AccountApiTokenRevoked: 'API token revoked',
      AccountConsentGiven: 'Agreed to terms or privacy notice',
      AccountEmailChangeRequested: 'Change of e-mail address asked for',
      AccountEmailChanged: 'E-mail address changed',
      AccountSignInLinked: 'Other service linked for signing in',
      AccountSignInUnlinked: 'Other service unlinked',
      AccountSuspended: 'Account suspended by an administrator',
      AccountRestored: 'Account restored by an administrator',
      AccountDeletionRequested: 'Deletion of the account asked for',
    },
  },
  {
    label: 'Jobs and applications',
    events: {
      JobImported: 'Job imported',
      JobAnalyzed: 'Posting read',
      JobEdited: 'Job edited',
      JobExpired: 'Posting found closed',
      JobArchived: 'Job archived',
      ApplicationCreated: 'Application added',
      StatusChanged: 'Application moved',
      CalendarLinkCreated: 'Calendar link made',
      CalendarLinkRevoked: 'Calendar link ended',
    },
  },
  {
    label: 'Profile',
    events: {
      ProfileChanged: 'Profile changed',
      ProfileEnhanced: 'Suggestions made for the profile',
      DraftAccepted: 'Suggestion accepted',
      DraftRejected: 'Suggestion rejected',
    },
  },
  {
    label: 'Resumes and letters',
    events: {
      ResumeImported: 'Resume imported',
      ResumeGenerated: 'Resume tailored',
      ResumeEdited: 'Resume edited',
      ResumeChangesAccepted: 'Changes to a resume accepted',
      ResumeChangesRejected: 'Changes to a resume rejected',
      LetterWritten: 'Letter written',
      LetterDrafted: 'Draft of a letter written',
      LetterEdited: 'Letter edited',
      LetterAccepted: 'Draft of a letter accepted',
      LetterRejected: 'Draft of a letter set aside',
    },
  },
  {
    label: 'Files and your data',
    events: {
      FileUploaded: 'File uploaded',
      OutputReady: 'File ready to download',
      DataExported: 'Your data exported',
      DataImported: 'Your data imported',
    },
  },
  {
    label: 'Background work and models',
    events: {
      TaskQueued: 'Work started',
      TaskSucceeded: 'Work done',
      TaskFailed: 'Work failed',
      TaskCancelled: 'Work stopped by you',
      TaskRetried: 'Work tried again',
      TaskAnswered: 'Question answered',
      ModelBudgetReached: 'Share of the model budget used',
    },
  },
];

const WORDS = new Map(EVENT_GROUPS.flatMap(({ events }) => Object.entries(events)));

/** What an event is called; one that this page does not know yet by the words of its name. */
export function eventWords(name: string): string {
  return WORDS.get(name) ?? sentenceWords(name);
}
