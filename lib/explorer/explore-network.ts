import { ShapeError } from '../errors';
import { figure, type Figure } from '../figures/figure';
import { shapeText } from '../figures/format';
import { im2colEngine } from '../im2col';
import { language, t, type Bilingual } from '../language';
import type { Model } from '../model';
import { contiguous, isTensor, reshape, type Tensor } from '../tensor';
import { explorerType } from './data';
import type { NetworkData } from './network/data';
import { describeLayers } from './network/describe';
import { Network } from './network/network';
import { drawNetworkTwin } from './network/twin';
import { networkAlternative } from './network/words';
import { encodePicture } from './pixels';

export interface ExploreNetworkOptions {
  readonly model: Model;
  /** A few images to choose from, [N, H, W, C] as the model takes them; of any size where `until` is given. */
  readonly images: Tensor;
  /** The classes' names, in one language or both; not needed where `until` is given. */
  readonly classes?: readonly (string | Bilingual)[];
  /** What each image really shows: a place in `classes`. */
  readonly labels?: ArrayLike<number>;
  /** The name of the last layer that is shown, for the first layers of a large network: no answer then. Default all layers. */
  readonly until?: string;
  readonly title?: string;
}

/**
 * A network at work on one image: each layer as a column of maps with their true shapes. A map leads to the maps and kernels it
 * is made of, a pixel to the picture view at that very multiplication; at the end stand logits and softmax. Its weights are in
 * the output, so that it works in the page alone.
 *
 * For networks of convolution (in groups, too), pooling, ReLU, tanh, local response normalization, residual and dense layers. Throws ShapeError where the images do not fit, RangeError
 * for another layer or number of classes.
 *
 * @example exploreNetwork({ model, images: first(test.images, 5), classes: test.classes })
 */
export function exploreNetwork(options: ExploreNetworkOptions): Figure {
  const { data, network } = networkFigureOf('exploreNetwork', options);
  const alt = networkAlternative(network, t);
  return figure(data.title, alt, () => ({
    [explorerType]: { ...data, alt },
    'image/png': drawNetworkTwin(network, data.title, t),
  }));
}

/** A network's description, and the network itself with its first image. `name`: who asks. */
export function networkFigureOf(
  name: string,
  { model, images, classes = [], labels = [], until, title = '' }: ExploreNetworkOptions,
): { readonly data: NetworkData; readonly network: Network } {
  if (
    !isTensor(images) ||
    images.shape.length !== 4 ||
    (until === undefined && images.shape.slice(1).join() !== model.inputShape.join())
  )
    throw new ShapeError(
      `${name}: images are [N, ${model.inputShape.join(', ')}] for this model` +
        (isTensor(images) ? `, not ${shapeText(images.shape)}` : ''),
    );
  if (until === undefined && classes.length !== model.outputShape[0])
    throw new RangeError(
      `${name}: there are ${classes.length} classes, the model has ${model.outputShape[0]} outputs`,
    );
  const [count, h, w, channels] = images.shape;
  const pictures = Array.from({ length: count }, (_, i) =>
    reshape(contiguous(images.pick(i, null, null, null)), [h, w, channels]),
  );
  const data: NetworkData = {
    ...{ language: language(), title, alt: '', labels: Array.from(labels) },
    classes: (until === undefined ? classes : []).map((one) =>
      typeof one === 'string' ? one : one[language()],
    ),
    images: pictures.map((picture, i) => encodePicture(t(`image ${i + 1}`, `그림 ${i + 1}`), picture)),
    layers: describeLayers(model, { input: [h, w, channels], until }),
  };
  return { data, network: new Network(im2colEngine, data, pictures) };
}
