import { contiguous, type Tensor } from '../tensor';

/** Least and greatest value of a tensor, and where they first stand (row-major indices). */
export interface Extent {
  readonly min: number;
  readonly max: number;
  readonly minAt: readonly number[];
  readonly maxAt: readonly number[];
}

export function extent(x: Tensor): Extent {
  const { data } = contiguous(x);
  let least = 0;
  let greatest = 0;
  for (let i = 1; i < data.length; i++) {
    if (data[i] < data[least]) least = i;
    if (data[i] > data[greatest]) greatest = i;
  }
  return {
    min: data[least] ?? NaN,
    max: data[greatest] ?? NaN,
    minAt: indices(least, x.shape),
    maxAt: indices(greatest, x.shape),
  };
}

function indices(flat: number, shape: readonly number[]): number[] {
  const place = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}
