import type { Backend } from '../backend';
import { batches, type Examples } from '../data';
import { endsWhenInterrupted } from '../host/kernel-host';
import { yielder } from '../host/yielder';
import { t } from '../language';
import type { Model } from '../model';
import { rejectUnknownOptions } from '../shapes';
import { checkAugmented, checkData, checkNumbers, checkSignal } from './checks';
import { evaluateUntil } from './evaluate';
import { NotFiniteError } from './finite';
import type { Optimizer } from './optimizer';
import { reporter, type BatchReport, type EpochReport, type Outcome } from './report';
import { checkSchedule, rateAt, type Schedule } from './schedules';
import { trainingStep } from './step';

export interface FitOptions<D extends Examples = Examples> {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  /** How many times every example is seen. */
  readonly epochs?: number;
  /** What the first of them is called, 1 unless a training goes on: the order of the examples depends on it. */
  readonly firstEpoch?: number;
  readonly batchSize?: number;
  /**
   * Of the order of the examples and of dropout: the same seed repeats a run bit for bit on one engine, from the same
   * weights with a new optimizer. (wasm: on one version of Node, which may fuse multiply-adds; tfjs: on one number of
   * cores.) Two epochs and then two more are four where the second run says
   * `firstEpoch: 3` and the optimizer is the same, or has the state of the first (`loadCheckpoint`).
   */
  readonly seed?: number;
  /**
   * The learning rate of each step, by how many epochs lie behind; it sets the optimizer's before every batch. Without it the
   * optimizer keeps the rate it has.
   */
  readonly schedule?: Schedule;
  readonly onBatch?: (report: BatchReport) => void | Promise<void>;
  readonly onEpoch?: (report: EpochReport) => void | Promise<void>;
  /** Looked at after every epoch, never learned from. */
  readonly validation?: Examples;
  /** New examples from a batch: (batch, seed) => augment(batch, { seed, shift: 2 }) */
  readonly augment?: (batch: D, seed: number) => D;
  /** A bar, or in a log file a line an epoch; true by default. */
  readonly progress?: boolean;
  /** The loss as a curve that grows while the network learns, in a script as words at its end; false by default. */
  readonly plot?: boolean;
  /** Stops the training, as the notebook's Interrupt does. */
  readonly signal?: AbortSignal;
}

const KNOWN =
  'backend, optimizer, epochs, firstEpoch, batchSize, seed, schedule, onBatch, onEpoch, validation, augment, progress, plot and signal';

export interface FitResult {
  /** One entry for each whole epoch; without `validation` where that was interrupted. */
  readonly history: readonly EpochReport[];
  /** The loss of every batch. */
  readonly losses: readonly number[];
  /** Whether it was stopped before the end, the last validation included. The model keeps what it has learned so far. */
  readonly interrupted: boolean;
  readonly seconds: number;
}

/**
 * Trains a model: the numbers in `model.parameters` change in place, nothing else does.
 *
 * The notebook's Interrupt, a script's Ctrl-C, or `signal` ends it after the batch at hand, and what was learned stays.
 * (Another Ctrl-C ends the script; where the script listens to SIGINT itself, fit does not.)
 *
 * A loss or gradient that is not a finite number ends it with a NotFiniteError that says epoch, batch and layer; the
 * parameters are then those before that batch. So does a step to such numbers, as by a learning rate of 10³⁸; but these
 * stay in the parameters, since a copy of all before every step would cost more than it is worth.
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

/** The models being trained: two runs at once would each step from parameters that the other is updating. */
const inTraining = new WeakSet<Model>();

async function train<D extends Examples>(model: Model, data: D, options: FitOptions<D>): Promise<FitResult> {
  const { backend, optimizer, epochs = 1, batchSize = 32, seed = 0, validation, augment, ...rest } = options;
  const { firstEpoch = 1, schedule, onBatch, onEpoch, progress, plot, signal, ...others } = rest;
  rejectUnknownOptions('fit', others, KNOWN);
  checkNumbers({ backend, optimizer, epochs, firstEpoch, batchSize, seed });
  checkSchedule('fit', schedule);
  checkSignal('fit', signal);
  checkData('fit', model, data);
  if (validation) checkData('fit: validation', model, validation);
  if (inTraining.has(model))
    throw new Error('fit: this model is in training already: await that fit first, or train another model');
  inTraining.add(model);
  const count = Math.ceil(data.labels.length / batchSize);
  const report = reporter({ epochs, firstEpoch, batches: count, progress, plot });
  const clock = yielder(signal);
  const history: EpochReport[] = [];
  const losses: number[] = [];
  const started = performance.now();

  const learn = async (epoch: number): Promise<void> => {
    const sums = { loss: 0, right: 0, seen: 0 };
    let batch = 0;
    for (const examples of batches(data, { size: batchSize, seed: mix(seed, epoch, 0) })) {
      if (clock.stopped()) return;
      if (schedule) optimizer.learningRate = rateAt('fit', schedule, epoch - 1 + batch / count);
      batch++;
      const context = t(`fit: epoch ${epoch}, batch ${batch}`, `fit: 에폭 ${epoch}, 배치 ${batch}`);
      const own = augment ? checkAugmented(model, augment(examples, mix(seed, epoch, batch))) : examples;
      const { loss, right } = trainingStep(model, own, options, { context, seed: mix(seed, epoch, batch) });
      losses.push(loss);
      sums.loss += loss * own.labels.length;
      sums.right += right;
      sums.seen += own.labels.length;
      const now = { epoch, batch, batches: count, loss, accuracy: right / own.labels.length };
      report.batch(now, losses);
      await onBatch?.(now);
      await clock.tick();
    }
    const context = t(`fit: epoch ${epoch}, validation`, `fit: 에폭 ${epoch}, 검증`);
    const judging = { backend, batchSize: 100, context };
    const judged = validation && (await evaluateUntil(clock, model, validation, judging));
    const done: EpochReport = {
      epoch,
      loss: sums.loss / sums.seen,
      accuracy: sums.right / sums.seen,
      ...(judged && { validation: { loss: judged.loss, accuracy: judged.accuracy } }),
    };
    history.push(done);
    report.epoch(done);
    await onEpoch?.(done);
  };

  let outcome: Outcome = 'failed';
  try {
    for (let i = 0; i < epochs && !clock.stopped(); i++) await learn(firstEpoch + i);
    const unjudged = validation !== undefined && history.at(-1)?.validation === undefined;
    const interrupted = history.length < epochs || unjudged;
    outcome = interrupted ? 'interrupted' : 'whole';
    return { history, losses, interrupted, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    if (error instanceof NotFiniteError) Object.assign(error, { history, losses });
    throw error;
  } finally {
    inTraining.delete(model);
    clock.end();
    report.done(outcome, losses);
  }
}

/** A seed for a step of the run, far from its neighbours'. */
function mix(seed: number, epoch: number, batch: number): number {
  return Math.imul(Math.imul(seed, 0x9e3779b1) ^ Math.imul(epoch, 0x85ebca6b), 0xc2b2ae35 + 2 * batch) >>> 0;
}
