import { jpeg } from '../../platform/jpeg';
import { contiguous, type Tensor } from '../../tensor';
import { orientationOf } from './exif';
import { onWhite } from './on-white';

/** Of a photo of 100 million pixels jpeg-js keeps coefficients, lines and pixels. */
const limits = { maxResolutionInMP: 100, maxMemoryUsageInMB: 2048 };

/**
 * The picture in a JPEG file's bytes, baseline or progressive, gray, color or CMYK → [H, W, 3], 0 (black) … 1, turned as the
 * camera was held (Exif's orientation). Throws an Error where the file is damaged or cut off, and one for more than 100
 * million pixels.
 */
export function decodeJpeg(bytes: Uint8Array): Tensor {
  try {
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
      throw new Error(`not a JPEG file: it begins with the bytes ${[...bytes.subarray(0, 4)].join(' ')}`);
    const { width, height, data, exifBuffer } = jpeg.decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      ...limits,
    });
    if (width === 0 || height === 0)
      throw new Error(`the picture is ${width} pixels wide and ${height} high`);
    const image = onWhite({ width, height, channels: 3, maximum: 255, data });
    return turned(image, exifBuffer ? orientationOf(exifBuffer) : 1);
  } catch (error) {
    const { message } = error as Error;
    const damaged = error instanceof TypeError; // jpeg-js reads on where a table is missing
    throw new Error(`decodeJpeg: ${damaged ? `the file is damaged (${message})` : message}`, {
      cause: error,
    });
  }
}

/** The image [H, W, C] as it is to be seen. Source: CIPA DC-008 (Exif 2.32), section 4.6.4, Orientation. */
function turned(image: Tensor, orientation: number): Tensor {
  const [down, right] = [
    [1, 1],
    [1, -1],
    [-1, -1],
    [-1, 1],
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ][orientation - 1];
  const mirrored = image.step(down, right, 1);
  return contiguous(orientation > 4 ? mirrored.transpose(1, 0, 2) : mirrored);
}
