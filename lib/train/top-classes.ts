import { ShapeError } from '../errors';
import { whole } from '../geometry';
import { softmax } from '../layers';
import { asDtype, reshape, type Tensor } from '../tensor';

export interface RankedClass {
  readonly label: number;
  /** Softmax's, 0 … 1. */
  readonly probability: number;
}

/**
 * A network's best guesses for one image: logits [1, K] or [K] → the `count` most likely classes, the likeliest
 * first; of equals the first.
 *
 *     p[k] = exp(logits[k]) / Σⱼ exp(logits[j])
 *
 * Throws ShapeError for more than one image, or fewer than `count` classes.
 */
export function topClasses(logits: Tensor, count = 5): RankedClass[] {
  const classes = logits.shape.at(-1) ?? 0;
  if (logits.size !== classes || classes === 0)
    throw new ShapeError(`topClasses: logits are those of one image, [K], not [${logits.shape.join(', ')}]`);
  whole('topClasses', 'count', count, 1);
  if (count > classes) throw new ShapeError(`topClasses: asked for ${count} classes, there are ${classes}`);
  return Array.from(softmax(reshape(asDtype(logits, 'float64'), [1, classes])).data)
    .map((probability, label) => ({ label, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}
