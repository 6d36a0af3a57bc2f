import { compileKernels, instantiate, reserveMemory, type Kernels } from './module';
import { startThreads, type Threads } from './threads';

/** The engine's memory, the kernels that work on it, and the threads that help. */
export interface Machine {
  readonly kernels: Kernels;
  readonly floats: Float32Array;
  readonly ints: Int32Array;
  /** How many floats a single call may lay out. */
  readonly capacity: number;
  readonly threads: Threads | null;
  /** The byte address of room for `count` floats, until the next `reset`. */
  take(count: number): number;
  /** Each call starts with an empty memory: it is laid out anew, over the same pages. */
  reset(): void;
}

/** The first 64 kB hold the threads' messages and scratch. */
const START = 1 << 16;
const LINE = 64; // bytes that a processor moves at once: every block starts on such a border

export async function createMachine(threadCount: number, megabytes: number | undefined): Promise<Machine> {
  const shared = threadCount > 1;
  const module = await compileKernels(shared);
  const memory = reserveMemory(megabytes, shared);
  const kernels = await instantiate(module, memory);
  const floats = new Float32Array(memory.buffer);
  const ints = new Int32Array(memory.buffer);
  const threads = shared ? await startThreads(threadCount, module, memory, kernels) : null;
  let top = START;
  return {
    kernels,
    floats,
    ints,
    threads,
    capacity: (memory.buffer.byteLength - START) / 4 - 4096,
    take(count) {
      const address = top;
      top += Math.ceil((count * 4 + 32) / LINE) * LINE; // a last vector may reach 16 bytes past the end
      if (top > memory.buffer.byteLength) throw new RangeError('wasm: the memory was laid out too small');
      return address;
    },
    reset() {
      top = START;
    },
  };
}
