import base from '../../../jest.config.mjs';

const [[files, [, swcOptions]]] = Object.entries(base.transform);

/**
 * One test file with guards left out (`SWITCHED_OFF`, JSON of its cuts), on the database server of the run that starts it: it
 * sets nothing up and tears nothing down.
 */
export default {
  ...base,
  id: 'switched-off',
  rootDir: '../../..',
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/*.spec.ts', '**/*.security.ts'],
  // Some attacks succeed by never coming to an end.
  testTimeout: 30_000,
  transform: {
    [files]: [
      '<rootDir>/api/platform/testing/without-guard.mjs',
      { ...swcOptions, cuts: JSON.parse(process.env.SWITCHED_OFF) },
    ],
  },
};
