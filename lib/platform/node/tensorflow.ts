import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Tensorflow } from '../types';

const nodeRequire = createRequire(__filename);

function loadNative(): unknown {
  const binding = join(
    dirname(nodeRequire.resolve('@tensorflow/tfjs-node/package.json')),
    'lib/napi-v8/tfjs_binding.node',
  );
  if (!existsSync(binding)) throw new Error('its native library is not installed');
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // no advice about processor flags
  // Node 23 took this function away; tfjs-node 4.22 still calls it.
  const util = nodeRequire('node:util') as Record<string, unknown>;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  return nodeRequire('@tensorflow/tfjs-node');
}

function loadWasm(): unknown {
  const tf = loadCpu();
  nodeRequire('@tensorflow/tfjs-backend-wasm');
  return tf;
}

function loadCpu(): unknown {
  return nodeRequire('@tensorflow/tfjs');
}

const runtime = (load: () => unknown) => () =>
  new Promise<unknown>((resolve) => {
    resolve(load());
  });

export const tensorflow: Tensorflow = {
  runtimes: [
    { engine: 'tensorflow', load: runtime(loadNative) },
    { engine: 'wasm', load: runtime(loadWasm) },
    { engine: 'cpu', load: runtime(loadCpu) },
  ],
};
