// A thread of the kernel that owns three of its sockets. Whatever the main thread does, and be it in an endless loop or in
// native code, what it has printed goes out, an interrupt is heard, and an editor is answered (editor/thread.ts).

import { parentPort, workerData } from 'node:worker_threads';
import type * as zmq from 'zeromq';
import { questionTo } from '../editor/ask';
import { interruptProcess } from '../interrupt/press';
import { decode, encode, type Message } from './wire';

export type Frames = (Uint8Array | string)[];

/** What the main thread sends: frames for a socket, or that it ends. */
export type ToThread = { to: 'iopub' | 'control'; frames: Frames } | 'close';

export interface IoThread {
  iopub: string;
  control: string;
  heartbeat: string;
  key: string;
  root: string;
  /** The notebook's folder. */
  notebook: string;
  language: 'en' | 'ko';
  /** interrupt/shared.ts */
  shared: Int32Array;
  /** [0] becomes 1 when the sockets are closed. */
  closed: Int32Array;
}

/** The message type of an editor's question; JupyterLab's side is tools/labextension/src/editor. */
const QUESTION = 'convlab_editor_request';

const thread = workerData as IoThread;
const { key } = thread;

void listen();

async function listen(): Promise<void> {
  const { Publisher, Reply, Router } = await import('zeromq');
  // Without the time limit zeromq puts every 513th message off, and throws at the next one of the same tick.
  const atOnce = { sendHighWaterMark: 0, sendTimeout: 0 };
  const sockets = { iopub: new Publisher(atOnce), control: new Router(atOnce) };
  const { iopub, control } = sockets;
  const heartbeat = new Reply();
  await Promise.all([
    iopub.bind(thread.iopub),
    control.bind(thread.control),
    heartbeat.bind(thread.heartbeat),
  ]);
  void echo(heartbeat);
  parentPort?.postMessage('bound');

  const send = (to: 'iopub' | 'control', frames: Frames): void => {
    const bytes = frames.map((frame) => (typeof frame === 'string' ? frame : Buffer.from(frame)));
    sockets[to].send(bytes).catch(() => undefined); // nobody listens any more
  };
  /** Of the message by which a cell has begun: all that belongs to it names this parent. */
  let cell: Message | undefined;
  parentPort?.on('message', (message: ToThread) => {
    if (message === 'close') {
      iopub.close();
      control.close();
      heartbeat.close();
      Atomics.store(thread.closed, 0, 1);
      Atomics.notify(thread.closed, 0);
      return;
    }
    send(message.to, message.frames);
    if (message.to === 'iopub' && message.frames[0] === 'execute_input') cell = begun(message.frames);
  });

  const answers: Record<string, (message: Message) => object | Promise<object>> = {
    [QUESTION]: ({ content }) => questionTo(thread, content),
    interrupt_request: () => {
      interruptProcess(thread, (text) => {
        const frames = encode(key, cell, 'stream', { name: 'stderr', text });
        send('iopub', ['stream', ...frames]);
      });
      return { status: 'ok' };
    },
  };
  for await (const frames of control) {
    const message = read(frames);
    const type = message?.header.msg_type ?? '';
    if (!message || !Object.hasOwn(answers, type)) {
      parentPort?.postMessage(frames);
      continue;
    }
    void Promise.resolve(answers[type](message)).then((content) => {
      const reply = encode(key, message, type.replace('_request', '_reply'), content);
      send('control', [...message.identities, ...reply]);
    });
  }
}

async function echo(heartbeat: zmq.Reply): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

/** Undefined where the main thread is to say what is wrong with it. */
function read(frames: readonly Buffer[]): Message | undefined {
  try {
    return decode(key, frames);
  } catch {
    return undefined;
  }
}

/** The request that a message of the kernel's belongs to. */
function begun(frames: Frames): Message | undefined {
  const own = read(frames.map((frame) => Buffer.from(frame as string)));
  return (
    own &&
    ({ identities: [], header: own.parent, parent: {}, metadata: {}, content: {} } as unknown as Message)
  );
}
