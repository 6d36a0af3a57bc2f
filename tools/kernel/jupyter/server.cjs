// @ts-check
'use strict';

// The five sockets of a kernel, and the queue of what the front end asks for.

const fs = require('node:fs');
const { decode, encode } = require('./wire.cjs');

/**
 * @typedef {import('./wire.cjs').Message} Message
 * @typedef {(message: Message, reply: (content: object) => void) => void | Promise<void>} Handler
 */

/** How long to let requests come in that were sent before a failing cell's answer, in milliseconds. */
const DRAIN = 20;

class Server {
  /** @param {string} connectionFile */
  constructor(connectionFile) {
    this.connection = JSON.parse(fs.readFileSync(connectionFile, 'utf8'));
    /** @type {Record<string, Handler>} */
    this.handlers = {};
    /** @type {{ socket: any, message: Message }[]} */
    this.queue = [];
    this.working = false;
    /** Called before a message goes out on iopub, so that buffered text keeps its place. */
    this.beforePublish = () => {};
  }

  async listen() {
    const zmq = require('zeromq');
    const { transport, ip } = this.connection;
    // Without the time limit zeromq puts every 513th message off, and throws at the next one of the same tick.
    const atOnce = { sendHighWaterMark: 0, sendTimeout: 0 };
    this.iopub = new zmq.Publisher(atOnce);
    this.shell = new zmq.Router(atOnce);
    this.control = new zmq.Router(atOnce);
    this.stdin = new zmq.Router();
    this.heartbeat = new zmq.Reply();
    const sockets = {
      iopub: this.iopub,
      shell: this.shell,
      control: this.control,
      stdin: this.stdin,
      hb: this.heartbeat,
    };
    await Promise.all(
      Object.entries(sockets).map(([name, socket]) =>
        socket.bind(`${transport}://${ip}:${this.connection[`${name}_port`]}`),
      ),
    );
    void echo(this.heartbeat);
    void this.receive(this.shell, (message) => {
      this.queue.push({ socket: this.shell, message });
      void this.work();
    });
    void this.receive(this.control, (message) => void this.handle(this.control, message));
  }

  /**
   * @param {any} socket
   * @param {(message: Message) => void} take
   */
  async receive(socket, take) {
    for await (const frames of socket) {
      try {
        take(decode(this.connection.key, frames));
      } catch (error) {
        fs.writeSync(2, `${String(error)}\n`); // a message that nobody can be answered about
      }
    }
  }

  /** Works off the shell requests one by one: a cell waits for the one before. */
  async work() {
    if (this.working) return;
    this.working = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift())
      await this.handle(next.socket, next.message);
    this.working = false;
  }

  /**
   * @param {any} socket
   * @param {Message} message
   */
  async handle(socket, message) {
    const type = message.header.msg_type;
    const handler = this.handlers[type];
    this.publish('status', { execution_state: 'busy' }, { parent: message });
    const reply = (/** @type {object} */ content) => {
      this.beforePublish();
      this.send(socket, [
        ...message.identities,
        ...encode(this.connection.key, message, type.replace(/_request$/, '_reply'), content),
      ]);
    };
    try {
      await handler?.(message, reply);
    } catch (error) {
      const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
      if (type.endsWith('_request'))
        reply({ status: 'error', ename: name, evalue: text, traceback: [stack] });
      else process.stderr.write(`${stack}\n`);
    }
    this.publish('status', { execution_state: 'idle' }, { parent: message });
  }

  /** Answers 'aborted' to every cell that was sent before the one that has failed. */
  async abortQueued() {
    await new Promise((resolve) => setTimeout(resolve, DRAIN));
    const aborted = this.queue.filter(({ message }) => message.header.msg_type === 'execute_request');
    this.queue = this.queue.filter((entry) => !aborted.includes(entry));
    return () => {
      for (const { socket, message } of aborted) {
        this.publish('status', { execution_state: 'busy' }, { parent: message });
        const content = { status: 'aborted' };
        this.send(socket, [
          ...message.identities,
          ...encode(this.connection.key, message, 'execute_reply', content),
        ]);
        this.publish('status', { execution_state: 'idle' }, { parent: message });
      }
    };
  }

  /**
   * Sends to every front end.
   *
   * @param {string} type
   * @param {object} content
   * @param {{ parent?: Message, metadata?: object }} options
   */
  publish(type, content, { parent, metadata } = {}) {
    this.beforePublish();
    this.send(this.iopub, [type, ...encode(this.connection.key, parent, type, content, metadata)]);
  }

  /**
   * Without a high water mark ZeroMQ takes a message at once, so a loop's output is seen while it still runs.
   *
   * @param {any} socket
   * @param {(Buffer | string)[]} frames
   */
  send(socket, frames) {
    socket.send(frames).catch(() => {}); // only after close(): nobody listens any more
  }

  close() {
    for (const socket of [this.iopub, this.shell, this.control, this.stdin, this.heartbeat]) socket?.close();
  }
}

/** @param {any} heartbeat */
async function echo(heartbeat) {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

module.exports = { Server };
