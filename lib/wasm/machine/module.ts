import { wasm } from '../../platform/wasm';

/** What kernels/index.ts exports. Arguments are whole numbers, but for ReLU's max; addresses and steps are in bytes. */
export interface Kernels {
  product: PartsOfPlan;
  winograd: PartsOfPlan;
  winogradFilters: PartsOfPlan;
  winogradPlaces: PartsOfPlan;
  winogradSums: PartsOfPlan;
  winogradRows: PartsOfPlan;
  winogradTaps: PartsOfPlan;
  depthwise: PartsOfPlan;
  depthwiseFilters: PartsOfPlan;
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
  pool(plan: number, x: number, out: number): void;
  poolBackward(plan: number, dout: number, x: number, dx: number): void;
  maxPool2x2(x: number, rows: number, columns: number, pixel: number, out: number): void;
  maxPool2x2Backward(dout: number, x: number, rows: number, columns: number, pixel: number, dx: number): void;
  relu(x: number, out: number, count: number, max: number): void;
  reluBackward(dout: number, x: number, dx: number, count: number, max: number): void;
  vectorMatrix(x: number, w: number, rows: number, columns: number, out: number): void;
}

/** Runs parts first … last − 1 of the plan. */
type PartsOfPlan = (plan: number, first: number, last: number, scratch: number) => void;

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

/**
 * Reads and compiles a module that the set-up built: the one with fused multiply-adds where it runs (Node 22 and
 * later, browsers), else the usual one. The two round differently, so a run repeats bit for bit on one of them only.
 *
 * Throws where it is missing, or SIMD is.
 */
export async function compileKernels(shared: boolean): Promise<WebAssembly.Module> {
  const name = shared ? 'kernels-shared' : 'kernels';
  const fused = await wasm.module(`${name}-fused`);
  if (fused && WebAssembly.validate(fused)) return await WebAssembly.compile(fused);
  const usual = await wasm.module(name);
  if (!usual) throw new Error(`wasm: ${name}.wasm is not built yet: run npm run build`);
  try {
    return await WebAssembly.compile(usual);
  } catch (error) {
    throw new Error(`wasm: ${name}.wasm does not run here (it needs WebAssembly SIMD): ${String(error)}`, {
      cause: error,
    });
  }
}

export async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return exports as unknown as Kernels; // build.mjs compiles exactly these functions
}

const PAGE = 64 * 1024;

/**
 * A memory that never grows: growing detaches the buffer, and V8 runs all typed-array code slower from then on.
 * It is only address space until it is written to, so it can be generous; where even that is scarce, it is less.
 */
export function reserveMemory(megabytes: number | undefined, shared: boolean): WebAssembly.Memory {
  let pages = ((megabytes ?? wasm.megabytes()) * 1024 * 1024) / PAGE;
  for (;;) {
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
    } catch (error) {
      if (megabytes !== undefined || pages <= 256) throw error;
      pages /= 2;
    }
  }
}
