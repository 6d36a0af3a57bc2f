import type { Backend } from '../backend';
import type { Examples } from '../data';
import type { Loss } from './losses';
import type { Optimizer } from './optimizer';
import type { BatchReport, EpochReport } from './report';
import type { Schedule } from './schedules';

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
  /** What is made small; cross-entropy by default. See `weightedCrossEntropy`; a validation is judged by it too. */
  readonly loss?: Loss;
  /** Longer gradients, all parameters' together, are cut to this length: one odd batch then can't do much harm. */
  readonly clipNorm?: number;
  /** A bar, or in a log file a line an epoch; true by default. */
  readonly progress?: boolean;
  /** The loss as a curve that grows while the network learns, in a script as words at its end; false by default. */
  readonly plot?: boolean;
  /** Stops the training, as the notebook's Interrupt does. */
  readonly signal?: AbortSignal;
}

/** The names of the options, for messages. */
export const FIT_OPTIONS =
  'backend, optimizer, epochs, firstEpoch, batchSize, seed, schedule, onBatch, onEpoch, validation, augment, loss, clipNorm, progress, plot and signal';

export interface FitResult {
  /** One entry for each whole epoch; without `validation` where that was interrupted. */
  readonly history: readonly EpochReport[];
  /** The loss of every batch. */
  readonly losses: readonly number[];
  /** Whether it was stopped before the end, the last validation included. The model keeps what it has learned so far. */
  readonly interrupted: boolean;
  readonly seconds: number;
}
