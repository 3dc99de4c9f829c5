import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { AccountBench, REGISTER } from '../account-bench.js';
import { isBreached } from './breached-passwords.js';

/** Hard to guess, so that only the list is against it. */
const PASSWORD = 'seven green lanterns wander';
const SHA1 = createHash('sha1').update(PASSWORD).digest('hex').toUpperCase();
const SUFFIX = SHA1.slice(5);

let server: Server;
let asked: IncomingMessage[] = [];
let answer: (response: ServerResponse) => void;
let lines: string[] = [];
const log = createLogger({ level: 'info', role: 'test' }, { write: (line) => void lines.push(line) });

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
beforeEach(() => {
  asked = [];
  lines = [];
  answer = (response) => response.end(`${'0'.repeat(35)}:3\r\n${SUFFIX}:17\r\n`);
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
const ask = () => isBreached(url(), PASSWORD, log);

describe('a list of passwords that became known', () => {
  it('learns five digits of a hash and nothing else', async () => {
    expect(await ask()).toBe(true);
    expect(asked.map((request) => request.url)).toEqual([`/range/${SHA1.slice(0, 5)}`]);
    const told = JSON.stringify([asked[0]?.url, asked[0]?.headers]);
    for (const secret of [SUFFIX, PASSWORD, 'seven']) expect(told).not.toContain(secret);
    // Answers are padded to one length, so that their size tells nobody on the way which digits were asked for.
    expect(asked[0]?.headers['add-padding']).toBe('true');
    expect(lines).toEqual([]);
  });

  it.each([
    ['does not name it', `${'0'.repeat(35)}:3`],
    ['names it as padding', `${SUFFIX}:0`],
    ['says nothing', ''],
    ['says something else', '<html>Out of order</html>'],
  ])('that %s is no reason to refuse one', async (_what, text) => {
    answer = (response) => response.end(text);
    expect(await ask()).toBe(false);
    expect(lines).toEqual([]);
  });

  it('is read whatever its line ends and capitals', async () => {
    answer = (response) => response.end(`${'0'.repeat(35)}:3\n${SUFFIX.toLowerCase()}:1`);
    expect(await ask()).toBe(true);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['is out of order', (response) => response.writeHead(503).end(`${SUFFIX}:17`)],
    ['leads elsewhere', (response) => response.writeHead(302, { location: url() }).end()],
    ['breaks off', (response) => void response.write('0', () => response.destroy())],
    ['sends without end', (response) => flood(response)],
    ['never answers', () => undefined],
    ['begins to answer and goes silent', (response) => void response.write('0')],
  ])('that %s stops nobody within three seconds, and is told in the log', async (_what, misbehave) => {
    answer = misbehave;
    const started = performance.now();
    expect(await ask()).toBe(false);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(asked).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('known passwords could not be looked up');
    expect(lines[0]).not.toContain(SHA1.slice(0, 5));
  });

  it('that nobody runs stops nobody either', async () => {
    expect(await isBreached('http://127.0.0.1:1/range/', PASSWORD, log)).toBe(false);
    expect(lines).toHaveLength(1);
  });
});

describe('registering', () => {
  let bench: AccountBench;
  beforeAll(async () => {
    bench = await AccountBench.open({ BREACHED_PASSWORDS_URL: url() });
  }, 120_000);
  afterAll(() => bench.end());

  const register = (email: string) =>
    bench.client().send(REGISTER, { input: { email, password: PASSWORD, displayName: 'Ada' } });

  it('refuses a password of the list, and takes it while the list cannot be asked', async () => {
    const { errors } = await register(bench.email());
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' });
    expect(errors[0]?.message).toContain('became known');
    answer = (response) => response.writeHead(500).end();
    expect((await register(bench.email())).errors).toEqual([]);
    expect(asked).toHaveLength(2);
  });
});

/** Many times more than a list has, as fast as it is taken. */
function flood(response: ServerResponse): void {
  const piece = 'A'.repeat(64 * 1024);
  const more = (): void => {
    if (!response.destroyed) response.write(piece, more);
  };
  more();
}
