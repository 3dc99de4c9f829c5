import { hashPassword, passwordMatches } from './password.js';

const GIVEN = ` Correct horse ${'battery '.repeat(20)}staple `;

it.each([
  ['as it was given', GIVEN, true],
  ['in small letters', GIVEN.toLowerCase(), false],
  ['without the spaces around it', GIVEN.trim(), false],
  ['with another last letter, far behind the 72nd', GIVEN.replace(/e $/, 'f '), false],
  ['cut off at 72', GIVEN.slice(0, 72), false],
  ['cut off at 128', GIVEN.slice(0, 128), false],
  ['with what ends a text in C', `${GIVEN}\u0000`, false],
])('a password %s: %s', async (_what, password, opens) => {
  expect(await passwordMatches(await hashPassword(GIVEN), password)).toBe(opens);
});

it('is the same whichever keyboard composed its accents', async () => {
  expect(
    await passwordMatches(await hashPassword('Ke\u0301tchup und Me\u0308hl'), 'K\u00e9tchup und M\u00ebhl'),
  ).toBe(true);
});
