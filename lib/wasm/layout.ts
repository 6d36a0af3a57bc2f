import type { WindowShapes } from '../shapes';
import { contiguous, wrap, type Dtype, type Tensor } from '../tensor';
import type { Machine } from './machine';

/** The numbers of a tensor in row order; float64 becomes float32 when it is copied in. */
export function valuesOf(x: Tensor): Float32Array | Float64Array {
  return contiguous(x).data;
}

/** Copies numbers into the engine's memory, unless they are there already; their byte address. */
export function copyIn(machine: Machine, values: Float32Array | Float64Array): number {
  if (values.buffer === machine.floats.buffer) return values.byteOffset;
  const address = machine.take(values.length);
  machine.floats.set(values, address / 4);
  return address;
}

/** A tensor that is filled piece by piece, from the engine's memory. */
export interface Result {
  /** Adds numbers [from, to) that stand at `address`: two pieces of the work may both know a part of a gradient. */
  add(address: number, from: number, to: number): void;
  tensor(): Tensor;
}

export function result(machine: Machine, shape: readonly number[], dtype: Dtype): Result {
  const size = shape.reduce((product, length) => product * length, 1);
  let values: Float32Array | Float64Array | undefined;
  return {
    add(address, from, to) {
      const part = machine.floats.subarray(address / 4, address / 4 + to - from);
      if (to - from === size && !values) {
        // All of it at once: nothing to add to.
        if (dtype === 'float64') values = new Float64Array(part);
        else values = machine.keep(address, size) ? part : copyOf(part);
        return;
      }
      values ??= dtype === 'float32' ? new Float32Array(size) : new Float64Array(size);
      for (let i = 0; i < part.length; i++) values[from + i] += part[i];
    },
    tensor: () => wrap(values ?? new Float32Array(size), shape),
  };
}

/** Into a memory that is not set to zero first, as `slice` would. */
function copyOf(values: Float32Array): Float32Array {
  const copy = new Float32Array(Buffer.allocUnsafeSlow(values.byteLength).buffer, 0, values.length);
  copy.set(values);
  return copy;
}

/** Images with their padding, in the engine's memory. */
export interface PaddedImages {
  readonly address: number;
  readonly h: number;
  readonly w: number;
  readonly c: number;
}

/** Height and width that the windows really see: less than the padded image where the stride leaves a rest. */
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
  const address = machine.take(s.n * h * w * s.c);
  machine.kernels.pad(raw, s.n, s.h, s.w * pixel, top, bottom, left * pixel, right * pixel, address);
  return { address, h, w, c: s.c };
}
