import { datasetsFolder, resize, type DataOptions } from '../data';
import { centerCrop } from '../data/image';
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import type { Bilingual } from '../language';
import { files } from '../platform/files';
import { contiguous, isTensor, wrap, type Tensor } from '../tensor';
import type { Model } from './model';
import { efficientNetLite0 } from './networks/efficientnet-lite0';
import { loadWeights } from './weights/weights';

/** A network that has learned, and what its answers mean. */
export interface Pretrained {
  /** A new one each time: what is learned on top of it is its own. */
  readonly model: Model;
  /** The names of the outputs, in their order. */
  readonly classes: readonly Bilingual[];
  /**
   * A photograph [H, W, 3] of values 0 … 1 → the network's input [1, 224, 224, 3]: its middle square, resized to 224
   * unless it is 224 already, as (255 v − 127) / 128. Throws ShapeError, and RangeError for values outside 0 … 1.
   *
   * Another `size` gives [1, size, size, 3]: the network takes that, too, and is faster and less sure on a smaller one.
   */
  readonly prepare: (image: Tensor, options?: { readonly size?: number }) => Tensor;
}

/**
 * A network with what it has learned. 'efficientnet-lite0': EfficientNet-Lite0 of 2020, trained on ImageNet's 1.3 million
 * photographs of 1,000 classes, 75 % of new ones right as published.
 *
 * `folder` holds its weights and class names; by default datasets/ does. Throws RangeError for a name there is none of, and an
 * Error where a file is missing or broken.
 *
 * @example
 * const { model, classes, prepare } = await pretrained('efficientnet-lite0');
 * const logits = model.forward(await loadBackend(), prepare(loadPhoto('chelsea')));
 * classes[topClasses(logits)[0].label].en // 'tiger cat'
 */
export async function pretrained(
  name: 'efficientnet-lite0',
  { folder }: DataOptions = {},
): Promise<Pretrained> {
  const asked: string = name;
  if (asked !== 'efficientnet-lite0')
    throw new RangeError(`pretrained: there is no network '${asked}': take 'efficientnet-lite0'`);
  const from = folder ?? files.join(datasetsFolder(), name);
  const [weights, names] = ['efficientnet-lite0-f16.safetensors', 'classes.json'].map((file) =>
    files.join(from, file),
  );
  await files.preload([weights, names]);
  const model = efficientNetLite0();
  loadWeights(model, weights);
  // The course's own file, in this form.
  const classes = JSON.parse(new TextDecoder().decode(files.read(names))) as Bilingual[];
  return { model, classes, prepare };
}

function prepare(image: Tensor, { size: wanted = 224 }: { readonly size?: number } = {}): Tensor {
  checkInteger('prepare', 'size', wanted, 1);
  if (!isTensor(image)) throw new ShapeError('prepare: the image is not a tensor [H, W, 3]');
  const [height, width, channels] = image.shape;
  if (image.shape.length !== 3 || channels !== 3)
    throw new ShapeError(`prepare: image is [${image.shape.join(', ')}], but needs [H, W, 3]`);
  const outside = contiguous(image).data.find((value) => !(value >= 0 && value <= 1));
  if (outside !== undefined)
    throw new RangeError(
      `prepare: the image holds ${outside}, but its values go from 0 to 1: divide bytes by 255`,
    );
  const size = Math.min(height, width);
  const square = centerCrop(image, size, size);
  const { data } = contiguous(size === wanted ? square : resize(square, wanted, wanted));
  const out = new Float32Array(wanted * wanted * 3);
  for (let i = 0; i < out.length; i++) out[i] = (255 * data[i] - 127) / 128;
  return wrap(out, [1, wanted, wanted, 3]);
}
