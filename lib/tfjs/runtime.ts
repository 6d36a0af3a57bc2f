import { files } from '../platform/files';
import { tensorflow } from '../platform/tensorflow';
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

/** What the set-up found out, in .convlab/tensorflow.json of the course's folder; 'none' if nothing worked. */
export interface SetUpChoice {
  readonly backend: Runtime['engine'] | 'none';
  readonly why?: readonly string[];
}

/** Where the set-up records what works, in the course's folder. */
const FINDING = '.convlab/tensorflow.json';

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
  throw new Error(`TensorFlow.js does not work (${why.join('; ')}). Try: npm run doctor`);
}

/** What the set-up recorded; undefined where it did not. */
function readSetUp(): SetUpChoice | undefined {
  const folder = files.folderWith(FINDING);
  if (folder === undefined) return undefined;
  const file = files.join(folder, FINDING);
  if (!files.exists(file)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(files.read(file))) as SetUpChoice;
  } catch {
    return undefined; // half-written: find out anew
  }
}
