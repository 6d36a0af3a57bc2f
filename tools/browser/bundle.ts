/** The scripts that make the exported pages run: the page's own, and its workers. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { allPlaces, specFile } from '../grader/course/places';
import { nodeModules, twins } from './twins';

/** Bundles everything into `folder`. Bytes by file, from the largest on. */
export async function bundleBrowser(root: string, folder: string): Promise<ReadonlyMap<string, number>> {
  const here = join(root, 'tools', 'browser');
  const load = createRequire(join(root, 'package.json'));
  const specs = new Map(allPlaces().map((place) => [`${place.chapter}/${place.id}`, specFile(place)]));
  const own = Object.entries(nodeModules).map(([name, file]) => [name, join(here, file)] as const);
  const common: BuildOptions & { metafile: true } = {
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    plugins: [twins(root, specs)],
    inject: [join(here, 'node', 'process.ts')],
    define: { global: 'globalThis' },
    alias: {
      ...Object.fromEntries(own),
      'node:path': 'path-browserify',
      'node:fs/promises': join(here, 'node', 'fs.ts'),
      '@tslab/typescript-for-tslab': 'typescript',
    },
  };
  const results = [
    await build({
      ...common,
      entryPoints: { kernel: join(here, 'kernel/worker.ts'), checker: join(here, 'checker/worker.ts') },
    }),
    await build({
      ...common,
      splitting: false,
      format: 'iife', // a policy without sources refuses even a module's own script
      entryPoints: { answer: join(here, 'checker/answer.ts') },
      inject: [join(here, 'node', 'process.ts'), join(here, 'checker', 'own-url.ts')],
      alias: {
        ...common.alias,
        ndarray: join(root, 'tools/grader/sandbox/inside/watched-ndarray.ts'),
        'plain-ndarray': load.resolve('ndarray'),
      },
    }),
    await build({ ...common, entryPoints: { page: join(here, 'page/main.ts') } }),
  ];
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  if (process.env.CONVLAB_METAFILE !== undefined)
    writeFileSync(process.env.CONVLAB_METAFILE, JSON.stringify(results.map(({ metafile }) => metafile)));
  const sizes = outputs.map(([path, { bytes }]) => [relative(folder, join(root, path)), bytes] as const);
  return new Map(sizes.sort(([, a], [, b]) => b - a));
}
