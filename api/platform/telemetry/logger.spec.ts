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

it('writes one line each, in UTC, whatever stands in it', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', role: 'test' }, { write: (line) => void lines.push(line) });
  const forged = '\n{"level":60,"msg":"forged"}\r\n\u001b[2J\b\u0000';
  const before = Date.now();
  logger.info({ taskId: forged, path: forged, err: new Error(forged) }, forged);
  expect(lines).toHaveLength(1);
  // A line end is the last character and no other; terminals are given nothing to act on.
  expect([...(lines[0] ?? '')].filter((sign) => sign < ' ')).toEqual(['\n']);
  const line = JSON.parse(lines[0] ?? '') as { level: number; msg: string; taskId: string; time: number };
  expect(line).toMatchObject({ level: 30, msg: forged, taskId: forged });
  // Milliseconds since 1970: no zone, no summer time.
  expect(line.time).toBeGreaterThanOrEqual(before);
  expect(line.time).toBeLessThanOrEqual(Date.now());
});
