import { ShapeError } from '../../errors';
import { contiguous, reshape, type Tensor } from '../../tensor';
import type { Parameter } from '../parameter';
import type { LayerPlan } from '../plan';
import type { Model } from '../model';

/** One tensor of a file, and the parameter it becomes. */
export interface Expected {
  readonly name: string;
  /** In the file. */
  readonly shape: readonly number[];
  readonly parameter: Parameter;
  /** The file's axes → the model's. */
  readonly turn: (value: Tensor) => Tensor;
}

/** The indices of the learned layers in torchvision's AlexNet, in order. */
const places = [
  'features.0',
  'features.3',
  'features.6',
  'features.8',
  'features.10',
  'classifier.1',
  'classifier.4',
  'classifier.6',
];

/** Whether the names are those of torchvision's AlexNet. */
export function isTorchvision(tensors: Readonly<Record<string, unknown>>): boolean {
  return 'features.0.weight' in tensors;
}

/** A model's parameters as torchvision names and shapes them. Throws ShapeError for a model of another build. */
export function torchvisionParameters(model: Model): Expected[] {
  const learning = model.layers.filter(({ parameters }) => parameters.length > 0);
  if (learning.length !== places.length) {
    throw new ShapeError(
      `loadWeights: the file is torchvision's AlexNet with ${places.length} layers of weights, the model has ` +
        `${learning.length}: take alexNet({ variant: 'torchvision' })`,
    );
  }
  return learning.flatMap((layer, i) => {
    const [w, b] = layer.parameters as readonly [Parameter, Parameter?];
    if (!b)
      throw new ShapeError(
        `loadWeights: the file is torchvision's AlexNet, whose layers have a bias, the model's ${layer.name} has none: ` +
          "take alexNet({ variant: 'torchvision' })",
      );
    const bias: Expected = {
      name: `${places[i]}.bias`,
      shape: b.shape,
      parameter: b,
      turn: (value) => value,
    };
    const name = `${places[i]}.weight`;
    if (layer.kind === 'conv2d') {
      const [kh, kw, c, oc] = w.shape;
      const turn = (value: Tensor): Tensor => value.transpose(2, 3, 1, 0); // [OC, C, KH, KW] → [KH, KW, C, OC]
      return [{ name, shape: [oc, c, kh, kw], parameter: w, turn }, bias];
    }
    const [inputs, outputs] = w.shape;
    const image = imageBefore(model, layer);
    return [{ name, shape: [outputs, inputs], parameter: w, turn: (value) => turnDense(value, image) }, bias];
  });
}

/** [H, W, C] of the maps that were flattened for this layer; undefined where it reads another dense layer. */
function imageBefore(model: Model, layer: LayerPlan): readonly number[] | undefined {
  const before = model.layers.slice(0, model.layers.indexOf(layer));
  const last = before.findLast(({ kind }) => kind === 'flatten' || kind === 'dense');
  return last?.kind === 'flatten' ? last.inputShape : undefined;
}

/** [O, I] → [I, O]; after the maps, PyTorch counts I channel by channel, and this library pixel by pixel. */
function turnDense(value: Tensor, image: readonly number[] | undefined): Tensor {
  const [outputs, inputs] = value.shape;
  if (!image) return value.transpose(1, 0);
  const [h, w, c] = image;
  const turned = reshape(value, [outputs, c, h, w]).transpose(2, 3, 1, 0);
  return reshape(contiguous(turned), [inputs, outputs]);
}
