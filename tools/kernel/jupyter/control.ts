// The control socket, which lives in a thread of its own (editor/thread.ts).

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ControlThread } from '../editor/thread';

/** Of the thread's heap: the types of a large project, and no more. */
const MOST_MEGABYTES = 1024;

/** How long the thread may take to close its socket at the end, in milliseconds. */
const CLOSING = 500;

export interface Outlet {
  send(frames: (Buffer | string)[]): Promise<void>;
}

/**
 * Starts the thread; it is started anew when it dies.
 *
 * @param take called with the frames of each message that the thread does not answer itself
 */
export function openControl(thread: Omit<ControlThread, 'closed'>, take: (frames: Buffer[]) => void): Outlet {
  let worker: Worker;
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const start = (): void => {
    worker = new Worker(path.join(__dirname, '..', 'editor', 'thread.js'), {
      workerData: { ...thread, closed },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      stdout: true,
      stderr: true,
    });
    worker.on('message', (frames: Uint8Array[]) => {
      take(frames.map((frame) => Buffer.from(frame)));
    });
    worker.on('error', start);
  };
  start();
  // A process that ends while the thread still listens would be aborted.
  process.on('exit', () => {
    worker.postMessage('close');
    Atomics.wait(closed, 0, 0, CLOSING);
  });
  return {
    send(frames) {
      worker.postMessage(frames.map((frame) => Buffer.from(frame)));
      return Promise.resolve();
    },
  };
}
