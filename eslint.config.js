import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The house style that a machine can see: sizes, promises that nobody waits for, `any`. */
export default tseslint.config(
  // Generated from the API's description.
  { ignores: ['apps/portal/api/schema.ts'] },
  { ignores: ['dist/', 'dist.*/', 'node_modules/', '.tandem/', 'coverage/', 'reports/', '.stryker-tmp/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A promise is the interface's word, also where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Ports are objects of functions that do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // pg-pool waits for the promise of onConnect, though its types do not say so.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { properties: false } }],
      // Control characters are looked for to be refused.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.contract.ts', '**/*.support.ts', 'test/browser/pages/*.flows.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
    rules: { 'max-lines': ['error', 300] },
  },
);
