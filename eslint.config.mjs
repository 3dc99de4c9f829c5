import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** One set of rules for all TypeScript; the client adds Angular's. */
export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'client/src/generated/**',
      'node_modules/**',
      '.data/**',
      '.angular/**',
      'coverage/**',
      'test-results/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['api/core/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.security.ts'],
    rules: {
      // The brain is a pure function: time and chance come as arguments.
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'core has no clock: take the time as an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core has no clock: take the time as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'core has no randomness: take it as an argument.',
        },
      ],
    },
  },
  {
    files: ['api/**/*.spec.ts', 'api/**/*.security.ts', 'e2e/**/*.ts', 'client/**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 500 }],
    },
  },
  // Tables of data are as long as what they hold.
  { files: ['api/core/**/data/**/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['bench/**/*.ts', 'eval/**/*.ts', 'api/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['client/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'atlas', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'atlas', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    files: ['client/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
