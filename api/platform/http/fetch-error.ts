/** Why a page could not be fetched. The codes are stable: screens and the command line choose their words by them. */
export type FetchErrorCode =
  | 'INVALID_URL'
  | 'FORBIDDEN_ADDRESS'
  | 'TOO_MANY_REDIRECTS'
  | 'TIMEOUT'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_MEDIA'
  | 'UNREACHABLE'
  | 'BROKEN_RESPONSE'
  | 'DISALLOWED'
  | 'CANCELLED';

/**
 * A fetch that ended without a page. `message` is safe to show: it never says what was found behind a refused address,
 * so an open and a closed private port look alike.
 */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  constructor(
    readonly code: FetchErrorCode,
    message: string,
    /** Whether the same request may succeed later. */
    readonly retryable: boolean = false,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** The message for every refused target, the same for all reasons: see {@link FetchError}. */
export function forbiddenAddress(): FetchError {
  return new FetchError(
    'FORBIDDEN_ADDRESS',
    'This address does not lead to a public website, so it is not opened.',
  );
}
