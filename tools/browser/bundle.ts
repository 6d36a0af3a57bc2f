/** The scripts that make the exported pages run: the page's own, and its workers. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { allPlaces, specFile } from '../grader/course/places';
import { nodeModules, twins } from './twins';

/** Bundles everything into `folder`; resolves to the bytes that it takes there. */
export async function bundleBrowser(root: string, folder: string): Promise<number> {
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
  const packed = [
    await build({
      ...common,
      entryPoints: { kernel: join(here, 'kernel/worker.ts'), checker: join(here, 'checker/worker.ts') },
    }),
  ];
  const plain = [
    await build({ ...common, entryPoints: { worker: join(here, 'worker.ts') } }),
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
  const results = [...packed, ...plain];
  if (process.env.CONVLAB_METAFILE !== undefined)
    writeFileSync(process.env.CONVLAB_METAFILE, JSON.stringify(results.map(({ metafile }) => metafile)));
  const outputsOf = (some: typeof results): string[] =>
    some.flatMap(({ metafile }) => Object.keys(metafile.outputs)).map((path) => join(root, path));
  const all = [...pack(outputsOf(packed), join(folder, 'modules')), ...outputsOf(plain)];
  return all.reduce((sum, path) => sum + statSync(path).size, 0);
}

/** Moves modules, gzipped, where modules.ts finds them; returns their paths. */
function pack(modules: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return modules.map((path) => {
    const to = join(folder, `${basename(path)}.gz`);
    writeFileSync(to, gzipSync(readFileSync(path), { level: 9 }));
    rmSync(path);
    return to;
  });
}
