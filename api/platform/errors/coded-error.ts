/** The codes of the public contract: what a client may branch on. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'QUOTA_EXCEEDED',
  'PROVIDER_UNAVAILABLE',
  'UNSUPPORTED_MEDIA',
  'TOO_LARGE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface CodedErrorDetails {
  /** The input field at fault, as the client named it. */
  field?: string;
  /** Seconds to wait before trying again. */
  retryAfter?: number;
  /** Upper-case word that tells apart refusals of one code, where a screen goes on differently, e.g. `EMAIL_NOT_VERIFIED`. */
  reason?: string;
  cause?: unknown;
}

/** Codes after which the same request may succeed without being changed. */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'PROVIDER_UNAVAILABLE']);

/**
 * A refusal whose message may be shown to the person who asked. Any other error is shown as INTERNAL without its text.
 */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, message: string, details: CodedErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'CodedError';
    this.code = code;
    this.field = details.field;
    this.retryAfter = details.retryAfter;
    this.reason = details.reason;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** The one answer for a row that does not exist and for a row of another account: byte-equal, so ids cannot be probed. */
export function notFound(what: string): CodedError {
  return new CodedError('NOT_FOUND', `${what} not found`);
}
