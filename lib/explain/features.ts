import type { Backend } from '../backend';
import { ShapeError } from '../errors';
import type { Model } from '../model';
import { checkRank } from '../shapes';
import { reshape, stack, type Tensor } from '../tensor';

export interface FeaturesOptions {
  readonly backend: Backend;
  /** The name of the layer whose output is taken. */
  readonly layer: string;
  /** From an image [H, W, C] to the model's input [1, …]; the image itself by default. */
  readonly prepare?: (image: Tensor) => Tensor;
}

/**
 * What one layer of a network gives for each image: features to learn from in its place. One image after the other, so that
 * memory stays small.
 *
 * images [N, H, W, C] → [N, …], the layer's output. Throws ShapeError for another rank, RangeError for a layer there is none of.
 * Source: Donahue et al. 2014, "DeCAF".
 *
 * @example features(model, emoji.images, { backend, layer: 'pool', prepare: (image) => prepare(image, { size: 64 }) })
 */
export function features(model: Model, images: Tensor, { backend, layer, prepare }: FeaturesOptions): Tensor {
  checkRank('features', 'images', images, ['N', 'H', 'W', 'C']);
  if (!model.layers.some(({ name }) => name === layer))
    throw new RangeError(
      `features: the model has no layer '${layer}': its last ones are ${model.layers
        .slice(-3)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  const one = (index: number): Tensor => {
    const image = images.pick(index, null, null, null);
    const x = prepare ? prepare(image) : reshape(image, [1, ...image.shape]);
    if (x.shape[0] !== 1)
      throw new ShapeError(`features: prepare gave [${x.shape.join(', ')}], not a batch of one, [1, …]`);
    const { out } = model.activations(backend, x).filter(({ name }) => name === layer)[0];
    return reshape(out, out.shape.slice(1));
  };
  return stack(Array.from({ length: images.shape[0] }, (_, index) => one(index)));
}
