import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { CodedError } from '../errors/coded-error.js';
import type { ErrorCode } from '../errors/coded-error.js';
import { logSecurity } from '../telemetry/security-log.js';
import type { Whereabouts } from '../telemetry/security-log.js';

/** What Apollo and graphql-js call the faults of a request; to the client they are all bad input. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Aliases in a path are the client's own words. */
const LONGEST_PATH = 200;

/**
 * The one form in which errors leave: `extensions { code, message, field?, reason?, retryable, retryAfter?, requestId }`. Only a
 * CodedError and faults of the request itself show their text; of everything else the log keeps the cause and the client
 * learns the request's id. Every refusal is logged by its code: who probes for ids, guesses or tries odd input is seen by many of them.
 */
export function formatError(error: unknown, who: Whereabouts, log: Logger): GraphQLFormattedError {
  const { requestId } = who;
  const located = error instanceof GraphQLError ? error : undefined;
  const cause = rootCause(error);
  const place = located?.path === undefined ? {} : { path: located.path };
  if (cause instanceof CodedError) {
    const { code, reason, field } = cause;
    logSecurity(log, 'refused', { ...who, code, reason, field, path: pathOf(located) });
    // Something we rely on failed (its certificate, its connection): the person learns that, the operator why.
    if (code === 'PROVIDER_UNAVAILABLE' && cause.cause !== undefined) {
      log.warn({ err: cause.cause, ...who, code }, 'refused because of');
    }
    return { ...answer(cause.code, cause.message, requestId, cause), ...place };
  }
  // A fault found before execution has no path. One found later is the request's only where Apollo recognised it as such:
  // a value of ours that a scalar refuses to write is a GraphQLError too.
  if (located !== undefined && cause instanceof GraphQLError) {
    const code = located.extensions['code'];
    if (
      code === undefined ? located.path === undefined : typeof code === 'string' && REQUEST_FAULTS.has(code)
    ) {
      logSecurity(log, 'refused', { ...who, code: 'BAD_USER_INPUT', path: pathOf(located) });
      const locations = located.locations === undefined ? {} : { locations: located.locations };
      return { ...answer('BAD_USER_INPUT', cause.message, requestId), ...locations, ...place };
    }
  }
  log.error({ err: cause, ...who, path: pathOf(located) }, 'A request failed');
  return { ...answer('INTERNAL', 'Something went wrong on our side.', requestId), ...place };
}

function pathOf(error: GraphQLError | undefined): string | undefined {
  return error?.path?.join('.').slice(0, LONGEST_PATH);
}

/** Wrappings by graphql-js and Apollo are taken off until the error that was thrown. */
function rootCause(error: unknown): unknown {
  let current = error;
  while (
    current instanceof GraphQLError &&
    current.originalError !== undefined &&
    current.originalError !== null
  ) {
    current = current.originalError;
  }
  return current;
}

function answer(
  code: ErrorCode,
  message: string,
  requestId: string,
  coded?: CodedError,
): GraphQLFormattedError {
  return {
    message,
    extensions: {
      code,
      message,
      ...(coded?.field === undefined ? {} : { field: coded.field }),
      retryable: coded?.retryable ?? false,
      ...(coded?.reason === undefined ? {} : { reason: coded.reason }),
      ...(coded?.retryAfter === undefined ? {} : { retryAfter: coded.retryAfter }),
      requestId,
    },
  };
}
