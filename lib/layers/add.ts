import { contiguous, copy, type Tensor } from '../tensor';

/** a + b, value by value; both have one shape. */
export function add(a: Tensor, b: Tensor): Tensor {
  const out = copy(a);
  const other = contiguous(b).data;
  for (let i = 0; i < other.length; i++) out.data[i] += other[i];
  return out;
}
