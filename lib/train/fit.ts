import { batches, type Examples } from '../data';
import { endsWhenInterrupted } from '../host/kernel-host';
import { yielder } from '../host/yielder';
import { t } from '../language';
import type { Model } from '../model';
import { rejectUnknownOptions } from '../shapes';
import {
  checkAugmented,
  checkClipNorm,
  checkData,
  checkLossFunction,
  checkNumbers,
  checkSignal,
} from './checks';
import { evaluateUntil } from './evaluate';
import { NotFiniteError } from './finite';
import { FIT_OPTIONS, type FitOptions, type FitResult } from './fit-options';
import { reporter, type EpochReport, type Outcome } from './report';
import { checkSchedule, rateAt } from './schedules';
import { trainingStep } from './step';

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
  const { firstEpoch = 1, schedule, onBatch, onEpoch, loss: lossOf, clipNorm, ...more } = rest;
  const { progress, plot, signal, ...others } = more;
  rejectUnknownOptions('fit', others, FIT_OPTIONS);
  checkNumbers({ backend, optimizer, epochs, firstEpoch, batchSize, seed });
  checkSchedule('fit', schedule);
  checkSignal('fit', signal);
  checkLossFunction('fit', lossOf);
  checkClipNorm('fit', clipNorm);
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
    const judging = { backend, batchSize: 100, loss: lossOf, context };
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
