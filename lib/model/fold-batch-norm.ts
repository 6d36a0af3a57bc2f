import { ShapeError } from '../errors';
import { contiguous, dtypeOf, tensor, type Tensor } from '../tensor';
import type { Layer, Weights } from './layer';
import { ownOf } from './layers/residual';
import { layerNames } from './names';
import type { Model } from './model';
import { sequential } from './sequential';

/**
 * The same network as it is used, without batch normalization: each is taken into the layer of weights just before it,
 * also in the branches of residual layers.
 *
 *     w' = w · gamma / √(variance + epsilon)      b' = (b − mean) · gamma / √(variance + epsilon) + beta
 *
 * Gives a new model; names stay. Throws ShapeError where a batch normalization does not follow a layer of weights.
 * Source: Jacob et al. 2018, "Quantization and training of neural networks", section 3.2.
 */
export function foldBatchNorm(model: Model): Model {
  const places = model.layers.map((place) => ({
    name: place.name,
    layer: place.layer,
    weights: place.peek(),
  }));
  const { layers, numbers } = folded(places);
  const result = sequential(layers, { inputShape: model.inputShape, dtype: model.dtype });
  for (const parameter of result.parameters) parameter.value = numbers[parameter.name];
  for (const buffer of result.buffers) buffer.value = numbers[buffer.name];
  return result;
}

interface Place {
  readonly name: string;
  readonly layer: Layer;
  readonly weights: Weights;
}

/** Layers without batch normalization, and their numbers by name. */
function folded(places: readonly Place[]): { layers: Layer[]; numbers: Weights } {
  const layers: Layer[] = [];
  const numbers: Record<string, Tensor> = {};
  const keep = (name: string, own: Weights): void => {
    for (const [key, value] of Object.entries(own)) numbers[`${name}.${key}`] = value;
  };
  places.forEach(({ name, layer, weights }, i) => {
    const next = places.at(i + 1);
    if (layer.kind === 'batchNorm') {
      if (i === 0 || !places[i - 1].layer.withBias)
        throw new ShapeError(`foldBatchNorm: ${name} does not follow a convolution or dense layer`);
    } else if (layer.withBias && next?.layer.kind === 'batchNorm') {
      layers.push(layer.withBias(name));
      keep(name, foldedWeights(weights, next.weights, next.layer.epsilon ?? 0));
    } else if (layer.branch && layer.withBranch) {
      const names = layerNames('foldBatchNorm', layer.branch);
      const inner = folded(
        layer.branch.map((one, k) => ({ name: names[k], layer: one, weights: ownOf(weights, names[k]) })),
      );
      layers.push(layer.withBranch(inner.layers, name));
      keep(name, inner.numbers);
    } else {
      layers.push({ ...layer, name });
      keep(name, weights);
    }
  });
  return { layers, numbers };
}

function foldedWeights(own: Weights, { gamma, beta, mean, variance }: Weights, epsilon: number): Weights {
  const w = own.w;
  const b = Object.hasOwn(own, 'b') ? own.b.data : new Float64Array(gamma.size);
  const scale = Float64Array.from(gamma.data, (each, o) => each / Math.sqrt(variance.data[o] + epsilon));
  const values = contiguous(w).data;
  const scaled = Float64Array.from(values, (each, i) => each * scale[i % scale.length]);
  const bias = Float64Array.from(scale, (each, o) => (b[o] - mean.data[o]) * each + beta.data[o]);
  return { w: tensor(scaled, w.shape, dtypeOf(w)), b: tensor(bias, [scale.length], dtypeOf(w)) };
}
