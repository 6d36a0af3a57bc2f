import { checkSeed, seededRandom } from '../random';
import { checkRank } from '../shapes';
import { contiguous, dtypeOf, zeros } from '../tensor';
import type { Examples } from './examples';

/**
 * Each image [H, W, C] as another hand might have drawn it: wider or narrower, slanted, bent, moved, and with thinner or
 * thicker lines, at random; the labels stay. For letters and drawings, light on a dark ground. Throws ShapeError for another
 * rank, RangeError for an invalid seed.
 *
 * @example await fit(model, train, { …, augment: (batch, seed) => vary(batch, { seed }) })
 */
export function vary<D extends Examples>(data: D, { seed }: { readonly seed: number }): D {
  checkSeed('vary', seed);
  checkRank('vary', 'images', data.images, ['N', 'H', 'W', 'C']);
  const [n, h, w, c] = data.images.shape;
  const values = contiguous(data.images).data;
  const out = zeros(data.images.shape, dtypeOf(data.images));
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  for (let i = 0; i < n; i++) {
    const image = values.subarray(i * h * w * c, (i + 1) * h * w * c);
    const [tall, wide] = [1 / between(0.75, 1.15), 1 / between(0.75, 1.15)];
    const [slant, turn] = [between(-0.175, 0.175), between(-0.175, 0.175)];
    const [down, right] = [between(-3, 3), between(-3, 3)];
    const [bend, often] = [between(0, 1.2), between(0.15, 0.35)];
    const [phaseY, phaseX] = [between(0, 2 * Math.PI), between(0, 2 * Math.PI)];
    const weight = between(-1, 1);
    const moved = new Float64Array(image.length);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const [v, u] = [(y - h / 2 + 0.5 - down) * tall, (x - w / 2 + 0.5 - right) * wide];
        const row = v + slant * u + h / 2 - 0.5 + bend * Math.sin(often * x + phaseY);
        const column = u + turn * v + w / 2 - 0.5 + bend * Math.sin(often * y + phaseX);
        for (let k = 0; k < c; k++) moved[(y * w + x) * c + k] = between4(image, [h, w, c], row, column, k);
      }
    out.data.set(weighed(moved, [h, w, c], weight), i * image.length);
  }
  return { ...data, images: out };
}

type Shape = readonly [h: number, w: number, c: number];
type Floats = Float32Array | Float64Array;

/** 0 outside of the image. */
function pixel(image: Floats, [h, w, c]: Shape, y: number, x: number, k: number): number {
  return y < 0 || x < 0 || y >= h || x >= w ? 0 : image[(y * w + x) * c + k];
}

/** Between four pixels, linearly. */
function between4(image: Floats, shape: Shape, row: number, column: number, k: number): number {
  const [y, x] = [Math.floor(row), Math.floor(column)];
  const [b, a] = [row - y, column - x];
  const at = (dy: number, dx: number): number => pixel(image, shape, y + dy, x + dx, k);
  return (1 - b) * ((1 - a) * at(0, 0) + a * at(0, 1)) + b * ((1 - a) * at(1, 0) + a * at(1, 1));
}

/** Lines thicker, up to the largest of each pixel and its neighbors (weight 1), or thinner, down to the least (−1). */
function weighed(image: Float64Array, shape: Shape, weight: number): Float64Array {
  const [, w, c] = shape;
  return image.map((own, i) => {
    const [y, x, k] = [Math.floor(i / (w * c)), Math.floor(i / c) % w, i % c];
    const near = [
      pixel(image, shape, y - 1, x, k),
      pixel(image, shape, y + 1, x, k),
      pixel(image, shape, y, x - 1, k),
      pixel(image, shape, y, x + 1, k),
    ];
    const extreme = weight > 0 ? Math.max(own, ...near) : Math.min(own, ...near);
    return own + Math.abs(weight) * (extreme - own);
  });
}
