import { Worker } from 'node:worker_threads';
import type { Kernels } from './module';

/** Threads that share the memory, and share out the rows of a product. */
export interface Threads {
  readonly count: number;
  /** Rows 0 … rows − 1 of the product at `plan`, split at multiples of `unit`; returns when all are done. */
  run(plan: number, rows: number, unit: number): void;
  stop(): Promise<void>;
}

/** Each thread has 4 kB of scratch and, as whole numbers, a message: which call, and the rows it is to take. */
export const SCRATCH = 4096;
const MESSAGES = 256; // the address, in whole numbers, of the first message
const MESSAGE = 16; // 64 bytes apart: two threads never write to the same cache line
const [CALL, DONE, PLAN, FIRST, LAST] = [0, 1, 2, 3, 4];
const SPINS = 20_000; // some 20 µs of looking before a thread goes to sleep

/**
 * A worker: wait for a new call, do its rows, say so, again. It is plain text because a worker is started from a file
 * or from text, and this one is the same from the sources and from the build.
 */
const worker = `
const { workerData, parentPort } = require('node:worker_threads');
const { module, memory, message, scratch } = workerData;
const { product } = new WebAssembly.Instance(module, { env: { memory } }).exports;
const ints = new Int32Array(memory.buffer);
const [CALL, DONE, PLAN, FIRST, LAST] = [0, 1, 2, 3, 4].map((i) => message + i);
parentPort.postMessage('ready');
let call = 0;
for (;;) {
  for (let spins = 0; Atomics.load(ints, CALL) === call; spins++) {
    if (spins === ${SPINS}) Atomics.wait(ints, CALL, call), spins = 0;
  }
  call = Atomics.load(ints, CALL);
  if (call < 0) break;
  product(ints[PLAN], ints[FIRST], ints[LAST], scratch);
  Atomics.store(ints, DONE, call);
  Atomics.notify(ints, DONE);
}
`;

/** Starts count − 1 workers (the caller is the other thread). They never keep the process alive. */
export async function startThreads(
  count: number,
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  kernels: Kernels,
): Promise<Threads> {
  const ints = new Int32Array(memory.buffer);
  const at = (thread: number, field: number): number => MESSAGES + thread * MESSAGE + field;
  const workers = await Promise.all(
    Array.from({ length: count - 1 }, async (_, i) => {
      const thread = i + 1;
      const workerData = { module, memory, message: at(thread, 0), scratch: SCRATCH * (thread + 1) };
      const started = new Worker(worker, { eval: true, workerData, name: `convlab ${thread}` });
      await new Promise((resolve, reject) => {
        started.once('message', resolve);
        started.once('error', reject);
      });
      started.unref();
      return started;
    }),
  );
  let call = 0;
  return {
    count,
    run(plan, rows, unit) {
      const border = (thread: number): number => Math.round((rows * thread) / count / unit) * unit;
      call = (call + 1) & 0x3fffffff;
      for (let thread = 1; thread < count; thread++) {
        ints[at(thread, PLAN)] = plan;
        ints[at(thread, FIRST)] = border(thread);
        ints[at(thread, LAST)] = Math.min(rows, thread + 1 === count ? rows : border(thread + 1));
        Atomics.store(ints, at(thread, CALL), call);
        Atomics.notify(ints, at(thread, CALL));
      }
      kernels.product(plan, 0, Math.min(rows, border(1)), SCRATCH);
      for (let thread = 1; thread < count; thread++) waitFor(ints, at(thread, DONE), call);
    },
    async stop() {
      for (let thread = 1; thread < count; thread++) {
        Atomics.store(ints, at(thread, CALL), -1);
        Atomics.notify(ints, at(thread, CALL));
      }
      await Promise.all(workers.map((each) => each.terminate()));
    },
  };
}

function waitFor(ints: Int32Array, index: number, call: number): void {
  for (let spins = 0; ; spins++) {
    const done = Atomics.load(ints, index);
    if (done === call) return;
    if (spins > SPINS) Atomics.wait(ints, index, done, 100);
  }
}
