import { type MailStatus } from '../../../generated/settings/graphql';

/** What became of a mail, in a word and the tone of its chip. */
export function mailState(status: MailStatus): { words: string; tone: string } {
  switch (status) {
    case 'SENT':
      return { words: 'sent', tone: 'positive' };
    case 'QUEUED':
      return { words: 'on its way', tone: '' };
    case 'FAILED':
      return { words: 'could not be sent', tone: 'negative' };
    case 'OUTBOX':
      return { words: 'kept here', tone: 'outline' };
  }
}
