import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';

/** `parts` equal pieces of the last axis, as views. */
export function split(x: Tensor, parts: number): Tensor[] {
  const last = x.shape.length - 1;
  const length = x.shape[last] / parts;
  const slice = (start: number): Tensor => {
    const view = x.hi(...x.shape.map((size, axis) => (axis === last ? start + length : size)));
    return view.lo(...x.shape.map((_, axis) => (axis === last ? start : 0)));
  };
  return Array.from({ length: parts }, (_, g) => slice(g * length));
}

/** Pieces of one shape side by side along the last axis: what `split` took apart. */
export function join(pieces: readonly Tensor[]): Tensor {
  if (pieces.length === 1) return pieces[0];
  const [first] = pieces;
  const length = first.shape[first.shape.length - 1];
  const out = zeros([...first.shape.slice(0, -1), length * pieces.length], dtypeOf(first));
  pieces.forEach((piece, g) => {
    const values = contiguous(piece).data;
    for (let row = 0; row < first.size / length; row++) {
      out.data.set(values.subarray(row * length, (row + 1) * length), (row * pieces.length + g) * length);
    }
  });
  return out;
}
