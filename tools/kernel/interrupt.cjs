// @ts-check
'use strict';

// Interrupt and orphanhood.
//
// While JavaScript runs, Node cannot hear a signal, with one exception: a script started with `breakOnSigint`.
// A worker thread sits in such a script, so it hears SIGINT whatever the main thread does, and tells it. Does the
// main thread not answer, it is in a loop without an await: then the worker ends that loop through the inspector.
// (The first, synchronous stretch of a cell has a `breakOnSigint` of its own, which comes first: cells.cjs.)

const { EventEmitter } = require('node:events');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { KeyboardInterrupt, rejectAwaits } = require('./awaits.cjs');

class Interrupts {
  constructor() {
    this.count = 0;
    this.listeners = new EventEmitter();
    this.renew();
  }

  renew() {
    /** Rejects at the next interrupt. @type {Promise<never>} */
    this.next = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.next.catch(() => {}); // nobody need be waiting
  }

  /** Ends what is running: called in the main thread, once a SIGINT. */
  happened() {
    this.count++;
    const error = new KeyboardInterrupt();
    rejectAwaits(error);
    this.reject?.(error);
    this.renew();
    this.listeners.emit('SIGINT', 'SIGINT', 2);
    return error;
  }

  /** Starts listening, once the kernel is up. */
  listen() {
    keepSignalHandler(this.listeners);
    const answered = new Int32Array(new SharedArrayBuffer(8));
    this.worker = new Worker(path.join(__dirname, 'watchdog.cjs'), {
      workerData: answered,
      stdout: true,
      stderr: true,
    });
    this.worker.on('message', () => {
      Atomics.add(answered, 1, 1);
      Atomics.notify(answered, 1);
      this.happened();
    });
    this.worker.unref();
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
