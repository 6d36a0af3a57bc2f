import { checkShape, rejectUnknownOptions } from '../shapes';
import type { Parameter, Weights } from '../model';
import { contiguous, dtypeOf, zeros } from '../tensor';

/** A rule that updates parameters from gradients. Its state, such as a velocity, belongs to each parameter. */
export interface Optimizer {
  readonly name: string;
  readonly learningRate: number;
  /**
   * Changes the numbers in the parameters' values. `gradients` go by the parameters' names. Throws RangeError where one is
   * missing and ShapeError where one has another shape than its parameter, before any number changes.
   */
  readonly step: (parameters: readonly Parameter[], gradients: Weights) => void;
}

type Floats = Float32Array | Float64Array;

/**
 * Stochastic gradient descent with momentum:
 *
 *     velocity' = momentum · velocity − learningRate · (dw + weightDecay · w)      w' = w + velocity'
 *
 * learningRate is above 0, momentum in [0, 1), weightDecay at least 0, all finite; else RangeError.
 * Source: Krizhevsky et al. 2012, section 5.
 */
export function sgd({
  learningRate = 0.01,
  momentum = 0,
  weightDecay = 0,
  ...others
}: { learningRate?: number; momentum?: number; weightDecay?: number } = {}): Optimizer {
  rejectUnknownOptions('sgd', others, 'learningRate, momentum and weightDecay');
  checkAboveZero('sgd', 'learningRate', learningRate);
  checkRange('sgd', 'momentum', momentum, 0, 1);
  checkRange('sgd', 'weightDecay', weightDecay, 0, Infinity);
  const velocityOf = remembered();
  return {
    name: 'sgd',
    learningRate,
    step: eachValue((parameter, w, dw) => {
      const [velocity] = velocityOf(parameter, 1);
      for (let i = 0; i < w.length; i++) {
        velocity[i] = momentum * velocity[i] - learningRate * (dw[i] + weightDecay * w[i]);
        w[i] += velocity[i];
      }
    }),
  };
}

/**
 * Adam: each number takes steps of about `learningRate`, whatever the size of its gradients.
 *
 *     m' = β₁ m + (1 − β₁) dw      v' = β₂ v + (1 − β₂) dw²
 *     w' = w − learningRate · (m' / (1 − β₁ᵗ)) / (√(v' / (1 − β₂ᵗ)) + ε)
 *
 * learningRate and epsilon are above 0, beta1 and beta2 in [0, 1), all finite; else RangeError.
 * Source: Kingma & Ba 2015, algorithm 1.
 */
export function adam({
  learningRate = 1e-3,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  ...others
}: { learningRate?: number; beta1?: number; beta2?: number; epsilon?: number } = {}): Optimizer {
  rejectUnknownOptions('adam', others, 'learningRate, beta1, beta2 and epsilon');
  checkAboveZero('adam', 'learningRate', learningRate);
  checkRange('adam', 'beta1', beta1, 0, 1);
  checkRange('adam', 'beta2', beta2, 0, 1);
  checkAboveZero('adam', 'epsilon', epsilon);
  const momentsOf = remembered();
  const stepsOf = new WeakMap<Parameter, number>();
  return {
    name: 'adam',
    learningRate,
    step: eachValue((parameter, w, dw) => {
      const [m, v] = momentsOf(parameter, 2);
      const steps = (stepsOf.get(parameter) ?? 0) + 1;
      stepsOf.set(parameter, steps);
      const [unbias1, unbias2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i];
        v[i] = beta2 * v[i] + (1 - beta2) * dw[i] * dw[i];
        w[i] -= (learningRate * (m[i] / unbias1)) / (Math.sqrt(v[i] / unbias2) + epsilon);
      }
    }),
  };
}

/** The step that treats parameters one by one, over the numbers as they lie in memory. */
function eachValue(update: (parameter: Parameter, w: Floats, dw: Floats) => void): Optimizer['step'] {
  return (parameters, gradients) => {
    for (const { name, shape } of parameters) {
      if (!Object.hasOwn(gradients, name))
        throw new RangeError(`optimizer: there is no gradient for ${name}`);
      checkShape('optimizer', `the gradient of ${name}`, gradients[name], shape, 'the parameter is');
    }
    for (const parameter of parameters) {
      const { data } = contiguous(gradients[parameter.name]);
      parameter.update((w) => {
        update(parameter, w, data);
      });
    }
  };
}

/** The state of a parameter: `count` arrays as long as it, zeros at first, the same ones at every call. */
function remembered(): (parameter: Parameter, count: number) => Floats[] {
  const kept = new WeakMap<Parameter, Floats[]>();
  return (parameter, count) => {
    const found = kept.get(parameter);
    if (found) return found;
    const dtype = dtypeOf(parameter.value);
    const made = Array.from({ length: count }, () => zeros(parameter.shape, dtype).data);
    kept.set(parameter, made);
    return made;
  };
}

function checkAboveZero(name: string, what: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new RangeError(`${name}: ${what} must be a finite number above 0, not ${value}`);
}

function checkRange(name: string, what: string, value: number, least: number, below: number): void {
  if (!(Number.isFinite(value) && value >= least && value < below))
    throw new RangeError(`${name}: ${what} must be at least ${least} and below ${below}, not ${value}`);
}
