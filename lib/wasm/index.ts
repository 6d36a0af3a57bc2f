import type { Backend } from '../backend';
import { dropout, softmaxCrossEntropy } from '../layers';
import { rejectUnknownOptions } from '../shapes';
import { conv2dBackward } from './conv2d/backward';
import { conv2dParameterGradients } from './conv2d/filter-gradient';
import { conv2dFollowed, denseFollowed } from './conv2d/followed';
import { conv2d } from './conv2d/forward';
import { dense, denseBackward } from './dense';
import { localResponseNorm, localResponseNormBackward } from './local-response-norm';
import { createMachine, type Machine } from './machine/machine';
import { passes } from './machine/passes';
import { avgPool2d, avgPool2dBackward, maxPool2d, maxPool2dBackward } from './pool2d';
import { relu, reluBackward } from './relu';

export interface WasmOptions {
  /**
   * How many threads share out a large convolution, the caller's included. Default 1. On two free cores a convolution of
   * AlexNet's takes 0.51 to 0.56 of one thread's time, EfficientNet-Lite0 0.69, all of AlexNet 0.67 to 0.73: the weights of
   * its dense layers are for the caller alone, because they come from memory that threads don't share. Where no core is
   * free, nothing is gained.
   */
  readonly threads?: number;
  /** The engine's memory in MB, fixed for good; larger work is cut into chunks. Default 512, less if that is scarce. */
  readonly memory?: number;
}

/** What a wasm engine has beside the layers. */
export interface WasmBackend extends Backend {
  readonly name: 'wasm';
  readonly threads: number;
  /** Ends the threads; the engine must not be used afterwards. Without it they end with the program. */
  close(): Promise<void>;
}

/**
 * The fast engine: convolutions as SIMD kernels in WebAssembly. Convolutions, dense layers, pooling and ReLU compute in
 * float32; LRN, dropout and the loss are loops in TypeScript and compute in float64.
 *
 * Filters of 3 × 3 and 5 × 5 may go Winograd's way (winograd/): its sums mix neighbouring pixels, so beside a number some
 * 10⁷ times as large, in one tile, a small one is lost.
 *
 * Throws where the kernels are not built or WebAssembly SIMD is missing.
 */
export async function loadWasm({ threads = 1, memory, ...others }: WasmOptions = {}): Promise<WasmBackend> {
  rejectUnknownOptions('loadBackend', others, 'threads and memory');
  if (!Number.isInteger(threads) || threads < 1 || threads > 15) {
    throw new RangeError(`loadBackend: threads must be a whole number from 1 to 15, not ${threads}`);
  }
  if (memory !== undefined && !(Number.isInteger(memory) && memory >= 1 && memory <= 4095)) {
    throw new RangeError(`loadBackend: memory must be whole megabytes from 1 to 4095, not ${memory}`);
  }
  const { machine, arena } = await createMachine(threads, memory);
  return {
    ...layersOn(machine),
    threads,
    beginPass: passes(arena, {
      ...layersOn(arena),
      conv2dFollowed: (x, w, b, options, followedBy) => conv2dFollowed(arena, x, w, b, options, followedBy),
      denseFollowed: (x, w, b, followedBy) => denseFollowed(arena, x, w, b, followedBy),
      release(out) {
        if (out.data.buffer === arena.floats.buffer) arena.release(out.data.byteOffset);
      },
    }),
    close: async () => machine.threads?.stop(),
  };
}

function layersOn(machine: Machine): Backend & { readonly name: 'wasm' } {
  return {
    name: 'wasm',
    conv2d: (x, w, b, options) => conv2d(machine, x, w, b, options),
    conv2dBackward: (dout, x, w, options) => conv2dBackward(machine, dout, x, w, options),
    conv2dParameterGradients: (dout, x, w, options) => conv2dParameterGradients(machine, dout, x, w, options),
    maxPool2d: (x, options) => maxPool2d(machine, x, options),
    maxPool2dBackward: (dout, x, options) => maxPool2dBackward(machine, dout, x, options),
    avgPool2d: (x, options) => avgPool2d(machine, x, options),
    avgPool2dBackward: (dout, x, options) => avgPool2dBackward(machine, dout, x, options),
    dense: (x, w, b) => dense(machine, x, w, b),
    denseBackward: (dout, x, w) => denseBackward(machine, dout, x, w),
    relu: (x, options) => relu(machine, x, options),
    reluBackward: (dout, x, options) => reluBackward(machine, dout, x, options),
    localResponseNorm,
    localResponseNormBackward,
    dropout,
    softmaxCrossEntropy,
  };
}
