import type { Backend } from '../backend';
import { batches, type Examples } from '../data';
import type { Model } from '../model';
import { checkEngine } from '../shapes';
import { contiguous, dtypeOf, tensor, type Tensor } from '../tensor';
import { checkData } from './check-data';
import { ticker, type Ticker } from './ticker';

export interface Evaluation {
  /** The mean over all examples. */
  readonly loss: number;
  /** The share of examples whose most likely class is the right one, 0 … 1. */
  readonly accuracy: number;
  /** The most likely class of each example. */
  readonly predictions: readonly number[];
}

export interface EvaluateOptions {
  readonly backend: Backend;
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * How well a model does on examples. Nothing is learned. Throws an Error when it is interrupted; before the first batch
 * ShapeError where the examples do not fit the model, and RangeError for a label that is none of its classes.
 */
export async function evaluate(
  model: Model,
  data: Examples,
  { backend, batchSize = 100, signal }: EvaluateOptions,
): Promise<Evaluation> {
  checkEngine('evaluate', backend);
  checkData('evaluate', model, data);
  const result = await evaluateUntil(ticker(signal), model, data, { backend, batchSize });
  if (!result) throw new Error('evaluate: interrupted');
  return result;
}

/** The same with a ticker of the caller's; undefined once that says stop. */
export async function evaluateUntil(
  { tick }: Ticker,
  model: Model,
  data: Examples,
  { backend, batchSize }: { backend: Backend; batchSize: number },
): Promise<Evaluation | undefined> {
  const predictions: number[] = [];
  let loss = 0;
  for (const { images, labels } of batches(data, { size: batchSize })) {
    if (await tick()) return undefined;
    const logits = model.forward(backend, asDtype(images, model));
    loss += backend.softmaxCrossEntropy(logits, labels).loss * labels.length;
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

/** A batch in the model's own dtype. */
export function asDtype(images: Tensor, { dtype }: Model): Tensor {
  return dtypeOf(images) === dtype ? images : tensor(images, images.shape, dtype);
}
