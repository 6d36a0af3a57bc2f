// @ts-check
/** The drawing code (src/*.ts and what it shares with lib) as one script with its styles, by esbuild. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The script that starts at src/<entry>.ts: what a browser can load as it is.
 * @param {'extension' | 'page'} entry
 */
export function bundle(entry) {
  const editor = entry === 'extension' ? editorModule() : '';
  const { outputFiles } = buildSync({
    entryPoints: [path.join(here, 'src', `${entry}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
  });
  return `(() => {
  const style = document.createElement('style');
  style.textContent = ${JSON.stringify(readFileSync(path.join(here, 'style.css'), 'utf8'))};
  document.head.append(style);
})();
${editor}
${outputFiles[0].text}`;
}

/**
 * src/editor as a function of `require`: it shares JupyterLab's CodeMirror, which is only there once JupyterLab runs.
 */
function editorModule() {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(here, 'src', 'editor', 'lab.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    external: ['@codemirror/language', '@codemirror/state', '@codemirror/view'],
  });
  return `globalThis.convlabEditor = (require) => {
const module = { exports: {} };
${outputFiles[0].text}
return module.exports;
};`;
}
