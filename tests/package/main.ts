// The package as somebody who installs it finds it: packed, installed into an empty folder with the scripts off, and used
// from ES modules, from CommonJS, from strict TypeScript, and from a bundle in a browser. Needs npm's registry or its cache.
// `node -r ts-node/register --test-reporter=spec tests/package/main.ts`
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { eagerInputs } from '../browser/library/eager';

const root = resolve(__dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'convlab-package-'));
const npm = (folder: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    encoding: 'utf8',
  });
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: work, encoding: 'utf8' }).trim();

/** Strict, nothing skipped, no esModuleInterop; the folder holds no types of Node. */
function compile(file: string, module: string, moduleResolution: string): void {
  const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--target', 'es2022'];
  node(
    join(root, 'node_modules/typescript/bin/tsc'),
    ...options,
    '--module',
    module,
    '--moduleResolution',
    moduleResolution,
    file,
  );
}

let paths: readonly string[];

before(() => {
  const [packed] = JSON.parse(npm(join(root, 'lib'), 'pack', '--json', '--pack-destination', work)) as [
    { filename: string; size: number; unpackedSize: number; files: readonly { path: string }[] },
  ];
  paths = packed.files.map(({ path }) => path);
  console.log(
    `${basename(packed.filename)}: ${paths.length} files, ${packed.size} bytes, unpacked ${packed.unpackedSize}`,
  );
  writeFileSync(join(work, 'package.json'), '{ "name": "consumer", "private": true }\n');
  npm(work, 'install', join(work, basename(packed.filename)));
  cpSync(join(__dirname, 'consumers'), work, { recursive: true });
});
after(() => {
  rmSync(work, { recursive: true, force: true });
});

void test('README and LICENSE are inside; no TypeScript sources, no source maps, and each entry', () => {
  for (const path of ['README.md', 'LICENSE', 'package.json'])
    assert.deepEqual([path, paths.includes(path)], [path, true]);
  assert.deepEqual(
    paths.filter((path) => /(?<![.]d)[.]m?ts$|[.]map$|[.]py$/.test(path)),
    [],
  );
  const { exports } = JSON.parse(readFileSync(join(root, 'lib/package.json'), 'utf8')) as {
    exports: object;
  };
  const targets = JSON.stringify(exports).match(/[.][/]dist[/][^"]+/g) ?? [];
  assert.deepEqual(
    targets.filter((target) => !paths.includes(target.slice(2))),
    [],
  );
});

void test('installing it brings no TensorFlow.js, and says how to get it', () => {
  const said = node(
    '-e',
    "require('convlab').loadBackend('tfjs').catch((error) => console.log(error.message))",
  );
  assert.match(said, /npm install @tensorflow\/tfjs/);
});

void test('from an ES module: every entry by name, and one ShapeError in both worlds', () => {
  assert.equal(node('consumer.mjs'), 'wasm 1,32,32,10 true true');
});

void test('from CommonJS', () => {
  assert.equal(node('consumer.cjs'), 'wasm 1,32,32,10 true');
});

for (const [module, resolution, file] of [
  ['esnext', 'bundler', 'typed.ts'],
  ['nodenext', 'nodenext', 'typed.mts'],
  ['nodenext', 'nodenext', 'typed.cts'],
  ['commonjs', 'node10', 'typed.ts'],
] as const) {
  void test(`from strict TypeScript, ${resolution}, ${file}`, () => {
    compile(file, module, resolution);
  });
}

void test('a wrong type is an error in TypeScript: the declarations are read', () => {
  writeFileSync(
    join(work, 'wrong.ts'),
    "import { tensor } from 'convlab';\nexport const x: number = tensor([1]);\n",
  );
  assert.throws(
    () => {
      compile('wrong.ts', 'esnext', 'bundler');
    },
    { stdout: /TS2322/ },
  );
});

void test('from a bundle for the browser, which computes in Chromium', async () => {
  const out = join(work, 'bundle');
  mkdirSync(out);
  const { metafile, warnings } = await build({
    entryPoints: [join(work, 'page.mjs')],
    absWorkingDir: work,
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    metafile: true,
    logLevel: 'silent',
    external: ['@tensorflow/*'], // not installed here
  });
  assert.deepEqual(
    warnings.map(({ text }) => text),
    [],
  );
  const { inputs, bytes } = eagerInputs(metafile, out, 'page.js');
  assert.deepEqual(
    inputs.filter((path) => /mathjs[/]|@tensorflow|[.]wasm-/.test(path)),
    [],
  );
  console.log(`  tensors, LeNet, fit and an engine: ${bytes} bytes at once, minified`);
  assert.equal(await inChromium(out), 'wasm 1,32,32,10 10');
});

/** What page.js writes into the document's title. */
async function inChromium(folder: string): Promise<string> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const name = basename(new URL(route.request().url()).pathname);
      if (name === '')
        return route.fulfill({
          contentType: 'text/html',
          body: '<title></title><script type="module" src="page.js"></script>',
        });
      return route.fulfill({ contentType: 'text/javascript', path: join(folder, name) });
    });
    await page.goto('http://localhost/');
    await page.waitForFunction('document.title !== ""', undefined, { timeout: 20_000 });
    return await page.title();
  } finally {
    await browser.close();
  }
}
