import { outputSize } from './geometry';
import { fromFunction, type Tensor } from './tensor';

export interface SlidingWindow {
  readonly kernel: number;
  readonly stride?: number;
  readonly padding?: number;
}

/**
 * How many windows see each pixel of an image [H, W] → [H, W].
 *
 * A square window of `kernel` pixels slides by `stride` over the image and a frame of `padding` zeros. Rows and
 * columns slide alike, so the count of a pixel is that of its row times that of its column.
 *
 * Throws ShapeError where the window does not fit even once.
 *
 * @example coverageMap([1, 5], { kernel: 3, padding: 1 }) // [[2, 3, 3, 3, 2]] for a window of 3 × 3
 */
export function coverageMap(image: readonly [height: number, width: number], window: SlidingWindow): Tensor {
  const [rows, columns] = image.map((length) => alongAxis(length, window));
  return fromFunction(image, (i, j) => rows[i] * columns[j]);
}

function alongAxis(length: number, { kernel, stride = 1, padding = 0 }: SlidingWindow): number[] {
  const counts = new Array<number>(length).fill(0);
  const places = outputSize(length, kernel, stride, padding);
  for (let place = 0; place < places; place++) {
    const start = place * stride - padding;
    for (let at = Math.max(0, start); at < Math.min(length, start + kernel); at++) counts[at]++;
  }
  return counts;
}
