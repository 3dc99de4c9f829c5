import { errorCode } from '../errors/error-code.js';

/** SQLSTATE classes and codes that say "not now": connection, resources, shutdown, conflict between transactions. */
const NOT_NOW = /^(08|53|57P0|40001|40P01)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** What the driver says without a code when the server closes a connection under it. */
const CLOSED =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
const MAX_DEPTH = 8;

/**
 * Whether an error means that the database could not be reached or asks to try again, as opposed to a mistake in what was
 * asked. Looks through the causes: the ORM wraps the driver's errors.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < MAX_DEPTH && typeof current === 'object' && current !== null; depth++) {
    const code = errorCode(current);
    if (code !== undefined && (NOT_NOW.test(code) || (NETWORK.has(code) && isFromDriver(current))))
      return true;
    if ('message' in current && typeof current.message === 'string' && CLOSED.test(current.message))
      return true;
    current = 'cause' in current ? current.cause : undefined;
  }
  return false;
}

/** A step's own fetch may fail with ECONNREFUSED too: only what came through the PostgreSQL driver counts. */
function isFromDriver(error: object): boolean {
  return (
    'stack' in error &&
    typeof error.stack === 'string' &&
    /node_modules[\\/](pg|pg-pool)[\\/]/.test(error.stack)
  );
}
