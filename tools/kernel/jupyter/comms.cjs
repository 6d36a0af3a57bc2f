// @ts-check
'use strict';

// Comms: lines between an object here and its model in the browser, by which ipywidgets work.
// https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md

const { randomUUID } = require('node:crypto');

/** By this target a reloaded page asks for the state of every widget at once. */
const CONTROL = 'jupyter.widget.control';

/**
 * @typedef {{ target: string, state: Record<string, unknown>, onMessage?: (data: any) => void | Promise<void>, cell?: string, old?: boolean }} Line
 */

class Comms {
  /** @param {import('./output.cjs').Output} output */
  constructor(output) {
    this.output = output;
    /** @type {Map<string, Line>} */
    this.lines = new Map();
  }

  /**
   * @param {string} target
   * @param {any} data
   * @param {{ metadata?: object, onMessage?: (data: any) => void | Promise<void>, cell?: string }} [options]
   */
  open(target, data, { metadata = {}, onMessage, cell = this.cell() } = {}) {
    const id = randomUUID().replaceAll('-', '');
    this.lines.set(id, { target, state: { ...data?.state }, onMessage, cell });
    this.output.publish('comm_open', { comm_id: id, target_name: target, data }, metadata);
    return {
      id,
      send: (/** @type {any} */ message) => this.send(id, message),
      close: () => this.close(id),
    };
  }

  /** @param {string} id */
  close(id) {
    if (this.lines.delete(id)) this.output.publish('comm_close', { comm_id: id, data: {} });
  }

  /** KernelHost.cell: the front end's name for the cell whose code is running. A callback's cell is its line's. */
  cell() {
    const { metadata, content } = this.output.parent() ?? {};
    const named = metadata?.cellId;
    return typeof named === 'string' ? named : this.lines.get(content?.comm_id)?.cell;
  }

  /**
   * A cell is run, and the outputs it had are gone: so are the lines of its runs, but for the last one's, which a
   * page that is loaded anew without having been saved still shows.
   *
   * @param {unknown} cell
   */
  outlived(cell) {
    for (const [id, line] of this.lines) {
      if (cell === undefined || line.cell !== cell) continue;
      if (line.old) this.close(id);
      line.old = true;
    }
  }

  /**
   * @param {string} id
   * @param {any} data
   */
  send(id, data) {
    const line = this.lines.get(id);
    if (!line) return;
    if (data?.method === 'update' || data?.method === 'echo_update') Object.assign(line.state, data.state);
    this.output.publish('comm_msg', { comm_id: id, data });
  }

  /** The front end opens a line. @param {any} content */
  opened({ comm_id: id, target_name: target }) {
    if (target === CONTROL) this.lines.set(id, { target, state: {}, onMessage: () => this.sendStates(id) });
    else this.output.publish('comm_close', { comm_id: id, data: {} });
  }

  /** The front end says something on a line. @param {any} content */
  async received({ comm_id: id, data }) {
    const line = this.lines.get(id);
    if (!line) return;
    if (data?.method === 'request_state') {
      this.send(id, { method: 'update', state: line.state, buffer_paths: [] });
      return;
    }
    if (data?.method === 'update') Object.assign(line.state, data.state);
    await line.onMessage?.(data);
  }

  /** @param {any} content */
  closed({ comm_id: id }) {
    this.lines.delete(id);
  }

  /** The lines that are open, all or those of one target. @param {string} [target] */
  info(target) {
    const open = [...this.lines].filter(([, line]) => target === undefined || line.target === target);
    return Object.fromEntries(open.map(([id, line]) => [id, { target_name: line.target }]));
  }

  /** @param {string} control */
  sendStates(control) {
    const widgets = [...this.lines].filter(([, line]) => line.target === 'jupyter.widget');
    const states = widgets.map(([id, { state }]) => [
      id,
      {
        model_name: state._model_name,
        model_module: state._model_module,
        model_module_version: state._model_module_version,
        state,
      },
    ]);
    this.send(control, { method: 'update_states', states: Object.fromEntries(states), buffer_paths: [] });
  }
}

module.exports = { Comms };
