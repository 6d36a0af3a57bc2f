import { threads as platform } from '../../platform/threads';
import type { Kernels } from './module';

/** The kernels whose work can be shared: (plan, first, last, scratch) does parts first … last − 1 of the plan. */
const KERNELS = [
  'product',
  'winograd',
  'winogradFilters',
  'winogradPlaces',
  'winogradSums',
  'winogradTaps',
  'winogradRows',
  'depthwise',
  'depthwiseFilters',
] as const;
export type SharedKernel = (typeof KERNELS)[number];

/** How a plan may be cut: at multiples of `unit` only, and into chunks of `least` parts or more, where it can be. */
export interface Cut {
  readonly unit: number;
  readonly least: number;
}

/** Threads that share the memory, and share out the parts of a plan. */
export interface Threads {
  readonly count: number;
  /** Parts 0 … parts − 1 of the plan, cut where `cut` says; returns when all are done. */
  run(kernel: SharedKernel, plan: number, parts: number, cut: Cut): void;
  stop(): Promise<void>;
}

/** Each thread has 4 kB of scratch. */
export const SCRATCH = 4096;
const LINE = 16; // whole numbers, 64 bytes: what is written by all never shares a cache line with what is only read
const NEXT = 256; // the address, in whole numbers, of the number of the next chunk to take
const MESSAGE = NEXT + LINE; // what is to be done, the same for all
const [KERNEL, PLAN, PARTS, UNIT, CHUNKS] = [0, 1, 2, 3, 4].map((i) => MESSAGE + i);
/** The number of the call that is open, CLOSED between two, STOP at the end. */
const CALL = MESSAGE + LINE;
const [CLOSED, STOP] = [0, -1];
/** How many threads are within a call, or look whether there is one. */
const ACTIVE = CALL + LINE;
const FAILED = ACTIVE + LINE;
/** Into how many chunks each thread's part is cut: if one thread is held up, the others take the rest of its chunks. */
const TURNS = 4;
const SPINS = 20_000; // some 20 µs of looking before a thread goes to sleep

/**
 * Takes chunk after chunk of a plan until none is left. It closes over nothing, for the workers get it as text: a
 * worker is started from a file or from text, and this one is the same from the sources and from the build.
 */
function takeChunks(
  ints: Int32Array,
  next: number,
  { parts, unit, chunks }: { parts: number; unit: number; chunks: number },
  work: (first: number, last: number) => void,
): void {
  const border = (chunk: number): number =>
    chunk === chunks ? parts : Math.min(parts, Math.round((parts * chunk) / chunks / unit) * unit);
  for (let chunk; (chunk = Atomics.add(ints, next, 1)) < chunks;) {
    if (border(chunk) < border(chunk + 1)) work(border(chunk), border(chunk + 1));
  }
}

/**
 * The body of a worker: wait for a new call, take chunks of it until none is left, again. It says that it is there before it
 * looks whether the call is still open: so the caller, who closes it before it looks who is there, waits only for those that
 * have begun. A worker that the system holds up misses a call, and costs nothing.
 */
const body = `({ module, memory, scratch }, ready) => {
const takeChunks = ${takeChunks.toString()};
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
const kernels = ${JSON.stringify(KERNELS)}.map((name) => exports[name]);
const ints = new Int32Array(memory.buffer);
ready();
let last = ${CLOSED};
for (;;) {
  let call = Atomics.load(ints, ${CALL});
  for (let spins = 1; call === ${CLOSED} || call === last; spins++) {
    if (spins % ${SPINS} === 0) Atomics.wait(ints, ${CALL}, call);
    call = Atomics.load(ints, ${CALL});
  }
  if (call === ${STOP}) break;
  Atomics.add(ints, ${ACTIVE}, 1);
  if (Atomics.load(ints, ${CALL}) === call) {
    const [kernel, plan] = [kernels[ints[${KERNEL}]], ints[${PLAN}]];
    const cut = { parts: ints[${PARTS}], unit: ints[${UNIT}], chunks: ints[${CHUNKS}] };
    try {
      takeChunks(ints, ${NEXT}, cut, (first, last) => kernel(plan, first, last, scratch));
    } catch {
      Atomics.store(ints, ${FAILED}, 1);
    }
    last = call;
  }
  if (Atomics.sub(ints, ${ACTIVE}, 1) === 1) Atomics.notify(ints, ${ACTIVE});
}
}`;

/** Starts count − 1 workers (the caller is the other thread). They never keep a program running. */
export async function startThreads(
  count: number,
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  kernels: Kernels,
): Promise<Threads> {
  const ints = new Int32Array(memory.buffer);
  const workers = await Promise.all(
    Array.from({ length: count - 1 }, async (_, i) => {
      const thread = i + 1;
      const data = { module, memory, scratch: SCRATCH * (thread + 1) };
      return await platform.start(body, data, `convlab ${thread}`);
    }),
  );
  const open = (call: number): void => {
    Atomics.store(ints, CALL, call);
    Atomics.notify(ints, CALL);
  };
  let call: number = CLOSED;
  return {
    count,
    run(kernel, plan, parts, { unit, least }) {
      if (call === STOP) throw new Error('wasm: this engine was closed: load another one with loadBackend');
      const turns = Math.min(TURNS, Math.floor(parts / (count * least)));
      const cut = { parts, unit, chunks: count * Math.max(1, turns) };
      [ints[KERNEL], ints[PLAN]] = [KERNELS.indexOf(kernel), plan];
      [ints[PARTS], ints[UNIT], ints[CHUNKS]] = [cut.parts, cut.unit, cut.chunks];
      Atomics.store(ints, NEXT, 0);
      call = (call % 0x3fffffff) + 1;
      open(call);
      try {
        takeChunks(ints, NEXT, cut, (first, last) => {
          kernels[kernel](plan, first, last, SCRATCH);
        });
      } finally {
        Atomics.store(ints, CALL, CLOSED);
        waitForAll(ints);
      }
      if (Atomics.exchange(ints, FAILED, 0)) throw new Error(`wasm: ${kernel} failed in another thread`);
    },
    async stop() {
      call = STOP;
      open(call);
      await Promise.all(workers.map((each) => each.stop()));
    },
  };
}

/** Returns when no thread is within a call. */
function waitForAll(ints: Int32Array): void {
  for (let spins = 0; ; spins++) {
    const active = Atomics.load(ints, ACTIVE);
    if (active === 0) return;
    if (spins > SPINS && platform.mayWait()) Atomics.wait(ints, ACTIVE, active, 100);
  }
}
