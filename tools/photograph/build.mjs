// @ts-check
/** Bundles the photograph figure's page code into one script, its worker with the engine and the network within. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { byteScript } from '../byte-script.cjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const network = path.join(here, '..', '..', 'datasets', 'efficientnet-lite0');

/** The network's numbers, which lie beside the script under this name. */
export const weightsFile = 'efficientnet-lite0-f16.safetensors.js';

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  charset: 'utf8',
  legalComments: 'none',
};

/** @param {string} name @param {import('esbuild').Plugin[]} plugins */
async function script(name, plugins = []) {
  const entry = path.join(here, 'src', name);
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    loader: { '.css': 'text' },
    plugins,
  });
  return outputFiles?.[0].text ?? '';
}

/** The script, as a browser can load it without modules: a page opened from a folder can load none, and no worker either. */
export async function bundlePhotograph() {
  const worker = await script('worker.ts');
  /** @type {import('esbuild').Plugin} The worker's script as a text that the page makes a worker of. */
  const asText = {
    name: 'worker-as-text',
    setup(builder) {
      builder.onResolve({ filter: /^worker-script$/ }, () => ({ path: 'worker', namespace: 'text' }));
      builder.onLoad({ filter: /.*/, namespace: 'text' }, () => ({ contents: worker, loader: 'text' }));
    },
  };
  return await script('mount.ts', [asText]);
}

/** The network's numbers as a script: the one thing that a page opened from a folder may read, and a server's page, too. */
export function weightsScript() {
  const bytes = readFileSync(path.join(network, 'efficientnet-lite0-f16.safetensors'));
  const half = (/** @type {number} */ which) => bytes.filter((_, i) => i % 2 === which);
  return byteScript('convlabWeights', gzipSync(Buffer.concat([half(0), half(1)]), { level: 9 }));
}
