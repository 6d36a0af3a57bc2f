import type { TfjsBackend } from '../backend';
import { convLayer } from './conv2d';
import { otherLayers } from './other-layers';
import { poolLayers } from './pool2d';
import { findRuntime } from './runtime';
import type { SetUpChoice } from './set-up-choice';

export type { SetUpChoice };

/**
 * The same layers by TensorFlow.js, on the best that it can run on here: what the set-up chose, or `choice`.
 * Nothing of it is loaded before this call. Throws where TensorFlow.js is not installed.
 */
export async function loadTfjs(choice?: SetUpChoice): Promise<TfjsBackend> {
  const { tf, engine, version, why } = await findRuntime(choice);
  return { name: 'tfjs', engine, version, why, ...convLayer(tf), ...poolLayers(tf), ...otherLayers(tf) };
}
