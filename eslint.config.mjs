import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'lib/dist',
      'tests/package/consumers',
      'tools/kernel/dist',
      'tools/grader/dist',
      'lib/wasm/kernels',
      'tools/setup/tensorflow/tfjs/dist',
      '.convlab',
      '.venv',
      'exported',
      'test-results',
      'coverage',
      'reports',
    ],
  },
  {
    files: ['**/*.{ts,mjs,cjs,js}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off', // indices that the loop bounds prove
      '@typescript-eslint/no-floating-promises': [
        'error', // node:test waits for its tests
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'before', 'after'] },
          ],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // JavaScript is what runs before anything is installed or can read TypeScript, and in a page. Its types stand in JSDoc,
    // where tsc checks them; what JSON.parse, require() and a page give would need a cast at each use, not once.
    files: ['**/*.{mjs,cjs,js}'],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    // In no tsconfig: what configures a tool, and what a .d.cts declares.
    files: [
      '*.{mjs,cjs}',
      'tests/exercises/mutants.jest.cjs',
      'tools/write-atomically.cjs',
      'tools/grader/course/{exercises,starter}.cjs',
    ],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Methods are taken from their prototypes before an answer is loaded, and called by `uncurry`; and a template
    // turns into a string what only claims to be one.
    files: [
      'tools/grader/wire/{ascii,encode,uncurry}.ts',
      'tools/grader/sandbox/inside/*.ts',
      'tools/browser/checker/{memory,note-proxies,stand-ins}.ts',
      'tools/browser/node/proxies.ts',
    ],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
    },
  },
  {
    // The library runs in a browser too: what Node alone has stands in lib/platform/node.
    files: ['lib/**/*.ts'],
    ignores: ['lib/platform/node/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'global', 'require', 'module', 'setImmediate', '__dirname', '__filename'],
      ],
    },
  },
  {
    // An unfinished starter has parameters it does not use yet.
    files: ['exercises/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
);
