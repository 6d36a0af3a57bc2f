import type { Bilingual } from '../language';
import { files } from '../platform/files';
import { datasetsFolder, type DataOptions } from './folder';

/** How one network learned, as a script of examples/ wrote it down. */
export interface LearningCurve {
  readonly name: Bilingual;
  readonly seed: number;
  /** After how many epochs it was judged. */
  readonly epochs: readonly number[];
  /** The share of training examples that it named rightly then, 0 … 1. */
  readonly train: readonly number[];
  /** The same of examples it had not learned from, and its loss there. */
  readonly test: readonly number[];
  readonly testLoss: readonly number[];
}

export interface LearningRecord {
  /** The command that makes it again. */
  readonly command: string;
  readonly engine: string;
  /** Of the whole run. */
  readonly seconds: number;
  readonly curves: readonly LearningCurve[];
}

/**
 * What a long training left behind, from datasets/learning-records/<name>.json, or from `folder`: for experiments that do not
 * fit into the time of a chapter. Throws an Error where there is no such record.
 *
 * @example learningRecord('take-apart').curves[0].test
 */
export function learningRecord(name: string, { folder }: DataOptions = {}): LearningRecord {
  const path = files.join(folder ?? files.join(datasetsFolder(), 'learning-records'), `${name}.json`);
  if (!files.exists(path)) throw new Error(`learningRecord: there is no ${path}`);
  // The course's own file, in this form.
  return JSON.parse(new TextDecoder().decode(files.read(path))) as LearningRecord;
}
