// @ts-check
'use strict';

// The gradients stand in npm's package as ES modules without a marker, which Node cannot require: esbuild joins them
// to one CommonJS file, once, when it is first needed. In a process of its own, since esbuild does not run inside Jest.

const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const hash = createHash('sha256');
for (const name of ['package.json', 'index.mjs', 'build.mjs'])
  hash.update(readFileSync(path.join(__dirname, name)));
const built = path.join(__dirname, 'dist', `tfjs-${hash.digest('hex').slice(0, 12)}.cjs`);
if (!existsSync(built)) execFileSync(process.execPath, [path.join(__dirname, 'build.mjs'), built]);

module.exports = require(built);
