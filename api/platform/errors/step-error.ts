/**
 * Errors a step of a Task throws on purpose. Their code and message are stored with the Task and shown to its owner, so
 * they say what happened and what to do, without addresses of internal systems or personal data of others.
 */
abstract class StepError extends Error {
  /** Upper-case word a screen may branch on, e.g. `PAGE_EXPIRED`. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The same step may succeed later without any change: a timeout, a busy provider, a lost connection. */
export class RetryableError extends StepError {
  override readonly name = 'RetryableError';
  /** Milliseconds the other side asked us to wait, when it did. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, options?: { cause?: unknown; retryAfterMs?: number }) {
    super(code, message, options);
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** Trying again cannot help: the page has expired, the file is not a resume. */
export class FinalError extends StepError {
  override readonly name = 'FinalError';
}
