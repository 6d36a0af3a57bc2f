import { ShapeError } from '../errors';
import { isTensor, type Tensor } from '../tensor';

/** [H, W] or [H, W, C] → [H, W, C]. Throws ShapeError for anything else, or an empty axis. */
export function imageShape(name: string, image: Tensor): [height: number, width: number, channels: number] {
  if (!isTensor(image)) throw new ShapeError(`${name}: image is not a tensor of floats`);
  const [height, width, channels = 1] = image.shape;
  if (image.shape.length < 2 || image.shape.length > 3 || image.size === 0) {
    throw new ShapeError(
      `${name}: image has shape [${image.shape.join(', ')}], but needs [H, W] or [H, W, C]`,
    );
  }
  return [height, width, channels];
}
