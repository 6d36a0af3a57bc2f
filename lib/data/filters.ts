/** Hand-made filters, as people designed them long before networks learned theirs, and how to apply one. */
import type { Backend, ConvOptions } from '../backend';
import { ShapeError } from '../errors';
import { checkEngine, checkRank } from '../shapes';
import { contiguous, dtypeOf, reshape, tensor, zeros, type Tensor } from '../tensor';
import { imageShape } from './image-shape';

/** Small filters with a name. Sources: Sobel & Feldman 1968; the binomial blur; the 3 × 3 Laplacian. */
export const filters: Readonly<
  Record<'verticalEdges' | 'horizontalEdges' | 'blur' | 'sharpen' | 'outline', Tensor>
> = {
  /** Sobel's Gₓ: light to the right of dark. */
  verticalEdges: tensor([
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ]),
  /** Sobel's G_y: light below dark. */
  horizontalEdges: tensor([
    [-1, -2, -1],
    [0, 0, 0],
    [1, 2, 1],
  ]),
  /** The binomial 1 4 6 4 1 along both axes, divided by its sum. */
  blur: outer([1, 4, 6, 4, 1], 1 / 256),
  /** Sharpens: the pixel, plus its difference from its neighbours. */
  sharpen: tensor([
    [0, -1, 0],
    [-1, 5, -1],
    [0, -1, 0],
  ]),
  /** The Laplacian: how much a pixel differs from its eight neighbours. */
  outline: tensor([
    [-1, -1, -1],
    [-1, 8, -1],
    [-1, -1, -1],
  ]),
};

/**
 * One filter on one picture: image [H, W], filter [KH, KW] → [OH, OW]. A picture in colour, [H, W, C], is filtered
 * channel by channel → [OH, OW, C].
 *
 * This is conv2d with a batch of one and one output channel; it throws what conv2d throws, and ShapeError where the rank
 * of image or filter is wrong.
 */
export function applyFilter(
  backend: Backend,
  image: Tensor,
  filter: Tensor,
  options: Pick<ConvOptions, 'stride' | 'padding' | 'dilation'> = {},
): Tensor {
  checkEngine('applyFilter', backend);
  const [height, width, channels] = imageShape('applyFilter', image);
  checkRank('applyFilter', 'filter', filter, ['KH', 'KW']);
  // Every channel becomes an image of the batch, so that no channel is summed into another.
  const batch =
    image.shape.length === 2
      ? reshape(image, [1, height, width, 1])
      : reshape(image.transpose(2, 0, 1), [channels, height, width, 1]);
  const maps = backend.conv2d(batch, reshape(filter, [...filter.shape, 1, 1]), null, options);
  const [, outHeight, outWidth] = maps.shape;
  if (image.shape.length === 2) return reshape(maps, [outHeight, outWidth]);
  return reshape(maps, [channels, outHeight, outWidth]).transpose(1, 2, 0);
}

/**
 * Several filters of one size as the weights of one layer on a grey image: OC filters [KH, KW] → [KH, KW, 1, OC].
 * Throws ShapeError where their sizes differ, or the list is empty.
 *
 * @example naive.conv2d(x, filterBank([filters.verticalEdges, filters.horizontalEdges]), null)
 */
export function filterBank(bank: readonly Tensor[]): Tensor {
  if (bank.length === 0) throw new ShapeError('filterBank: there are 0 filters, it needs at least 1');
  const [first] = bank;
  const other = bank.find((one) => one.shape.length !== 2 || one.shape.join() !== first.shape.join());
  if (other)
    throw new ShapeError(
      `filterBank: filters are [KH, KW], all alike, not [${first.shape.join(', ')}] and [${other.shape.join(', ')}]`,
    );
  const out = zeros([...first.shape, 1, bank.length], dtypeOf(first));
  bank.forEach((one, o) => {
    contiguous(one).data.forEach((weight, i) => (out.data[i * bank.length + o] = weight));
  });
  return out;
}

function outer(values: readonly number[], scale: number): Tensor {
  return tensor(values.map((a) => values.map((b) => a * b * scale)));
}
