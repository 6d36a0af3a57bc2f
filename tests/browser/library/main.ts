// The library in a real Chromium, from a static server: what it computes there is what it computes in Node.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { setCourseLocation, type BackendName } from 'convlab';
import { compression } from '../../../lib/platform/compression';
import { eagerInputs } from './eager';
import * as experiments from './experiments';
import { openSite, root } from './site';
import type { Golden } from './worker';

const engines: readonly BackendName[] = ['naive', 'im2col', 'wasm', 'tfjs'];
let [passed, failed] = [0, 0];

async function test(name: string, work: () => Promise<void> | void): Promise<void> {
  const begun = Date.now();
  try {
    await work();
    passed++;
    console.log(`✔ ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`✘ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

function expectEqual(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`found ${a}\nexpected ${b}`);
}

void (async () => {
  const site = await openSite();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
    ],
  });
  const work = mkdtempSync(join(tmpdir(), 'convlab-library-'));
  try {
    setCourseLocation(root);
    const page = await opened('/', 'course');
    const plain = await opened('/plain/', 'elsewhere');

    await test('only what is asked for is loaded: no mathjs, TensorFlow.js or kernels with the core', () => {
      const { inputs, bytes, text } = eagerInputs(site.metafile, site.bundle, 'worker.js');
      expectEqual(
        inputs.filter((path) => /node_modules.mathjs|tensorflow.tfjs|@tensorflow|wasm[.]mjs/.test(path)),
        [],
      );
      console.log(
        `  the core and this test, minified: ${bytes} bytes, gzip ${compression.deflate(text).length}`,
      );
    });
    for (const name of engines) {
      await test(`${name}: PyTorch's golden cases`, async () => {
        const golden = await page.worker<Golden>('golden', name);
        expectEqual(golden.failed, []);
        if (golden.passed < 100) throw new Error(`only ${golden.passed} cases ran`);
        if (name === 'tfjs') expectEqual(golden.engine, 'wasm');
        console.log(`  ${golden.passed} cases`);
      });
      await test(`${name}: LeNet's first ten losses are Node's`, async () => {
        const [here, there] = [await experiments.losses(name), await page.worker<number[]>('losses', name)];
        expectEqual([here.length, there.length], [10, 10]);
        const worst = Math.max(...here.map((loss, i) => Math.abs(loss - there[i])));
        console.log(`  largest difference ${worst}`);
        if (!(worst <= toleranceOf(name))) throw new Error(`Node ${here.join()}\nChromium ${there.join()}`);
      });
    }
    await test('TensorFlow.js without its .wasm files runs on the processor, and says why', async () => {
      const golden = await plain.worker<Golden>('golden', 'tfjs');
      expectEqual([golden.failed, golden.engine, golden.why?.length], [[], 'cpu', 1]);
    });
    await test('safetensors: written, read, the same bytes as in Node', async () => {
      expectEqual(
        await page.worker('weights', 'lenet.safetensors'),
        await experiments.weights(join(work, 'lenet.safetensors')),
      );
    });
    await test('PNG: photos read, pictures written and figures drawn as in Node', async () => {
      expectEqual(await page.worker('pictures', ''), await experiments.pictures());
    });
    await test('mathjs: a formula and a sparse product as in Node', async () => {
      expectEqual(await page.worker('mathematics', ''), await experiments.mathematics());
    });
    await test('two threads give what one does', async () => {
      expectEqual(await page.worker('threads', ''), true);
    });
    await test('in a page: files are read, and threads refused with a reason where it is not isolated', async () => {
      expectEqual(await page.here('preloaded', 'datasets/photos/camera-256.png'), { value: [256, 256, 3] });
      const { error } = (await plain.here('threads', '')) as { error: string };
      if (!/not cross-origin isolated/.test(error)) throw new Error(error);
    });
  } finally {
    await browser.close();
    site.close();
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;

  async function opened(path: string, course: string) {
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
})();

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
