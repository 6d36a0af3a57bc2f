'use strict';

// The options of SWC, for all that TypeScript goes through it here: the tests, the checker's own code, and answers.

/** Types are stripped, nothing else is lowered. @type {import('@swc/core').Options} */
const options = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

/** Standard decorators, which no engine runs yet. @type {Partial<import('@swc/core').JscConfig>} */
const decorators = {
  parser: { syntax: 'typescript', decorators: true },
  transform: { decoratorVersion: '2022-03' },
};

module.exports = { options, decorators };
