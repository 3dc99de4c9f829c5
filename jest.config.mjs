/** Tests of the API side: pure functions, and integration tests against a real PostgreSQL. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/api', '<rootDir>/eval'],
  globalSetup: '<rootDir>/api/platform/testing/jest-set-up.mjs',
  globalTeardown: '<rootDir>/api/platform/testing/jest-tear-down.mjs',
  // Starting databases and processes is slow on a busy machine; a test that hangs still ends.
  testTimeout: 60_000,
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
};
