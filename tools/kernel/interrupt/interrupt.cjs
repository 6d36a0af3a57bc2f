// @ts-check
'use strict';

// Interrupt and orphanhood.
//
// While JavaScript runs, Node cannot hear a signal, with one exception: a script started with `breakOnSigint`.
// Of several such scripts the one that began last hears it. The students' code runs in them (steps.cjs). For all
// other times worker threads sit in one (watchdog.cjs); they hear SIGINT whatever the main thread does, and tell it.
// Does the main thread not answer for a while, it hangs in code that is no step, as a `.then(…)` of a library's: then
// the watchdog ends that through the inspector. All that waited behind it in the same turn is lost with it, so the
// cell is failed from outside.

const { EventEmitter } = require('node:events');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { At, Doing, shared } = require('./shared.cjs');
const { endWaiting, forgetStep } = require('../cells/steps.cjs');

/** A SIGINT that nobody waits for ends the process: while one watchdog starts listening anew, another hears it. */
const WATCHDOGS = 2;

class Interrupts {
  constructor() {
    this.count = 0;
    this.listeners = new EventEmitter();
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
    shared[At.doing] = Doing.atomic;
    try {
      return task();
    } finally {
      shared[At.doing] = Doing.other;
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
        workerData: shared,
        stdout: true,
        stderr: true,
      });
      worker.on('message', (message) => {
        if (message === 'terminated') {
          forgetStep();
          return terminated();
        }
        Atomics.add(shared, At.answered, 1);
        Atomics.notify(shared, At.answered);
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
