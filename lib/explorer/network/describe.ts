import type { LayerPlan, Model } from '../../model';
import { contiguous, type Tensor } from '../../tensor';
import { encodeFloats } from '../floats';
import type { NetworkLayerData, NetworkLayerKind, TensorData } from './data';

const drawn: readonly string[] = ['conv2d', 'maxPool', 'avgPool', 'relu', 'tanh', 'flatten', 'dense'];

/** The model's layers with their numbers, as a page gets them. Dropout does nothing once a network is used, and is left out. */
export function describeLayers(model: Model): NetworkLayerData[] {
  return model.layers.filter(({ kind }) => kind !== 'dropout').map(describeLayer);
}

function describeLayer(plan: LayerPlan): NetworkLayerData {
  const { name, kind, inputShape } = plan;
  if (!drawn.includes(kind))
    throw new RangeError(
      `exploreNetwork: ${name} is a layer of kind ${kind}, which is not drawn; drawn are ${drawn.join(', ')}`,
    );
  const weights: Readonly<Record<string, Tensor | undefined>> = plan.peek();
  const { w, b } = weights;
  const numbers = { ...(w && { w: tensorData(w) }), ...(b && { b: tensorData(b) }) };
  const layer = { name, kind: kind as NetworkLayerKind, ...numbers };
  const windows = plan.layer.windows?.(inputShape);
  if (!windows) return layer;
  const [rows, columns] = windows;
  if (kind === 'conv2d' && w && w.shape[2] !== inputShape[2])
    throw new RangeError(
      `exploreNetwork: ${name} has groups: its filters see ${w.shape[2]} of ${inputShape[2]} maps, which is not drawn`,
    );
  const even = [rows, columns].every(({ padding = 0, paddingAfter = padding }) => padding === paddingAfter);
  return {
    ...layer,
    kernel: [rows.kernel, columns.kernel],
    stride: [rows.stride, columns.stride],
    padding: even ? [rows.padding ?? 0, columns.padding ?? 0] : 'same',
  };
}

function tensorData(x: Tensor): TensorData {
  return { shape: x.shape, float32: encodeFloats(contiguous(x).data) };
}
