/** What a classifier answered: which classes it confuses, and which it finds likeliest. */
import type { Labels } from '../backend';
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { softmax } from '../layers';
import { asDtype, reshape, type Tensor } from '../tensor';

/** How often each class (rows) was predicted as each class (columns). Throws where the counts differ, or a class is out of range. */
export function confusion(labels: Labels, predictions: Labels, classes: number): number[][] {
  checkInteger('confusion', 'classes', classes, 1);
  if (labels.length !== predictions.length)
    throw new ShapeError(
      `confusion: there are ${labels.length} labels, but ${predictions.length} predictions`,
    );
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) {
    const [truth, guess] = [labels[i], predictions[i]];
    if (!(truth in counts) || !(guess in counts))
      throw new RangeError(
        `confusion: example ${i} is ${truth}, taken for ${guess}: classes are 0 … ${classes - 1}`,
      );
    counts[truth][guess]++;
  }
  return counts;
}

/**
 * How many mistakes a confusion matrix counts: examples of one class taken for another. With `among`, only those where
 * both classes are in that group. Throws RangeError for a class that the matrix does not have.
 *
 * @example mistakes([[5, 2, 1], [3, 6, 0], [0, 4, 9]], [0, 1]) // 2 + 3
 */
export function mistakes(
  counts: readonly (readonly number[])[],
  among: readonly number[] = [...counts.keys()],
): number {
  const unknown = among.find((one) => !(one in counts));
  if (unknown !== undefined)
    throw new RangeError(`mistakes: there is no class ${unknown}: they are 0 … ${counts.length - 1}`);
  const group = new Set(among);
  let sum = 0;
  for (const truth of group) for (const guess of group) if (guess !== truth) sum += counts[truth][guess];
  return sum;
}

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
  checkInteger('topClasses', 'count', count, 1);
  if (count > classes) throw new ShapeError(`topClasses: asked for ${count} classes, there are ${classes}`);
  return Array.from(softmax(reshape(asDtype(logits, 'float64'), [1, classes])).data)
    .map((probability, label) => ({ label, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}
