import { Worker } from 'node:worker_threads';
import type { Kernels } from './module';

/** The kernels whose work can be shared: (plan, first, last, scratch) does parts first … last − 1 of the plan. */
export type SharedKernel = 'product' | 'winograd' | 'winogradFilters';
const KERNELS: readonly SharedKernel[] = ['product', 'winograd', 'winogradFilters'];

/** Threads that share the memory, and share out the parts of a plan. */
export interface Threads {
  readonly count: number;
  /** Parts 0 … parts − 1 of the plan, handed out in multiples of `unit`; returns when all are done. */
  run(kernel: SharedKernel, plan: number, parts: number, unit: number): void;
  stop(): Promise<void>;
}

/** Each thread has 4 kB of scratch and, as a whole number, the number of the last call that it finished. */
export const SCRATCH = 4096;
const LINE = 16; // whole numbers, 64 bytes: two threads never write to the same cache line
const NEXT = 256; // the address, in whole numbers, of the first part that nobody has taken
const MESSAGE = NEXT + LINE; // what is to be done, the same for all
const [CALL, KERNEL, PLAN, PARTS, STEP] = [0, 1, 2, 3, 4].map((i) => MESSAGE + i);
const DONE = MESSAGE + LINE;
/** How often each thread comes for more: often enough that one that was held up leaves its work to the others. */
const TURNS = 4;
const SPINS = 20_000; // some 20 µs of looking before a thread goes to sleep

/**
 * A worker: wait for a new call, take parts of it until none is left, say so, again. It is plain text because a worker
 * is started from a file or from text, and this one is the same from the sources and from the build.
 */
const worker = `
const { workerData, parentPort } = require('node:worker_threads');
const { module, memory, done, scratch } = workerData;
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
const kernels = ${JSON.stringify(KERNELS)}.map((name) => exports[name]);
const ints = new Int32Array(memory.buffer);
parentPort.postMessage('ready');
let call = 0;
for (;;) {
  for (let spins = 0; Atomics.load(ints, ${CALL}) === call; spins++) {
    if (spins === ${SPINS}) Atomics.wait(ints, ${CALL}, call), spins = 0;
  }
  call = Atomics.load(ints, ${CALL});
  if (call < 0) break;
  const [kernel, plan, parts, step] = [kernels[ints[${KERNEL}]], ints[${PLAN}], ints[${PARTS}], ints[${STEP}]];
  for (let first; (first = Atomics.add(ints, ${NEXT}, step)) < parts; ) {
    kernel(plan, first, Math.min(parts, first + step), scratch);
  }
  Atomics.store(ints, done, call);
  Atomics.notify(ints, done);
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
  const done = (thread: number): number => DONE + thread * LINE;
  const workers = await Promise.all(
    Array.from({ length: count - 1 }, async (_, i) => {
      const thread = i + 1;
      const workerData = { module, memory, done: done(thread), scratch: SCRATCH * (thread + 1) };
      const started = new Worker(worker, { eval: true, workerData, name: `convlab ${thread}` });
      await new Promise((resolve, reject) => {
        started.once('message', resolve);
        started.once('error', reject);
      });
      started.unref();
      return started;
    }),
  );
  const say = (call: number): void => {
    Atomics.store(ints, CALL, call);
    Atomics.notify(ints, CALL);
  };
  let call = 0;
  return {
    count,
    run(kernel, plan, parts, unit) {
      const step = Math.max(1, Math.ceil(parts / (count * TURNS * unit))) * unit;
      [ints[KERNEL], ints[PLAN], ints[PARTS], ints[STEP]] = [KERNELS.indexOf(kernel), plan, parts, step];
      Atomics.store(ints, NEXT, 0);
      call = (call + 1) & 0x3fffffff;
      say(call);
      for (let first; (first = Atomics.add(ints, NEXT, step)) < parts;) {
        kernels[kernel](plan, first, Math.min(parts, first + step), SCRATCH);
      }
      for (let thread = 1; thread < count; thread++) waitFor(ints, done(thread), call);
    },
    async stop() {
      say(-1);
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
