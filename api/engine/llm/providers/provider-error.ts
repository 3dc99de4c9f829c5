/**
 * What a provider did. UNAUTHORIZED: the key is not accepted. RATE_LIMITED: asked too often. OVERLOADED: it says so, or fails.
 * REFUSED: it does not take this request. UNREACHABLE: no connection, or it broke. STALLED: nothing came for too long, or no
 * end. TOO_LARGE: more than any answer needs. REDIRECTED: it led elsewhere, where no key goes.
 */
export type ProviderFault =
  | 'UNAUTHORIZED'
  | 'RATE_LIMITED'
  | 'OVERLOADED'
  | 'REFUSED'
  | 'UNREACHABLE'
  | 'STALLED'
  | 'TOO_LARGE'
  | 'REDIRECTED';

/** After these the same request may succeed at the same provider. */
const WORTH_RETRYING: ReadonlySet<ProviderFault> = new Set(['RATE_LIMITED', 'OVERLOADED', 'UNREACHABLE']);

/** A call that brought no answer. The message is for people and says nothing that a provider sent. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  /** @param retryAfterMs how long the provider asks to wait, when it does */
  constructor(
    readonly fault: ProviderFault,
    message: string,
    readonly retryAfterMs: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  get worthRetrying(): boolean {
    return WORTH_RETRYING.has(this.fault);
  }
}

/** The error of an HTTP status that is no success. */
export function errorOfStatus(status: number, retryAfter: string | null): ProviderError {
  const wait = readRetryAfter(retryAfter);
  if (status === 401 || status === 403) {
    return new ProviderError('UNAUTHORIZED', `it did not accept the key (${status})`);
  }
  if (status === 429) return new ProviderError('RATE_LIMITED', 'it was asked too often (429)', wait);
  if (status === 408 || status === 409 || status >= 500) {
    return new ProviderError('OVERLOADED', `it failed or is overloaded (${status})`, wait);
  }
  if (status >= 300 && status < 400) {
    return new ProviderError('REDIRECTED', `it redirected elsewhere (${status}), which is refused`);
  }
  return new ProviderError('REFUSED', `it refused the request (${status})`);
}

/** Seconds or an HTTP date, as RFC 9110 has it; null when it says neither. */
function readRetryAfter(text: string | null): number | null {
  if (text === null) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0) return Math.ceil(seconds * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
