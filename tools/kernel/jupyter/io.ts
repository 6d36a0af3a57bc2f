// The sockets for output and control, which live in a thread of their own (io-thread.ts).

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Frames, IoThread, ToThread } from './io-thread';

/** How long the thread may take to send what is left and to close its sockets at the end, in milliseconds. */
const CLOSING = 500;

export interface Outlet {
  send(frames: Frames): Promise<void>;
}

export interface Io {
  iopub: Outlet;
  control: Outlet;
  /** Once both sockets are bound. */
  bound: Promise<void>;
}

/**
 * Starts the thread.
 *
 * @param take called with the frames of each control message that the thread does not answer itself
 */
export function openIo(thread: Omit<IoThread, 'closed'>, take: (frames: Buffer[]) => void): Io {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(path.join(__dirname, 'io-thread.js'), {
    workerData: { ...thread, closed } satisfies IoThread,
    stdout: true,
    stderr: true,
  });
  const bound = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: Uint8Array[] | 'bound') => {
      if (message === 'bound') resolve();
      else take(message.map((frame) => Buffer.from(frame)));
    });
  });
  const post = (message: ToThread): void => {
    worker.postMessage(message);
  };
  // A process that ends while the thread still listens would be aborted.
  process.on('exit', () => {
    post('close');
    Atomics.wait(closed, 0, 0, CLOSING);
  });
  const outlet = (to: 'iopub' | 'control'): Outlet => ({
    send(frames) {
      post({ to, frames });
      return Promise.resolve();
    },
  });
  return { iopub: outlet('iopub'), control: outlet('control'), bound };
}
