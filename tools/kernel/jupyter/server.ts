// The five sockets of a kernel, and the queue of what the front end asks for.

import fs from 'node:fs';
import timers from 'node:timers';
import type * as zmq from 'zeromq';
import { shared } from '../interrupt/shared';
import { type Io, openIo, type Outlet } from './io';
import { receive } from './receive';
import { type Ending, type Request, Requests } from './requests';
import { decode, encode, type Message } from './wire';

interface Connection {
  transport: string;
  ip: string;
  key: string;
  [port: `${string}_port`]: number;
}

interface Sockets {
  shell: zmq.Router;
  stdin: zmq.Router;
}

/** How long to let requests come in that were sent before a failing cell's answer, in milliseconds. */
const DRAIN = 20;
/** How long a request may take to end by itself once something was ended, in milliseconds: longer than DRAIN. */
const GRACE = 200;

/** What waits for the cells before it; all else is answered at once, even while a cell awaits something. */
const IN_ORDER = new Set(['execute_request', 'comm_open', 'comm_msg', 'comm_close']);

export class Server {
  readonly requests = new Requests({
    publish: (...given) => {
      this.publish(...given);
    },
    reply: (...given) => {
      this.beforePublish();
      this.reply(...given);
    },
  });
  /** Called before a message goes out on iopub, so that buffered text keeps its place. */
  beforePublish: () => void = () => undefined;
  private readonly connection: Connection;
  private queue: Message[] = [];
  /** The one of the queue that has begun. */
  private working: Request | undefined;
  private readonly io: Io;
  private sockets: Sockets | undefined;
  private receiveAgain: () => void = () => undefined;

  /** @param place the folders of the project and of the notebook, and its language */
  constructor(connectionFile: string, place: { root: string; notebook: string; language: 'en' | 'ko' }) {
    this.connection = JSON.parse(fs.readFileSync(connectionFile, 'utf8')) as Connection;
    const { key } = this.connection;
    const [iopub, control, heartbeat] = ['iopub', 'control', 'hb'].map((name) => this.address(name));
    this.io = openIo({ iopub, control, heartbeat, key, shared, ...place }, (frames) => {
      this.decode(frames, (message) => {
        void this.requests.handle(this.requests.begin(message, this.io.control));
      });
    });
  }

  async listen(): Promise<void> {
    const { Router } = await import('zeromq');
    // As for the sockets of io-thread.ts.
    const sockets: Sockets = {
      shell: new Router({ sendHighWaterMark: 0, sendTimeout: 0 }),
      stdin: new Router(),
    };
    this.sockets = sockets;
    const bound = Object.entries(sockets).map(([name, socket]: [string, zmq.Router]) =>
      socket.bind(this.address(name)),
    );
    await Promise.all([this.io.bound, ...bound]);
    this.receiveAgain = receive(sockets.shell, (frames) => {
      this.decode(frames, (message) => {
        this.take(message);
      });
    });
  }

  private address(socket: string): string {
    const { transport, ip } = this.connection;
    return `${transport}://${ip}:${this.connection[`${socket}_port`]}`;
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
      void this.requests.handle(this.requests.begin(message, this.sockets?.shell));
      return;
    }
    this.queue.push(message);
    this.work();
  }

  /** Works off the queue one by one: a cell waits for the one before. */
  private work(): void {
    if (this.working) return;
    const message = this.queue.shift();
    if (!message) return;
    this.working = this.requests.begin(message, this.sockets?.shell, () => {
      this.working = undefined;
      this.work();
    });
    void this.requests.handle(this.working);
  }

  /**
   * An interrupt has ended something in the middle, and nobody knows what: goes on receiving, and gives up the requests
   * that do not come to an end by themselves.
   */
  resume(ending: Ending): void {
    this.receiveAgain();
    const begun = this.requests.all();
    timers.setTimeout(() => {
      for (const request of begun) {
        if (!this.requests.isOpen(request)) continue;
        const aborted = request === this.working ? this.takeCells() : [];
        this.requests.giveUp(request, ending);
        this.abort(aborted);
      }
      if (this.working && !this.requests.isOpen(this.working)) this.working = undefined;
      this.work();
    }, GRACE);
  }

  /** Answers 'aborted' to every cell that was sent before the one that has failed. */
  async abortQueued(): Promise<() => void> {
    await new Promise((resolve) => setTimeout(resolve, DRAIN));
    const aborted = this.takeCells();
    return () => {
      this.abort(aborted);
    };
  }

  private takeCells(): Message[] {
    const cells = this.queue.filter(({ header }) => header.msg_type === 'execute_request');
    this.queue = this.queue.filter((message) => !cells.includes(message));
    return cells;
  }

  private abort(cells: readonly Message[]): void {
    for (const message of cells) {
      this.publish('status', { execution_state: 'busy' }, { parent: message });
      this.reply(this.sockets?.shell, message, { status: 'aborted' });
      this.publish('status', { execution_state: 'idle' }, { parent: message });
    }
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
