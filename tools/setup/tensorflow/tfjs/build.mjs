// @ts-check
// build.mjs <file>: index.mjs as one CommonJS file. Core, layers and the cpu backend stay outside it, so that there is
// one of each however TensorFlow.js is loaded.
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = process.argv[2];
const next = `${file}.${process.pid}`;
mkdirSync(dirname(file), { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL('index.mjs', import.meta.url))],
  outfile: next,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // First of all: the first part to load creates the one engine that all parts share.
  banner: { js: "require('@tensorflow/tfjs-core');" },
  logLevel: 'warning',
  plugins: [
    {
      name: 'one-of-each',
      setup(bundling) {
        bundling.onResolve({ filter: /^@tensorflow\/tfjs-[a-z-]+$/ }, ({ path }) => ({
          path,
          external: true,
        }));
      },
    },
  ],
});
renameSync(next, file);
