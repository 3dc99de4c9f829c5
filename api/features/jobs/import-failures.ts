import type { ExtractionResult } from '../../core/posting/posting.js';
import { FinalError, RetryableError } from '../../platform/errors/step-error.js';
import { FetchError } from '../../platform/http/fetch-error.js';

const PASTE = 'Open the page yourself and paste its text instead.';

/** Words for what a refused or broken page means to the person who asked for it. */
const ADVICE: Partial<Record<FetchError['code'], string>> = {
  TOO_LARGE: PASTE,
  UNSUPPORTED_MEDIA: 'Download it and import it as a file instead.',
  TOO_MANY_REDIRECTS: PASTE,
  UNREACHABLE: 'Check the address, or try again later.',
  TIMEOUT: 'Try again later, or paste the text of the page instead.',
};

/** A failed fetch as the error of a step; everything else is passed on. */
export function asStepError(error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  const advice = ADVICE[error.code];
  const message = advice === undefined ? error.message : `${error.message} ${advice}`;
  return error.retryable
    ? new RetryableError(error.code, message, { cause: error })
    : new FinalError(error.code, message, { cause: error });
}

/**
 * Ends the import of pages that the site does not give out. Missing pages pass: they may say in words that the posting is
 * closed.
 *
 * @throws FinalError PAGE_REFUSED; RetryableError SITE_BUSY
 */
export function refuseStatus(status: number): void {
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451) {
    throw new FinalError(
      'PAGE_REFUSED',
      `The site does not show this page to us (status ${status}). ${PASTE}`,
    );
  }
  if (status === 429 || status >= 500) {
    throw new RetryableError(
      'SITE_BUSY',
      `The site cannot answer right now (status ${status}). Try again later.`,
    );
  }
}

/** What a page turned out to be that is no open posting; null when it is one. */
export function failureOf(reading: ExtractionResult, httpStatus: number | null): FinalError | null {
  if (reading.status === 'posting') {
    if (httpStatus === 410) return gone();
    if (reading.title === null && reading.description === null) return notAPosting(reading);
    return null;
  }
  if (reading.status === 'expired') {
    return new FinalError('POSTING_EXPIRED', 'The page says that this posting is closed.');
  }
  if (httpStatus === 404 || httpStatus === 410) return gone();
  if (reading.status === 'listing') {
    const count = reading.postings.length;
    const shown = count > 1 ? `${count} postings` : 'a list of postings';
    return new FinalError(
      'POSTING_LIST',
      `This page shows ${shown}, not one. Open the one you want and import its address.`,
    );
  }
  return notAPosting(reading);
}

function gone(): FinalError {
  return new FinalError('PAGE_GONE', 'The site says that this page does not exist (any more).');
}

function notAPosting(reading: ExtractionResult): FinalError {
  const reason = reading.warnings[0];
  const detail = reason === undefined ? '' : ` ${reason}`;
  return new FinalError(
    'NOT_A_POSTING',
    `No job posting was found here.${detail} If there is one, paste its text.`,
  );
}
