import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { AccountBench, LOGIN, PASSWORD } from '../account-bench.js';

const CHALLENGE = '{ captchaChallenge { challenge } }';
const FREE = 5;

let bench: AccountBench;
beforeAll(async () => {
  bench = await AccountBench.open({ PROOF_OF_WORK: 'on' });
}, 120_000);
afterAll(() => bench.end());

async function challenge(): Promise<Challenge> {
  const { captchaChallenge } = (await bench.client().ask(CHALLENGE)) as {
    captchaChallenge: { challenge: string };
  };
  return JSON.parse(captchaChallenge.challenge) as Challenge;
}

async function solved(given?: Challenge): Promise<string> {
  const asked = given ?? (await challenge());
  const solution = await solveChallenge({ challenge: asked, deriveKey });
  if (solution === null) throw new Error('The challenge was not solved');
  return Buffer.from(JSON.stringify({ challenge: asked, solution })).toString('base64');
}

/** An address at which so often was tried that the next attempt needs a proof. */
async function tried(email: string): Promise<void> {
  for (let n = 0; n < FREE; n += 1) {
    expect(await bench.client().codeOf(LOGIN, { input: { email, password: 'a guess' } })).toBe(
      'UNAUTHENTICATED',
    );
  }
}

const attempt = async (email: string, captcha?: string) => {
  const { errors } = await bench.client().send(LOGIN, { input: { email, password: 'a guess', captcha } });
  return errors[0]?.extensions['reason'] ?? errors[0]?.extensions['code'];
};

it('is asked for after five attempts at an address, known or not, and serves once', async () => {
  const known = (await bench.api.register()).email;
  for (const email of [known, bench.email()]) {
    await tried(email);
    expect(await attempt(email)).toBe('CAPTCHA_NEEDED');
    const captcha = await solved();
    expect(await attempt(email, captcha)).toBe('UNAUTHENTICATED');
    expect(await attempt(email, captcha)).toBe('CAPTCHA_NEEDED');
  }
  const captcha = await solved();
  const { login } = await bench.client().ask(LOGIN, { input: { email: known, password: PASSWORD, captcha } });
  expect(login).toMatchObject({ __typename: 'SessionPayload' });
  // A good login makes the count begin anew.
  expect(await attempt(known)).toBe('UNAUTHENTICATED');
});

it('is taken from nobody who did not do the work', async () => {
  const email = bench.email();
  await tried(email);
  const asked = await challenge();
  const good = JSON.parse(Buffer.from(await solved(asked), 'base64').toString()) as {
    challenge: Challenge;
    solution: { counter: number; derivedKey: string };
  };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  const parameters = { ...good.challenge.parameters };
  const forged = [
    '',
    'x',
    encode(null),
    encode([]),
    encode({ challenge: good.challenge }),
    encode({ ...good, solution: { counter: 0, derivedKey: good.solution.derivedKey.replace(/./g, '0') } }),
    encode({ ...good, solution: { counter: good.solution.counter, derivedKey: '00' } }),
    encode({ ...good, challenge: { ...good.challenge, signature: '00' } }),
    encode({ ...good, challenge: { parameters } }),
    encode({ ...good, challenge: { ...good.challenge, parameters: { ...parameters, cost: 1 } } }),
    encode({ ...good, challenge: { ...good.challenge, parameters: { ...parameters, keyPrefix: '0' } } }),
    encode({
      ...good,
      challenge: { ...good.challenge, parameters: { ...parameters, expiresAt: 9_999_999_999 } },
    }),
    encode({
      ...good,
      challenge: { ...good.challenge, parameters: { ...parameters, algorithm: 'SHA-256' } },
    }),
    'A'.repeat(100_000),
  ];
  // Ten attempts a minute at one address are the limit of logins, and five of them are free.
  for (let from = 0; from < forged.length; from += FREE) {
    const another = bench.email();
    await tried(another);
    for (const captcha of forged.slice(from, from + FREE)) {
      expect([captcha.slice(0, 20), await attempt(another, captcha)]).toEqual([
        captcha.slice(0, 20),
        'CAPTCHA_NEEDED',
      ]);
    }
  }
  expect(await attempt(email, encode(good))).toBe('UNAUTHENTICATED');
});
