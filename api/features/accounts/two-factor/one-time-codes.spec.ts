import { jest } from '@jest/globals';
import { generate } from 'otplib';
import { KeyRing } from '../../../platform/config/secret-key.js';
import { seal } from '../../../platform/config/seal.js';
import { spendCode } from './one-time-codes.js';
import type { SecondFactor } from './second-factor.entity.js';

const KEYS = new KeyRing('a secret of the tests, long enough to be one');
const ACCOUNT = '01900000-0000-7000-8000-000000000001';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** The beginning of a half minute, in seconds. */
const START = 1_800_000_000;

const factor = (): SecondFactor =>
  ({
    accountId: ACCOUNT,
    sealedSecret: seal(KEYS, 'second-factor', ACCOUNT, SECRET),
    lastStep: 0,
  }) as SecondFactor;

const codeOf = (step: number) => generate({ secret: SECRET, epoch: START + step * 30 });

/** Tries a code so many seconds after START. */
async function tryAt(seconds: number, code: string, of = factor()): Promise<boolean> {
  jest.setSystemTime((START + seconds) * 1000);
  return spendCode(KEYS, of, code);
}

beforeAll(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterAll(() => {
  jest.useRealTimers();
});

it.each([
  [-11, false],
  [-9, true],
  [0, true],
  [29, true],
  [39, true],
  [41, false],
  [60, false],
])('a code of the half minute from 0 is tried at %d seconds: %s', async (seconds, good) => {
  expect(await tryAt(seconds, await codeOf(0))).toBe(good);
});

it('is good once, and spends those of before', async () => {
  const one = factor();
  expect(await tryAt(25, await codeOf(1), one)).toBe(true);
  expect(await tryAt(26, await codeOf(1), one)).toBe(false);
  expect(await tryAt(27, await codeOf(0), one)).toBe(false);
  expect(await tryAt(61, await codeOf(2), one)).toBe(true);
});

it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is no code', async (code) => {
  expect(await tryAt(0, code)).toBe(false);
});
