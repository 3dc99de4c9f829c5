import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { request } from 'undici';

const TIMEOUT_MS = 2_000;
/** A range of the public service has some 40 kB. */
const MAX_BYTES = 1024 * 1024;
const PREFIX_DIGITS = 5;

/**
 * Whether a password is on a public list of passwords that became known, asked by k-anonymity: the service learns the first
 * five digits of a SHA-1 and nothing else. A service that cannot be asked in two seconds counts as "no": registering must not
 * depend on it.
 *
 * @param url - `BREACHED_PASSWORDS_URL`, to which the five digits are added; chosen by the operator, never by a user.
 */
export async function isBreached(url: string, password: string, log: Logger): Promise<boolean> {
  const digest = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
  try {
    const { statusCode, body } = await request(`${url}${digest.slice(0, PREFIX_DIGITS)}`, {
      headers: { 'add-padding': 'true', 'user-agent': 'AtlasOps' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headersTimeout: TIMEOUT_MS,
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`The service answered ${statusCode}`);
    }
    const rest = digest.slice(PREFIX_DIGITS);
    let text = '';
    for await (const chunk of body as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1');
      if (text.length > MAX_BYTES) throw new Error('The answer is too large');
    }
    return text.split(/\r?\n/).some((line) => {
      const [suffix, count] = line.split(':');
      return suffix?.toUpperCase() === rest && Number(count) > 0;
    });
  } catch (error) {
    log.warn({ err: error }, 'known passwords could not be looked up');
    return false;
  }
}
