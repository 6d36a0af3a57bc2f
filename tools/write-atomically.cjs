'use strict';

// The one atomic writer of the tools. JavaScript, since the set-up needs it before anything is installed and the checker
// before it can read TypeScript. The kernel runs from its build in another folder, and imports `#write-atomically`.
// lib has its own in platform/files, which also follows links and has a twin for browsers.

const { mkdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

/** @type {typeof import('./write-atomically.cjs').writeAtomically} */
function writeAtomically(file, data) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, data);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

module.exports = { writeAtomically };
