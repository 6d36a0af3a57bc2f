/** In the browser's worker: the engines' golden cases, and the experiments; each request names one of them. */
import {
  loadBackend,
  loadPhoto,
  preloadFiles,
  setCourseLocation,
  type BackendName,
  type TfjsBackend,
} from 'convlab';
import { goldenSuite } from '../../lib/engines/golden';
import * as experiments from './experiments';
import { collect } from './jest-stand-in';

export interface Golden {
  readonly failed: readonly string[];
  readonly passed: number;
  /** What TensorFlow.js runs on. */
  readonly engine?: string;
  readonly why?: readonly string[];
}

const requests: Readonly<Record<string, (argument: string) => unknown>> = {
  base: setCourseLocation,
  golden: async (name): Promise<Golden> => {
    const backend = await loadBackend(name as BackendName);
    const { engine, why } = backend as Partial<TfjsBackend>;
    return {
      ...collect(() => {
        goldenSuite(() => backend);
      }),
      engine,
      why,
    };
  },
  losses: (name) => experiments.losses(name as BackendName),
  weights: experiments.weights,
  pictures: experiments.pictures,
  mathematics: experiments.mathematics,
  threads: experiments.threads,
  /** With the file fetched first, so that nothing blocks. */
  preloaded: async (path) => {
    await preloadFiles([path]);
    return loadPhoto('camera').shape;
  },
};

async function answer(name: string, argument: string): Promise<unknown> {
  try {
    return { value: await requests[name](argument) };
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

// The same script serves as a worker and in a page.
if (typeof document === 'undefined') {
  onmessage = async ({ data }: MessageEvent<[string, string]>) => {
    postMessage(await answer(...data));
  };
} else Object.assign(globalThis, { answer });
