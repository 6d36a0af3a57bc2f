import type { Labels } from '../backend';
import { lossShapes } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { denominator } from './softmax';

/**
 * Softmax turns each row of scores into probabilities; the loss is how surprised they are by the label, averaged
 * over the batch.
 *
 *     p[n, k] = e^(z[n, k] − max z[n]) / Σ_j e^(z[n, j] − max z[n])
 *     loss = −(1 / N) · Σ_n log p[n, label n]      dlogits[n, k] = (p[n, k] − [k = label n]) / N
 *
 * The logarithm is taken of the sum and not of a probability that may have rounded to 0.
 *
 * logits [N, K], labels N → { loss, dlogits [N, K] }. Throws ShapeError, and RangeError for a label out of range.
 * Source: CS231n, "Linear classification", practical issues of softmax.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Labels): { loss: number; dlogits: Tensor } {
  const { n } = lossShapes('softmaxCrossEntropy', logits, labels);
  return weightedMean(logits, labels, () => 1, n);
}

/**
 * The same where a row counts as much as its label weighs, of a `total` of all rows: both are checked already. A row that
 * weighs 0 is left out.
 */
export function weightedMean(
  logits: Tensor,
  labels: Labels,
  weightOf: (label: number) => number,
  total: number,
): { loss: number; dlogits: Tensor } {
  const [rows, classes] = logits.shape;
  const scores = contiguous(logits).data;
  const dlogits = zeros(logits.shape, dtypeOf(logits));
  let loss = 0;
  for (let n = 0; n < rows; n++) {
    const weight = weightOf(labels[n]);
    if (weight === 0) continue;
    const row = scores.subarray(n * classes, (n + 1) * classes);
    const { max, sum } = denominator(row);
    loss += (weight * (Math.log(sum) - (row[labels[n]] - max))) / total;
    for (let k = 0; k < classes; k++) {
      const probability = Math.exp(row[k] - max) / sum;
      dlogits.data[n * classes + k] = (weight * (probability - (k === labels[n] ? 1 : 0))) / total;
    }
  }
  return { loss, dlogits };
}
