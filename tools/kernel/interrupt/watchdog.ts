// A worker thread behind interrupt.ts: it hears SIGINT, and it sees when the notebook server is gone.

import inspector from 'node:inspector';
import vm from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { At, Doing } from './shared';

const shared = workerData as Int32Array;

/** How long the main thread may take to answer, in milliseconds. */
const PATIENCE = {
  /** In a cell's own code, which may be ended at any time. */
  step: 200,
  /** Elsewhere. */
  other: 400,
  /** Where a cell waits for what ends by itself: longer than a step of a training. */
  training: 3000,
};
/** How often to look whether the server is there and the main thread has heard, in milliseconds. */
const LOOK = 1000;

const parent = process.ppid;
let heard = false;

// A SIGINT that comes while nobody listens ends the process. So one script listens while another starts anew, and
// there are two watchdogs. The scripts are left for a signal only: a step of the main thread's that begins later than
// they shall be the one that hears it.
const listen = (): never => untilHeard('__watch()');
Object.assign(globalThis, { __listen: listen, __watch: watch });
untilHeard('__listen()');

function untilHeard(code: string): never {
  const script = new vm.Script(code);
  for (;;) {
    try {
      script.runInThisContext({ breakOnSigint: true });
    } catch {
      heard = true;
    }
  }
}

function watch(): never {
  for (;;) {
    if (heard) interrupt();
    Atomics.wait(shared, At.never, 0, LOOK);
    // What was ended may have been the one who was to hear of it.
    if (shared[At.ended] !== shared[At.mended]) parentPort?.postMessage('ended');
    // The server has died without a word: no kernel stays behind, not even one in an endless loop.
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }
}

function interrupt(): void {
  heard = false;
  const answered = shared[At.answered];
  const step = shared[At.steps];
  Atomics.add(shared, At.pressed, 1);
  parentPort?.postMessage('interrupt');
  Atomics.wait(shared, At.answered, answered, PATIENCE.step);
  const isSameStep = shared[At.doing] === Doing.step && shared[At.steps] === step;
  const patience = shared[At.patient] > 0 ? PATIENCE.training : PATIENCE.other;
  if (!isSameStep) Atomics.wait(shared, At.answered, answered, patience - PATIENCE.step);
  if (shared[At.answered] !== answered || shared[At.doing] === Doing.atomic) return;
  Atomics.add(shared, At.ended, 1);
  const session = new inspector.Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution');
  session.disconnect(); // no callback is ever called here: this thread never rests
  parentPort?.postMessage('ended');
}
