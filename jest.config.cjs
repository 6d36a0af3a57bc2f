'use strict';

const { availableParallelism } = require('node:os');
const swc = require('./tools/grader/swc-options.cjs');

// Types are checked by `npm run types`; here they are only stripped, which keeps a test run quick.
// dolos-core is an ES module, which jest's require cannot load as it stands.
const transform = {
  '(\\.(ts|mjs)|/dolos-core/.+\\.js)$': ['@swc/jest', swc.options],
};
const project = (name, more) => ({
  displayName: name,
  rootDir: __dirname,
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: ['/node_modules/(?!@dodona/dolos-core/)'],
  moduleNameMapper: { '^convlab$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/.convlab/', '<rootDir>/lib/dist/', '<rootDir>/tools/kernel/dist/'],
  ...more,
});

module.exports = {
  // Jest's own choice leaves a core free, which halves the speed of a machine that has two.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // No test is about time, and a busy machine may need ten times as long as a quiet one.
  testTimeout: 60_000,
  projects: [
    project('lib', {
      testMatch: ['<rootDir>/tests/lib/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/lib/matchers/tensors.ts'],
    }),
    project('tools', { testMatch: ['<rootDir>/tests/tools/**/*.test.ts'] }),
    project('notebooks', { testMatch: ['<rootDir>/tests/notebooks/**/*.test.ts'] }),
    project('solutions', {
      testMatch: ['<rootDir>/tests/exercises/{solutions,oracle,bounds,mistakes}.test.ts'],
    }),
    // The student's own answers: `npx jest --selectProjects exercises`. Not part of `npm test`.
    project('exercises', { testMatch: ['<rootDir>/tests/exercises/answers.test.ts'] }),
  ],
};
