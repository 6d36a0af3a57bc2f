import { ShapeError } from '../errors';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { imageShape } from './png';

/**
 * Images [H, W] or [H, W, C] of one height in a row, from left to right → [H, the sum of the W] (and C). Throws
 * ShapeError where heights or channels differ, or there is no image.
 */
export function sideBySide(images: readonly Tensor[]): Tensor {
  if (images.length === 0) throw new ShapeError('sideBySide: there is no image to set down');
  const [height, , channels] = imageShape('sideBySide', images[0]);
  const widths = images.map((image) => {
    const [otherHeight, width, otherChannels] = imageShape('sideBySide', image);
    if (otherHeight !== height)
      throw new ShapeError(`sideBySide: an image of height ${otherHeight} stands beside one of ${height}`);
    if (otherChannels !== channels)
      throw new ShapeError(
        `sideBySide: an image of ${otherChannels} channels stands beside one of ${channels}`,
      );
    return width;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  const out = zeros(
    images[0].shape.length === 2 ? [height, total] : [height, total, channels],
    dtypeOf(images[0]),
  );
  let left = 0;
  images.forEach((image, k) => {
    const { data } = contiguous(image);
    const length = widths[k] * channels;
    for (let row = 0; row < height; row++)
      out.data.set(data.subarray(row * length, (row + 1) * length), row * total * channels + left);
    left += length;
  });
  return out;
}
