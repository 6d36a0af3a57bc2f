// @ts-check
// What dist/ holds beside the CommonJS that tsc wrote there:
// - browser/: ES modules for the browser, with the browser's twins of platform/ (lib/package.json's "browser"), cut so
//   that the engines, the kernels, mathjs and TensorFlow.js load when they are used;
// - an .mjs for each entry: Node's ES modules import the same CommonJS, so that there is one ShapeError.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const load = createRequire(import.meta.url);
/** @type {{ exports: Record<string, string | { require: string }> }} */
const { exports } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

/** 'index', 'wasm/index', …: the entries that package.json names. */
const entries = Object.values(exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry.require.replace(/^[.][/]dist[/](.*)[.]js$/, '$1')],
);

for (const entry of entries) {
  const name = `./${entry.split('/').at(-1)}`;
  const names = Object.keys(load(join(dist, `${entry}.js`))).sort();
  writeFileSync(
    join(dist, `${entry}.mjs`),
    `import library from '${name}.js';\nexport const { ${names.join(', ')} } = library;\n`,
  );
  writeFileSync(join(dist, `${entry}.d.mts`), `export * from '${name}.js';\n`);
}

const { outputFiles } = await build({
  entryPoints: Object.fromEntries(entries.map((entry) => [entry, join(here, `${entry}.ts`)])),
  outdir: join(dist, 'browser'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  packages: 'external',
  logLevel: 'warning',
  write: false,
});
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  // A chunk that others share is imported for nothing but its effects, of which there are none ("sideEffects": false).
  writeFileSync(path, text.replace(/^import "[.][^"]+";\n/gm, ''));
}
