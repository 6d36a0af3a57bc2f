import { wrap, zeros } from '../../tensor';
import type { Examples } from '../examples';
import { isGzip } from './idx';

/** One record: the label, then 32 · 32 values of red, of green, of blue. */
const side = 32;
const plane = side * side;
const record = 1 + 3 * plane;

/**
 * The bytes of a file in CIFAR-10's binary format → images [N, 32, 32, 3], 0 … 1, and labels.
 * Throws an Error where the length is no whole number of records, or a label is not below `classes`.
 *
 * Source: A. Krizhevsky, "The CIFAR-10 dataset", section "Binary version".
 */
export function parseCifar(bytes: Uint8Array, classes: number, name = 'parseCifar'): Examples {
  if (isGzip(bytes)) throw new Error(`${name}: this is a gzip file: unpack it first`);
  const count = bytes.length / record;
  if (count === 0 || !Number.isInteger(count)) {
    const hint =
      count > 0 && bytes.length % (record + 1) === 0
        ? ': CIFAR-100, with two labels a record, is not read here'
        : '';
    throw new Error(
      `${name}: ${bytes.length} bytes are no whole number of records of ${record} bytes${hint}`,
    );
  }
  const images = new Float32Array(count * 3 * plane);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const start = i * record;
    labels[i] = bytes[start];
    if (labels[i] >= classes) {
      throw new Error(
        `${name}: record ${i} (byte ${start}) has the label ${labels[i]}, but there are ${classes} classes`,
      );
    }
    for (let channel = 0; channel < 3; channel++) {
      for (let pixel = 0; pixel < plane; pixel++) {
        images[(i * plane + pixel) * 3 + channel] = bytes[start + 1 + channel * plane + pixel] / 255;
      }
    }
  }
  return { images: wrap(images, [count, side, side, 3]), labels };
}

/** Several files' records, one after the other. */
export function joined(parts: readonly Examples[]): Examples {
  if (parts.length === 1) return parts[0];
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const images = zeros([count, side, side, 3]);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const part of parts) {
    images.data.set(part.images.data, at * 3 * plane);
    labels.set(part.labels, at);
    at += part.labels.length;
  }
  return { images, labels };
}
