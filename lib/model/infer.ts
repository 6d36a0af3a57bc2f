import type { Backend } from '../backend';
import { add } from '../layers';
import type { Tensor } from '../tensor';
import type { Layer, Weights } from './layer';
import { branchSeed, ownOf } from './layers/residual';
import { layerNames } from './names';
import type { ParameterKeys } from './plan';

/** A layer with its numbers, and what stands for them. */
export interface Step {
  readonly layer: Layer;
  readonly weights: Weights;
  readonly keys: ParameterKeys;
  /** For dropout, should a layer of one's own draw something where nothing is learned. */
  readonly seed: number;
}

/**
 * Runs layers that only answer, as `forward` of each would, on an engine that can do more at once: a convolution with its
 * bias, ReLU and the sum past a residual block, with the border that the next one wants, and with weights packed for
 * the answer before. `shortcut` is added to what comes out.
 */
export function infer(backend: Backend, steps: readonly Step[], x: Tensor, shortcut?: Tensor): Tensor {
  return run(backend, steps, x, shortcut, new Set());
}

/** `ours`: outputs of fused layers that only fused layers have seen since. Any other may return a view of its input. */
function run(
  backend: Backend,
  steps: readonly Step[],
  x: Tensor,
  shortcut: Tensor | undefined,
  ours: Set<Tensor>,
): Tensor {
  let current = x;
  const goOn = (out: Tensor): void => {
    if (out !== current && current !== x && ours.has(current)) backend.release?.(current);
    current = out;
  };
  let added = shortcut === undefined;
  for (let i = 0; i < steps.length; i++) {
    const { layer, weights, keys, seed } = steps[i];
    const native = isNative(layer);
    const next = steps.at(i + 1)?.layer;
    const reluMax = next && isNative(next) ? next.reluMax : undefined;
    const after = i + (reluMax === undefined ? 1 : 2);
    const isLast = after === steps.length && reluMax === undefined;
    const fused =
      native &&
      layer.fused?.forward(backend, current, weights, {
        reluMax,
        shortcut: isLast ? shortcut : undefined,
        border: steps.at(after)?.layer.fused?.border?.(layer.outputShape(current.shape.slice(1))),
        keys: allOf(keys),
      });
    if (fused) {
      goOn(fused);
      ours.add(fused);
      added ||= isLast;
      i = after - 1;
    } else if (native && layer.branch) {
      goOn(run(backend, branchOf(layer.branch, steps[i]), current, current, ours));
    } else {
      ours.delete(current);
      current = layer.forward(backend, current, weights, { training: false, seed }).out;
    }
  }
  return added || shortcut === undefined ? current : add(shortcut, current);
}

/** Whether it runs by the `forward` that it was made with. */
function isNative(layer: Layer): boolean {
  return layer.native !== undefined && layer.native === layer.forward;
}

/** Undefined where one of them is missing. */
function allOf(keys: ParameterKeys): readonly object[] | undefined {
  const all = Object.values(keys).filter((key) => key !== undefined);
  return all.length === Object.keys(keys).length ? all : undefined;
}

function branchOf(branch: readonly Layer[], { weights, keys, seed }: Step): Step[] {
  const names = layerNames('residualLayer', branch);
  return branch.map((layer, i) => ({
    layer,
    weights: ownOf(weights, names[i]),
    keys: ownOf(keys, names[i]),
    seed: branchSeed(seed, i),
  }));
}
