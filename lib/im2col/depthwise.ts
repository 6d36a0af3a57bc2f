import type { ConvShapes } from '../shapes';
import { contiguous, dtypeOf, tensor, type Tensor } from '../tensor';

/**
 * Groups taken to their end: a depthwise convolution has one channel a group. A product a group would be one of KH · KW
 * numbers; so all channels stay side by side in the rows, and each meets its own filters.
 *
 *     out[row, o] = Σ_tap columns[row, tap, c(o)] · w[tap, o]        filter o sees channel c(o) = ⌊o / (OC / C)⌋
 *
 * columns [N·OH·OW, KH·KW·C], w [KH, KW, 1, OC] → [N·OH·OW, OC].
 */
export function depthwise(columns: Tensor, w: Tensor, s: ConvShapes): Tensor {
  const out = new Float64Array(columns.shape[0] * s.oc); // sums stay in float64 until they are complete
  const [values, weights] = [contiguous(columns).data, contiguous(w).data];
  const channel = channelOfFilters(s);
  eachTap(columns, s, (row, column, weight) => {
    for (let o = 0; o < s.oc; o++) out[row + o] += values[column + channel[o]] * weights[weight + o];
  });
  return tensor(out, [columns.shape[0], s.oc], dtypeOf(columns));
}

/**
 * Wherever the forward pass added columns · w to an output, the output's gradient flows back to both.
 *
 * dout [N·OH·OW, OC], columns, w as above → dcolumns like columns, dw like w.
 */
export function depthwiseBackward(
  dout: Tensor,
  columns: Tensor,
  w: Tensor,
  s: ConvShapes,
): { dcolumns: Tensor; dw: Tensor } {
  const [gradient, values, weights] = [dout, columns, w].map((one) => contiguous(one).data);
  const channel = channelOfFilters(s);
  const [dcolumns, dw] = [new Float64Array(columns.size), new Float64Array(w.size)];
  eachTap(columns, s, (row, column, weight) => {
    for (let o = 0; o < s.oc; o++) {
      dcolumns[column + channel[o]] += gradient[row + o] * weights[weight + o];
      dw[weight + o] += gradient[row + o] * values[column + channel[o]];
    }
  });
  return {
    dcolumns: tensor(dcolumns, columns.shape, dtypeOf(columns)),
    dw: tensor(dw, w.shape, dtypeOf(w)),
  };
}

function channelOfFilters({ c, oc }: ConvShapes): Int32Array {
  return Int32Array.from({ length: oc }, (_, o) => Math.floor((o * c) / oc));
}

/** Every tap of every row: where the row's outputs begin, the tap's channels in the columns, and its weights. */
function eachTap(
  columns: Tensor,
  { kh, kw, c, oc }: ConvShapes,
  visit: (row: number, column: number, weight: number) => void,
): void {
  const taps = kh * kw;
  for (let row = 0; row < columns.shape[0]; row++)
    for (let tap = 0; tap < taps; tap++) visit(row * oc, (row * taps + tap) * c, tap * oc);
}
