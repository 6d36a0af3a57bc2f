// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Writes a file as a whole or not at all: beside it first, then by a rename.
 *
 * @param {string} file
 * @param {string | Buffer} data
 */
function writeAtomically(file, data) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(temporary, data);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

module.exports = { writeAtomically };
