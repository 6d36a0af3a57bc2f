import { tensorflow } from '../platform/tensorflow';
import { readSetUp, type SetUpChoice } from './set-up-choice';
import { addTrainingKernels } from './training-kernels';
import type { Tf } from './tf';

/** What TensorFlow.js runs on here. */
export interface Runtime {
  readonly tf: Tf;
  /** TensorFlow.js's own name of it: 'tensorflow' (the native library), 'wasm' or 'cpu'. */
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  readonly version: string;
  /** Why not a faster one: a sentence for each that was tried and failed. */
  readonly why: readonly string[];
}

/**
 * Tries TensorFlow.js's runtimes, from the one that the set-up found to work, and takes the first that does. Throws where
 * TensorFlow.js is not installed at all.
 */
export async function findRuntime(setUp: SetUpChoice | undefined = readSetUp()): Promise<Runtime> {
  const why = [...(setUp?.why ?? [])];
  const start = tensorflow.runtimes.findIndex(({ engine }) => engine === setUp?.backend);
  for (const { engine, load } of tensorflow.runtimes.slice(Math.max(0, start))) {
    try {
      const tf = (await load()) as Tf;
      // Its advice to install tfjs-node, and its search for NaN after every step, are for other readers.
      tf.enableProdMode();
      if (!(await tf.setBackend(engine))) throw new Error(`setBackend('${engine}') failed`);
      await tf.ready();
      addTrainingKernels(tf, engine);
      return { tf, engine, version: tf.version.tfjs, why };
    } catch (error) {
      why.push(`${engine}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `TensorFlow.js does not work (${why.join('; ')}). Try: npm run doctor, or outside the course: ` +
      'npm install @tensorflow/tfjs @tensorflow/tfjs-backend-wasm',
  );
}
