// @ts-check
// The drawing pad in a real Chromium, from a folder: the network answers while the line is drawn. `node --test tests/browser/drawing.mjs`
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { bundleExplorer } from '../../tools/explorer/build.mjs';
import { root } from './course.mjs';
import { openFigure, writeFigurePage } from './figure-page.mjs';

/** @type {typeof import('convlab')} */
const convlab = createRequire(import.meta.url)('convlab');
const { adam, drawingPad, fit, hangul14, leNet, loadBackend, softmax, take, tensor, vary } = convlab;

const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'convlab-drawing-'));
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('convlab').Model} */
let model;
/** @type {import('convlab').Backend} */
let backend;

before(async () => {
  mkdirSync(shots, { recursive: true });
  const { train, test: others } = hangul14();
  backend = await loadBackend('wasm');
  model = leNet({ classes: 14, inputSize: 32, seed: 1 });
  await fit(model, train, {
    ...{ backend, optimizer: adam(), epochs: 8, batchSize: 32, seed: 1, progress: false },
    augment: (batch, seed) => vary(batch, { seed }),
  });
  const examples = take(others, [0, 64, 128]);
  writeFileSync(join(folder, 'explorer.js'), (await bundleExplorer()).script);
  for (const kind of /** @type {const} */ (['lines', 'shapes'])) {
    const pad = drawingPad({ model, images: examples.images, classes: others.classes, kind });
    const bundle = pad.bundle();
    writeFileSync(
      join(shots, `drawing-${kind}-twin.png`),
      Buffer.from(String(bundle['image/png']), 'base64'),
    );
    writeFigurePage(join(folder, `${kind}.html`), {
      script: 'explorer.js',
      mount: 'convlabExplorer.mount',
      data: bundle['application/vnd.convlab.explorer+json'],
    });
  }
  browser = await chromium.launch(launchOptions());
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {import('playwright-core').BrowserContextOptions & { hash?: string, kind?: string }} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} look
 */
function open({ hash = '', kind = 'lines', ...options }, look) {
  return openFigure(browser, pathToFileURL(join(folder, `${kind}.html`)).href + hash, options, look);
}

/** @param {import('playwright-core').Page} page @param {readonly (readonly (readonly number[])[])[]} strokes in shares of the pad */
async function draw(page, strokes) {
  const box = await page.locator('.cx-pad canvas').boundingBox();
  assert.ok(box);
  /** @param {readonly number[]} point @returns {[number, number]} */
  const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...at(first));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(...at(point), { steps: 8 });
    await page.mouse.up();
  }
}

/** @param {import('playwright-core').Page} page @returns {Promise<{ image: number[], probabilities: number[], latency: number, change: any, strokes: number }>} */
function state(page) {
  return page.evaluate(() => {
    const { drawing, network, latency, change } = /** @type {any} */ (globalThis).figure;
    const { probabilities } = network;
    return {
      image: Array.from(drawing.image().data),
      probabilities,
      latency,
      change,
      strokes: drawing.strokes.length,
    };
  });
}

/** @param {readonly number[]} image */
const answerTo = (image) =>
  Array.from(softmax(model.forward(backend, tensor([...image], [1, 32, 32, 1]))).data);
/** @param {readonly number[]} a @param {readonly number[]} b */
const close = (a, b) => {
  a.forEach((value, i) => {
    assert.ok(Math.abs(value - b[i]) < 1e-3, `${i}: ${value}, ${b[i]}`);
  });
};

const ga = [
  [
    [0.2, 0.3],
    [0.5, 0.3],
    [0.42, 0.75],
  ],
  [
    [0.7, 0.15],
    [0.7, 0.85],
  ],
  [
    [0.7, 0.48],
    [0.85, 0.48],
  ],
];
const na = [
  [
    [0.2, 0.25],
    [0.2, 0.68],
    [0.52, 0.64],
  ],
  [
    [0.7, 0.15],
    [0.7, 0.85],
  ],
  [
    [0.7, 0.48],
    [0.85, 0.48],
  ],
];

