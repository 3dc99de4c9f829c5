import { GraphQLError } from 'graphql';
import { CodedError } from '../errors/coded-error.js';
import type { ErrorCode } from '../errors/coded-error.js';
import { createLogger } from '../telemetry/logger.js';
import { formatError } from './format-error.js';

/** What formatting an error writes to the log. */
function loggedOf(code: ErrorCode, message: string, reason?: string): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', role: 'test' }, { write: (line) => void lines.push(line) });
  const cause = new CodedError(code, message, reason === undefined ? {} : { reason });
  formatError(new GraphQLError(message, { path: ['login'], originalError: cause }), 'request-1', log);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('what is refused', () => {
  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'] as const)(
    'for safety is logged with its request, without the words (%s)',
    (code) => {
      const [line, ...more] = loggedOf(code, 'canary@example.org may not', 'ADMIN_ONLY');
      expect(more).toEqual([]);
      expect(line).toMatchObject({
        msg: 'refused',
        code,
        reason: 'ADMIN_ONLY',
        requestId: 'request-1',
        path: 'login',
      });
      expect(JSON.stringify(line)).not.toContain('canary');
    },
  );

  it('for other reasons is not', () => {
    expect(loggedOf('BAD_USER_INPUT', 'A name is needed.')).toEqual([]);
    expect(loggedOf('NOT_FOUND', 'Job not found.')).toEqual([]);
  });
});
