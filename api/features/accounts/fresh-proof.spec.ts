import { buildServerSchema } from '../../platform/graphql/build-schema.js';
import { accessOf } from '../../platform/testing/actors.js';
import { resolvers } from '../../registry.js';

beforeAll(async () => {
  await buildServerSchema(resolvers);
});

/** What changes who gets in, or takes everything out or away. */
it.each([
  'requestEmailChange',
  'enableTwoFactor',
  'confirmTwoFactor',
  'renewRecoveryCodes',
  'startSignInLink',
  'linkSignIn',
  'unlinkSignIn',
  'createApiToken',
  'revokeSession',
  'revokeOtherSessions',
  'exportMyData',
  'deleteMyAccount',
])('%s needs a person who has just proved who they are', (operation) => {
  expect(accessOf(operation)).toEqual(expect.arrayContaining(['PERSONAL', 'PROVED']));
});

it.each(['changePassword', 'disableTwoFactor', 'proveIdentity'])('%s takes the proof itself', (operation) => {
  expect(accessOf(operation)).toContain('PERSONAL');
});
