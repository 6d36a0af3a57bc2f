// The way to the thread that helps while one types (thread.ts).

import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Of the thread's heap: the types of a large project, and no more. */
const MOST_MEGABYTES = 1024;

export interface EditorThread {
  root: string;
  /** The notebook's folder. */
  notebook: string;
}

type Settle = (content: object) => void;

let worker: Worker | undefined;
let count = 0;
const asked = new Map<number, Settle>();

/** Asks the thread, which is started by the first question, and anew where it has died. */
export function questionTo({ root, notebook }: EditorThread, request: object): Promise<object> {
  worker ??= start({ root, notebook });
  const id = count++;
  worker.postMessage({ id, request });
  return new Promise((resolve) => asked.set(id, resolve));
}

function start(workerData: EditorThread): Worker {
  const started = new Worker(path.join(__dirname, 'thread.js'), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  started.on('message', ({ id, content }: { id: number; content: object }) => {
    asked.get(id)?.(content);
    asked.delete(id);
  });
  started.on('error', ({ name, message }) => {
    worker = undefined;
    for (const settle of asked.values())
      settle({ status: 'error', ename: name, evalue: message, traceback: [] });
    asked.clear();
  });
  return started;
}
