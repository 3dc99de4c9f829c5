import base from './jest.config.mjs';

// Specs that try a sample of a list try all of it here.
process.env.EVERY_ATTACK = 'yes';

/**
 * The long half of the security tests: whole lists of attacks instead of samples of them. `npm run test:security` runs
 * them; the quick half are ordinary specs.
 */
export default {
  ...base,
  testMatch: [
    '**/*.security.ts',
    '**/*-with-models.spec.ts',
    '**/{obedient-model,model-letter,improve-facts}.spec.ts',
  ],
  testTimeout: 300_000,
};
