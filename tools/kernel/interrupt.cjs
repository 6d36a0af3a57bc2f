// @ts-check
'use strict';

// Interrupt and orphanhood.
//
// While JavaScript runs, Node cannot hear a signal, with one exception: a script started with `breakOnSigint`.
// The students' code runs in such scripts (steps.cjs). For all other times a worker thread sits in one; it hears
// SIGINT whatever the main thread does, and tells it. Does the main thread not answer for a while, it hangs in code
// that is no step, as a `.then(…)` of a library's: then the worker ends that through the inspector.

const { EventEmitter } = require('node:events');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { endWaiting } = require('./steps.cjs');

/** A SIGINT that nobody waits for ends the process: while one watchdog starts listening anew, another hears it. */
const WATCHDOGS = 2;

class Interrupts {
  constructor() {
    this.count = 0;
    this.listeners = new EventEmitter();
    /** Shared with the watchdog: [0] is only waited on, [1] counts the answered interrupts, [2] is 1 in a task of ours. */
    this.shared = new Int32Array(new SharedArrayBuffer(12));
  }

  /** Ends what is running: called in the main thread, once a SIGINT. */
  happened() {
    this.count++;
    endWaiting();
    this.listeners.emit('SIGINT', 'SIGINT', 2);
  }

  /**
   * Runs a task that must not be torn apart: a compiler that stopped half-way would be of no use any more.
   *
   * @template T
   * @param {() => T} task
   * @returns {T}
   */
  protect(task) {
    Atomics.store(this.shared, 2, 1);
    try {
      return task();
    } finally {
      Atomics.store(this.shared, 2, 0);
    }
  }

  /**
   * Starts listening, once the kernel is up.
   *
   * @param {() => void} terminated called when something was ended that could not hear of it
   */
  listen(terminated) {
    keepSignalHandler(this.listeners);
    for (let i = 0; i < WATCHDOGS; i++) {
      const worker = new Worker(path.join(__dirname, 'watchdog.cjs'), {
        workerData: this.shared,
        stdout: true,
        stderr: true,
      });
      worker.on('message', (message) => {
        if (message === 'terminated') return terminated();
        Atomics.add(this.shared, 1, 1);
        Atomics.notify(this.shared, 1);
        this.happened();
      });
      worker.unref();
    }
  }
}

/**
 * A SIGINT listener of Node's would take the signal away from the watchdog, so listeners are kept here.
 *
 * @param {EventEmitter} listeners
 */
function keepSignalHandler(listeners) {
  for (const method of /** @type {const} */ ([
    'on',
    'addListener',
    'once',
    'prependListener',
    'off',
    'removeListener',
  ])) {
    const original = process[method];
    process[method] = /** @type {any} */ (
      function (/** @type {any} */ event, /** @type {any[]} */ ...rest) {
        if (event !== 'SIGINT') return /** @type {any} */ (original).call(process, event, ...rest);
        /** @type {any} */ (listeners)[method](event, ...rest);
        return process;
      }
    );
  }
}

module.exports = { Interrupts };
