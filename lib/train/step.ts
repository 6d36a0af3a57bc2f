import type { Backend } from '../backend';
import type { Examples } from '../data';
import { milliseconds } from '../host/milliseconds';
import type { Model } from '../model';
import { asDtype } from '../tensor';
import { clipped } from './clip';
import { mostLikely } from './evaluate';
import { checkGradients, checkLoss, checkParameters } from './finite';
import { checkedLoss, crossEntropy, type Loss } from './losses';
import type { Optimizer } from './optimizer';
import { sgd } from './optimizers';

/** The options of `fit` that a single step needs. */
export interface StepOptions {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  readonly loss?: Loss;
  readonly clipNorm?: number;
}

/**
 * One batch forward, back, and one step of the optimizer; the loss is the one before the step. `context` begins the
 * error messages.
 */
export function trainingStep(
  model: Model,
  { images, labels }: Examples,
  { backend, optimizer, loss: lossOf = crossEntropy, clipNorm }: StepOptions,
  { context, seed }: { context: string; seed: number },
): { loss: number; right: number } {
  const x = asDtype(images, model.dtype);
  const { out, parameterGradients, buffers } = model.record(backend, x, { seed });
  const { loss, dlogits } = checkedLoss(context, lossOf, out, labels, backend);
  checkLoss(loss, context, x, () => model.activations(backend, x, { dropoutSeed: seed }));
  const gradients = parameterGradients(dlogits);
  checkGradients(gradients, context);
  optimizer.step(
    model.parameters,
    clipNorm === undefined ? gradients : clipped(model.parameters, gradients, clipNorm),
  );
  for (const buffer of model.buffers) buffer.value = buffers[buffer.name];
  checkParameters([...model.parameters, ...model.buffers], context);
  return { loss, right: mostLikely(out).filter((prediction, i) => prediction === labels[i]).length };
}

export interface TimeStepOptions {
  readonly backend: Backend;
  readonly optimizer?: Optimizer;
  /** The fastest of so many steps counts. */
  readonly attempts?: number;
}

/**
 * How long an engine takes for a step of `fit` on these examples, and the loss that the first step leads to: engines
 * that start from the same network must agree on it. The model learns, as in every step.
 *
 * @example timeStep(leNet({ seed: 1 }), take(train, 32), { backend: naive })
 */
export function timeStep(
  model: Model,
  examples: Examples,
  { backend, optimizer = sgd(), attempts = 3 }: TimeStepOptions,
): { loss: number; milliseconds: number } {
  let seed = 0;
  const step = (): number => {
    seed++;
    return trainingStep(model, examples, { backend, optimizer }, { context: 'timeStep', seed }).loss;
  };
  step(); // warms the engine up, too
  const loss = step();
  return { loss, milliseconds: milliseconds(step, { attempts }) };
}
