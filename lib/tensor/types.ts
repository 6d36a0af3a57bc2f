import ndarray from 'ndarray';
import type { NdArray } from 'ndarray'; // by name: a default import in declarations would ask for esModuleInterop

/** The numbers a tensor may hold: float32 (the default) or float64 (gradient checks need it). */
export type Dtype = 'float32' | 'float64';

/** An n-dimensional array of floats: a view (shape, strides, offset) over one flat typed array. */
export type Tensor = NdArray<Float32Array | Float64Array>;

/** Whether a value is a tensor: an ndarray over floats. */
export function isTensor(value: unknown): value is Tensor {
  const candidate = value as Partial<Tensor> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typedArrayDtype(candidate.data) !== undefined &&
    Array.isArray(candidate.shape) &&
    Array.isArray(candidate.stride) &&
    typeof candidate.offset === 'number'
  );
}

/** 'float32' or 'float64'. */
export function dtypeOf(x: Tensor): Dtype {
  return typedArrayDtype(x.data) ?? 'float32';
}

/** By its name and not by instanceof: a notebook's cells have a Float32Array of their own. */
export function typedArrayDtype(data: unknown): Dtype | undefined {
  if (!ArrayBuffer.isView(data)) return undefined;
  const name = (data as Partial<Float32Array>)[Symbol.toStringTag] as string | undefined;
  if (name === 'Float32Array') return 'float32';
  return name === 'Float64Array' ? 'float64' : undefined;
}

/** A tensor over `data` as it lies, without a copy. For engines; lecture code takes `tensor`. */
export function wrap(data: Float32Array | Float64Array, shape: readonly number[]): Tensor {
  return ndarray(data, [...shape]);
}
