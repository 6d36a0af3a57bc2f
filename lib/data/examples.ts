import type { Labels } from '../backend';
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import type { Bilingual } from '../language';
import { seededRandom, shuffledIndices } from '../random';
import { checkLabelList } from '../shapes';
import { contiguous, isTensor, zeros, dtypeOf, type Tensor } from '../tensor';

/** Images and their labels. */
export interface Examples {
  /** [N, H, W, C], 0 … 1; or [N, I] where a dense layer reads them. */
  readonly images: Tensor;
  /** N class numbers. */
  readonly labels: Labels;
}

export interface Dataset extends Examples {
  /** What the class numbers mean. */
  readonly classes: readonly Bilingual[];
}

/** A training set and a test set. */
export interface TrainTest {
  readonly train: Dataset;
  readonly test: Dataset;
}

/**
 * The examples at the indices `which`, in that order, copied; for a number, that many from the start. Class names are kept.
 * Throws RangeError for an index out of range.
 *
 * @example take(train, 50) // the first fifty; take(train, [50]) is the one after them
 */
export function take<D extends Examples>(data: D, which: number | readonly number[]): D {
  const count = checkExamples('take', data);
  if (typeof which === 'number') checkInteger('take', 'the number of examples', which, 0);
  const indices = typeof which === 'number' ? Array.from({ length: which }, (_, i) => i) : which;
  const { data: values } = contiguous(data.images);
  const inner = data.images.size / count;
  const images = zeros([indices.length, ...data.images.shape.slice(1)], dtypeOf(data.images));
  const labels = new Int32Array(indices.length);
  indices.forEach((index, i) => {
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`take: there is no example ${index}: they are 0 … ${count - 1}`);
    images.data.set(values.subarray(index * inner, (index + 1) * inner), i * inner);
    labels[i] = data.labels[index];
  });
  return { ...data, images, labels };
}

export interface BatchOptions {
  /** How many examples a batch holds; the last one may hold fewer. */
  readonly size: number;
  /** With a seed the examples come in a random order, the same for the same seed; without, in their own order. */
  readonly seed?: number;
}

/** All examples once, batch after batch, copied. Throws ShapeError unless `size` is a whole number of at least 1. */
export function* batches<D extends Examples>(data: D, { size, seed }: BatchOptions): Generator<D> {
  const count = checkExamples('batches', data);
  checkInteger('batches', 'size', size, 1);
  const order =
    seed === undefined
      ? Array.from({ length: count }, (_, i) => i)
      : shuffledIndices(count, seededRandom(seed));
  const inOrder = { ...data, images: contiguous(data.images) }; // once, and not for every batch
  for (let start = 0; start < count; start += size) yield take(inOrder, order.slice(start, start + size));
}

/**
 * Two parts of a dataset, drawn at random: `share` of the examples, and the rest. Every example is in one of them. Throws
 * RangeError where one part would be empty.
 *
 * @example const [train, validation] = split(data, 0.9, { seed: 1 });
 */
export function split<D extends Examples>(
  data: D,
  share: number,
  { seed = 0 }: { seed?: number } = {},
): [first: D, rest: D] {
  const count = checkExamples('split', data);
  const first = Math.round(count * share);
  if (!(share > 0 && share < 1) || first === 0 || first === count) {
    throw new RangeError(`split: a share of ${share} of ${count} examples leaves one part empty`);
  }
  const order = shuffledIndices(count, seededRandom(seed));
  return [take(data, order.slice(0, first)), take(data, order.slice(first))];
}

/** The number of examples. Throws ShapeError where images and labels differ in number, or there are none. */
export function checkExamples(name: string, data: Partial<Examples> | null | undefined): number {
  const { images, labels } = data ?? {};
  if (!isTensor(images) || images.shape.length < 2 || !labels) {
    const both = typeof data === 'object' && data !== null && 'train' in data;
    throw new ShapeError(
      `${name}: the data are not { images, labels } with images [N, H, W, C]` +
        (both ? ': did you mean data.train, or data.test?' : otherImages(images)),
    );
  }
  checkLabelList(name, labels);
  const [count] = images.shape;
  if (count !== labels.length)
    throw new ShapeError(`${name}: there are ${count} images, but ${labels.length} labels`);
  if (count === 0) throw new ShapeError(`${name}: there are 0 images, it needs at least 1`);
  return count;
}

/** Why these images are no tensor, where they are nearly one. */
function otherImages(images: unknown): string {
  if (typeof images !== 'object' || images === null || !('shape' in images) || !('data' in images)) return '';
  if (isTensor(images)) return `, but [${images.shape.join(', ')}]`;
  const kind = (images.data as object | null)?.constructor.name ?? typeof images.data;
  return `: these images hold their values in a ${kind}, a tensor in a Float32Array or Float64Array: take tensor(Float32Array.from(images.data, (value) => value / 255), images.shape)`;
}
