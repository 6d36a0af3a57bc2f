// The library in a real Chromium, from a static server: what it computes there is what it computes in Node.
// `node -r ts-node/register --test-reporter=spec tests/browser/library/main.ts`
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { launchOptions } from '../../../tools/chromium.cjs';
import { setCourseLocation, type BackendName } from 'convlab';
import { compression } from '../../../lib/platform/compression';
import { eagerInputs } from './eager';
import * as experiments from './experiments';
import { openSite, root, type Site } from './site';
import type { Golden } from './worker';

const engines: readonly BackendName[] = ['naive', 'im2col', 'wasm', 'tfjs'];

const work = mkdtempSync(join(tmpdir(), 'convlab-library-'));
let site: Site;
let browser: Browser;
let page: Asked;
let plain: Asked;

before(async () => {
  site = await openSite();
  browser = await chromium.launch(launchOptions());
  setCourseLocation(root);
  page = await opened('/', 'course');
  plain = await opened('/plain/', 'elsewhere');
});
after(async () => {
  await browser.close();
  site.close();
  rmSync(work, { recursive: true, force: true });
});

void test('only what is asked for is loaded: no mathjs, TensorFlow.js or kernels with the core', () => {
  const { inputs, bytes, text } = eagerInputs(site.metafile, site.bundle, 'worker.js');
  assert.deepEqual(
    inputs.filter((path) => /node_modules.mathjs|tensorflow.tfjs|@tensorflow|wasm[.]mjs/.test(path)),
    [],
  );
  console.log(`  the core and this test, minified: ${bytes} bytes, gzip ${compression.deflate(text).length}`);
});

for (const name of engines) {
  void test(`${name}: PyTorch's golden cases`, async () => {
    const golden = await page.worker<Golden>('golden', name);
    assert.deepEqual(golden.failed, []);
    assert.ok(golden.passed >= 100, `only ${golden.passed} cases ran`);
    if (name === 'tfjs') assert.equal(golden.engine, 'wasm');
    console.log(`  ${golden.passed} cases`);
  });
  void test(`${name}: LeNet's first ten losses are Node's`, async () => {
    const [here, there] = [await experiments.losses(name), await page.worker<number[]>('losses', name)];
    assert.deepEqual([here.length, there.length], [10, 10]);
    const worst = Math.max(...here.map((loss, i) => Math.abs(loss - there[i])));
    console.log(`  largest difference ${worst}`);
    assert.ok(worst <= toleranceOf(name), `${worst}: Node ${here.join()}\nChromium ${there.join()}`);
  });
}

void test('TensorFlow.js without its .wasm files runs on the processor, and says why', async () => {
  const golden = await plain.worker<Golden>('golden', 'tfjs');
  assert.deepEqual([golden.failed, golden.engine, golden.why?.length], [[], 'cpu', 1]);
});

void test('safetensors: written, read, the same bytes as in Node', async () => {
  assert.deepEqual(
    await page.worker('weights', 'lenet.safetensors'),
    await experiments.weights(join(work, 'lenet.safetensors')),
  );
});

void test('PNG: photos read, pictures written and figures drawn as in Node', async () => {
  assert.deepEqual(await page.worker('pictures', ''), await experiments.pictures());
});

void test('mathjs: a formula and a sparse product as in Node', async () => {
  assert.deepEqual(await page.worker('mathematics', ''), await experiments.mathematics());
});

void test('two threads give what one does', async () => {
  assert.equal(await page.worker('threads', ''), true);
});

void test('in a page: files are read, and threads refused with a reason where it is not isolated', async () => {
  assert.deepEqual(await page.here('preloaded', 'datasets/photos/camera-256.png'), { value: [256, 256, 3] });
  const { error } = (await plain.here('threads', '')) as { error: string };
  assert.match(error, /not cross-origin isolated/);
});

async function opened(path: string, course: string): Promise<Asked> {
  const page = await browser.newPage();
  await page.goto(site.address + path);
  await page.addScriptTag({ url: '/bundle/worker.js', type: 'module' });
  await page.waitForFunction('globalThis.answer');
  await page.evaluate('globalThis.worker = new Worker("/bundle/worker.js", { type: "module" })');
  const asked = requestsOf(page);
  await asked.worker('base', `${site.address}/${course}/`);
  await asked.here('base', `${site.address}/${course}/`);
  return asked;
}

/**
 * Two versions of V8 may differ in the last digit of exp and log. Older than 22, Node lacks the fused multiply-adds with
 * which wasm rounds otherwise in Chromium; and TensorFlow.js may run on another of its backends here.
 */
function toleranceOf(name: BackendName): number {
  if (name === 'tfjs') return 1e-4;
  return name === 'wasm' && Number(process.versions.node.split('.')[0]) < 22 ? 1e-6 : 1e-14;
}

interface Asked {
  /** In the worker. Throws what it threw. */
  readonly worker: <T>(name: string, argument: string) => Promise<T>;
  /** In the page itself: the value, or the error's text. */
  readonly here: (name: string, argument: string) => Promise<unknown>;
}

function requestsOf(page: Page): Asked {
  return {
    worker: async <T>(name: string, argument: string) => {
      const reply = await page.evaluate<{ value?: T; error?: string }, [string, string]>(
        (request) =>
          new Promise((resolve) => {
            const { worker } = globalThis as unknown as { worker: Worker };
            worker.onmessage = ({ data }: MessageEvent<object>) => {
              resolve(data);
            };
            worker.postMessage(request);
          }),
        [name, argument],
      );
      if (reply.error !== undefined) throw new Error(`${name}: ${reply.error}`);
      return reply.value as T;
    },
    here: (name, argument) =>
      page.evaluate(
        (request) =>
          (globalThis as unknown as { answer: (...request: [string, string]) => unknown }).answer(...request),
        [name, argument] as [string, string],
      ),
  };
}
