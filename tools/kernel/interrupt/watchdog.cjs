// @ts-check
'use strict';

// A worker thread behind interrupt.cjs: it hears SIGINT, and it sees when the notebook server is gone.

const inspector = require('node:inspector');
const vm = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');
const { At, Doing } = require('./shared.cjs');

/** @type {Int32Array} */
const shared = workerData;

/** How long the main thread may take to answer: longer than a step of a training that ends by itself. In milliseconds. */
const PATIENCE = 3000;
/** The same where it runs a cell's own code: that may be ended at any time. */
const PATIENCE_IN_A_STEP = 200;
/** How often to look for the server, in milliseconds. */
const LOOK = 1000;

const parent = process.ppid;
let heard = false;

// A SIGINT that comes while nobody listens ends the process. So one script listens while another starts anew, and
// there are two watchdogs. The scripts are left for a signal only: a step of the main thread's that begins later than
// they shall be the one that hears it.
const listen = () => untilHeard('__watch()');
Object.assign(globalThis, { __listen: listen, __watch: watch });
untilHeard('__listen()');

/** @param {string} code */
function untilHeard(code) {
  const script = new vm.Script(code);
  for (;;) {
    try {
      script.runInThisContext({ breakOnSigint: true });
    } catch {
      heard = true;
    }
  }
}

function watch() {
  for (;;) {
    if (heard) interrupt();
    Atomics.wait(shared, At.never, 0, LOOK);
    // The server has died without a word: no kernel stays behind, not even one in an endless loop.
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }
}

function interrupt() {
  heard = false;
  const answered = shared[At.answered];
  const step = shared[At.steps];
  parentPort?.postMessage('interrupt');
  Atomics.wait(shared, At.answered, answered, PATIENCE_IN_A_STEP);
  const sameStep = shared[At.doing] === Doing.step && shared[At.steps] === step;
  if (!sameStep) Atomics.wait(shared, At.answered, answered, PATIENCE - PATIENCE_IN_A_STEP);
  if (shared[At.answered] !== answered || shared[At.doing] === Doing.atomic) return;
  const session = new inspector.Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution');
  session.disconnect(); // no callback is ever called here: this thread never rests
  parentPort?.postMessage('terminated');
}
