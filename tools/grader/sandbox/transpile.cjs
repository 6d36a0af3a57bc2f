'use strict';

// Compiles an answer's text from standard input in a process of its own; see compile.ts.

require('../hook.cjs');
const { transpile } = require('./compile.ts');

process.stdout.write(JSON.stringify(transpile(require('node:fs').readFileSync(0, 'utf8'))));
