// @ts-check
'use strict';

// What the main thread and its watchdogs (watchdog.cjs) know of each other: a few numbers in shared memory.

/** The places of the numbers. `never` is only waited on. */
const At = { never: 0, answered: 1, doing: 2, steps: 3 };

/** What the main thread does, at `At.doing`. `atomic` is a task that must not be torn apart. */
const Doing = { other: 0, step: 1, atomic: 2 };

/** The main thread's; a watchdog is given it. */
const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(At).length));

module.exports = { At, Doing, shared };
