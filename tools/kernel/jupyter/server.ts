// The five sockets of a kernel, and the queue of what the front end asks for.

import fs from 'node:fs';
import type * as zmq from 'zeromq';
import { shared } from '../interrupt/shared';
import { type Io, openIo, type Outlet } from './io';
import { type Content, decode, encode, type Message } from './wire';

export type Reply = (content: object) => void;
export type Handler = (message: Message, reply: Reply) => void | Promise<void>;

interface Connection {
  transport: string;
  ip: string;
  key: string;
  [port: `${string}_port`]: number;
}

interface Sockets {
  shell: zmq.Router;
  stdin: zmq.Router;
  hb: zmq.Reply;
}

/** How long to let requests come in that were sent before a failing cell's answer, in milliseconds. */
const DRAIN = 20;

/** What waits for the cells before it; all else is answered at once, even while a cell awaits something. */
const IN_ORDER = new Set(['execute_request', 'comm_open', 'comm_msg', 'comm_close']);

export class Server {
  handlers: Partial<Record<string, Handler>> = {};
  /** Called before a message goes out on iopub, so that buffered text keeps its place. */
  beforePublish: () => void = () => undefined;
  private readonly connection: Connection;
  private queue: Message[] = [];
  private isWorking = false;
  private readonly io: Io;
  private sockets: Sockets | undefined;

  /** @param place the folders of the project and of the notebook, and its language */
  constructor(connectionFile: string, place: { root: string; notebook: string; language: 'en' | 'ko' }) {
    this.connection = JSON.parse(fs.readFileSync(connectionFile, 'utf8')) as Connection;
    const { key } = this.connection;
    const [iopub, control] = [this.address('iopub'), this.address('control')];
    this.io = openIo({ iopub, control, key, shared, ...place }, (frames) => {
      this.decode(frames, (message) => {
        void this.handle(this.io.control, message);
      });
    });
  }

  async listen(): Promise<void> {
    const { Reply, Router } = await import('zeromq');
    // As for the sockets of io-thread.ts.
    const shell = new Router({ sendHighWaterMark: 0, sendTimeout: 0 });
    const sockets: Sockets = { shell, stdin: new Router(), hb: new Reply() };
    this.sockets = sockets;
    const bound = Object.entries(sockets).map(([name, socket]: [string, zmq.Router | zmq.Reply]) =>
      socket.bind(this.address(name)),
    );
    await Promise.all([this.io.bound, ...bound]);
    void echo(sockets.hb);
    void this.receive(sockets.shell, (message) => {
      this.take(message);
    });
  }

  private address(socket: string): string {
    const { transport, ip } = this.connection;
    return `${transport}://${ip}:${this.connection[`${socket}_port`]}`;
  }

  private async receive(socket: zmq.Router, take: (message: Message) => void): Promise<void> {
    for await (const frames of socket) this.decode(frames, take);
  }

  private decode(frames: Buffer[], take: (message: Message) => void): void {
    try {
      take(decode(this.connection.key, frames));
    } catch (error) {
      fs.writeSync(2, `${String(error)}\n`); // a message that nobody can be answered about
    }
  }

  private take(message: Message): void {
    if (!IN_ORDER.has(message.header.msg_type)) {
      void this.handle(this.sockets?.shell, message);
      return;
    }
    this.queue.push(message);
    void this.work();
  }

  /** Works off the queue one by one: a cell waits for the one before. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift())
      await this.handle(this.sockets?.shell, next);
    this.isWorking = false;
  }

  private async handle(socket: Outlet | undefined, message: Message): Promise<void> {
    const type = message.header.msg_type;
    this.publish('status', { execution_state: 'busy' }, { parent: message });
    const reply: Reply = (content) => {
      this.beforePublish();
      this.reply(socket, message, content);
    };
    try {
      const handler = this.handlers[type];
      if (handler) await handler(message, reply);
      else if (type.endsWith('_request')) reply(unknownRequest(type));
    } catch (error) {
      const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
      if (type.endsWith('_request'))
        reply({ status: 'error', ename: name, evalue: text, traceback: [stack] });
      else process.stderr.write(`${stack ?? text}\n`);
    }
    this.publish('status', { execution_state: 'idle' }, { parent: message });
  }

  /** Answers 'aborted' to every cell that was sent before the one that has failed. */
  async abortQueued(): Promise<() => void> {
    await new Promise((resolve) => setTimeout(resolve, DRAIN));
    const aborted = this.queue.filter(({ header }) => header.msg_type === 'execute_request');
    this.queue = this.queue.filter((message) => !aborted.includes(message));
    return () => {
      for (const message of aborted) {
        this.publish('status', { execution_state: 'busy' }, { parent: message });
        this.reply(this.sockets?.shell, message, { status: 'aborted' });
        this.publish('status', { execution_state: 'idle' }, { parent: message });
      }
    };
  }

  /** Sends to every front end. */
  publish(type: string, content: object, options: { parent?: Message; metadata?: object } = {}): void {
    const { parent, metadata } = options;
    this.beforePublish();
    send(this.io.iopub, [type, ...encode(this.connection.key, parent, type, content, metadata)]);
  }

  private reply(socket: Outlet | undefined, message: Message, content: object): void {
    const type = message.header.msg_type.replace(/_request$/, '_reply');
    send(socket, [...message.identities, ...encode(this.connection.key, message, type, content)]);
  }
}

function send(socket: Outlet | undefined, frames: (Buffer | string)[]): void {
  socket?.send(frames).catch(() => undefined); // only after the end: nobody listens any more
}

async function echo(heartbeat: zmq.Reply): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

function unknownRequest(type: string): Content {
  return { status: 'error', ename: 'NotImplemented', evalue: `this kernel knows no ${type}`, traceback: [] };
}
