import { checkAboveZero, checkRange, optimizerOf, type ResumableOptimizer } from './optimizer';
import { checkShape, rejectUnknownOptions } from '../shapes';
import { contiguous, copy, type Tensor } from '../tensor';

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
}: { learningRate?: number; momentum?: number; weightDecay?: number } = {}): ResumableOptimizer {
  rejectUnknownOptions('sgd', others, 'learningRate, momentum and weightDecay');
  checkRange('sgd', 'momentum', momentum, 0, 1);
  checkRange('sgd', 'weightDecay', weightDecay, 0, Infinity);
  return optimizerOf({
    name: 'sgd',
    learningRate,
    memory: ['velocity'],
    update: (w, dw, [velocity], { rate }) => {
      for (let i = 0; i < w.length; i++) {
        velocity[i] = momentum * velocity[i] - rate * (dw[i] + weightDecay * w[i]);
        w[i] += velocity[i];
      }
    },
  });
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
export function adam({ ...options }: AdamOptions = {}): ResumableOptimizer {
  if ('weightDecay' in options)
    throw new TypeError("adam: there is no option 'weightDecay' here: take adamW({ weightDecay })");
  return adaptive('adam', { ...options, weightDecay: 0 }, 'learningRate, beta1, beta2 and epsilon');
}

/**
 * Adam whose weights also shrink by a share of themselves in each step, biases too, apart from the gradient:
 *
 *     w' = w − learningRate · weightDecay · w, and then a step of `adam` from the gradient at w
 *
 * weightDecay is at least 0 and finite, the rest as in `adam`; else RangeError.
 * Source: Loshchilov & Hutter 2019, algorithm 2; defaults of PyTorch's AdamW.
 */
export function adamW({ weightDecay = 0.01, ...options }: AdamWOptions = {}): ResumableOptimizer {
  checkRange('adamW', 'weightDecay', weightDecay, 0, Infinity);
  return adaptive(
    'adamW',
    { ...options, weightDecay },
    'learningRate, beta1, beta2, epsilon and weightDecay',
  );
}

/** Of `adam`. */
export interface AdamOptions {
  readonly learningRate?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Of `adamW`. */
export interface AdamWOptions extends AdamOptions {
  readonly weightDecay?: number;
}

function adaptive(
  name: string,
  {
    learningRate = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay,
    ...others
  }: AdamOptions & { readonly weightDecay: number },
  known: string,
): ResumableOptimizer {
  rejectUnknownOptions(name, others, known);
  checkRange(name, 'beta1', beta1, 0, 1);
  checkRange(name, 'beta2', beta2, 0, 1);
  checkAboveZero(name, 'epsilon', epsilon);
  return optimizerOf({
    name,
    learningRate,
    memory: ['m', 'v'],
    update: (w, dw, [m, v], { rate, steps }) => {
      const [unbias1, unbias2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
      const kept = 1 - rate * weightDecay;
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i];
        v[i] = beta2 * v[i] + (1 - beta2) * dw[i] * dw[i];
        w[i] = kept * w[i] - (rate * (m[i] / unbias1)) / (Math.sqrt(v[i] / unbias2) + epsilon);
      }
    },
  });
}

/**
 * A step of `sgd` with momentum, with nothing remembered and nothing changed: what goes in is given, what comes out is new.
 *
 *     velocity' = momentum · velocity − learningRate · dw      w' = w + velocity'
 *
 * w, dw, velocity of one shape → { w, velocity } of that shape. Throws ShapeError where shapes differ.
 */
export function momentumStep(
  w: Tensor,
  dw: Tensor,
  velocity: Tensor,
  learningRate: number,
  momentum: number,
): { w: Tensor; velocity: Tensor } {
  checkShape('momentumStep', 'dw', dw, w.shape, 'w is');
  checkShape('momentumStep', 'velocity', velocity, w.shape, 'w is');
  const next = { w: copy(w), velocity: copy(velocity) };
  const slopes = contiguous(dw).data;
  for (let i = 0; i < slopes.length; i++) {
    next.velocity.data[i] = momentum * next.velocity.data[i] - learningRate * slopes[i];
    next.w.data[i] += next.velocity.data[i];
  }
  return next;
}
