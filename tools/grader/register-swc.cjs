'use strict';

// TypeScript for the checker's own process: SWC strips the types, and `convlab` is the tensor functions alone until
// something else of it is asked for. What was made of a file is kept in dist/, so that most runs need no compiler.

const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const { writeAtomically } = require('../write-atomically.cjs');
const { options } = require('./swc-options.cjs');

const root = path.resolve(__dirname, '../..');
const kept = path.join(__dirname, 'dist', 'source');

Module._extensions['.ts'] = (module, filename) => {
  module._compile(javaScriptOf(filename), filename);
};

/** @param {string} filename */
function javaScriptOf(filename) {
  const { mtimeMs, size } = fs.statSync(filename);
  const file = path.join(kept, `${path.relative(root, filename).replace(/[^\w.-]/g, '+')}.js`);
  const stamp = `// ${mtimeMs} ${size}\n`;
  try {
    const found = fs.readFileSync(file, 'utf8');
    if (found.startsWith(stamp)) return found;
  } catch {
    // made below
  }
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    ...options,
    filename,
    sourceMaps: 'inline',
  });
  try {
    writeAtomically(file, stamp + code);
  } catch {
    // a course that nobody may write in works, too
  }
  return stamp + code;
}

const lite = path.join(__dirname, 'convlab-lite.cjs');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return request === 'convlab' ? lite : resolve.call(this, request, ...rest);
};
