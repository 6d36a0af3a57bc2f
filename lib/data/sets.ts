import type { Bilingual } from '../language';
import { files } from '../platform/files';
import { wrap } from '../tensor';
import { cifar10Classes, emojiClasses, fashionClasses, hangulClasses } from './classes';
import type { Dataset, TrainTest } from './examples';
import { datasetsFolder, readFirst, type DataOptions } from './folder';
import { joined, parseCifar } from './formats/cifar';
import { parseIdx, type Idx } from './formats/idx';

/**
 * Fashion-MNIST, 28 × 28, grey, 10 classes: the course's 6,000 training and 1,000 test images; with `folder` your
 * own copy of all 70,000 (train-images-idx3-ubyte, … as they are downloaded, packed or not).
 */
export function fashionMnist({ folder = inDatasets('fashion-mnist') }: DataOptions = {}): TrainTest {
  const load = (part: string, sample: string): Dataset =>
    fromIdx('fashionMnist', folder, [part, sample], fashionClasses);
  return { train: load('train', 'train-6000'), test: load('t10k', 't10k-1000') };
}

/** Hangul, 32 × 32, grey: 14 syllables 가 … 하 in 28 fonts to train with (4,200), and 8 others to test (896). */
export function hangul14({ folder = inDatasets('hangul14') }: DataOptions = {}): TrainTest {
  const load = (part: string): Dataset => fromIdx('hangul14', folder, [part], hangulClasses);
  return { train: load('train-4200'), test: load('test-896') };
}

/** Emoji, 32 × 32, in colour, 7 classes: 1,402 to train with, 354 to test. The split is by emoji, not by drawing. */
export function emoji32({ folder = inDatasets('emoji32') }: DataOptions = {}): TrainTest {
  const load = (file: string): Dataset => fromCifar('emoji32', folder, [[file]], emojiClasses);
  return { train: load('train-1402.bin.gz'), test: load('test-354.bin.gz') };
}

/**
 * CIFAR-10, 32 × 32, in colour, 10 classes, from your own copy: `folder` is its cifar-10-batches-bin, with
 * data_batch_1.bin … data_batch_5.bin and test_batch.bin (packed or not). It may not be passed on with the course.
 * Throws a TypeError without a folder.
 */
export function cifar10(options: Required<DataOptions>): TrainTest {
  const folder = (options as DataOptions | undefined)?.folder;
  if (folder === undefined)
    throw new TypeError("cifar10: say where your copy is: cifar10({ folder: '…/cifar-10-batches-bin' })");
  const names = (name: string): string[] => [name, `${name}.gz`];
  const train = [1, 2, 3, 4, 5].map((i) => names(`data_batch_${i}.bin`));
  return {
    train: fromCifar('cifar10', folder, train, cifar10Classes),
    test: fromCifar('cifar10', folder, [names('test_batch.bin')], cifar10Classes),
  };
}

function inDatasets(name: string): string {
  return files.join(datasetsFolder(), name);
}

/** Images and labels of one part, from the first of `parts` that the folder holds. */
function fromIdx(
  name: string,
  folder: string,
  parts: readonly string[],
  classes: readonly Bilingual[],
): Dataset {
  const read = (kind: string): Idx & { file: string } => {
    const files = parts.flatMap((part) => [`${part}-${kind}-ubyte`, `${part}-${kind}-ubyte.gz`]);
    const found = readFirst(name, folder, files);
    return { ...parseIdx(found.bytes, `${name}: ${found.name}`), file: found.name };
  };
  const images = read('images-idx3');
  const labels = read('labels-idx1');
  const [count, height, width] = images.shape;
  if (images.shape.length !== 3)
    throw new Error(`${name}: the file of images has ${images.shape.length} axes, not 3`);
  if (labels.shape.length !== 1)
    throw new Error(`${name}: the file of labels has ${labels.shape.length} axes, not 1`);
  if (labels.shape[0] !== count)
    throw new Error(`${name}: there are ${count} images, but ${labels.shape[0]} labels`);
  if (!(images.values instanceof Uint8Array))
    throw new Error(`${name}: ${images.file} holds other values than bytes, 0 … 255`);
  const outOfRange = labels.values.find(
    (label) => !(Number.isInteger(label) && label >= 0 && label < classes.length),
  );
  if (outOfRange !== undefined)
    throw new Error(`${name}: there is a label ${outOfRange}, but there are ${classes.length} classes`);
  // a loop: Float32Array.from with a function took fifteen times as long (measured)
  const values = new Float32Array(images.values.length);
  for (let i = 0; i < values.length; i++) values[i] = images.values[i] / 255;
  // A copy: `slice` of what a platform read may share its memory.
  return { images: wrap(values, [count, height, width, 1]), labels: Uint8Array.from(labels.values), classes };
}

/** The records of all `files`, one after the other; each file under the first of its names. */
function fromCifar(
  name: string,
  folder: string,
  files: readonly (readonly string[])[],
  classes: readonly Bilingual[],
): Dataset {
  const parts = files.map((names) => {
    const found = readFirst(name, folder, names);
    return parseCifar(found.bytes, classes.length, `${name}: ${found.name}`);
  });
  return { ...joined(parts), classes };
}
