/** Nothing that is secret or somebody's own comes into the log, at its most talkative, on the whole way through the program. */
import { openPostingSite, travel, type PostingSite } from '../platform/testing/career-journey.js';
import { AccountBench, RESET, type LoggedIn } from './accounts/account-bench.js';

/** Each is looked for as it is, in Base64 and percent-encoded. */
const WORDS = {
  resume: 'kanarienvogel-bakehouse',
  posting: 'kanarienvogel-sourdough',
  password: 'kanarienvogel in the mine 17',
  newPassword: 'kanarienvogel over the hill 18',
  email: 'kanarienvogel@example.net',
};

const lines: string[] = [];
const printed: string[] = [];
let site: PostingSite;
let bench: AccountBench;

beforeAll(async () => {
  site = await openPostingSite(WORDS.posting);
  bench = await AccountBench.open(
    { LOG_LEVEL: 'trace', FETCH_ALLOW_PRIVATE: site.host },
    { write: (line: string) => void lines.push(line) },
  );
}, 120_000);
afterAll(async () => {
  await bench.end();
  await site.close();
});

/** What this process writes beside the log, meanwhile. */
async function listening(action: () => Promise<void>): Promise<void> {
  const streams = [process.stdout, process.stderr] as const;
  const own = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = (chunk: unknown) => {
      printed.push(String(chunk));
      return true;
    };
  }
  try {
    await action();
  } finally {
    streams.forEach((stream, index) => (stream.write = own[index]!));
  }
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [secret, base64, base64.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(secret)];
}

it('holds no password, token, link, address, resume or posting', async () => {
  const secrets: Record<string, string> = { ...WORDS };
  await listening(async () => {
    await bench.client().ask('mutation ($input: RegisterInput!) { register(input: $input) { status } }', {
      input: { email: WORDS.email, password: WORDS.password, displayName: 'Ada Example' },
    });
    const client = bench.client();
    const { account, accessToken } = await bench.login(client, WORDS.email, WORDS.password);
    const person = Object.assign(client, { accountId: account.id });
    secrets['accessToken'] = accessToken;
    secrets['refreshToken'] = client.cookie!.split('=')[1]!;
    const verify = await bench.token(account.id, 'verify-email');
    secrets['verifyToken'] = verify;
    await person.ask('mutation ($token: String!) { verifyEmail(token: $token) }', { token: verify });
    const { createApiToken } = await person.ask(
      'mutation ($x: CreateApiTokenInput!) { createApiToken(input: $x) { secret } }',
      { x: { name: 'P', scopes: ['READ'], expiresAt: new Date(Date.now() + 3_600_000) } },
    );
    secrets['apiToken'] = (createApiToken as { secret: string }).secret;
    const { createCalendarLink } = await person.ask('mutation { createCalendarLink { url } }');
    const calendar = new URL((createCalendarLink as { url: string }).url).pathname;
    secrets['calendarToken'] = calendar.slice(-47, -4);
    expect((await fetch(`${bench.api.origin}${calendar}`)).status).toBe(200);
    const { enableTwoFactor } = await person.ask('mutation { enableTwoFactor { secret } }');
    secrets['secondFactor'] = (enableTwoFactor as { secret: string }).secret;

    await travel(bench.api, person, site, WORDS);

    await bench.client().ask(RESET, { email: WORDS.email });
    const reset = await bench.token(account.id, 'reset-password');
    secrets['resetToken'] = reset;
    await bench.client().ask('mutation ($x: ResetPasswordInput!) { resetPassword(input: $x) }', {
      x: { token: reset, password: WORDS.newPassword },
    });
    await bench.client().codeOf('mutation ($input: LoginInput!) { login(input: $input) { __typename } }', {
      input: { email: WORDS.email, password: WORDS.password },
    });
    const again: LoggedIn = await bench.login(client, WORDS.email, WORDS.newPassword);
    secrets['laterToken'] = again.accessToken;
    const { exportMyData } = await person.ask('mutation { exportMyData { id } }');
    const { id } = exportMyData as { id: string };
    await bench.api.until(account.id, id, ({ status }) => status === 'SUCCEEDED');
    const { dataExports } = await person.ask('{ dataExports { file { url } } }');
    const { url } = (dataExports as { file: { url: string } }[])[0]!.file;
    secrets['fileLink'] = url.slice(-43);
    expect((await fetch(url)).status).toBe(200);
    await person.codeOf('query ($id: ID!) { job(id: $id) { id } }', { id: WORDS.posting });
    await fetch(`${bench.api.origin}/files/${secrets['fileLink']}`);
  });
  const log = lines.join('');
  // The log is heard, at its finest level, and the program printed nothing beside it.
  expect(lines.length).toBeGreaterThan(20);
  expect(log).toContain('"event":"signed-in"');
  expect(Object.keys(secrets).sort()).toHaveLength(14);
  const told = Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret).some((form) => log.includes(form) || printed.join('').includes(form)) ? [name] : [],
  );
  expect(told).toEqual([]);
  // They would be seen, had anybody written them.
  expect(formsOf(WORDS.password).some((form) => `{"msg":"${WORDS.password}"}`.includes(form))).toBe(true);
}, 240_000);
