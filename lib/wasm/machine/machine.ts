import { threads as platformThreads } from '../../platform/threads';
import { compileKernels, instantiate, reserveMemory, type Kernels } from './module';
import { startThreads, type Threads } from './threads';

/** The engine's memory, the kernels that work on it, and the threads that help. */
export interface Machine {
  readonly kernels: Kernels;
  readonly floats: Float32Array;
  readonly ints: Int32Array;
  /** How many floats a single call may lay out. */
  capacity(): number;
  readonly threads: Threads | null;
  /** The byte address of room for `count` floats, until the next `reset`. */
  allocate(count: number): number;
  /** Each call starts with an empty memory: it is laid out anew, over the same pages. */
  reset(): void;
  /**
   * Retains the `count` numbers at `address` beyond the next `reset`; false where they must be copied out instead.
   * Always false outside a pass (passes.ts).
   */
  retain(address: number, count: number): boolean;
  /** `allocate`, for what is to be retained: where released numbers were, if they leave room for it. */
  allocateOutput(count: number): number;
  /** Gives the room of what was retained at `address` back, within a pass: nobody reads it any more. */
  release(address: number): void;
  /**
   * The address of `count` numbers that `fill` writes once for these keys, and that stay until `forget`; undefined where
   * there is no room for them.
   */
  keep(keys: readonly object[], count: number, fill: (address: number) => void): number | undefined;
  /** Gives the room of all that was kept back to the work; false where there is none. */
  forget(): boolean;
}

interface Kept {
  readonly keys: readonly object[];
  readonly address: number;
  /** The last pass that asked for it. */
  readonly use: { pass: number };
}

/** A machine that retains results in its memory until it is emptied. */
export interface ArenaMachine extends Machine {
  empty(): void;
}

/** The first 64 kB hold the threads' messages and scratch. */
export const START: number = 1 << 16;
/** The share of the memory that a pass may retain; the rest is for the work itself: AlexNet's fc6 alone needs 290 MB of 512. */
const RETAINABLE = 0.4;
/** The share that may be kept from answer to answer. It gives way to work that needs the room. */
const KEEPABLE = 0.25;
/** After so many passes without it, what is kept gives way to the weights of another network. */
const STALE = 16;
const LINE = 64; // bytes that a processor moves at once: every block starts at a multiple

/** The bytes that `allocate` takes for `count` floats: whole lines, and a last vector may reach 16 bytes past the end. */
export function roomFor(count: number): number {
  return Math.ceil((count * 4 + 32) / LINE) * LINE;
}

interface Block {
  readonly address: number;
  readonly end: number;
}

/** Where so many bytes fit before one of these blocks, which follow each other; undefined where they fit nowhere. */
function gapFor(blocks: readonly Block[], bytes: number): number | undefined {
  let address = START;
  for (const block of blocks) {
    if (address + bytes <= block.address) return address;
    address = block.end;
  }
  return undefined;
}

/** The machine, and the same machine as it works in a pass: both share the memory and what is retained there. */
export async function createMachine(
  threadCount: number,
  megabytes: number | undefined,
): Promise<{ machine: Machine; arena: ArenaMachine }> {
  const shared = threadCount > 1;
  const missing = shared ? platformThreads.missing() : undefined;
  if (missing !== undefined) throw new Error(`wasm: there are no threads here: ${missing}`);
  const module = await compileKernels(shared);
  const memory = reserveMemory(megabytes, shared);
  const kernels = await instantiate(module, memory);
  const floats = new Float32Array(memory.buffer);
  const ints = new Int32Array(memory.buffer);
  const threads = shared ? await startThreads(threadCount, module, memory, kernels) : null;
  const size = Math.floor(memory.buffer.byteLength / LINE) * LINE;
  let [floor, top] = [START, START];
  // What is kept lies at the end of the memory, and grows down.
  let [keptFrom, passes] = [size, 0];
  let kept = new WeakMap<object, Kept>();
  let uses: Kept['use'][] = [];
  const machine: Machine = {
    kernels,
    floats,
    ints,
    threads,
    capacity: () => (keptFrom - floor) / 4 - 4096,
    allocate(count) {
      const address = top;
      top += roomFor(count);
      if (top > keptFrom) throw new RangeError('wasm: the memory was laid out too small');
      return address;
    },
    reset() {
      top = floor;
    },
    retain: () => false,
    allocateOutput: (count) => machine.allocate(count),
    release: () => undefined,
    keep(keys, count, fill) {
      const known = kept.get(keys[0]);
      if (known?.keys.every((key, i) => key === keys[i])) {
        known.use.pass = passes;
        return known.address;
      }
      const lowest = size * (1 - KEEPABLE);
      const needed = roomFor(count);
      if (size - needed < lowest) return undefined;
      if (keptFrom - needed < lowest && uses.some(({ pass }) => passes - pass > STALE)) machine.forget();
      const address = keptFrom - needed;
      if (address < Math.max(top, lowest)) return undefined;
      keptFrom = address;
      fill(address);
      const use = { pass: passes };
      uses.push(use);
      kept.set(keys[0], { keys, address, use });
      return address;
    },
    forget() {
      const some = keptFrom < size;
      [kept, uses, keptFrom] = [new WeakMap(), [], size];
      return some;
    },
  };
  const retained: Block[] = []; // by address; none lies beyond `floor`
  const arena: ArenaMachine = {
    ...machine,
    retain(address, count) {
      const end = address + roomFor(count);
      if (address === floor) {
        if (end > size * RETAINABLE) return false;
        floor = end;
      } else if (address !== gapFor(retained, end - address)) return false;
      retained.splice(retained.filter((block) => block.address < address).length, 0, { address, end });
      return true;
    },
    allocateOutput: (count) => gapFor(retained, roomFor(count)) ?? machine.allocate(count),
    release(address) {
      const at = retained.findIndex((block) => block.address === address);
      if (at < 0) return;
      retained.splice(at, 1);
      floor = retained.at(-1)?.end ?? START;
    },
    empty() {
      retained.length = 0;
      floor = START;
      passes++;
    },
  };
  return { machine, arena };
}
