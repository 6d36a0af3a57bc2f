import { join } from 'node:path';
import type { ConvOptions } from '../../../lib/backend';
import { naive } from '../../../lib/naive';
import { randomNormal, type Tensor } from '../../../lib/tensor';
import { loadWasm, type WasmBackend } from '../../../lib/wasm';

export const root = join(__dirname, '..', '..', '..');

export interface Layer {
  readonly x: readonly [number, number, number, number];
  readonly w: readonly [number, number, number, number];
  readonly options?: ConvOptions;
}

export interface Drawn {
  readonly x: Tensor;
  readonly w: Tensor;
  readonly b: Tensor;
  readonly dout: Tensor;
  readonly options?: ConvOptions;
}

/** The tensors of a layer, drawn from fixed seeds. */
export function drawn({ x, w, options }: Layer): Drawn {
  const [images, filters] = [randomNormal(x, { seed: 1 }), randomNormal(w, { seed: 2 })];
  const out = naive.conv2d(images, filters, null, options).shape;
  return {
    x: images,
    w: filters,
    b: randomNormal([w[3]], { seed: 3 }),
    dout: randomNormal(out, { seed: 4 }),
    options,
  };
}

/** What a convolution computes, forward and backward. */
export const results = ['out', 'dx', 'dw', 'db'] as const;

export type Results = Readonly<Record<(typeof results)[number], Tensor>>;

export function resultsOf(engine: WasmBackend | typeof naive, { x, w, b, dout, options }: Drawn): Results {
  return { out: engine.conv2d(x, w, b, options), ...engine.conv2dBackward(dout, x, w, options) };
}

export interface Engines {
  readonly usual: WasmBackend;
  /** 1 MB: larger layers are cut into pieces. */
  readonly small: WasmBackend;
  readonly threaded: WasmBackend;
}

export async function loadEngines(): Promise<Engines> {
  return {
    usual: await loadWasm({ memory: 64 }),
    small: await loadWasm({ memory: 1 }),
    threaded: await loadWasm({ memory: 64, threads: 3 }),
  };
}

/** Against the loops, which add in another order. */
export const close = { rtol: 1e-4, atol: 1e-4 };
