import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { errorWords } from './error-words';
import { type Failure, failureOf } from './failure';

const FAILURE: Failure = {
  code: 'INTERNAL',
  message: '',
  field: null,
  retryable: false,
  reason: null,
  requestId: null,
  retryAfter: null,
};

describe('errorWords', () => {
  it.each([
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
    'OFFLINE',
    'UNREACHABLE',
    'SCANNED',
    'EMPTY',
    'ENCRYPTED',
    'BROKEN',
    'TIMEOUT',
  ])('has words of its own for %s', (code) => {
    const { title, advice } = errorWords({ ...FAILURE, code });

    expect(title).not.toBe('That did not work');
    expect(title).not.toContain(code);
    expect(advice.length).toBeGreaterThan(10);
  });

  it('offers to try again only where that can help', () => {
    expect(errorWords({ ...FAILURE, code: 'UNREACHABLE' }).retry).toBe(true);
    expect(errorWords({ ...FAILURE, code: 'SCANNED' }).retry).toBe(false);
    expect(errorWords({ ...FAILURE, code: 'NOT_FOUND' }).retry).toBe(false);
  });

  it('says how long to wait', () => {
    expect(errorWords({ ...FAILURE, code: 'RATE_LIMITED', retryAfter: 1 }).advice).toBe(
      'Try again in 1 second.',
    );
    expect(errorWords({ ...FAILURE, code: 'RATE_LIMITED', retryAfter: 20 }).advice).toBe(
      'Try again in 20 seconds.',
    );
    expect(errorWords({ ...FAILURE, code: 'RATE_LIMITED', retryAfter: 600 }).advice).toBe(
      'Try again in 10 minutes.',
    );
    expect(errorWords({ ...FAILURE, code: 'RATE_LIMITED', retryAfter: 7_000 }).advice).toBe(
      'Try again in 2 hours.',
    );
  });

  it.each([
    'EMAIL_NOT_VERIFIED',
    'PROOF_NEEDED',
    'CONSENT_NEEDED',
    'CAPTCHA_NEEDED',
    'LINK_EXPIRED',
    'ADMIN_ONLY',
  ])('has words of its own for the reason %s', (reason) => {
    const plain = errorWords({ ...FAILURE, code: 'FORBIDDEN' });

    expect(errorWords({ ...FAILURE, code: 'FORBIDDEN', reason }).title).not.toBe(plain.title);
  });

  it('reads the reason of the contract', () => {
    const extensions = { code: 'FORBIDDEN', reason: 'PROOF_NEEDED' };

    expect(failureOf(new CombinedGraphQLErrors({ errors: [{ message: 'No', extensions }] })).reason).toBe(
      'PROOF_NEEDED',
    );
  });

  it('keeps the words of a code it does not know, and quotes the request of a silent one', () => {
    expect(errorWords({ ...FAILURE, code: 'NO_RESUME', message: 'Import a resume first.' }).advice).toBe(
      'Import a resume first.',
    );
    expect(errorWords({ ...FAILURE, requestId: 'r-17' }).advice).toContain('r-17');
  });
});

describe('failureOf', () => {
  it('reads the extensions of the contract', () => {
    const extensions = { code: 'BAD_USER_INPUT', field: 'title', retryable: false, requestId: 'r-1' };
    const error = new CombinedGraphQLErrors({ errors: [{ message: 'Too long', extensions }] });

    expect(failureOf(error)).toEqual({ ...FAILURE, ...extensions, message: 'Too long' });
  });

  it('takes a failed connection for a server that does not answer', () => {
    expect(failureOf(new TypeError('Failed to fetch'))).toMatchObject({
      code: 'UNREACHABLE',
      retryable: true,
    });
  });

  it('never throws, whatever was thrown', () => {
    expect(failureOf('a string').code).toBe('INTERNAL');
    expect(failureOf(undefined).code).toBe('INTERNAL');
  });
});
