'use strict';

// TypeScript for the checker's own process, started in a few hundredths of a second: swc strips the types, and
// `convlab` is the tensor functions alone until something else of it is asked for.

const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

Module._extensions['.ts'] = (module, filename) => {
  const { transformSync } = require('@swc/core');
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

const light = join(__dirname, 'light.cjs');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === 'convlab' ? light : resolve.call(this, request, ...rest);
};
