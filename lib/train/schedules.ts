import { checkAboveZero, checkRange } from './optimizer';
import { rejectUnknownOptions } from '../shapes';

/**
 * A learning rate for each moment of a training. `epoch` is how many epochs lie behind, with fractions: 0 at the first batch,
 * 2.5 in the middle of the third epoch. A pure function, so that a training that goes on (`firstEpoch`) finds the very rates
 * it would have had.
 */
export type Schedule = (epoch: number) => number;

/** The same rate throughout. Throws RangeError unless it is finite and above 0. */
export function constantRate(learningRate: number): Schedule {
  checkAboveZero('constantRate', 'learningRate', learningRate);
  return () => learningRate;
}

/**
 * A rate that drops by a factor every few epochs: learningRate · factor ^ ⌊epoch / every⌋.
 *
 * `every` counts epochs, 0.1 is the usual factor, and AlexNet's. Throws RangeError for numbers that are not above 0.
 * Source: Krizhevsky et al. 2012, section 5, where a person decided when.
 *
 * @example await fit(model, train, { …, epochs: 30, schedule: stepDecay({ learningRate: 0.01, every: 10 }) })
 */
export function stepDecay({
  learningRate,
  every,
  factor = 0.1,
  ...others
}: {
  readonly learningRate: number;
  readonly every: number;
  readonly factor?: number;
}): Schedule {
  rejectUnknownOptions('stepDecay', others, 'learningRate, every and factor');
  for (const [what, value] of Object.entries({ learningRate, every, factor }))
    checkAboveZero('stepDecay', what, value);
  return (epoch) => learningRate * factor ** Math.floor(epoch / every);
}

/**
 * A rate that falls along half a cosine, slowly at both ends, and stays at `final` from then on:
 *
 *     final + (learningRate − final) · (1 + cos(π · epoch / epochs)) / 2
 *
 * `epochs` is the length of the fall; with `final` 0, the default, a training must not be longer than that. Throws RangeError
 * for a learningRate or epochs that are not above 0, and a final below 0 or above the learningRate.
 * Source: Loshchilov & Hutter 2017, "SGDR", eq. 5, without restarts.
 *
 * @example await fit(model, train, { …, epochs: 20, schedule: cosineDecay({ learningRate: 0.1, epochs: 20 }) })
 */
export function cosineDecay({
  learningRate,
  epochs,
  final = 0,
  ...others
}: {
  readonly learningRate: number;
  readonly epochs: number;
  readonly final?: number;
}): Schedule {
  rejectUnknownOptions('cosineDecay', others, 'learningRate, epochs and final');
  checkAboveZero('cosineDecay', 'learningRate', learningRate);
  checkAboveZero('cosineDecay', 'epochs', epochs);
  checkRange('cosineDecay', 'final', final, 0, learningRate);
  return (epoch) =>
    epoch >= epochs
      ? final
      : final + ((learningRate - final) * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2;
}

/**
 * Another schedule, reached by a straight climb during the first `epochs`: from the share `from` of its rate, 0.1 by default,
 * to the whole. Large steps from weights that know nothing yet often lead astray; small ones first do not.
 *
 * Throws RangeError for epochs that are not above 0 and a share outside (0, 1].
 * Source: Goyal et al. 2017, "Accurate, large minibatch SGD", section 2.2.
 *
 * @example warmUp(cosineDecay({ learningRate: 0.1, epochs: 20 }), { epochs: 1 })
 */
export function warmUp(
  schedule: Schedule,
  { epochs, from = 0.1, ...others }: { readonly epochs: number; readonly from?: number },
): Schedule {
  rejectUnknownOptions('warmUp', others, 'epochs and from');
  if (typeof schedule !== 'function')
    throw new TypeError(
      'warmUp: the first argument is a schedule, as in warmUp(constantRate(0.1), { epochs: 1 })',
    );
  checkAboveZero('warmUp', 'epochs', epochs);
  checkAboveZero('warmUp', 'from', from);
  if (from > 1) throw new RangeError(`warmUp: from must be at most 1, not ${from}`);
  return (epoch) => schedule(epoch) * Math.min(1, from + ((1 - from) * epoch) / epochs);
}

/** Throws TypeError for what is no schedule, such as the options of one. */
export function checkSchedule(name: string, schedule: unknown): void {
  if (schedule !== undefined && typeof schedule !== 'function')
    throw new TypeError(
      `${name}: schedule is ${typeof schedule}, but gives the rate at an epoch: cosineDecay({ … }), or (epoch) => 0.1`,
    );
}

/** The rate of the step after so many epochs. Throws RangeError unless it is finite and above 0. */
export function rateAt(name: string, schedule: Schedule, epoch: number): number {
  const rate = schedule(epoch);
  if (Number.isFinite(rate) && rate > 0) return rate;
  throw new RangeError(
    `${name}: the schedule gives ${rate} after ${epoch} epochs; a learning rate is finite and above 0: ` +
      'does the training go on longer than the schedule was made for?',
  );
}
