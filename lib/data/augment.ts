/** Data augmentation and normalization. images [N, H, W, C] throughout. */
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { checkSeed, seededRandom } from '../random';
import { checkRank } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import type { Examples } from './examples';

/**
 * The images [N, H, W, C] moved `down` and `right` by whole pixels (negative: up, left); zeros come in behind. Throws
 * ShapeError for another rank, or a fraction of a pixel.
 */
export function shiftImages(images: Tensor, down: number, right: number): Tensor {
  if (!Number.isInteger(down) || !Number.isInteger(right))
    throw new ShapeError(`shiftImages: down ${down} and right ${right} must be whole numbers`);
  return rearranged('shiftImages', images, () => ({ down, right, mirrored: false }));
}

export interface AugmentOptions {
  readonly seed: number;
  /** Each image moves by −shift … shift pixels along each axis. */
  readonly shift?: number;
  /** Whether half of the images are mirrored. Not for letters. */
  readonly flip?: boolean;
}

/**
 * Each image [H, W, C] shifted, and perhaps mirrored, at random; the labels stay. Throws ShapeError for a shift that is not a
 * whole number, RangeError for an invalid seed.
 */
export function augment<D extends Examples>(data: D, { seed, shift = 0, flip = false }: AugmentOptions): D {
  checkInteger('augment', 'shift', shift, 0);
  checkSeed('augment', seed);
  const random = seededRandom(seed);
  const step = (): number => Math.floor(random() * (2 * shift + 1)) - shift;
  const images = rearranged('augment', data.images, () => ({
    down: step(),
    right: step(),
    mirrored: flip && random() < 0.5,
  }));
  return { ...data, images };
}

/**
 * (x − mean) / std, channel by channel. Take the training images' statistics for the test images too.
 * Throws ShapeError where their lengths are not C, or a std is not above 0.
 */
export function normalize(
  images: Tensor,
  { mean, std }: { readonly mean: readonly number[]; readonly std: readonly number[] },
): Tensor {
  const [, , , channels] = shapeOf('normalize', images);
  if (mean.length !== channels || std.length !== channels) {
    throw new ShapeError(
      `normalize: images have ${channels} channels, but there are ${mean.length} means and ${std.length} stds`,
    );
  }
  const flat = std.findIndex((value) => !(value > 0));
  if (flat >= 0)
    throw new ShapeError(`normalize: the std of channel ${flat} is ${std[flat]}, it must be above 0`);
  const { data } = contiguous(images);
  const out = zeros(images.shape, dtypeOf(images));
  for (let i = 0; i < data.length; i++) out.data[i] = (data[i] - mean[i % channels]) / std[i % channels];
  return out;
}

interface Move {
  readonly down: number;
  readonly right: number;
  readonly mirrored: boolean;
}

function rearranged(name: string, images: Tensor, moveOf: () => Move): Tensor {
  const [n, h, w, c] = shapeOf(name, images);
  const { data } = contiguous(images);
  const out = zeros(images.shape, dtypeOf(images));
  for (let i = 0; i < n; i++) {
    const { down, right, mirrored } = moveOf();
    for (let row = Math.max(0, down); row < Math.min(h, h + down); row++) {
      for (let col = Math.max(0, right); col < Math.min(w, w + right); col++) {
        const fromCol = mirrored ? w - 1 - (col - right) : col - right;
        const from = ((i * h + row - down) * w + fromCol) * c;
        const to = ((i * h + row) * w + col) * c;
        for (let k = 0; k < c; k++) out.data[to + k] = data[from + k];
      }
    }
  }
  return out;
}

function shapeOf(name: string, images: Tensor): [n: number, h: number, w: number, c: number] {
  checkRank(name, 'images', images, ['N', 'H', 'W', 'C']);
  return images.shape as [number, number, number, number];
}
