// @ts-check
'use strict';

// What code prints goes to the cell, or the slider's callback, that it was started from.

const { currentOrigin, runStep } = require('../cells/steps.cjs');

/** Text is sent in pieces of about this many characters … */
const ENOUGH = 8192;
/** … or after this many milliseconds, whichever comes first. */
const SOON = 40;

/** @typedef {import('./wire.cjs').Message} Message */

class Output {
  /** @param {import('./server.cjs').Server} server */
  constructor(server) {
    this.server = server;
    /** @type {Message | undefined} */
    this.latest = undefined;
    /** @type {{ name: string, text: string, parent: Message | undefined, since: number } | undefined} */
    this.pending = undefined;
    server.beforePublish = () => this.flush();
  }

  /** The message whose code is running: a cell's, or a slider's. */
  parent() {
    return currentOrigin() ?? this.latest;
  }

  /**
   * Runs `task` so that all it prints and shows, at once or later, belongs to `parent`.
   *
   * @template T
   * @param {Message} parent
   * @param {() => T} task
   * @returns {T}
   */
  during(parent, task) {
    this.latest = parent;
    return runStep(parent, task);
  }

  /** Takes over stdout and stderr of the process. */
  capture() {
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      const write = (/** @type {string | Uint8Array} */ chunk, /** @type {any[]} */ ...rest) => {
        this.write(name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
        const done = rest.at(-1);
        if (typeof done === 'function') queueMicrotask(() => done());
        return true;
      };
      process[name].write = write;
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    const parent = this.parent();
    if (this.pending && (this.pending.name !== name || this.pending.parent !== parent)) this.flush();
    if (!this.pending) {
      this.pending = { name, text: '', parent, since: Date.now() };
      setImmediate(() => this.flush());
    }
    this.pending.text += text;
    if (this.pending.text.length > ENOUGH || Date.now() - this.pending.since > SOON) this.flush();
  }

  flush() {
    if (!this.pending) return;
    const { name, text, parent } = this.pending;
    this.pending = undefined; // first, because publish() flushes too
    this.server.publish('stream', { name, text }, { parent });
  }

  /**
   * @param {string} type
   * @param {object} content
   * @param {object} [metadata]
   */
  publish(type, content, metadata) {
    this.server.publish(type, content, { parent: this.parent(), metadata });
  }
}

module.exports = { Output };
