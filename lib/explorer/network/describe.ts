import type { Layer, Model, Shape, Weights } from '../../model';
import { ownOf } from '../../model/layers/residual';
import { layerNames } from '../../model/names';
import { contiguous, type Tensor } from '../../tensor';
import { encodeFloats } from '../floats';
import type { NetworkLayerData, NetworkLayerKind, TensorData } from './data';

const drawn: readonly NetworkLayerKind[] = [
  ...(['conv2d', 'maxPool', 'avgPool', 'relu', 'tanh'] as const),
  ...(['localResponseNorm', 'sum', 'flatten', 'dense'] as const),
];

/**
 * The model's layers with their numbers, as a page gets them; a residual layer is the layers of its branch, and a sum. Dropout
 * does nothing once a network is used, and is left out. `until`: the last layer that is described; default all.
 */
export function describeLayers(
  model: Model,
  { input = model.inputShape, until }: { readonly input?: Shape; readonly until?: string } = {},
): NetworkLayerData[] {
  const names = model.layers.map(({ name }) => name);
  const end = until === undefined ? names.length - 1 : names.indexOf(until);
  if (end < 0) throw new RangeError(`exploreNetwork: there is no layer '${until}', only ${names.join(', ')}`);
  const described: NetworkLayerData[] = [];
  let shape = input;
  for (const plan of model.layers.slice(0, end + 1))
    shape = describe(plan.layer, plan.name, plan.peek(), shape, described);
  return described;
}

/** Adds a layer, and says what shape comes out of it. */
function describe(
  layer: Layer,
  name: string,
  weights: Weights,
  shape: Shape,
  described: NetworkLayerData[],
): Shape {
  if (layer.branch) {
    const from = described.length; // stage 0 is the image
    const names = layerNames('exploreNetwork', layer.branch);
    let within = shape;
    layer.branch.forEach((one, i) => {
      within = describe(one, `${name}.${names[i]}`, ownOf(weights, names[i]), within, described);
    });
    described.push({ name, kind: 'sum', from });
    return within;
  }
  const out = layer.outputShape(shape);
  if (layer.kind !== 'dropout') described.push({ name, ...numbersOf(layer, name, weights, shape) });
  return out;
}

function numbersOf(
  layer: Layer,
  name: string,
  weights: Weights,
  shape: Shape,
): Omit<NetworkLayerData, 'name'> {
  const kind = drawn.find((one) => one === layer.kind);
  if (!kind)
    throw new RangeError(
      `exploreNetwork: ${name} is a layer of kind ${layer.kind}, which is not drawn; drawn are ${drawn.join(', ')}`,
    );
  const { w, b } = weights as Partial<Weights>;
  const { reluMax, responseNorm } = layer;
  const numbers = {
    kind,
    ...(w && { w: tensorData(w) }),
    ...(b && { b: tensorData(b) }),
    ...(reluMax !== undefined && reluMax < Infinity && { max: reluMax }),
    ...(responseNorm && { responseNorm }),
    ...(kind === 'conv2d' && w && w.shape[2] !== shape[2] && { groups: shape[2] / w.shape[2] }),
  };
  const windows = layer.windows?.(shape);
  if (!windows) return numbers;
  const [rows, columns] = windows;
  const even = [rows, columns].every(({ padding = 0, paddingAfter = padding }) => padding === paddingAfter);
  return {
    ...numbers,
    kernel: [rows.kernel, columns.kernel],
    stride: [rows.stride, columns.stride],
    padding: even ? [rows.padding ?? 0, columns.padding ?? 0] : 'same',
  };
}

function tensorData(x: Tensor): TensorData {
  return { shape: x.shape, float32: encodeFloats(contiguous(x).data) };
}
