import { isNativeError } from 'node:util/types';
import { pino, type DestinationStream, type Logger } from 'pino';
import { errorCode } from '../errors/error-code.js';

/** Paths never written, should a caller pass an object that holds them: secrets, addresses, texts of people. */
const CENSORED = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'email',
  'phone',
  'resume',
  'text',
  'content',
  'description',
  'answer',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * The log of one process: JSON lines on standard error, so that standard output stays free for answers.
 *
 * Log ids, codes, counts and durations. Errors are reduced to name, code and stack: messages of the database driver can
 * quote the values of a row.
 */
export function createLogger(
  options: { level: string; role: string },
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level: options.level,
      base: { role: options.role, pid: process.pid },
      redact: { paths: CENSORED, censor: '[removed]' },
      serializers: { err: describeError, error: describeError },
    },
    destination,
  );
}

/** What may be known of an error in the log. Database drivers put row values in `detail`, `where` and `message`. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!isNativeError(error)) return { type: typeof error };
  const code = errorCode(error);
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const fromDatabase = code !== undefined && /^[0-9A-Z]{5}$/.test(code);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? {} : { message: error.message }),
    stack: frames.slice(0, 8).join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
