import { ShapeError } from '../../errors';
import { receptiveField, type LayerWindow } from '../../geometry';
import { add } from '../../layers';
import { rejectUnknownOptions } from '../../shapes';
import type { Tensor } from '../../tensor';
import type { Layer, ParameterPlan, Shape, Weights } from '../layer';
import { layerNames } from '../names';

/**
 * The input plus the output of a branch of layers: the branch only has to learn the residual. It may be any
 * layers that keep the shape, residual layers among them.
 *
 *     out = x + branch(x)      dx = dout + (the gradient through the branch)
 *
 * Its parameters have the names of the branch's layers before their own: conv1.w, conv1.b, … Throws ShapeError where the
 * branch changes the shape.
 *
 * Source: He, Zhang, Ren & Sun 2016, "Deep residual learning for image recognition", eq. 1.
 *
 * @example residualLayer([conv2dLayer({ filters: 16, kernel: 3, padding: 'same' }), reluLayer()])
 */
export function residualLayer(
  branch: readonly Layer[],
  { name, ...others }: { readonly name?: string } = {},
): Layer {
  rejectUnknownOptions('residualLayer', others, 'name');
  const given: unknown = branch; // isArray would make it any[]
  if (!Array.isArray(given) || given.length === 0)
    throw new ShapeError('residualLayer: the branch has no layers: give it a list, [conv2dLayer({ … }), …]');
  const names = layerNames('residualLayer', branch);
  /** What each layer of the branch gets. */
  const inputs = (input: Shape): Shape[] => {
    let shape = input;
    const shapes = branch.map((layer) => {
      const own = shape;
      shape = layer.outputShape(shape);
      return own;
    });
    if (shape.join() !== input.join())
      throw new ShapeError(
        `residual: the branch turns [${input.join(', ')}] into [${shape.join(', ')}]: it must keep the shape, for both are added`,
      );
    return shapes;
  };
  const named = (plans: readonly ParameterPlan[], i: number): ParameterPlan[] =>
    plans.map((plan) => ({ ...plan, name: `${names[i]}.${plan.name}` }));
  const forward: Layer['forward'] = (backend, x, weights, pass) => {
    let current = x;
    const done = branch.map((layer, i) => {
      const input = current;
      const own = { ...pass, seed: branchSeed(pass.seed, i) };
      const forwarded = layer.forward(backend, input, ownOf(weights, names[i]), own);
      current = forwarded.out;
      return { input, forwarded };
    });
    const buffers = done.flatMap(({ forwarded }, i) =>
      Object.entries(forwarded.buffers ?? {}).map(([own, value]) => [`${names[i]}.${own}`, value]),
    );
    return { out: add(x, current), branch: done, buffers: Object.fromEntries(buffers) as Weights };
  };
  return {
    kind: 'residual',
    name,
    branch,
    withBranch: (other, otherName) => residualLayer(other, { name: otherName }),
    outputShape: (input) => {
      inputs(input);
      return input;
    },
    parameters: (input) => inputs(input).flatMap((shape, i) => named(branch[i].parameters(shape), i)),
    buffers: (input) => inputs(input).flatMap((shape, i) => named(branch[i].buffers?.(shape) ?? [], i)),
    macs: (input) => inputs(input).reduce((sum, shape, i) => sum + branch[i].macs(shape), 0),
    windows: (input) => windowOfBranch(branch, inputs(input)),
    native: forward,
    forward,
    backward: (backend, dout, _, { branch: done = [] }, weights) => {
      const gradients: Record<string, Tensor> = {};
      let current = dout;
      for (let i = branch.length - 1; i >= 0; i--) {
        const { input, forwarded } = done[i];
        const back = branch[i].backward(backend, current, input, forwarded, ownOf(weights, names[i]));
        for (const [own, gradient] of Object.entries(back.gradients))
          gradients[`${names[i]}.${own}`] = gradient;
        current = back.dx;
      }
      return { dx: add(dout, current), gradients };
    },
  };
}

/** For dropout in layer i of a branch, far from its neighbors'. */
export function branchSeed(seed: number, i: number): number {
  return (seed + Math.imul(i + 1, 0x85ebca6b)) >>> 0;
}

/** The weights whose names begin with this layer's, under its own names for them. */
export function ownOf<T>(weights: Readonly<Record<string, T>>, layer: string): Record<string, T> {
  const own = Object.entries(weights).filter(([name]) => name.startsWith(`${layer}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(layer.length + 1), value]));
}

/** All windows of a branch in one. Its stride is 1, because as many pixels come out as went in. */
function windowOfBranch(
  branch: readonly Layer[],
  inputs: readonly Shape[],
): readonly [LayerWindow, LayerWindow] {
  const windows = branch.flatMap((layer, i) => {
    const own = layer.windows?.(inputs[i]);
    return own ? [own] : [];
  });
  const along = (axis: 0 | 1): LayerWindow => {
    const { size, start } = receptiveField(windows.map((one) => one[axis])).at(-1) ?? { size: 1, start: 0 };
    return { kernel: size, stride: 1, padding: -start, paddingAfter: size - 1 + start };
  };
  return [along(0), along(1)];
}
