import base from './jest.config.mjs';

/**
 * The long half of the security tests: whole lists of attacks instead of samples of them. `npm run test:security` runs
 * them; the quick half are ordinary specs.
 */
export default {
  ...base,
  testMatch: ['**/*.security.ts'],
  testTimeout: 300_000,
};
