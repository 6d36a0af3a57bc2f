import { seededRandom, shuffledIndices } from '../random';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { imageShape } from './image-shape';

/**
 * The image, [H, W] or [H, W, C], with its pixels in another, random order; a pixel's channels stay together. The same
 * seed gives images of one size the same order. Throws ShapeError for another rank.
 */
export function shufflePixels(image: Tensor, { seed = 0 }: { seed?: number } = {}): Tensor {
  const [height, width, channels] = imageShape('shufflePixels', image);
  const { data } = contiguous(image);
  const out = zeros(image.shape, dtypeOf(image));
  shuffledIndices(height * width, seededRandom(seed)).forEach((from, to) => {
    out.data.set(data.subarray(from * channels, (from + 1) * channels), to * channels);
  });
  return out;
}
