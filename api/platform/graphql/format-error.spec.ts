import { GraphQLError } from 'graphql';
import { CodedError, ERROR_CODES } from '../errors/coded-error.js';
import { createLogger } from '../telemetry/logger.js';
import { formatError } from './format-error.js';

const WHO = {
  requestId: 'request-1',
  accountId: '01900000-0000-7000-8000-000000000001',
  from: '203.0.113.7',
};

/** What formatting an error writes to the log of an operator who asks for warnings alone. */
function loggedOf(error: unknown, level = 'warn'): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createLogger({ level, role: 'test' }, { write: (line) => void lines.push(line) });
  formatError(error, WHO, log);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const located = (cause: Error, path = ['login']) =>
  new GraphQLError(cause.message, { path, originalError: cause });

describe('what is refused', () => {
  it.each(ERROR_CODES.filter((code) => code !== 'INTERNAL'))(
    'is logged with who, where and when, without the words (%s)',
    (code) => {
      const cause = new CodedError(code, 'canary@example.org may not', {
        reason: 'ADMIN_ONLY',
        field: 'email',
      });
      const [line, ...more] = loggedOf(located(cause));
      expect(more).toEqual([]);
      expect(line).toMatchObject({
        ...WHO,
        event: 'refused',
        code,
        reason: 'ADMIN_ONLY',
        field: 'email',
        path: 'login',
        role: 'test',
      });
      expect(typeof line?.['time']).toBe('number');
      expect(JSON.stringify(line)).not.toContain('canary');
    },
  );

  it('is logged too when it never got to a resolver', () => {
    const [line] = loggedOf(new GraphQLError('Cannot query field "canary" on type "Query".'));
    expect(line).toMatchObject({ ...WHO, event: 'refused', code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  it('because something we rely on failed is logged with the reason, its certificate say', () => {
    const tls = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const cause = new CodedError('PROVIDER_UNAVAILABLE', 'The storage does not answer.', { cause: tls });
    const lines = loggedOf(located(cause));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ ...WHO, level: 40, err: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  });

  it('says nothing of a cause that may quote what somebody sent', () => {
    const cause = new SyntaxError('Unexpected token, "canary" is not valid JSON');
    const lines = loggedOf(located(new CodedError('BAD_USER_INPUT', 'This is no JSON.', { cause })));
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('cannot fill the log by long names', () => {
    const [line] = loggedOf(located(new CodedError('NOT_FOUND', 'x'), ['x'.repeat(10_000)]));
    expect(JSON.stringify(line).length).toBeLessThan(700);
  });

  it('is silent where nothing is to be logged', () => {
    expect(loggedOf(located(new CodedError('NOT_FOUND', 'x')), 'silent')).toEqual([]);
  });
});

it('logs a mistake of ours with its stack, and tells nobody', () => {
  const [line] = loggedOf(located(new TypeError('x is not a function')));
  expect(line).toMatchObject({ ...WHO, level: 50, err: { type: 'TypeError' } });
  expect(JSON.stringify(line)).toContain('format-error.spec');
});
