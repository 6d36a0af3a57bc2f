/** Preprocessing of images. Each function takes [H, W] or [H, W, C] and returns a new tensor. */
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { contiguous, dtypeOf, wrap, zeros, type Tensor } from '../tensor';
import { imageShape } from './image-shape';

/** The luminance of red, green and blue. Source: ITU-R BT.601. */
const brightness = [0.299, 0.587, 0.114] as const;

/** image [H, W, 3] → its brightness [H, W]; a grey image, [H, W] or [H, W, 1], gives its only channel. Throws ShapeError. */
export function toGray(image: Tensor): Tensor {
  const [height, width, channels] = imageShape('toGray', image);
  const { data } = contiguous(image);
  const out = zeros([height, width], dtypeOf(image));
  if (channels !== 1 && channels !== 3)
    throw new ShapeError(`toGray: image has ${channels} channels, it needs 1 or 3`);
  for (let pixel = 0; pixel < height * width; pixel++) {
    out.data[pixel] =
      channels === 1
        ? data[pixel]
        : brightness[0] * data[pixel * 3] +
          brightness[1] * data[pixel * 3 + 1] +
          brightness[2] * data[pixel * 3 + 2];
  }
  return out;
}

export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** The part of an image inside a rectangle, [H, W] or [H, W, C] → [height, width] and C. Throws ShapeError where that reaches out of the image. */
export function crop(image: Tensor, { top, left, height, width }: Rectangle): Tensor {
  const [imageHeight, imageWidth, channels] = imageShape('crop', image);
  checkInteger('crop', 'top', top, 0);
  checkInteger('crop', 'left', left, 0);
  checkInteger('crop', 'height', height, 1);
  checkInteger('crop', 'width', width, 1);
  if (top + height > imageHeight)
    throw new ShapeError(`crop: rows end at ${top + height}, the image has ${imageHeight}`);
  if (left + width > imageWidth)
    throw new ShapeError(`crop: columns end at ${left + width}, the image has ${imageWidth}`);
  const { data } = contiguous(image);
  const shape = image.shape.length === 2 ? [height, width] : [height, width, channels];
  const out = zeros(shape, dtypeOf(image));
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * imageWidth + left) * channels;
    out.data.set(data.subarray(from, from + width * channels), row * width * channels);
  }
  return out;
}

/**
 * The middle of an image, [H, W] or [H, W, C] → [height, width] and C; where it does not lie on whole pixels, the even one
 * of two starts, as torchvision's CenterCrop. Throws ShapeError where the image is smaller.
 */
export function centerCrop(image: Tensor, height: number, width: number): Tensor {
  const [imageHeight, imageWidth] = imageShape('centerCrop', image);
  checkInteger('centerCrop', 'height', height, 1);
  checkInteger('centerCrop', 'width', width, 1);
  if (height > imageHeight || width > imageWidth)
    throw new ShapeError(
      `centerCrop: [${height}, ${width}] is larger than the image, [${imageHeight}, ${imageWidth}]: resize it first`,
    );
  // half of an odd number of pixels: to the even start, as Python rounds
  const start = (spare: number): number => (spare % 4 === 1 ? Math.floor(spare / 2) : Math.ceil(spare / 2));
  return crop(image, { top: start(imageHeight - height), left: start(imageWidth - width), height, width });
}

/**
 * The image [H, W] or [H, W, C] at another size, [height, width] and C: each new pixel the average of the old ones around it, the nearer the heavier (a
 * triangle as wide as two new pixels, so that shrinking does not alias).
 * Throws ShapeError. Source: Pillow's `Image.resize` with BILINEAR, which does the same.
 */
export function resize(image: Tensor, height: number, width: number): Tensor {
  const [oldHeight, oldWidth, channels] = imageShape('resize', image);
  checkInteger('resize', 'height', height, 1);
  checkInteger('resize', 'width', width, 1);
  const { data } = contiguous(image);
  // Rows first, then columns: the triangle of two axes is the product of one of each.
  const tall = resizeAxis(data, 1, oldHeight, oldWidth * channels, height);
  const out = resizeAxis(tall, height, oldWidth, channels, width);
  const shape = image.shape.length === 2 ? [height, width] : [height, width, channels];
  return wrap(dtypeOf(image) === 'float64' ? out : Float32Array.from(out), shape);
}

/** data [outer, length, inner] → [outer, newLength, inner] */
function resizeAxis(
  data: Float32Array | Float64Array,
  outer: number,
  length: number,
  inner: number,
  newLength: number,
): Float64Array {
  const out = new Float64Array(outer * newLength * inner);
  const scale = length / newLength;
  const reach = Math.max(scale, 1);
  for (let to = 0; to < newLength; to++) {
    const center = (to + 0.5) * scale;
    const first = Math.max(0, Math.floor(center - reach + 0.5));
    const end = Math.min(length, Math.floor(center + reach + 0.5));
    const weights = Array.from({ length: end - first }, (_, i) =>
      Math.max(0, 1 - Math.abs(first + i + 0.5 - center) / reach),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = weights.map((weight) => weight / total);
    for (let o = 0; o < outer; o++) {
      const at = (o * newLength + to) * inner;
      for (let i = 0; i < shares.length; i++) {
        const share = shares[i];
        const from = (o * length + first + i) * inner;
        for (let k = 0; k < inner; k++) out[at + k] += share * data[from + k];
      }
    }
  }
  return out;
}
