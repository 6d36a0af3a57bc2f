/** The scripts that make the exported pages run: the page's own, and its workers. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  build,
  type BuildOptions,
  type ImportKind,
  type Metafile,
  type OutputFile,
  transform,
} from 'esbuild';
import { allPlaces, specFile } from '../grader/course/places';
import { nodeModules, twins } from './twins';

/** TypeScript is a module of its own: as a part of another one it would be parsed twice. */
const TYPESCRIPT = 'typescript.js';

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
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [twins(root, specs)],
    inject: [join(here, 'node', 'process.ts')],
    define: { global: 'globalThis' },
    alias: {
      ...Object.fromEntries(own),
      'node:path': 'path-browserify',
      'node:fs/promises': join(here, 'node', 'fs.ts'),
      typescript: `./${TYPESCRIPT}`,
    },
    external: [`./${TYPESCRIPT}`],
  };
  const modules = {
    ...common,
    outdir: join(folder, 'modules'),
    splitting: true,
    chunkNames: '[name]-[hash]',
    write: false,
  } as const;
  const packed = [
    await build({
      ...modules,
      entryPoints: { kernel: join(here, 'kernel/worker.ts'), checker: join(here, 'checker/worker.ts') },
    }),
    await build({
      ...modules,
      entryPoints: { main: join(here, 'page/main.ts') },
      define: { ...common.define, EXERCISES: JSON.stringify([...specs.keys()]) },
    }),
  ];
  const plain = [
    await build({ ...common, entryPoints: { worker: join(here, 'worker.ts'), page: join(here, 'page.ts') } }),
    await build({
      ...common,
      format: 'iife', // a policy without sources refuses even a module's own script
      entryPoints: { answer: join(here, 'checker/answer.ts') },
      inject: [join(here, 'node', 'process.ts'), join(here, 'checker', 'own-url.ts')],
      alias: {
        ...common.alias,
        ndarray: join(root, 'tools/grader/sandbox/inside/watched-ndarray.ts'),
        'plain-ndarray': load.resolve('ndarray'),
      },
    }),
  ];
  const metafiles = [...packed, ...plain].map(({ metafile }) => metafile);
  if (process.env.CONVLAB_METAFILE !== undefined)
    writeFileSync(process.env.CONVLAB_METAFILE, JSON.stringify(metafiles));
  const texts = new Map(packed.flatMap(({ metafile, outputFiles }) => modulesIn(metafile, outputFiles)));
  texts.set(TYPESCRIPT, await typescriptModule(load.resolve('typescript')));
  const scripts = plain.flatMap(({ metafile }) => Object.keys(metafile.outputs));
  const paths = [...writeModules(modules.outdir, texts), ...scripts.map((path) => join(root, path))];
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}

/** Writes modules where modules.ts finds them; returns their paths. */
function writeModules(folder: string, texts: ReadonlyMap<string, string>): string[] {
  mkdirSync(folder, { recursive: true });
  return [...texts].map(([name, text]) => {
    const path = join(folder, `${name}.gz`);
    writeFileSync(path, gzipSync(text, { level: 9 }));
    return path;
  });
}

/** What esbuild wrote, by name, as modules.ts reads it. */
function modulesIn({ outputs }: Metafile, files: readonly OutputFile[]): [string, string][] {
  const imported = new Map(
    Object.entries(outputs).map(([path, { imports }]) => [basename(path), imports] as const),
  );
  const importsOf = (name: string, kind: ImportKind): string[] => {
    const some = (imported.get(name) ?? []).filter((one) => one.kind === kind);
    return [...new Set(some.map(({ path }) => basename(path)))];
  };
  const allOf = (name: string): string[] =>
    importsOf(name, 'import-statement').flatMap((one) => [one, ...allOf(one)]);
  return files.map(({ path, text }) => {
    const name = basename(path);
    for (const later of importsOf(name, 'dynamic-import')) {
      const before = `import("./${later}")`;
      if (!text.includes(before)) throw new Error(`${name}: esbuild writes ${before} otherwise`);
      text = text.replaceAll(before, `__loadModule("${later}")`);
    }
    return [name, `//${JSON.stringify([...new Set(allOf(name))])}\n${text}`];
  });
}

/** The compiler's own script as a module. */
async function typescriptModule(path: string): Promise<string> {
  const { code } = await transform(readFileSync(path, 'utf8'), {
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  });
  return `//[]\n${code}export default ts;`;
}
