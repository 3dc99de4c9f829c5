import { type Failure } from './failure';

/** A failure in the user's words: what happened, and what to do about it. */
export interface ErrorWords {
  title: string;
  advice: string;
  /** Whether doing the same again can help, so that a retry button makes sense. */
  retry: boolean;
}

type Wording = (failure: Failure) => ErrorWords;

const WORDS: Record<string, Wording> = {
  OFFLINE: () => ({
    title: 'You are offline',
    advice: 'Nothing is lost. Check your connection, then try again.',
    retry: true,
  }),
  UNREACHABLE: () => ({
    title: 'The server does not answer',
    advice:
      'Nothing is lost. Wait a moment and try again; if it stays like this, check that AtlasOps is running.',
    retry: true,
  }),
  UNAUTHENTICATED: () => ({
    title: 'You are signed out',
    advice: 'Sign in again to continue where you were.',
    retry: false,
  }),
  FORBIDDEN: ({ message }) => ({
    title: 'This is not open to you',
    advice: message || 'Sign in with the account it belongs to.',
    retry: false,
  }),
  NOT_FOUND: () => ({
    title: 'There is nothing here',
    advice: 'It was removed, or the address is not quite right. Go back to the list.',
    retry: false,
  }),
  BAD_USER_INPUT: ({ message }) => ({
    title: 'Something in the form needs another look',
    advice: message || 'Check the marked fields.',
    retry: false,
  }),
  CONFLICT: ({ message }) => ({
    title: 'This changed in the meantime',
    advice: message || 'Load the newest state, then make your change again.',
    retry: true,
  }),
  RATE_LIMITED: ({ retryAfter }) => ({
    title: 'That was a bit too fast',
    advice: retryAfter ? `Try again in ${durationWords(retryAfter)}.` : 'Wait a minute and try again.',
    retry: true,
  }),
  QUOTA_EXCEEDED: ({ message }) => ({
    title: 'Your allowance is used up',
    advice: message || 'Remove what you no longer need, or wait for the next period.',
    retry: false,
  }),
  PROVIDER_UNAVAILABLE: () => ({
    title: 'A part we depend on is not answering',
    advice: 'Your work is saved. Try again in a few minutes.',
    retry: true,
  }),
  UNSUPPORTED_MEDIA: ({ message }) => ({
    title: 'This kind of file cannot be read',
    advice: message || 'Save it as PDF, DOCX or JSON and try that.',
    retry: false,
  }),
  TOO_LARGE: ({ message }) => ({
    title: 'This file is too large',
    advice: message || 'Save a smaller copy and try that.',
    retry: false,
  }),
  SCANNED: () => ({
    title: 'This file is a picture of a resume',
    advice:
      'It holds no text that could be read. Export the PDF from the program it was written in, or use the DOCX.',
    retry: false,
  }),
  EMPTY: () => ({
    title: 'There is no text in this',
    advice: 'Check that it is the right file, or paste the text instead.',
    retry: false,
  }),
  ENCRYPTED: () => ({
    title: 'This file is locked with a password',
    advice: 'Save a copy without the password and use that.',
    retry: false,
  }),
  BROKEN: () => ({
    title: 'This file is damaged',
    advice: 'Open it in the program it came from and save it again.',
    retry: false,
  }),
  SIGN_IN_FAILED: ({ message }) => ({ title: 'You are not signed in', advice: message, retry: false }),
  TOO_LATE: ({ message }) => ({ title: 'That took a little long', advice: message, retry: false }),
  TIMEOUT: () => ({
    title: 'This took too long',
    advice: 'Try again. If it happens twice, paste the text instead.',
    retry: true,
  }),
};

/** Refusals that say more by their reason than by their code. */
const REASONS: Record<string, Wording> = {
  EMAIL_NOT_VERIFIED: () => ({
    title: 'Confirm your e-mail address first',
    advice: 'We sent you a link when you registered. The bar at the top sends it again.',
    retry: false,
  }),
  PROOF_NEEDED: () => ({
    title: 'Please confirm that it is you',
    advice: 'This needs your password once more.',
    retry: true,
  }),
  CONSENT_NEEDED: () => ({
    title: 'Our terms have changed',
    advice: 'Read them and agree at the top of the page to go on. You can also export or delete your data.',
    retry: false,
  }),
  CAPTCHA_NEEDED: () => ({
    title: 'This browser could not show that you are not a robot',
    advice: 'Wait ten minutes and try again, or use another browser.',
    retry: true,
  }),
  LINK_EXPIRED: () => ({
    title: 'This link no longer works',
    advice: 'It has been used, is too old, or a newer one took its place.',
    retry: false,
  }),
  ADMIN_ONLY: () => ({
    title: 'Only administrators can do this',
    advice: 'Ask whoever runs this AtlasOps.',
    retry: false,
  }),
};

/** A time to wait in round figures, from seconds to hours. */
function durationWords(seconds: number): string {
  if (seconds < 100) return counted(Math.ceil(seconds), 'second');
  if (seconds < 100 * 60) return counted(Math.ceil(seconds / 60), 'minute');
  return counted(Math.ceil(seconds / 3600), 'hour');
}

function counted(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}

/** Plain words for a failure. A code this page does not know yet keeps the server's own message. */
export function errorWords(failure: Failure): ErrorWords {
  const wording = REASONS[failure.reason ?? ''] ?? WORDS[failure.code];
  if (wording) return wording(failure);
  return {
    title: 'That did not work',
    advice:
      failure.message ||
      `Nothing was changed. Try again${failure.requestId ? `; if it stays, quote ${failure.requestId}` : ''}.`,
    retry: failure.retryable || failure.code === 'INTERNAL',
  };
}
