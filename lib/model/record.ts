import type { Backend, EnginePass } from '../backend';
import { checkGradient } from '../shapes';
import { copy, type Tensor } from '../tensor';
import type { Forwarded, Weights } from './layer';
import type { LayerPlan } from './plan';

/**
 * A forward pass that remembers what the backward pass needs. An engine may release that memory after the backward pass,
 * or once another pass begins; then the forward pass is run again, from the same input.
 *
 * `backward` and `parameterGradients` throw ShapeError unless `dout` has the output's shape and dtype, and an Error once a
 * parameter has changed since `record`. A write straight into `parameter.value.data` cannot be noticed: call `record` again
 * after that, too.
 */
export interface Recorded {
  readonly out: Tensor;
  /** What the model's buffers become by this batch, by name. `fit` sets them; who trains without it should, too. */
  readonly buffers: Weights;
  /** The gradient of the output → those of the input and, by name, of every parameter. */
  readonly backward: (dout: Tensor) => { dx: Tensor; gradients: Weights };
  /** Those of the parameters alone: training does not need the gradient of the images. */
  readonly parameterGradients: (dout: Tensor) => Weights;
}

/** Called with each layer's input and what it returned. */
export type Observe = (plan: LayerPlan, input: Tensor, forwarded: Forwarded) => void;

/** Runs all layers once by `run`, and again where the engine has released its memory. */
export function record(backend: Backend, run: (layers: Backend, observe: Observe) => Tensor): Recorded {
  const forward = (): { pass: EnginePass; tape: Tape; out: Tensor } => {
    const pass = passOn(backend);
    const tape: { plan: LayerPlan; input: Tensor; forwarded: Forwarded }[] = [];
    const out = pass.run((layers) =>
      run(layers, (plan, input, forwarded) => tape.push({ plan, input, forwarded })),
    );
    const own = pass.own(out);
    return { pass, tape, out: own === out ? copy(out) : own }; // always a copy: a layer may read its own output in backward (tanh), and the caller may write into `out`
  };
  let recorded = forward();
  const parameters = recorded.tape.flatMap(({ plan }) => plan.parameters);
  const versions = parameters.map(({ version }) => version);
  const back = <T>(dout: Tensor, work: (layers: Backend, tape: Tape, own: EnginePass['own']) => T): T => {
    checkGradient('backward', dout, recorded.out.shape, recorded.out);
    const changed = parameters.find(({ version }, i) => version !== versions[i]);
    if (changed)
      throw new Error(
        `backward: ${changed.name} has changed since record(), so these would be gradients of neither network: call record() again`,
      );
    if (!recorded.pass.isOpen()) recorded = forward();
    const { pass, tape } = recorded;
    const result = pass.run((layers) => work(layers, tape, pass.own));
    pass.end();
    return result;
  };
  return {
    out: recorded.out,
    buffers: buffersOf(recorded.tape),
    backward: (dout) =>
      back(dout, (layers, tape, own) => {
        const { dx, gradients } = runBackward(layers, tape, dout);
        return { dx: copyIfAliased(own(dx), dout), gradients: owned(gradients, own) };
      }),
    parameterGradients: (dout) =>
      back(dout, (layers, tape, own) => owned(parameterGradients(layers, tape, dout), own)),
  };
}

/** The result, copied where it shares memory with `from`: flatten returns a view of its input. */
export function copyIfAliased(result: Tensor, from: Tensor): Tensor {
  return result.data.buffer === from.data.buffer ? copy(result) : result;
}

/** A pass on any engine: on most, results own their memory anyway, and there is nothing to begin or to end. */
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

/** What a forward pass records for the backward pass, layer by layer. */
type Tape = readonly { plan: LayerPlan; input: Tensor; forwarded: Forwarded }[];

function buffersOf(tape: Tape): Weights {
  return Object.fromEntries(
    tape.flatMap(({ plan, forwarded }) =>
      Object.entries(forwarded.buffers ?? {}).map(([name, value]) => [`${plan.name}.${name}`, value]),
    ),
  );
}

/**
 * Back to the first layer that learns, and of that one only what it learns from. Gradients in the order of the way back;
 * frozen layers before it are not visited.
 */
function parameterGradients(backend: Backend, tape: Tape, dout: Tensor): Weights {
  const start = tape.findIndex(({ plan }) => plan.parameters.some(({ frozen }) => !frozen));
  if (start < 0) return {};
  const [first, ...others] = tape.slice(start);
  const { dx, gradients } = runBackward(backend, others, dout);
  const { plan, input } = first;
  const own = plan.layer.parameterGradients?.(backend, dx, input, plan.peek());
  if (!own) return { ...gradients, ...runBackward(backend, [first], dx).gradients };
  const named = Object.entries(own).map(([name, gradient]) => [`${plan.name}.${name}`, gradient] as const);
  return { ...gradients, ...Object.fromEntries(named) };
}

/** Backward through all layers: the gradient of the output → those of the input and, by name, of every parameter. */
function runBackward(backend: Backend, tape: Tape, dout: Tensor): { dx: Tensor; gradients: Weights } {
  const gradients: Record<string, Tensor> = {};
  let current = dout;
  for (const { plan, input, forwarded } of tape.toReversed()) {
    const back = plan.layer.backward(backend, current, input, forwarded, plan.peek());
    for (const [name, gradient] of Object.entries(back.gradients))
      gradients[`${plan.name}.${name}`] = gradient;
    current = back.dx;
  }
  return { dx: current, gradients };
}
