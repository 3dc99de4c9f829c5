import { dictionary } from '@zxcvbn-ts/language-common';
import { countAttacks, sampled } from '../../../platform/testing/attacks.js';
import { newPassword, passwordProblem } from './password-strength.js';

/** The most common passwords that are long enough to be asked about, most common first. */
const COMMON = dictionary['passwords-common']
  .map(String)
  .filter((word) => newPassword.safeParse(word).success);

it('refuses the 3,000 most common passwords of permitted length (some of them in the quick run)', async () => {
  const top = COMMON.slice(0, 3_000);
  expect(top).toHaveLength(3_000);
  const tried = sampled(top, [...top.slice(0, 40), ...top.slice(-20)]);
  const taken: string[] = [];
  for (const word of tried) if ((await passwordProblem(word, [])) === null) taken.push(word);
  countAttacks('passwords: the most common ones', tried.length, taken.length);
  expect(taken).toEqual([]);
}, 300_000);

it.each([
  'atlasops2026',
  'AtlasOps!career',
  'resume-job-career',
  'ada.lovelace',
  'lovelace1815',
  'AdaLovelaceAda',
  'analytical@example.net',
  'analytical1843',
])('refuses %s: words of the context count as guessed', async (password) => {
  expect(await passwordProblem(password, ['analytical@example.net', 'Ada Lovelace'])).not.toBeNull();
});

it.each(['correct horse battery', 'lauter blaue Regenschirme', '73 95 11 48 26 08 57', 'kzmvqwpxjhtd'])(
  'takes %s: no rule asks for capitals, digits or signs',
  async (password) => expect(await passwordProblem(password, ['ada@example.net', 'Ada'])).toBeNull(),
);

it.each([
  [7, false],
  [8, true],
  [64, true],
  [256, true],
  [257, false],
])('of %d characters is permitted: %s', (length, permitted) => {
  expect(newPassword.safeParse('x'.repeat(length)).success).toBe(permitted);
});
