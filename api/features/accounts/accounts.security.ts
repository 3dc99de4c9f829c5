import { createHmac, randomInt } from 'node:crypto';
import { generate } from 'otplib';
import { deriveKey, KeyRing } from '../../platform/config/secret-key.js';
import { corpusText, countAttacks } from '../../platform/testing/attacks.js';
import { AccountBench, LOGIN, PASSWORD, PAYLOAD, REGISTER, RESEND, RESET } from './account-bench.js';
import { createAccount } from './log-in.js';
import { hashPassword } from './passwords/password.js';

const PAIRS = 500;
const WARM_UP = 20;
const MAX_GAP_MS = 5;
const SECRET = 'a secret of the tests, long enough to be one';
const COMPLETE = `mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { ${PAYLOAD} } }`;

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ SECRET_KEY: SECRET });
}, 120_000);
afterAll(() => bench.end());

describe('who has an account', () => {
  /** Each flow, by an address; a new one each time, so that no count of attempts tells anything. */
  const flows: Record<string, (email: string) => [string, Record<string, unknown>]> = {
    register: (email) => [REGISTER, { input: { email, password: PASSWORD, displayName: 'Ada Example' } }],
    login: (email) => [LOGIN, { input: { email, password: 'a wrong password' } }],
    reset: (email) => [RESET, { email }],
    resend: (email) => [RESEND, { email }],
  };

  it.each(Object.keys(flows))(
    'is told by neither bytes nor time of %s',
    async (name) => {
      const passwordHash = await hashPassword(PASSWORD);
      const known: string[] = [];
      for (let n = 0; n < PAIRS + WARM_UP; n += 1) {
        const email = `known-${name}-${n}@example.net`;
        await createAccount(bench.api.orm, { email, displayName: 'Known', passwordHash, confirmed: true });
        known.push(email);
      }
      const asked = known.flatMap((email, n) => [
        { email, isKnown: true, warm: n < WARM_UP },
        { email: email.replace('known', 'other'), isKnown: false, warm: n < WARM_UP },
      ]);
      // In an order of chance: what one request leaves to be done afterwards slows either kind alike.
      const [warm, measured] = [asked.filter((one) => one.warm), shuffled(asked.filter((one) => !one.warm))];
      const times = new Map<boolean, number[]>([
        [true, []],
        [false, []],
      ]);
      const answers = new Set<string>();
      for (const { email, isKnown } of [...warm, ...measured]) {
        const begun = performance.now();
        const { comparable } = await bench.client().send(...(flows[name]?.(email) ?? ['', {}]));
        answers.add(comparable);
        times.get(isKnown)?.push(performance.now() - begun);
      }
      await bench.answered();
      const [knownMs, otherMs] = [median(times.get(true)), median(times.get(false))];
      const told = answers.size > 1 || Math.abs(knownMs - otherMs) >= MAX_GAP_MS;
      countAttacks(`enumeration: ${name}, pairs`, PAIRS, told ? 1 : 0);
      process.stderr.write(`${name}: known ${knownMs.toFixed(2)} ms, unknown ${otherMs.toFixed(2)} ms\n`);
      expect([...answers]).toHaveLength(1);
      expect(Math.abs(knownMs - otherMs)).toBeLessThan(MAX_GAP_MS);
    },
    600_000,
  );
});

