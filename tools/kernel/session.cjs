// @ts-check
'use strict';

// What the front end asks of a cell: execute, complete, inspect.

const timers = require('node:timers');
const { errorContent } = require('./cells/errors.cjs');
const { resultBundle } = require('./cells/results.cjs');
const { KeyboardInterrupt, beginCell, runStep, wasSpared } = require('./cells/steps.cjs');

/**
 * @typedef {import('./jupyter/wire.cjs').Message} Message
 * @typedef {{ cells: import('./cells/cells.cjs').Cells, answers: import('./answers.cjs').AnswerCells, output: import('./jupyter/output.cjs').Output, comms: import('./jupyter/comms.cjs').Comms, root: string, isComplete: (code: string) => { completed: boolean, indent?: string }, printInfo: (info: any) => string }} Parts
 */

class Session {
  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    this.count = 0;
    /** Fails the running cell. @type {((error: unknown) => void) | undefined} */
    this.fail = undefined;
  }

  /**
   * @param {Message} message
   * @param {(content: object) => void} reply
   * @param {() => Promise<() => void>} abortQueued
   */
  async execute(message, reply, abortQueued) {
    const {
      code,
      silent = false,
      store_history: store = !silent,
      stop_on_error: stop = true,
    } = message.content;
    const { output, comms, root } = this.parts;
    if (store) this.count++;
    const name = `In[${this.count}]`;
    if (!silent)
      output.server.publish('execute_input', { code, execution_count: this.count }, { parent: message });
    output.latest = message;
    beginCell();
    comms.outlived(message.metadata.cellId);
    const payload = /** @type {object[]} */ ([]);
    const cell = { name, code, root, file: /** @type {string | undefined} */ (undefined) };
    try {
      const answer = this.parts.answers.prepare(code);
      if (answer?.replaceCell !== undefined)
        payload.push({ source: 'set_next_input', text: answer.replaceCell, replace: true });
      const notice = answer ? answer.notice : this.parts.answers.changedElsewhere();
      if (notice && !silent)
        output.server.publish('stream', { name: 'stdout', text: `${notice}\n` }, { parent: message });
      if (answer) Object.assign(cell, { code: answer.text, file: answer.name });
      const bundle = await this.untilFailure(this.run(answer?.imports ?? code, name, message));
      if (bundle && !silent)
        output.server.publish(
          'execute_result',
          { data: bundle, metadata: {}, execution_count: this.count },
          { parent: message },
        );
      // Who interrupts does not want the next cell of Run All either.
      const abort = wasSpared() && stop ? await abortQueued() : () => {};
      reply({ status: 'ok', execution_count: this.count, payload, user_expressions: {} });
      abort();
    } catch (error) {
      const content = errorContent(error, cell);
      output.server.publish('error', content, { parent: message });
      const abort = stop ? await abortQueued() : () => {};
      reply({ status: 'error', execution_count: this.count, payload, ...content });
      abort();
    }
  }

  /**
   * Runs a cell and gives its promises and timers one turn to fail it.
   *
   * @param {string} code
   * @param {string} name
   * @param {Message} message
   */
  async run(code, name, message) {
    const { cells } = this.parts;
    const { value } = await cells.run(code, name, message);
    const bundle = await runStep(message, () => resultBundle(value, () => cells.require('convlab')));
    await new Promise((resolve) => timers.setImmediate(resolve));
    return bundle;
  }

  /**
   * @template T
   * @param {Promise<T>} running
   * @returns {Promise<T>}
   */
  async untilFailure(running) {
    const stray = new Promise((_, reject) => {
      this.fail = reject;
    });
    try {
      return await /** @type {Promise<T>} */ (Promise.race([running, stray]));
    } finally {
      this.fail = undefined;
    }
  }

  /** An error that nothing has caught: it fails the running cell; between cells it is shown where it came from. @param {unknown} error */
  strayError(error) {
    if (error instanceof KeyboardInterrupt) return; // the cell it ended says so
    if (this.fail) this.fail(error);
    else
      this.parts.output.publish(
        'error',
        errorContent(error, { name: 'In[]', code: '', root: this.parts.root }),
      );
  }

  /** The running cell was ended where it could not hear of it, and will not come back. */
  terminated() {
    this.fail?.(new KeyboardInterrupt());
  }

  /**
   * KernelHost.display. The name of an output goes into its metadata too: see tools/labextension/src/reopened.ts.
   *
   * @param {object} data
   * @param {{ metadata?: object, displayId?: string, update?: boolean }} [options]
   */
  display(data, { metadata = {}, displayId, update = false } = {}) {
    const [transient, named] =
      displayId === undefined ? [{}, {}] : [{ display_id: displayId }, { convlab_display_id: displayId }];
    this.parts.output.publish(update ? 'update_display_data' : 'display_data', {
      data,
      metadata: { ...metadata, ...named },
      transient,
    });
  }

  /**
   * @param {string} code
   * @param {number} cursor in code points, as Jupyter counts
   */
  complete(code, cursor) {
    const info = this.parts.cells.complete(code, toUtf16(code, cursor));
    const [start, end] = [info.start, info.end].map((at) => toCodePoints(code, at));
    return { status: 'ok', matches: info.candidates, cursor_start: start, cursor_end: end, metadata: {} };
  }

  /**
   * @param {string} code
   * @param {number} cursor
   */
  inspect(code, cursor) {
    const info = this.parts.cells.inspect(code, toUtf16(code, cursor));
    const data = info ? { 'text/plain': this.parts.printInfo(info) } : {};
    return { status: 'ok', found: info !== undefined, data, metadata: {} };
  }

  /** @param {string} code */
  isComplete(code) {
    const { completed, indent } = this.parts.isComplete(code);
    return completed ? { status: 'complete' } : { status: 'incomplete', indent };
  }
}

/**
 * @param {string} text
 * @param {number} position
 */
function toUtf16(text, position) {
  return [...text].slice(0, position).join('').length;
}

/**
 * @param {string} text
 * @param {number} position
 */
function toCodePoints(text, position) {
  return [...text.slice(0, position)].length;
}

module.exports = { Session };
