// @ts-check
'use strict';

// The worker thread behind interrupt.cjs: it hears SIGINT, and it sees when the notebook server is gone.

const inspector = require('node:inspector');
const vm = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');

// What the numbers of `state` mean: interrupt.cjs
/** @type {Int32Array} */
const state = workerData;

/** How long the main thread may take to answer: longer than a step of a training that ends by itself. In milliseconds. */
const PATIENCE = 3000;
/** How often to look for the server, in milliseconds. */
const LOOK = 1000;

Object.assign(globalThis, { __state: state });
const sleep = new vm.Script(`Atomics.wait(__state, 0, 0, ${LOOK})`);
// Inside the outer script no gap is left between two sleeps in which SIGINT would end the process.
Object.assign(globalThis, { __watch: watch });
const guard = new vm.Script('__watch()');
const parent = process.ppid;
let heard = false;

for (;;) {
  try {
    guard.runInThisContext({ breakOnSigint: true });
  } catch {
    heard = true; // told inside the guard: here nothing catches the next one
  }
}

function watch() {
  for (;;) {
    if (heard) interrupt();
    try {
      sleep.runInThisContext({ breakOnSigint: true });
    } catch {
      heard = true;
    }
    // The server has died without a word: no kernel stays behind, not even one in an endless loop.
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }
}

function interrupt() {
  heard = false;
  const answered = Atomics.load(state, 1);
  parentPort?.postMessage('interrupt');
  Atomics.wait(state, 1, answered, PATIENCE);
  if (Atomics.load(state, 1) > answered || Atomics.load(state, 2) === 1) return;
  const session = new inspector.Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution');
  session.disconnect(); // no callback is ever called here: this thread never rests
  parentPort?.postMessage('terminated');
}
