import { bytes } from '../../platform/bytes';
import type { WindowShapes } from '../../shapes';
import { wrap, type Dtype, type Tensor } from '../../tensor';
import type { Machine } from './machine';

/** Copies numbers into the engine's memory, unless they are there already, float64 as float32; their byte address. */
export function copyIn(machine: Machine, values: Float32Array | Float64Array): number {
  if (values.buffer === machine.floats.buffer) return values.byteOffset;
  const address = machine.allocate(values.length);
  write(machine, values, address);
  return address;
}

/** Writes numbers into the engine's memory, float64 as float32. */
export function write(machine: Machine, values: Float32Array | Float64Array, address: number): void {
  if (machine.threads && values instanceof Float32Array)
    bytes.copyToShared(values, machine.floats, address / 4);
  else machine.floats.set(values, address / 4);
}

/** A tensor that is filled chunk by chunk, from the engine's memory. */
export interface Result {
  /** Numbers [from, to) are at `address`. */
  store(address: number, from: number, to: number): void;
  /** Adds them: two chunks of the work may each hold a part of a gradient. */
  add(address: number, from: number, to: number): void;
  tensor(): Tensor;
}

export function result(machine: Machine, shape: readonly number[], dtype: Dtype): Result {
  const size = shape.reduce((product, length) => product * length, 1);
  const at = (address: number, count: number): Float32Array =>
    machine.floats.subarray(address / 4, address / 4 + count);
  let values: Float32Array | Float64Array | undefined;
  const store = (address: number, from: number, to: number): void => {
    const part = at(address, to - from);
    if (part.length === size && dtype === 'float32' && machine.retain(address, size)) values = part;
    else (values ??= uncleared(size, dtype)).set(part, from);
  };
  return {
    store,
    add(address, from, to) {
      if (!values && to - from === size) {
        store(address, from, to); // all of it at once: nothing to add to
        return;
      }
      const sums = (values ??= dtype === 'float32' ? new Float32Array(size) : new Float64Array(size));
      const part = at(address, to - from);
      for (let i = 0; i < part.length; i++) sums[from + i] += part[i];
    },
    tensor: () => wrap(values ?? new Float32Array(size), shape),
  };
}

/** Memory that is not set to zero first: all of it is written to anyway. */
function uncleared(size: number, dtype: Dtype): Float32Array | Float64Array {
  const [width, Numbers] = dtype === 'float32' ? [4, Float32Array] : [8, Float64Array];
  return new Numbers(bytes.uncleared(size * width), 0, size);
}

/** Images with their padding, in the engine's memory. */
export interface PaddedImages {
  readonly address: number;
  readonly h: number;
  readonly w: number;
  readonly c: number;
}

/** Height and width of the image with its padding: H + top + bottom, W + left + right. */
export function paddedSize(s: WindowShapes): [h: number, w: number] {
  return [s.h + s.padding.top + s.padding.bottom, s.w + s.padding.left + s.padding.right];
}

export function hasPadding({ padding: { top, bottom, left, right } }: WindowShapes): boolean {
  return top + bottom + left + right > 0;
}

/** x [N, H, W, C] at `raw`, with zeros around each image. */
export function padImages(machine: Machine, raw: number, s: WindowShapes): PaddedImages {
  const [h, w] = paddedSize(s);
  if (!hasPadding(s)) return { address: raw, h, w, c: s.c };
  const { top, bottom, left, right } = s.padding;
  const pixel = s.c * 4;
  const address = machine.allocate(s.n * h * w * s.c);
  machine.kernels.pad(raw, s.n, s.h, s.w * pixel, top, bottom, left * pixel, right * pixel, address);
  return { address, h, w, c: s.c };
}
