import type { Parameter, Weights } from '../model';
import { checkShape } from '../shapes';
import { contiguous, copy, dtypeOf, tensor, wrap, zeros, type Tensor } from '../tensor';

/** A rule that updates parameters from gradients. Its state, such as a velocity, belongs to each parameter. */
export interface Optimizer {
  readonly name: string;
  /** Of the next step. It may be set between two steps; a RangeError unless it is finite and above 0. */
  learningRate: number;
  /**
   * Changes the numbers of the parameters that are not frozen. `gradients` go by their names. Throws RangeError where one is
   * missing and ShapeError where one has another shape than its parameter, before any number changes.
   */
  readonly step: (parameters: readonly Parameter[], gradients: Weights) => void;
}

/** One whose state can be taken out and put back in, so that a training can go on later as if it had never stopped. */
export interface ResumableOptimizer extends Optimizer {
  /** A copy of what it has gathered for these parameters: conv1.w.velocity, conv1.w.steps, … and learningRate. */
  readonly state: (parameters: readonly Parameter[]) => Record<string, Tensor>;
  /**
   * Takes over such a state. Throws an Error that names what is missing and ShapeError for another shape, before anything
   * changes.
   */
  readonly restore: (parameters: readonly Parameter[], state: Readonly<Record<string, Tensor>>) => void;
}

type Floats = Float32Array | Float64Array;

interface Rule {
  readonly name: string;
  readonly learningRate: number;
  /** The arrays that it keeps for each parameter, as long as that. */
  readonly memory: readonly string[];
  /** One step of one parameter; `steps` counts from 1. */
  readonly update: (
    w: Floats,
    dw: Floats,
    memory: readonly Floats[],
    at: { rate: number; steps: number },
  ) => void;
}

/** The optimizer that steps each parameter by a rule, over the numbers as they lie in memory. */
export function optimizerOf({ name, learningRate, memory, update }: Rule): ResumableOptimizer {
  checkAboveZero(name, 'learningRate', learningRate);
  let rate = learningRate;
  const memories = new WeakMap<Parameter, { readonly arrays: Floats[]; steps: number }>();
  const memoryOf = (parameter: Parameter): { readonly arrays: Floats[]; steps: number } => {
    const known = memories.get(parameter);
    if (known) return known;
    const dtype = dtypeOf(parameter.peek());
    const made = { arrays: memory.map(() => zeros(parameter.shape, dtype).data), steps: 0 };
    memories.set(parameter, made);
    return made;
  };
  return {
    name,
    get learningRate() {
      return rate;
    },
    set learningRate(value) {
      checkAboveZero(name, 'learningRate', value);
      rate = value;
    },
    step: (all, gradients) => {
      const parameters = all.filter(({ frozen }) => !frozen);
      checkGradientsOf(parameters, gradients);
      for (const parameter of parameters) {
        const { data } = contiguous(gradients[parameter.name]);
        const own = memoryOf(parameter);
        own.steps++;
        parameter.update((w) => {
          update(w, data, own.arrays, { rate, steps: own.steps });
        });
      }
    },
    state: (parameters) => {
      const state: Record<string, Tensor> = { learningRate: scalar(rate) };
      for (const parameter of parameters) {
        const { arrays, steps } = memoryOf(parameter);
        state[`${parameter.name}.steps`] = scalar(steps);
        memory.forEach((what, i) => {
          state[`${parameter.name}.${what}`] = copy(wrap(arrays[i], parameter.shape));
        });
      }
      return state;
    },
    restore: (parameters, state) => {
      const found = (key: string, shape: readonly number[]): Tensor => {
        if (!Object.hasOwn(state, key))
          throw new Error(`${name}: the state holds no ${key}: is it another optimizer's?`);
        checkShape(name, key, state[key], shape, 'it should be');
        return state[key];
      };
      const next = parameters.map((parameter) => ({
        steps: found(`${parameter.name}.steps`, [1]).get(0),
        arrays: memory.map((what) => found(`${parameter.name}.${what}`, parameter.shape)),
      }));
      const nextRate = found('learningRate', [1]).get(0);
      checkAboveZero(name, 'learningRate', nextRate);
      rate = nextRate;
      parameters.forEach((parameter, k) => {
        const own = memoryOf(parameter);
        own.steps = next[k].steps;
        own.arrays.forEach((array, i) => {
          array.set(contiguous(next[k].arrays[i]).data);
        });
      });
    },
  };
}

function checkGradientsOf(parameters: readonly Parameter[], gradients: Weights): void {
  for (const { name, shape } of parameters) {
    if (!Object.hasOwn(gradients, name)) throw new RangeError(`optimizer: there is no gradient for ${name}`);
    checkShape('optimizer', `the gradient of ${name}`, gradients[name], shape, 'the parameter is');
  }
}

function scalar(value: number): Tensor {
  return tensor([value], [1], 'float64');
}

export function checkAboveZero(name: string, what: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new RangeError(`${name}: ${what} must be a finite number above 0, not ${value}`);
}

export function checkRange(name: string, what: string, value: number, least: number, below: number): void {
  if (!(Number.isFinite(value) && value >= least && value < below))
    throw new RangeError(`${name}: ${what} must be at least ${least} and below ${below}, not ${value}`);
}
