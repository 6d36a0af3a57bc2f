import type { Examples } from '../data';
import { endsWhenInterrupted } from '../host/kernel-host';
import { progressBar } from '../host/progress-bar';
import { yielder } from '../host/yielder';
import { t } from '../language';
import type { Model } from '../model';
import { checkData } from './checks';
import { evaluateUntil } from './evaluate';
import { fit } from './fit';
import type { FitOptions } from './fit-options';
import type { Optimizer } from './optimizer';
import { endingText, type Outcome } from './report';

/** How one kind of network did: one entry a seed. */
export interface Trial {
  readonly name: string;
  readonly parameterCount: number;
  /** The accuracy on the training examples after training, 0 … 1. */
  readonly train: readonly number[];
  /** The same of examples it has not seen. */
  readonly test: readonly number[];
  /** The loss of every batch. */
  readonly losses: readonly (readonly number[])[];
  /** Of learning alone, all seeds together. */
  readonly seconds: number;
}

export interface CompareOptions extends Pick<
  FitOptions,
  'backend' | 'epochs' | 'batchSize' | 'schedule' | 'augment' | 'signal'
> {
  /** A new one for every network: an optimizer remembers its last steps. */
  readonly optimizer: () => Optimizer;
  /** Each network learns once a seed, which gives its first weights, the order of the examples and dropout. */
  readonly seeds?: readonly number[];
  /** A bar, one step a training; true by default. */
  readonly progress?: boolean;
}

/**
 * Trains several networks under the same conditions and evaluates each, so that differences come from the networks. More
 * than one seed shows how much is chance.
 *
 * An interrupt ends it; networks that were not evaluated with every seed are left out.
 *
 * @example
 * await compareNetworks(
 *   { ReLU: (seed) => leNet({ seed }), tanh: (seed) => leNet({ seed, activation: 'tanh' }) },
 *   fashionMnist(),
 *   { backend, optimizer: () => adam(), epochs: 3, seeds: [1, 2] },
 * );
 */
export function compareNetworks(
  builds: Readonly<Record<string, (seed: number) => Model>>,
  data: { readonly train: Examples; readonly test: Examples },
  options: CompareOptions,
): Promise<Trial[]> {
  return endsWhenInterrupted(compare(builds, data, options));
}

async function compare(
  builds: Readonly<Record<string, (seed: number) => Model>>,
  { train, test }: { readonly train: Examples; readonly test: Examples },
  { optimizer, seeds = [0], progress = true, ...options }: CompareOptions,
): Promise<Trial[]> {
  const kinds = Object.entries(builds);
  if (kinds.length * seeds.length === 0)
    throw new RangeError(
      `compareNetworks: there are ${kinds.length} networks and ${seeds.length} seeds, it needs at least 1 of each`,
    );
  if (typeof optimizer !== 'function')
    throw new TypeError(
      'compareNetworks: each network needs an optimizer of its own: optimizer: () => adam()',
    );
  const clock = yielder(options.signal);
  const total = kinds.length * seeds.length;
  const bar = progress ? progressBar({ total, label: t('networks', '신경망') }) : undefined;
  const trials: Trial[] = [];

  const tryOut = async (name: string, build: (seed: number) => Model): Promise<Trial | undefined> => {
    const trial = { name, parameterCount: 0, train: [] as number[], test: [] as number[], seconds: 0 };
    const losses: (readonly number[])[] = [];
    for (const seed of seeds) {
      bar?.update(trials.length * seeds.length + losses.length, name);
      const model = build(seed);
      if (losses.length === 0) checkData('compareNetworks: test', model, test);
      const learned = await fit(model, train, { ...options, optimizer: optimizer(), seed, progress: false });
      const judging = { backend: options.backend, batchSize: 100, context: `compareNetworks: ${name}` };
      const known = await evaluateUntil(clock, model, train, judging);
      const unknown = known && (await evaluateUntil(clock, model, test, judging));
      if (!known || !unknown) return undefined;
      trial.parameterCount = model.parameterCount;
      trial.train.push(known.accuracy);
      trial.test.push(unknown.accuracy);
      trial.seconds += learned.seconds;
      losses.push(learned.losses);
    }
    return { ...trial, losses };
  };

  let outcome: Outcome = 'failed';
  try {
    for (const [name, build] of kinds) {
      const trial = await tryOut(name, build);
      if (!trial) break;
      trials.push(trial);
    }
    outcome = trials.length < kinds.length ? 'interrupted' : 'whole';
    if (outcome === 'whole') bar?.update(total, '');
    return trials;
  } finally {
    clock.end();
    bar?.done(endingText(outcome));
  }
}
