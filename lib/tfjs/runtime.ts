import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { addTrainingKernels } from './training-kernels';
import type { Tf } from './tf';

/** What TensorFlow.js runs on here. */
export interface Runtime {
  readonly tf: Tf;
  /** TensorFlow.js's own name of it: 'tensorflow' (the native library), 'wasm' or 'cpu'. */
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  readonly version: string;
  /** Why not a faster one: a sentence for each that was tried in vain. */
  readonly why: readonly string[];
}

/** What the set-up found out, in .convlab/tensorflow.json of the course's folder; 'none' if nothing worked. */
export interface SetUpChoice {
  readonly backend: Runtime['engine'] | 'none';
  readonly why?: readonly string[];
}

/** From the fastest on: the native library, WebAssembly, plain JavaScript. */
const runtimes = [
  { engine: 'tensorflow', load: loadNative },
  { engine: 'wasm', load: loadWasm },
  { engine: 'cpu', load: loadCpu },
] as const;

const nodeRequire = createRequire(__filename);

/**
 * Tries TensorFlow.js's runtimes, from the one that the set-up found to work, and takes the first that does. Throws where
 * TensorFlow.js is not installed at all.
 */
export async function findRuntime(setUp: SetUpChoice | undefined = readSetUp()): Promise<Runtime> {
  const why = [...(setUp?.why ?? [])];
  const start = runtimes.findIndex(({ engine }) => engine === setUp?.backend);
  for (const { engine, load } of runtimes.slice(Math.max(0, start))) {
    try {
      const tf = load();
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

function loadNative(): Tf {
  const binding = join(
    dirname(nodeRequire.resolve('@tensorflow/tfjs-node/package.json')),
    'lib/napi-v8/tfjs_binding.node',
  );
  if (!existsSync(binding)) throw new Error('its native library is not installed');
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // no advice about processor flags
  // Node 23 took this function away; tfjs-node 4.22 still calls it.
  const util = nodeRequire('node:util') as Record<string, unknown>;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  return nodeRequire('@tensorflow/tfjs-node') as Tf;
}

function loadWasm(): Tf {
  const tf = loadCpu();
  nodeRequire('@tensorflow/tfjs-backend-wasm');
  return tf;
}

function loadCpu(): Tf {
  return nodeRequire('@tensorflow/tfjs') as Tf;
}

/** The set-up's finding, from this folder upwards; undefined where there is none. */
function readSetUp(): SetUpChoice | undefined {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, '.convlab/tensorflow.json');
    if (existsSync(file)) {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as SetUpChoice;
      } catch {
        return undefined; // half-written: find out anew
      }
    }
    if (folder === dirname(folder)) return undefined;
  }
}
