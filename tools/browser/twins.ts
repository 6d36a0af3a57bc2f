/** What stands in a browser for what Node has: esbuild takes the right column for the left one. lib/ has its own list, in its package.json. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

/** Node's modules, as far as they are used, and what the tools have in place of one. */
export const nodeModules: Readonly<Record<string, string>> = {
  '#write-atomically': 'node/write-atomically.ts',
  'node:crypto': 'node/crypto.ts',
  'node:fs': 'node/fs.ts',
  'node:module': 'node/module.ts',
  'node:os': 'node/os.ts',
  'node:timers': 'node/timers.ts',
  'node:url': 'node/url.ts',
  'node:util': 'node/util.ts',
  'node:vm': 'node/vm.ts',
};

/** Files of the course. */
export const ownFiles: Readonly<Record<string, string>> = {
  'tools/write-atomically.cjs': 'node/write-atomically.ts',
  'tools/kernel/run/positions.ts': 'kernel/positions.ts',
  'tools/kernel/answers/course-rules.ts': 'kernel/course-rules.ts',
  'tools/grader/course/answer-bytes.ts': 'checker/answer-bytes.ts',
  'tools/grader/course/exercise-at.ts': 'checker/exercise-at.ts',
  'tools/grader/sandbox/open.ts': 'checker/open.ts',
};

/** Where the course's folder is in a worker. */
export const MOUNTED = '/course';

/** @param specs the exercises' specs, 'NN-topic/id' → file */
export function twins(root: string, specs: ReadonlyMap<string, string>): Plugin {
  const here = join(root, 'tools', 'browser');
  return {
    name: 'twins',
    setup(plugin) {
      plugin.onLoad({ filter: /[.](ts|cjs)$/ }, ({ path }) => {
        const name = relative(root, path);
        const twin = ownFiles[name] as string | undefined;
        if (twin !== undefined)
          return { contents: `export * from ${JSON.stringify(join(here, twin))};`, resolveDir: root };
        if (!/^tools.(kernel|grader)/.test(name)) return undefined;
        const folder = JSON.stringify(join(MOUNTED, dirname(name)));
        const contents = readFileSync(path, 'utf8').replaceAll('__dirname', folder);
        const loader: Loader = path.endsWith('.ts') ? 'ts' : 'js';
        return { contents, loader, resolveDir: dirname(path) };
      });
      plugin.onResolve({ filter: /^convlab-specs$/ }, ({ path }) => ({ path, namespace: 'specs' }));
      plugin.onLoad({ filter: /.*/, namespace: 'specs' }, () => {
        const all = [...specs];
        const imports = all.map(([, file], i) => `import s${i} from ${JSON.stringify(file)};`);
        const entries = all.map(([name], i) => `${JSON.stringify(name)}: s${i}`);
        return {
          contents: `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`,
          resolveDir: root,
        };
      });
    },
  };
}
