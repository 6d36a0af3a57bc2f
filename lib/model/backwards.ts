import type { Backend } from '../backend';
import type { Tensor } from '../tensor';
import type { Forwarded, Weights } from './layer';
import type { LayerPlan } from './plan';

/** What a forward pass remembers for the way back, layer by layer. */
export type Kept = readonly { place: LayerPlan; input: Tensor; forwarded: Forwarded }[];

/** Back to the first layer, and of that one only what it learns from. Gradients in the order of the way back. */
export function parameterGradients(backend: Backend, kept: Kept, dout: Tensor): Weights {
  const [first, ...others] = kept;
  const { dx, gradients } = runBackward(backend, others, dout);
  const { place, input } = first;
  const own = place.layer.parameterGradients?.(backend, dx, input, place.weights());
  if (!own) return { ...gradients, ...runBackward(backend, [first], dx).gradients };
  const named = Object.entries(own).map(([name, gradient]) => [`${place.name}.${name}`, gradient] as const);
  return { ...gradients, ...Object.fromEntries(named) };
}

/** Back through all layers: the gradient of the output → those of the input and, by name, of every parameter. */
export function runBackward(backend: Backend, kept: Kept, dout: Tensor): { dx: Tensor; gradients: Weights } {
  const gradients: Record<string, Tensor> = {};
  let current = dout;
  for (const { place, input, forwarded } of kept.toReversed()) {
    const back = place.layer.backward(backend, current, input, forwarded, place.weights());
    for (const [name, gradient] of Object.entries(back.gradients))
      gradients[`${place.name}.${name}`] = gradient;
    current = back.dx;
  }
  return { dx: current, gradients };
}
