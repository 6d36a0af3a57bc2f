import type { Backend, Labels } from '../backend';
import { ShapeError } from '../errors';
import { weightedMean } from '../layers/softmax-cross-entropy';
import { checkShape, lossShapes } from '../shapes';
import type { Tensor } from '../tensor';

/**
 * What a network is trained to make small: logits [N, K] and N labels → the loss of the batch and its gradient, dlogits
 * [N, K]. `backend` is the one that trains, should the loss need its layers.
 */
export type Loss = (
  logits: Tensor,
  labels: Labels,
  backend: Backend,
) => { readonly loss: number; readonly dlogits: Tensor };

/** Softmax's cross-entropy, the engine's own. */
export const crossEntropy: Loss = (logits, labels, backend) => backend.softmaxCrossEntropy(logits, labels);

/**
 * Cross-entropy in which an example counts as much as its class's weight says, for classes of which there are few:
 *
 *     loss = Σ_n weight[label n] · (−log p[n, label n]) / Σ_n weight[label n]
 *     dlogits[n, k] = weight[label n] · (p[n, k] − [k = label n]) / Σ_m weight[label m]
 *
 * A batch whose examples all weigh 0 has loss 0. Throws RangeError for a weight that is not a finite number of at least 0;
 * the loss throws ShapeError for other than one weight a class.
 * Source: PyTorch's CrossEntropyLoss(weight), reduction 'mean'.
 *
 * @example fit(model, data, { ...options, loss: weightedCrossEntropy([1, 1, 5]) }) // class 2 is rare
 */
export function weightedCrossEntropy(weights: readonly number[]): Loss {
  weights.forEach((weight, label) => {
    if (!(Number.isFinite(weight) && weight >= 0))
      throw new RangeError(
        `weightedCrossEntropy: the weight of class ${label} must be a finite number of at least 0, not ${weight}`,
      );
  });
  return (logits, labels) => {
    const { n, classes } = lossShapes('weightedCrossEntropy', logits, labels);
    if (classes !== weights.length)
      throw new ShapeError(
        `weightedCrossEntropy: there are ${weights.length} weights, but ${classes} classes: give one for each`,
      );
    let total = 0;
    for (let i = 0; i < n; i++) total += weights[labels[i]];
    return weightedMean(logits, labels, (label) => weights[label], total);
  };
}

/** Throws TypeError unless a loss of one's own gave a number, ShapeError unless its gradient is shaped like the logits. */
export function checkedLoss(
  name: string,
  loss: Loss,
  logits: Tensor,
  labels: Labels,
  backend: Backend,
): ReturnType<Loss> {
  const found = loss(logits, labels, backend) as Partial<ReturnType<Loss>> | undefined;
  if (typeof found?.loss !== 'number')
    throw new TypeError(
      `${name}: the loss gave no { loss, dlogits }: a number, and its gradient by the logits`,
    );
  checkShape(name, "the loss's dlogits", found.dlogits as Tensor, logits.shape, 'the logits are');
  return found as ReturnType<Loss>;
}