describe('guessing', () => {
  it('passwords: 1,000 tries at one account from as many forged addresses, ten a minute are looked at', async () => {
    const { email } = await bench.api.register();
    const begun = Date.now();
    const codes: string[] = [];
    for (let from = 0; from < 1_000; from += 50) {
      const tries = Array.from({ length: 50 }, (_, n) => guess(email, `guess ${from + n}`, from + n));
      codes.push(...(await Promise.all(tries)));
    }
    const minutes = Math.floor((Date.now() - begun) / 60_000) + 1;
    const looked = codes.filter((code) => code === 'UNAUTHENTICATED').length;
    countAttacks('brute force: passwords', codes.length, Math.max(0, looked - 10 * minutes));
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1_000 - looked);
    expect(looked).toBeLessThanOrEqual(10 * minutes);
    expect(looked).toBeGreaterThan(0);
  }, 300_000);

  it('passwords under aliases of one request: each counts', async () => {
    const { email } = await bench.api.register();
    const aliases = Array.from(
      { length: 20 },
      (_, n) => `a${n}: login(input: { email: "${email}", password: "guess ${n}" }) { __typename }`,
    );
    let looked = 0;
    for (let time = 0; time < 20; time += 1) {
      const { errors } = await bench.client().send(`mutation { ${aliases.join(' ')} }`);
      looked += errors.filter(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED').length;
    }
    countAttacks('brute force: aliases', 400, Math.max(0, looked - 10));
    expect(looked).toBe(10);
  });

  it('one-time codes: 1,000 tries with fresh tickets, ten a minute and sixty an hour are looked at', async () => {
    const { email, accountId } = await bench.api.register();
    await bench.secondFactor(accountId);
    const begun = Date.now();
    let looked = 0;
    for (let from = 0; from < 1_000; from += 50) {
      const { login } = await bench.client().ask(LOGIN, { input: { email, password: PASSWORD } });
      const { ticket } = login as { ticket: string };
      const codes = await Promise.all(
        Array.from({ length: 50 }, (_, n) => {
          const code = String(from + n).padStart(6, '0');
          return bench.client().codeOf(COMPLETE, { input: { ticket, code } });
        }),
      );
      looked += codes.filter((code) => code !== 'RATE_LIMITED').length;
    }
    const minutes = Math.floor((Date.now() - begun) / 60_000) + 1;
    countAttacks('brute force: one-time codes', 1_000, Math.max(0, looked - 10 * minutes));
    expect(looked).toBeLessThanOrEqual(10 * minutes);
    expect(looked).toBeGreaterThan(0);
  }, 300_000);

  it('one-time codes that were used: a good one opens once, of a hundred at once', async () => {
    const breaches: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { email, accountId } = await bench.api.register();
      const secret = await bench.secondFactor(accountId);
      const { login } = await bench.client().ask(LOGIN, { input: { email, password: PASSWORD } });
      const { ticket } = login as { ticket: string };
      const code = await generate({ secret });
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => bench.client().codeOf(COMPLETE, { input: { ticket, code } })),
      );
      breaches.push(answers.filter((answer) => answer === undefined).length - 1);
    }
    countAttacks('replay: one-time codes', 100, breaches.filter((more) => more > 0).length);
    expect(breaches).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('tokens', () => {
  const LISTS = ['jwt/json_web_signature_test.json', 'jwt/json_web_key_test.json'];

  /** Presented as access token: whose is it? */
  const whoIs = async (token: string): Promise<unknown> => {
    const client = Object.assign(bench.client(), { accessToken: token });
    return (await client.ask('{ me { id } }'))['me'];
  };

  it.each(LISTS)(
    'of %s open nothing, nor do their headers over a good body with a good signature',
    async (file) => {
      const text = corpusText(file);
      if (text === null) return;
      const { accessToken, accountId } = await bench.api.register();
      expect(await whoIs(accessToken ?? '')).toEqual({ id: accountId });
      const [own = '', body = ''] = (accessToken ?? '').split('.');
      const key = deriveKey(SECRET, 'access-token');
      const signed = (header: string) =>
        `${header}.${body}.${createHmac('sha256', key).update(`${header}.${body}`).digest('base64url')}`;
      // The positive control of the second half: our own header, signed by this very function.
      expect(await whoIs(signed(own))).toEqual({ id: accountId });
      const { testGroups } = JSON.parse(text) as { testGroups: { tests: { jws: unknown }[] }[] };
      const tokens = testGroups.flatMap(({ tests }) => tests.map(({ jws }) => jws)).map(asToken);
      const headers = new Set(tokens.map((token) => token.split('.')[0] ?? ''));
      const opened: string[] = [];
      for (const token of [
        ...tokens,
        ...[...headers].map(signed),
        ...[...headers].map((one) => `${one}.${body}.`),
      ]) {
        if ((await whoIs(token)) !== null) opened.push(token);
      }
      countAttacks(`tokens: ${file}`, tokens.length + 2 * headers.size, opened.length);
      expect(opened).toEqual([]);
      expect(tokens.length).toBeGreaterThan(20);
    },
    300_000,
  );

  it('whose key id or key is the attacker’s own open nothing', async () => {
    const { accessToken, accountId } = await bench.api.register();
    const [, body = ''] = (accessToken ?? '').split('.');
    const kid = new KeyRing(SECRET).newest('access-token').id;
    const kids = [
      '',
      '../../../dev/null',
      "' union select 'x",
      'file-link',
      kid.toLowerCase() + 'x',
      '0',
      '\u0000',
    ];
    const types = ['JWT', 'jwt', 'two-factor+jwt', 'application/at+jwt ', '', 'AT+JWT2', 'id_token'];
    const algorithms = [
      'none',
      'None',
      'NONE',
      'nOnE',
      'HS384',
      'HS512',
      'RS256',
      'ES256',
      'EdDSA',
      'hs256',
      '',
    ];
    const headers = [
      ...kids.map((one) => ({ alg: 'HS256', typ: 'at+jwt', kid: one })),
      ...types.map((typ) => ({ alg: 'HS256', typ, kid })),
      ...algorithms.map((alg) => ({ alg, typ: 'at+jwt', kid })),
      { alg: 'HS256', typ: 'at+jwt', kid, crit: ['exp'] },
      { alg: 'HS256', typ: 'at+jwt', kid, b64: false, crit: ['b64'] },
      { alg: 'HS256', typ: 'at+jwt', kid: [kid] },
      { alg: ['HS256'], typ: 'at+jwt', kid },
    ];
    const keys = ['', 'secret', kid, 'access-token', deriveKey(SECRET, 'file-link'), new Uint8Array(32)];
    const opened: string[] = [];
    let tried = 0;
    for (const header of headers) {
      const head = Buffer.from(JSON.stringify(header)).toString('base64url');
      for (const key of [...keys, deriveKey(SECRET, 'access-token')]) {
        tried += 1;
        const mac = createHmac('sha256', key).update(`${head}.${body}`).digest('base64url');
        if ((await whoIs(`${head}.${body}.${mac}`)) !== null) opened.push(JSON.stringify(header));
      }
    }
    countAttacks('tokens: own list', tried, opened.length);
    expect(opened).toEqual([]);
    expect(await whoIs(accessToken ?? '')).toEqual({ id: accountId });
  }, 120_000);
});

/** One guess with an address in a header that nobody but a trusted proxy may set. */
async function guess(email: string, password: string, n: number): Promise<string> {
  const forged = `203.0.${n % 256}.${Math.floor(n / 256)}`;
  const response = await fetch(`${bench.api.origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': forged,
      'x-real-ip': forged,
      forwarded: `for=${forged}`,
      'cf-connecting-ip': forged,
    },
    body: JSON.stringify({ query: LOGIN, variables: { input: { email, password } } }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? 'OPENED';
}

/** A token of the list as one header could carry it. */
function asToken(jws: unknown): string {
  const text = typeof jws === 'string' ? jws : Buffer.from(JSON.stringify(jws)).toString('base64url');
  return text.replaceAll(/[^\w.~+/=-]/g, '');
}

function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
  }
  return mixed;
}
