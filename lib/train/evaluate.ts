import type { Backend } from '../backend';
import { batches, type Examples } from '../data';
import { checkInteger } from '../geometry';
import { yielder, type Yielder } from '../host/yielder';
import type { Model } from '../model';
import { checkEngine, rejectUnknownOptions } from '../shapes';
import { asDtype, contiguous, type Tensor } from '../tensor';
import { checkData, checkLossFunction, checkSignal } from './checks';
import { checkLoss } from './finite';
import { checkedLoss, crossEntropy, type Loss } from './losses';

export interface Evaluation {
  /** The mean over all examples; of a loss of one's own, that of the batches, by their number of examples. */
  readonly loss: number;
  /** The share of examples whose most likely class is the right one, 0 … 1. */
  readonly accuracy: number;
  /** The most likely class of each example. */
  readonly predictions: readonly number[];
}

export interface EvaluateOptions {
  readonly backend: Backend;
  readonly batchSize?: number;
  /** Cross-entropy by default. */
  readonly loss?: Loss;
  readonly signal?: AbortSignal;
}

/**
 * How well a model does on examples. Nothing is learned. Throws an Error when it is interrupted, and NotFiniteError for a
 * loss that is not finite: a network that answers NaN would count as right for the first class. Before the first batch it
 * throws ShapeError where the examples do not fit the model, and RangeError for a label that is none of its classes.
 */
export async function evaluate(
  model: Model,
  data: Examples,
  { backend, batchSize = 100, loss, signal, ...others }: EvaluateOptions,
): Promise<Evaluation> {
  rejectUnknownOptions('evaluate', others, 'backend, batchSize, loss and signal');
  checkEngine('evaluate', backend);
  checkInteger('evaluate', 'batchSize', batchSize, 1);
  checkData('evaluate', model, data);
  checkSignal('evaluate', signal);
  checkLossFunction('evaluate', loss);
  const clock = yielder(signal);
  try {
    const result = await evaluateUntil(clock, model, data, { backend, batchSize, loss, context: 'evaluate' });
    if (!result) throw new Error('evaluate: interrupted');
    return result;
  } finally {
    clock.end();
  }
}

interface Judging {
  readonly backend: Backend;
  readonly batchSize: number;
  readonly loss?: Loss;
  readonly context: string;
}

/** The same with the caller's yielder; undefined once that was stopped. `context` begins the error messages. */
export async function evaluateUntil(
  { tick }: Yielder,
  model: Model,
  data: Examples,
  { backend, batchSize, loss: lossOf = crossEntropy, context }: Judging,
): Promise<Evaluation | undefined> {
  const predictions: number[] = [];
  let loss = 0;
  for (const { images, labels } of batches(data, { size: batchSize })) {
    if (await tick()) return undefined;
    const x = asDtype(images, model.dtype);
    const logits = model.forward(backend, x);
    const mean = checkedLoss(context, lossOf, logits, labels, backend).loss;
    const from = predictions.length;
    checkLoss(mean, `${context}, examples ${from} … ${from + labels.length - 1}`, x, () =>
      model.activations(backend, x),
    );
    loss += mean * labels.length;
    for (const prediction of mostLikely(logits)) predictions.push(prediction);
  }
  const right = predictions.filter((prediction, i) => prediction === data.labels[i]).length;
  return { loss: loss / predictions.length, accuracy: right / predictions.length, predictions };
}

/** logits [N, K] → the class of the largest one of each row; of equal ones the first. */
export function mostLikely(logits: Tensor): number[] {
  const [count, classes] = logits.shape;
  const { data } = contiguous(logits);
  return Array.from({ length: count }, (_, i) => {
    let best = 0;
    for (let k = 1; k < classes; k++) if (data[i * classes + k] > data[i * classes + best]) best = k;
    return best;
  });
}
