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
${outputFiles[0].text}`;
}
