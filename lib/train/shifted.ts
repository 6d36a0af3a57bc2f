import { shiftImages, type Examples } from '../data';
import { checkInteger } from '../geometry';
import type { Model } from '../model';
import { evaluate, type EvaluateOptions } from './evaluate';

const directions = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/**
 * The accuracy, 0 … 1, on the same examples moved by each of `distances` pixels: the mean over down, up, right and
 * left. data.images [N, H, W, C]. Throws ShapeError for a distance that is no whole number, and what `evaluate` throws.
 *
 * @example await accuracyWhenShifted(model, test, [0, 1, 2, 3], { backend })
 */
export async function accuracyWhenShifted(
  model: Model,
  data: Examples,
  distances: readonly number[],
  options: EvaluateOptions,
): Promise<number[]> {
  const accuracies: number[] = [];
  for (const distance of distances) {
    checkInteger('accuracyWhenShifted', 'a distance', distance, 0);
    const ways = distance === 0 ? directions.slice(0, 1) : directions; // a shift by 0 is the same in every direction
    let sum = 0;
    for (const [down, right] of ways) {
      const images = shiftImages(data.images, distance * down, distance * right);
      sum += (await evaluate(model, { images, labels: data.labels }, options)).accuracy;
    }
    accuracies.push(sum / ways.length);
  }
  return accuracies;
}
