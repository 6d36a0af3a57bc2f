/**
 * Joins the drawing code (src/*.ts and what it shares with lib) into one script, with TypeScript alone: a build of
 * eight small files needs no bundler.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The script that starts at src/<entry>.ts, with its styles: what a browser can load as it is. */
export function bundle(entry) {
  const ts = createRequire(import.meta.url)('typescript');
  const modules = new Map();
  const add = (file) => {
    if (modules.has(file)) return;
    modules.set(file, '');
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const code = outputText.replace(/require\("(\.[^"]+)"\)/g, (_, name) => {
      const other = `${path.resolve(path.dirname(file), name)}.ts`;
      add(other);
      return `require(${JSON.stringify(path.relative(here, other))})`;
    });
    modules.set(file, code);
  };
  const start = path.join(here, 'src', `${entry}.ts`);
  add(start);
  const table = [...modules].map(
    ([file, code]) => `${JSON.stringify(path.relative(here, file))}(exports, require) {\n${code}\n}`,
  );
  return `(() => {
const style = document.createElement('style');
style.textContent = ${JSON.stringify(readFileSync(path.join(here, 'style.css'), 'utf8'))};
document.head.append(style);
const modules = {\n${table.join(',\n')}\n};
const loaded = {};
const require = (name) => {
  if (!loaded[name]) modules[name]((loaded[name] = {}), require);
  return loaded[name];
};
require(${JSON.stringify(path.relative(here, start))});
})();
`;
}
