import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { type GraphQLFormattedError } from 'graphql';

/** What went wrong, in the codes of the contract plus two of the browser's own: OFFLINE and UNREACHABLE. */
export interface Failure {
  code: string;
  /** The server's own words; empty when it never answered. */
  message: string;
  /** The input field at fault, where the server names one. */
  field: string | null;
  /** Tells apart refusals of one code that a screen answers differently, e.g. PROOF_NEEDED; null when there is but one. */
  reason: string | null;
  retryable: boolean;
  /** Quoted to support; null when the server never answered. */
  requestId: string | null;
  /** Seconds to wait before trying again; null when not told. */
  retryAfter: number | null;
}

/** A failed operation as an exception, for code that awaits an answer. */
export class OperationFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message || failure.code);
  }
}

/** Reads the contract's error extensions out of one GraphQL error. */
export function failureOfGraphqlError(error: GraphQLFormattedError): Failure {
  const extensions = error.extensions ?? {};
  const text = (key: string) => (typeof extensions[key] === 'string' ? extensions[key] : null);
  return {
    code: text('code') ?? 'INTERNAL',
    message: error.message,
    field: text('field'),
    reason: text('reason'),
    retryable: extensions['retryable'] === true,
    requestId: text('requestId'),
    retryAfter: typeof extensions['retryAfter'] === 'number' ? extensions['retryAfter'] : null,
  };
}

/** Turns whatever an operation threw into a Failure; never throws itself. */
export function failureOf(error: unknown): Failure {
  if (error instanceof OperationFailed) return error.failure;
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    if (first) return failureOfGraphqlError(first);
  }
  if (ServerError.is(error)) {
    const code =
      error.statusCode === 429 ? 'RATE_LIMITED' : error.statusCode >= 500 ? 'UNREACHABLE' : 'INTERNAL';
    return { ...SILENT, code, retryable: error.statusCode >= 429 };
  }
  if (typeof navigator !== 'undefined' && navigator.onLine === false) {
    return { ...SILENT, code: 'OFFLINE', retryable: true };
  }
  // fetch rejects with a TypeError when no connection could be made at all.
  if (error instanceof TypeError) return { ...SILENT, code: 'UNREACHABLE', retryable: true };
  return {
    ...SILENT,
    code: 'INTERNAL',
    message: error instanceof Error ? error.message : '',
    retryable: true,
  };
}

/** A failure about which nothing is known but its code. */
export const SILENT: Omit<Failure, 'code'> = {
  message: '',
  field: null,
  reason: null,
  retryable: false,
  requestId: null,
  retryAfter: null,
};
