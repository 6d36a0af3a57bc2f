import { ShapeError } from '../../errors';
import { readPng, writePng } from '../../png';
import { contiguous, type Tensor } from '../../tensor';
import { imageShape } from '../image-shape';
import { onWhite } from './on-white';

/**
 * The picture in a PNG file's bytes → [H, W, 3], 0 (black) … 1. Gray becomes three equal channels; what is transparent
 * lies on white; 16 bits are kept. Throws an Error that says where the file is damaged, and one for more than 100 million
 * pixels.
 */
export function decodePng(bytes: Uint8Array): Tensor {
  try {
    return onWhite(readPng(bytes));
  } catch (error) {
    throw new Error(`decodePng: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * image [H, W], [H, W, 1] (gray) or [H, W, 3] (color), 0 … 1 → the bytes of an 8-bit PNG file. Values outside
 * are clipped. Throws ShapeError for another shape, and for NaN.
 */
export function encodePng(image: Tensor): Uint8Array {
  const [height, width, channels] = imageShape('encodePng', image);
  if (channels !== 1 && channels !== 3)
    throw new ShapeError(`encodePng: image has ${channels} channels, a PNG has 1 or 3`);
  const values = contiguous(image).data;
  const data = new Uint8Array(values.length);
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(values[i]))
      throw new ShapeError(`encodePng: the pixel in row ${Math.floor(i / (width * channels))} is NaN`);
    data[i] = Math.round(Math.min(1, Math.max(0, values[i])) * 255);
  }
  return writePng({ width, height, channels, data });
}
