import type { Backend } from '../backend';
import type { Tensor } from '../tensor';
import type { Forwarded, Weights } from './layer';
import type { LayerPlan } from './plan';

/** What a forward pass remembers for the way back, layer by layer. */
export type Kept = readonly { layer: LayerPlan; input: Tensor; forwarded: Forwarded }[];

/** Back to the first layer, and of that one only what it learns from. Gradients in the order of the way back. */
export function runParameters(backend: Backend, kept: Kept, dout: Tensor): Weights {
  const [first, ...others] = kept;
  const { dx, gradients } = runBackward(backend, others, dout);
  const { layer, input } = first;
  const own = layer.layer.parameterGradients?.(backend, dx, input, layer.weights());
  if (!own) return { ...gradients, ...runBackward(backend, [first], dx).gradients };
  const named = Object.entries(own).map(([name, gradient]) => [`${layer.name}.${name}`, gradient] as const);
  return { ...gradients, ...Object.fromEntries(named) };
}

/** Back through all layers: the gradient of the output → those of the input and, by name, of every parameter. */
export function runBackward(backend: Backend, kept: Kept, dout: Tensor): { dx: Tensor; gradients: Weights } {
  const gradients: Record<string, Tensor> = {};
  let current = dout;
  for (const { layer, input, forwarded } of kept.toReversed()) {
    const back = layer.layer.backward(backend, current, input, forwarded, layer.weights());
    for (const [name, gradient] of Object.entries(back.gradients))
      gradients[`${layer.name}.${name}`] = gradient;
    current = back.dx;
  }
  return { dx: current, gradients };
}
