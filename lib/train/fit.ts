import type { Backend } from '../backend';
import { batches, type Examples } from '../data';
import { whole } from '../geometry';
import type { Model } from '../model';
import { endsWhenInterrupted } from '../notebook/host';
import { checkSeed } from '../random';
import { checkEngine, noOtherOptions } from '../shapes';
import { checkData } from './check-data';
import { evaluateUntil } from './evaluate';
import type { Optimizer } from './optimizers';
import { reporter, type BatchReport, type EpochReport } from './report';
import { trainingStep } from './step';
import { ticker } from './ticker';

export interface FitOptions<D extends Examples = Examples> {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  /** How many times every example is seen. */
  readonly epochs?: number;
  readonly batchSize?: number;
  /** Of the order of the examples and of dropout: the same seed repeats a run bit for bit on one engine. */
  readonly seed?: number;
  readonly onBatch?: (report: BatchReport) => void | Promise<void>;
  readonly onEpoch?: (report: EpochReport) => void | Promise<void>;
  /** Looked at after every epoch, never learned from. */
  readonly validation?: Examples;
  /** New examples from a batch: (batch, seed) => augment(batch, { seed, shift: 2 }) */
  readonly augment?: (batch: D, seed: number) => D;
  /** A bar, or in a log file a line an epoch; true by default. */
  readonly progress?: boolean;
  /** The loss as a curve that grows while the network learns; false by default. */
  readonly plot?: boolean;
  /** Stops the training, as the notebook's Interrupt does. */
  readonly signal?: AbortSignal;
}

const KNOWN =
  'backend, optimizer, epochs, batchSize, seed, onBatch, onEpoch, validation, augment, progress, plot and signal';

export interface FitResult {
  /** One entry for each whole epoch; without `validation` where that was interrupted. */
  readonly history: readonly EpochReport[];
  /** The loss of every batch. */
  readonly losses: readonly number[];
  /** Whether it was stopped before the end, the last validation included. The model keeps what it had learned so far. */
  readonly interrupted: boolean;
  readonly seconds: number;
}

/**
 * Trains a model: the numbers in `model.parameters` change in place, nothing else does.
 *
 * The notebook's Interrupt, or `signal`, ends it after the batch at hand; in a script Ctrl-C ends the process. A loss
 * or gradient that is not a finite number ends it with an Error that says epoch, batch and layer; the parameters are
 * then those before that batch. So does a step to such numbers, as by a learning rate of 10³⁸; but these stay in the
 * parameters, since a copy of all before every step would cost more than it is worth.
 *
 * Throws, before anything is learned, where data or validation do not fit the model. A model without an `inputShape`
 * takes that of the images.
 *
 * @example
 * const { train, test } = fashionMnist();
 * await fit(leNet(), train, { backend: await loadBackend(), optimizer: adam(), epochs: 5, validation: test });
 */
export function fit<D extends Examples>(model: Model, data: D, options: FitOptions<D>): Promise<FitResult> {
  return endsWhenInterrupted(train(model, data, options));
}

async function train<D extends Examples>(model: Model, data: D, options: FitOptions<D>): Promise<FitResult> {
  const { backend, optimizer, epochs = 1, batchSize = 32, seed = 0, validation, augment, ...said } = options;
  const { onBatch, onEpoch, progress, plot, signal, ...others } = said;
  noOtherOptions('fit', others, KNOWN);
  checkEngine('fit', backend);
  if (typeof (optimizer as Optimizer | undefined)?.step !== 'function')
    throw new TypeError('fit: an optimizer is missing: give it adam(), or sgd()');
  checkData('fit', model, data);
  if (validation) checkData('fit: validation', model, validation);
  whole('fit', 'epochs', epochs, 1);
  whole('fit', 'batchSize', batchSize, 1);
  checkSeed('fit', seed);
  const count = Math.ceil(data.labels.length / batchSize);
  const report = reporter({ epochs, batches: count, progress, plot });
  const clock = ticker(signal);
  const history: EpochReport[] = [];
  const losses: number[] = [];
  const started = performance.now();

  for (let epoch = 1; epoch <= epochs && !clock.stopped(); epoch++) {
    const sums = { loss: 0, right: 0, seen: 0 };
    let batch = 0;
    for (const examples of batches(data, { size: batchSize, seed: mix(seed, epoch, 0) })) {
      if (clock.stopped()) break;
      batch++;
      const own = augment?.(examples, mix(seed, epoch, batch)) ?? examples;
      const { loss, right } = trainingStep(model, own, options, {
        epoch,
        batch,
        seed: mix(seed, epoch, batch),
      });
      losses.push(loss);
      sums.loss += loss * own.labels.length;
      sums.right += right;
      sums.seen += own.labels.length;
      const now = { epoch, batch, batches: count, loss, accuracy: right / own.labels.length };
      report.batch(now, losses);
      await onBatch?.(now);
      await clock.tick();
    }
    if (batch < count) break;
    const judged = validation && (await evaluateUntil(clock, model, validation, { backend, batchSize: 100 }));
    const done: EpochReport = {
      epoch,
      loss: sums.loss / sums.seen,
      accuracy: sums.right / sums.seen,
      ...(judged && { validation: { loss: judged.loss, accuracy: judged.accuracy } }),
    };
    history.push(done);
    report.epoch(done);
    await onEpoch?.(done);
  }
  const unjudged = validation !== undefined && history.at(-1)?.validation === undefined;
  const interrupted = history.length < epochs || unjudged;
  report.done(interrupted, losses);
  return { history, losses, interrupted, seconds: (performance.now() - started) / 1000 };
}

/** A seed for a place in the run, far from its neighbours'. */
function mix(seed: number, epoch: number, batch: number): number {
  return Math.imul(Math.imul(seed, 0x9e3779b1) ^ Math.imul(epoch, 0x85ebca6b), 0xc2b2ae35 + 2 * batch) >>> 0;
}
