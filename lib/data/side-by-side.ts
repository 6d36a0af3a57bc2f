import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { imageShape } from './image-shape';

const GRAY = 0.5;

/**
 * Images [H, W] or [H, W, C] of one height in a row, from left to right, `gap` pixels of grey between two neighbours →
 * [H, the sum of the W and the gaps] (and C). Throws ShapeError where heights or channels differ, or there is no image.
 */
export function sideBySide(images: readonly Tensor[], { gap = 0 }: { gap?: number } = {}): Tensor {
  if (images.length === 0) throw new ShapeError('sideBySide: there are 0 images, it needs at least 1');
  checkInteger('sideBySide', 'gap', gap, 0);
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
  const total = widths.reduce((sum, width) => sum + gap + width, -gap);
  const out = zeros(
    images[0].shape.length === 2 ? [height, total] : [height, total, channels],
    dtypeOf(images[0]),
  );
  out.data.fill(GRAY);
  let left = 0;
  images.forEach((image, k) => {
    const { data } = contiguous(image);
    const length = widths[k] * channels;
    for (let row = 0; row < height; row++)
      out.data.set(data.subarray(row * length, (row + 1) * length), row * total * channels + left);
    left += length + gap * channels;
  });
  return out;
}
