import { bytes } from '../platform/bytes';
import { writePng } from '../png';
import { contiguous, type Tensor } from '../tensor';
import type { PictureData } from './data';
import { brightness, encodeFloats } from './floats';

/**
 * A picture [H, W] or [H, W, C] as the page gets it. Brightness of 8 bits goes as a PNG, a fifth of the size; anything else
 * (a resized photograph, a map of a network) as float32. Either way the page has the very same numbers.
 */
export function encodePicture(name: string, image: Tensor): PictureData {
  const [height, width, channels = 1] = image.shape;
  const shape = [height, width, channels] as const;
  const { data } = contiguous(image);
  const levels = Uint8Array.from(data, (value) => Math.round(value * 255));
  const exact =
    (channels === 1 || channels === 3) &&
    data.every((value, i) => brightness(levels[i]) === Math.fround(value));
  if (exact) return { name, shape, png: bytes.toBase64(writePng({ width, height, channels, data: levels })) };
  return { name, shape, float32: encodeFloats(data) };
}
