import { type pino } from 'pino';
import { createLogger, describeError } from './logger.js';

/** What a logger like ours writes, as objects. */
function written(log: (logger: pino.Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', role: 'test' }, { write: (line) => void lines.push(line) });
  log(logger);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('never writes secrets, addresses or texts of people', () => {
  const secret = 'canary-7f3a';
  const text = JSON.stringify(
    written((log) => {
      log.info({ password: secret, taskId: 'kept' }, 'one');
      log.info({ input: { email: secret, resume: { basics: secret }, text: secret } }, 'two');
      log.info({ request: { headers: { authorization: secret, cookie: secret } } }, 'three');
      const fromDatabase = Object.assign(new Error(`duplicate key: (email)=(${secret})`), {
        code: '23505',
        detail: secret,
      });
      log.warn({ err: fromDatabase }, 'four');
      log.warn({ err: new Error('outer', { cause: fromDatabase }) }, 'five');
    }),
  );
  expect(text).not.toContain(secret);
  expect(text).toContain('kept');
  expect(text).toContain('23505');
});

it('keeps what helps to find a mistake of ours', () => {
  const described = describeError(new TypeError('x is not a function'));
  expect(described).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
  expect(described['stack']).toContain('logger.spec');
  expect(describeError('a word')).toEqual({ type: 'string' });
});
