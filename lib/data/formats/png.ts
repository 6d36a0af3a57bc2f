import { createRequire } from 'node:module';
import type * as Pngjs from 'pngjs';
import { ShapeError } from '../../errors';
import { contiguous, wrap, type Tensor } from '../../tensor';
import { imageShape } from '../image-shape';

/**
 * The picture in a PNG file's bytes → [H, W, 3], 0 (black) … 1. Grey becomes three equal channels; what is
 * transparent lies on white. Throws an Error where the bytes are no whole PNG.
 */
export function decodePng(bytes: Uint8Array): Tensor {
  let picture: Pngjs.PNGWithMetadata;
  try {
    picture = pngjs().PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw new Error(`decodePng: not a whole PNG file (${(error as Error).message})`, { cause: error });
  }
  const { width, height, data } = picture;
  const out = new Float32Array(height * width * 3);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const alpha = data[pixel * 4 + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      out[pixel * 3 + channel] = (data[pixel * 4 + channel] / 255) * alpha + (1 - alpha);
    }
  }
  return wrap(out, [height, width, 3]);
}

/**
 * image [H, W], [H, W, 1] (grey) or [H, W, 3] (colour), 0 … 1 → the bytes of an 8-bit PNG file. Values outside
 * are clipped. Throws ShapeError for another shape, and for NaN.
 */
export function encodePng(image: Tensor): Uint8Array {
  const [height, width, channels] = imageShape('encodePng', image);
  if (channels !== 1 && channels !== 3)
    throw new ShapeError(`encodePng: image has ${channels} channels, a PNG has 1 or 3`);
  const { data } = contiguous(image);
  const picture = new (pngjs().PNG)({ width, height, colorType: channels === 1 ? 0 : 2 });
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = data[pixel * channels + (channels === 1 ? 0 : channel)];
      if (Number.isNaN(value))
        throw new ShapeError(`encodePng: the pixel in row ${Math.floor(pixel / width)} is NaN`);
      picture.data[pixel * 4 + channel] = Math.round(Math.min(1, Math.max(0, value)) * 255);
    }
    picture.data[pixel * 4 + 3] = 255;
  }
  return pngjs().PNG.sync.write(picture, { colorType: channels === 1 ? 0 : 2 });
}

/** Loaded when a picture is: `import 'convlab'` stays quick. */
function pngjs(): typeof Pngjs {
  return createRequire(__filename)('pngjs') as typeof Pngjs;
}