test('syllables are read while they are drawn, small and off the middle, too', () =>
  open({}, async (page) => {
    /** @type {number[]} */
    const latencies = [];
    const small = ga.map((stroke) => stroke.map(([x, y]) => [0.05 + 0.5 * x, 0.45 + 0.5 * y]));
    for (const [strokes, label] of /** @type {const} */ ([
      [ga, 0],
      [na, 1],
      [small, 0],
    ])) {
      await page.getByRole('button', { name: 'Clear' }).click();
      await draw(page, strokes);
      const { image, probabilities, latency } = await state(page);
      latencies.push(latency);
      close(probabilities, answerTo(image)); // the page's engine and the kernel's agree
      assert.equal(
        probabilities.indexOf(Math.max(...probabilities)),
        label,
        probabilities.map((p) => p.toFixed(2)).join(),
      );
    }
    console.log(`from the stroke to the answer: ${latencies.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    assert.match(await page.locator('.cx-verdict').innerText(), /^The network says: 가/);
    await page.screenshot({ path: join(shots, 'drawing-ga.png'), fullPage: true });
  }));

test('what it takes to change its mind is true', () =>
  open({}, async (page) => {
    await draw(page, ga);
    await page.waitForFunction('window.figure.change', undefined, { timeout: 60_000 });
    const { image, change, probabilities } = await state(page);
    const changed = [...image];
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) changed[(change.row + i) * 32 + change.column + j] = change.inked ? 1 : 0;
    const then = answerTo(changed);
    const answer = probabilities.indexOf(Math.max(...probabilities));
    assert.ok(Math.abs(then[change.label] - change.probability) < 1e-3);
    assert.ok(Math.abs(then[answer] - change.left) < 1e-3 && change.left < probabilities[answer]);
    assert.match(await page.locator('.cx-drawing-words [aria-live]').innerText(), /change/);
    await page.screenshot({ path: join(shots, 'drawing-mind.png'), fullPage: true });
  }));

test('undo and clear; the maps follow', () =>
  open({}, async (page) => {
    await draw(page, ga);
    const { image, strokes } = await state(page);
    assert.equal(strokes, 3);
    await page.getByRole('button', { name: 'Undo' }).click();
    const fewer = await state(page);
    assert.equal(fewer.strokes, 2);
    assert.notDeepEqual(fewer.image, image);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(
      (await state(page)).image.reduce((sum, value) => sum + value, 0),
      0,
    );
    const map = () =>
      page
        .locator('.cx-map canvas')
        .nth(3)
        .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const before = await map();
    await draw(page, na);
    await page.waitForTimeout(100);
    assert.notEqual(await map(), before);
  }));

test('by keyboard: an example is loaded, and one of its pixels is inked', () =>
  open({}, async (page) => {
    await page.getByRole('button', { name: 'Begin with example 2' }).focus();
    await page.keyboard.press('Enter');
    const { image } = await state(page);
    assert.ok(image.some((value) => value > 0.5));
    await page.locator('.cx-pixels canvas').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.match(
      (await page.locator('.cx-pixels canvas').getAttribute('aria-label')) ?? '',
      /Row 21, column 18/,
    );
    await page.keyboard.press(' ');
    const now = await state(page);
    const at = 20 * 32 + 17;
    assert.equal(now.image[at], image[at] > 0.5 ? 0 : 1);
    close(now.probabilities, answerTo(now.image));
  }));

test('shapes are filled', () =>
  open({ kind: 'shapes' }, async (page) => {
    await draw(page, [
      [
        [0.2, 0.2],
        [0.8, 0.2],
        [0.8, 0.8],
        [0.2, 0.8],
        [0.2, 0.2],
      ],
    ]);
    const { image } = await state(page);
    assert.ok(Math.abs(image[16 * 32 + 16] - 0.75) < 0.02, String(image[16 * 32 + 16]));
  }));

test('fits 390, 1280 and 1920 pixels, light and dark, in both languages', async () => {
  for (const [width, colorScheme, hash] of /** @type {const} */ ([
    [390, 'light', ''],
    [390, 'dark', '#ko'],
    [1280, 'dark', ''],
    [1920, 'light', '#ko'],
  ]))
    await open({ hash, colorScheme, viewport: { width, height: 900 } }, async (page) => {
      if (colorScheme === 'dark') await page.addStyleTag({ content: 'body { background: #111317 }' });
      await draw(page, ga);
      await page.waitForFunction('window.figure.change', undefined, { timeout: 60_000 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.screenshot({
        path: join(shots, `drawing-${width}-${colorScheme}${hash.replace('#', '-')}.png`),
        fullPage: true,
      });
    });
});
