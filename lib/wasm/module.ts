import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What kernels/index.ts exports. All arguments are whole numbers; addresses and steps are in bytes. */
export interface Kernels {
  product(plan: number, first: number, last: number, scratch: number): void;
  pack(
    from: number,
    countA: number,
    stepA: number,
    countB: number,
    stepB: number,
    columns: number,
    stepColumn: number,
    to: number,
  ): void;
  pad: PadOrCrop;
  crop: PadOrCrop;
  planes(
    from: number,
    rows: number,
    width: number,
    channels: number,
    taps: number,
    tapStep: number,
    count: number,
    stride: number,
    to: number,
  ): void;
  columnSums(from: number, rows: number, columns: number, to: number): void;
  maxPool(plan: number, x: number, out: number): void;
  maxPoolBackward(plan: number, dout: number, x: number, dx: number): void;
  avgPool(plan: number, x: number, out: number): void;
  avgPoolBackward(plan: number, dout: number, dx: number): void;
  relu(x: number, count: number): void;
  reluBackward(dout: number, x: number, count: number): void;
}

type PadOrCrop = (
  from: number,
  images: number,
  height: number,
  row: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
  to: number,
) => void;

/** Reads and compiles the module that the set-up built. Throws where it is missing, or SIMD is. */
export async function compileKernels(shared: boolean): Promise<WebAssembly.Module> {
  const name = shared ? 'kernels-shared.wasm' : 'kernels.wasm';
  // Beside this file once built; from the sources (tests), in the folder of the build.
  const places = [join(__dirname, name), join(__dirname, '..', 'dist', 'wasm', name)];
  const file = places.find((place) => existsSync(place));
  if (file === undefined) throw new Error(`wasm: ${name} is not built yet: run npm run build`);
  try {
    return await WebAssembly.compile(new Uint8Array(readFileSync(file)));
  } catch (error) {
    throw new Error(`wasm: ${name} does not run here (it needs WebAssembly SIMD): ${String(error)}`, {
      cause: error,
    });
  }
}

export async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return exports as unknown as Kernels; // build.mjs compiles exactly these functions
}

const PAGE = 64 * 1024;
const USUAL_MEGABYTES = 512;

/**
 * A memory that never grows: growing detaches the buffer, and V8 runs all typed-array code slower from then on.
 * It is only address space until it is written to, so it can be generous; where even that is scarce, it is less.
 */
export function reserveMemory(megabytes: number | undefined, shared: boolean): WebAssembly.Memory {
  let pages = ((megabytes ?? USUAL_MEGABYTES) * 1024 * 1024) / PAGE;
  for (;;) {
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
    } catch (error) {
      if (megabytes !== undefined || pages <= 256) throw error;
      pages /= 2;
    }
  }
}
