'use strict';

// What StrykerJS runs for each mutant of a solution: `npm run mutants`. The tests that read the solutions' text are
// left out, for in its sandbox that text holds every mutant at once.
const { projects } = require('../../jest.config.cjs');

module.exports = {
  ...projects.find(({ displayName }) => displayName === 'solutions'),
  testMatch: ['<rootDir>/tests/exercises/{oracle,bounds}.test.ts'],
};
