import { rejectUnknownOptions } from '../shapes/options';
import { contiguous, copy } from './order';
import type { Tensor } from './types';

/** What `toNestedArray` gives: nested arrays of numbers, the caller’s own to change. */
export type NestedNumbers = number | NestedNumbers[];

/**
 * A new tensor of the same shape, each value put through `change`.
 *
 * @example mapValues(tensor([1, 2]), (value) => value * 10) // [10, 20]
 */
export function mapValues(x: Tensor, change: (value: number) => number): Tensor {
  const out = copy(x);
  for (let i = 0; i < out.data.length; i++) out.data[i] = change(out.data[i]);
  return out;
}

/** The values as nested arrays; a tensor without axes gives its number. */
export function toNestedArray(x: Tensor): NestedNumbers {
  const flat = contiguous(x).data;
  let next = 0;
  const build = (axis: number): NestedNumbers =>
    axis === x.shape.length ? flat[next++] : Array.from({ length: x.shape[axis] }, () => build(axis + 1));
  return build(0);
}

/**
 * Whether two tensors have one shape and agree everywhere: |a − b| ≤ atol + rtol · |b|. NaN agrees with nothing. Throws
 * TypeError for an unknown option.
 */
export function allClose(
  a: Tensor,
  b: Tensor,
  { rtol = 1e-5, atol = 1e-6, ...others }: { rtol?: number; atol?: number } = {},
): boolean {
  rejectUnknownOptions('allClose', others, 'rtol and atol');
  if (a.shape.length !== b.shape.length || a.shape.some((length, axis) => length !== b.shape[axis]))
    return false;
  const left = contiguous(a).data;
  const right = contiguous(b).data;
  return left.every((value, i) => {
    if (value === right[i]) return true; // infinities too
    return Number.isFinite(right[i]) && Math.abs(value - right[i]) <= atol + rtol * Math.abs(right[i]);
  });
}
