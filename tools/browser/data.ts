/** The site's folder `course`: what kernel, checker and library read there. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chapters } from '../notebooks/chapters';
import { exercisesIn } from '../grader/course/exercises.cjs';
import { starterOf } from '../grader/course/starter.cjs';
import { lightGlobals } from '../kernel/compile/light-globals';
import { MOUNTED } from './twins';

/** Fills the folder. */
export function writeCourseData(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, value: unknown): void => {
    writeFileSync(join(folder, name), JSON.stringify(value));
  };
  writeFileSync(join(folder, 'types.json.gz'), gzipSync(JSON.stringify(types(root)), { level: 9 }));
  put('course.json', courseTexts(root));
  const scripted = scripts(folder);
  cpSync(join(root, 'datasets'), join(folder, 'datasets'), {
    recursive: true,
    filter: (from) => !scripted.some(({ path }) => join(root, path) === from),
  });
  const load = createRequire(join(root, 'package.json'));
  const tfjs = join(dirname(load.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
  // The one build that runs here: with SIMD, which the course's own engine needs as well, and one thread.
  const build = 'tfjs-backend-wasm-simd.wasm';
  cpSync(join(tfjs, build), join(folder, 'tfjs', build));
  put('files.json', [...filesBelow(join(folder, 'datasets')).map((path) => `datasets/${path}`), ...scripted]);
}

/** The network's weights, where the pages have them already: lib/platform/browser/files.ts. */
function scripts(folder: string): { path: string; script: string }[] {
  const name = 'efficientnet-lite0-f16.safetensors';
  if (!existsSync(join(folder, '..', 'assets', `${name}.js`))) return [];
  return [{ path: `datasets/efficientnet-lite0/${name}`, script: `../assets/${name}.js` }];
}

/** What a cell is checked against: the language's types, the library's, and the light list of what else there is. */
function types(root: string): Record<string, string> {
  const load = createRequire(join(root, 'package.json'));
  const modules = join(MOUNTED, 'node_modules');
  const typescript = dirname(load.resolve('typescript'));
  const library = filesBelow(join(root, 'lib/dist')).filter((path) => /[.]d[.]m?ts$/.test(path));
  const language = readdirSync(typescript).filter((name) =>
    /^lib\.(es|decorators|esnext\.disposable)/.test(name),
  );
  const from = (folder: string, names: readonly string[], to: string): [string, string][] =>
    names.map((name) => [join(to, name), readFileSync(join(folder, name), 'utf8')]);
  return Object.fromEntries([
    ...from(typescript, language, '/typescript'),
    ...from(join(root, 'lib/dist'), library, join(modules, 'convlab/dist')),
    ...from(join(root, 'lib'), ['package.json'], join(modules, 'convlab')),
    ...from(
      dirname(load.resolve('@types/ndarray/package.json')),
      ['index.d.ts', 'package.json'],
      join(modules, '@types/ndarray'),
    ),
    // Where a cell does not compile, the compiler reads all of Node's types: here they are the light list.
    [join(modules, '@types/node/index.d.ts'), lightGlobals],
  ]);
}

/** The solutions and the starters made of them; of specs and chapters only what the checker looks for. */
function courseTexts(root: string): Record<string, string> {
  const solutions = exercisesIn(join(root, 'solutions')).map(
    ({ chapter, id }) => `solutions/${chapter}/${id}.ts`,
  );
  const specs = exercisesIn(join(root, 'tests/exercises')).map(
    ({ chapter, id }) => `tests/exercises/${chapter}/${id}.ts`,
  );
  const sources = chapters(root).map((chapter) => `notebooks/src/${chapter}.ts`);
  const orderIn = (text: string): string => (text.match(/^\/\/ %% exercise=.*$/gm) ?? []).join('\n');
  const read = (name: string): string => readFileSync(join(root, name), 'utf8');
  return Object.fromEntries([
    ...solutions.map((name) => [join(MOUNTED, name), read(name)]),
    ...solutions.map((name) => [
      join(MOUNTED, name.replace('solutions', 'exercises')),
      starterOf(read(name)),
    ]),
    ...specs.map((name) => [join(MOUNTED, name), '']),
    ...sources.map((name) => [join(MOUNTED, name), orderIn(read(name))]),
  ]) as Record<string, string>;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).replaceAll('\\', '/'));
}
