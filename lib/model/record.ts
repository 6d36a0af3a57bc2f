import type { Backend, EnginePass } from '../backend';
import { checkGradient } from '../shapes';
import { copy, type Tensor } from '../tensor';
import type { Forwarded, Weights } from './layer';
import type { LayerPlan } from './plan';

/**
 * A forward pass that remembers what the way back needs. An engine may forget it once the way back was taken or
 * another pass began; then the forward pass is run again, from the same input.
 *
 * `backward` and `parameterGradients` throw ShapeError unless `dout` has the output's shape and dtype, and an Error once a
 * parameter has changed since `record`. A write straight into `parameter.value.data` cannot be noticed: call `record` again
 * after that, too.
 */
export interface Recorded {
  readonly out: Tensor;
  /** The gradient of the output → those of the input and, by name, of every parameter. */
  readonly backward: (dout: Tensor) => { dx: Tensor; gradients: Weights };
  /** Those of the parameters alone: in training nobody asks for that of the images. */
  readonly parameterGradients: (dout: Tensor) => Weights;
}

/** Is told what each layer got and what it answered. */
export type See = (place: LayerPlan, input: Tensor, forwarded: Forwarded) => void;

/** Runs all layers once by `run`, and again where the engine has forgotten. */
export function record(backend: Backend, run: (layers: Backend, see: See) => Tensor): Recorded {
  const forward = (): { pass: EnginePass; kept: Kept; out: Tensor } => {
    const pass = passOn(backend);
    const kept: { place: LayerPlan; input: Tensor; forwarded: Forwarded }[] = [];
    const out = pass.run((layers) =>
      run(layers, (place, input, forwarded) => kept.push({ place, input, forwarded })),
    );
    const own = pass.own(out);
    return { pass, kept, out: own === out ? copy(out) : own }; // always a copy: a layer may read its own output on the way back (tanh), and the caller may write into `out`
  };
  let recorded = forward();
  const parameters = recorded.kept.flatMap(({ place }) => place.parameters);
  const versions = parameters.map(({ version }) => version);
  const back = <T>(dout: Tensor, work: (layers: Backend, kept: Kept, own: EnginePass['own']) => T): T => {
    checkGradient('backward', dout, recorded.out.shape, recorded.out);
    const changed = parameters.find(({ version }, i) => version !== versions[i]);
    if (changed)
      throw new Error(
        `backward: ${changed.name} has changed since record(), so these would be gradients of neither network: call record() again`,
      );
    if (!recorded.pass.isOpen()) recorded = forward();
    const { pass, kept } = recorded;
    const result = pass.run((layers) => work(layers, kept, pass.own));
    pass.end();
    return result;
  };
  return {
    out: recorded.out,
    backward: (dout) =>
      back(dout, (layers, kept, own) => {
        const { dx, gradients } = runBackward(layers, kept, dout);
        return { dx: apart(own(dx), dout), gradients: owned(gradients, own) };
      }),
    parameterGradients: (dout) =>
      back(dout, (layers, kept, own) => owned(parameterGradients(layers, kept, dout), own)),
  };
}

/** The result, copied where it lies in the memory of what it was made from: flatten gives another look at its input. */
export function apart(result: Tensor, from: Tensor): Tensor {
  return result.data.buffer === from.data.buffer ? copy(result) : result;
}

/** A pass on any engine: on most, results last anyway, and there is nothing to begin or to end. */
export function passOn(backend: Backend): EnginePass {
  return (
    backend.beginPass?.() ?? {
      isOpen: () => true,
      run: (work) => work(backend),
      own: (x) => x,
      end: () => undefined,
    }
  );
}

/** Gradients by name that outlive the pass. */
function owned(gradients: Weights, own: EnginePass['own']): Weights {
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, own(gradient)]));
}

/** What a forward pass remembers for the way back, layer by layer. */
type Kept = readonly { place: LayerPlan; input: Tensor; forwarded: Forwarded }[];

/** Back to the first layer, and of that one only what it learns from. Gradients in the order of the way back. */
function parameterGradients(backend: Backend, kept: Kept, dout: Tensor): Weights {
  const [first, ...others] = kept;
  const { dx, gradients } = runBackward(backend, others, dout);
  const { place, input } = first;
  const own = place.layer.parameterGradients?.(backend, dx, input, place.weights());
  if (!own) return { ...gradients, ...runBackward(backend, [first], dx).gradients };
  const named = Object.entries(own).map(([name, gradient]) => [`${place.name}.${name}`, gradient] as const);
  return { ...gradients, ...Object.fromEntries(named) };
}

/** Back through all layers: the gradient of the output → those of the input and, by name, of every parameter. */
function runBackward(backend: Backend, kept: Kept, dout: Tensor): { dx: Tensor; gradients: Weights } {
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
