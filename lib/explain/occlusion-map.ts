import type { Backend } from '../backend';
import { checkRank } from '../shapes';
import { ShapeError } from '../errors';
import type { Box } from '../figures';
import { checkInteger } from '../geometry';
import { softmax } from '../layers';
import type { Model } from '../model';
import { argMax } from '../reduce';
import { contiguous, mapValues, zeros, type Tensor } from '../tensor';
import { cover } from './cover';

export interface OcclusionOptions {
  readonly backend: Backend;
  /** Of the square, in pixels. */
  readonly side: number;
  /** What the square is filled with; 0, black, by default. */
  readonly fill?: number;
  /** From one position of the square to the next, in pixels; 1 by default. A large image needs a coarser map. */
  readonly step?: number;
}

/**
 * How sure a classifier still is while a square covers a part of the image, for every position of the square: where the
 * probability falls, there stood the evidence.
 *
 * image [H, W] or [H, W, C] → p [⌈H / step⌉, ⌈W / step⌉]: p[i, j] is the probability of `label` with a square about the
 * middle of the step × step pixels from (i · step, j · step) on, cut off at the border: for a step of 1, from row
 * i − ⌊side / 2⌋ and column j − ⌊side / 2⌋ on. The model answers with logits [N, K].
 *
 * Throws ShapeError, and RangeError for a label outside 0 … K − 1.
 * Source: Zeiler & Fergus 2014, section 4.2.
 *
 * @example occlusionMap(model, image, 9, { backend, side: 8 })
 */
export function occlusionMap(
  model: Model,
  image: Tensor,
  label: number,
  { backend, side, fill = 0, step = 1 }: OcclusionOptions,
): Tensor {
  checkRank('occlusionMap', 'image', image, image.shape.length === 3 ? ['H', 'W', 'C'] : ['H', 'W']);
  checkInteger('occlusionMap', 'side', side, 1);
  checkInteger('occlusionMap', 'step', step, 1);
  const [height, width, channels = 1] = image.shape;
  const { data } = contiguous(image);
  const [rows, columns] = [Math.ceil(height / step), Math.ceil(width / step)];
  const out = zeros([rows, columns]);
  for (let row = 0; row < rows; row++) {
    // A batch for each row of places: one copy of the image for each column.
    const covered = zeros([columns, height, width, channels], model.dtype);
    for (let column = 0; column < columns; column++) {
      const copy = covered.data.subarray(column * data.length, (column + 1) * data.length);
      copy.set(data);
      cover(copy, [height, width, channels], [row, column], { side, step, fill });
    }
    const answers = softmax(model.forward(backend, covered)); // [W, K]
    const classes = answers.shape[1];
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new RangeError(`occlusionMap: label ${label} is none of the classes 0 … ${classes - 1}`);
    for (let column = 0; column < columns; column++) out.set(row, column, answers.get(column, label));
  }
  return out;
}

/**
 * The square whose cover cost an occlusion map most, as a box to draw: where the probability is least, moved inside
 * the image where it hangs over the border.
 *
 * map [H, W] → { row, column, height, width }. Throws ShapeError where the square is larger than the map.
 *
 * @example photo(image, { boxes: [mostTelling(occlusionMap(model, image, 9, { backend, side: 8 }), 8)] })
 */
export function mostTelling(map: Tensor, side: number): Box {
  checkRank('mostTelling', 'map', map, ['H', 'W']);
  checkInteger('mostTelling', 'side', side, 1);
  const [row, column] = argMax(mapValues(map, (p) => -p)).map((at, axis) => {
    const room = map.shape[axis] - side;
    if (room < 0)
      throw new ShapeError(
        `mostTelling: a square of ${side} does not fit into a map of ${map.shape.join(' × ')}`,
      );
    return Math.min(room, Math.max(0, at - Math.floor(side / 2)));
  });
  return { row, column, height: side, width: side };
}
