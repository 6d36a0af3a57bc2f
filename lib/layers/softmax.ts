import { checkBatch, checkDtypes, checkRank } from '../shapes';
import { checkInteger } from '../geometry';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * Scores become probabilities: each row positive, with sum 1, the larger score the larger share.
 *
 *     p[n, k] = e^(z[n, k] − max z[n]) / Σ_j e^(z[n, j] − max z[n])
 *
 * Taking the row's maximum off changes no probability, and no e^… overflows.
 *
 * logits [N, K] → [N, K]. Throws ShapeError.
 * Source: CS231n, "Linear classification", practical issues of softmax.
 *
 * @example softmax(tensor([[0, 0, Math.log(2)]])) // [[0.25, 0.25, 0.5]]
 */
export function softmax(logits: Tensor): Tensor {
  checkRank('softmax', 'logits', logits, ['N', 'K']);
  checkDtypes('softmax', { logits });
  const [rows, classes] = logits.shape;
  checkBatch('softmax', rows);
  checkInteger('softmax', 'classes', classes, 1);
  const scores = contiguous(logits).data;
  const out = zeros(logits.shape, dtypeOf(logits));
  for (let n = 0; n < rows; n++) {
    const row = scores.subarray(n * classes, (n + 1) * classes);
    const { max, sum } = denominator(row);
    for (let k = 0; k < classes; k++) out.data[n * classes + k] = Math.exp(row[k] - max) / sum;
  }
  return out;
}

/** z [K] → max z and Σ_k e^(z[k] − max z): what every e^(z[k] − max z) of the row is divided by. */
export function denominator(row: Float32Array | Float64Array): { max: number; sum: number } {
  let max = -Infinity;
  for (const score of row) max = Math.max(max, score);
  let sum = 0;
  for (const score of row) sum += Math.exp(score - max);
  return { max, sum };
}
