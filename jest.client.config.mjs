/** Tests of the dashboard: components and stores in jsdom, without zone.js as in production. */
const ESM_ONLY = [
  '@angular',
  '@apollo',
  'apollo-angular',
  'graphql-ws',
  'rxjs',
  'tslib',
  '@wry',
  'optimism',
  'diff',
];

export default {
  displayName: 'client',
  rootDir: 'client',
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: ['<rootDir>/jest-setup.ts'],
  moduleFileExtensions: ['ts', 'html', 'js', 'mjs', 'json'],
  transform: {
    '^.+\\.(ts|js|mjs|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(?:${ESM_ONLY.join('|')})/|.*\\.mjs$)`],
};
