import type { Backend } from '../backend';
import { checkInteger } from '../geometry';
import type { Tensor } from '../tensor';
import { copyIfAliased } from './record';
import type { Activation, Model } from './model';

/** One layer's output, and how long it took. */
export interface TimedActivation extends Activation {
  readonly ms: number;
}

/**
 * A forward pass layer by layer, as the network is used, with the time of each: the least of several attempts, since
 * whatever else the machine does can only make a layer slower. Weights that were not needed yet are drawn before
 * the timing starts.
 *
 * x [N, H, W, C] → one entry a layer
 */
export function timeLayers(
  model: Model,
  backend: Backend,
  x: Tensor,
  { attempts = 3 }: { readonly attempts?: number } = {},
): TimedActivation[] {
  checkInteger('timeLayers', 'attempts', attempts, 1);
  model.activations(backend, x); // checks x, draws the weights
  let input = x;
  return model.layers.map((layerPlan) => {
    const { name, kind, layer } = layerPlan;
    const weights = layerPlan.peek();
    let ms = Infinity;
    let out = input;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const start = performance.now();
      ({ out } = layer.forward(backend, input, weights, { training: false, seed: 0 }));
      ms = Math.min(ms, performance.now() - start);
    }
    const own = copyIfAliased(out, input);
    input = own;
    return { name, kind, out: own, ms };
  });
}
