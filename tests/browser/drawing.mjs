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
const {
  adam,
  augment,
  drawingPad,
  fashionMnist,
  fit,
  hangul14,
  leNet,
  loadBackend,
  softmax,
  take,
  tensor,
  vary,
} = convlab;

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
  const clothes = fashionMnist();
  const wardrobe = leNet({ seed: 1 });
  await fit(wardrobe, clothes.train, {
    ...{ backend, optimizer: adam(), epochs: 5, batchSize: 32, seed: 1, progress: false },
    augment: (batch, seed) => augment(batch, { seed, shift: 2 }),
  });
  for (const language of /** @type {const} */ (['en', 'ko'])) {
    const names = clothes.test.classes.map((one) => one[language]);
    const pad = drawingPad({
      ...{ model: wardrobe, images: take(clothes.test, 3).images, classes: names, kind: 'shapes' },
    });
    writeFigurePage(join(folder, `clothes-${language}.html`), {
      script: 'explorer.js',
      mount: 'convlabExplorer.mount',
      data: pad.bundle()['application/vnd.convlab.explorer+json'],
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

/** Pieces of clothing as a hand draws them: closed lines, in percent of the pad; the class as Fashion-MNIST counts. */
const closed = [
  { label: 1, name: 'Trouser', line: [[32, 8], [68, 8], [72, 92], [56, 92], [50, 36], [44, 92], [28, 92], [32, 8]] },
  { label: 3, name: 'Dress', line: [[40, 6], [60, 6], [60, 40], [72, 94], [28, 94], [40, 40], [40, 6]] },
  { label: 0, name: 'T-shirt', line: [[30, 12], [8, 28], [16, 42], [28, 34], [28, 90], [72, 90], [72, 34], [84, 42], [92, 28], [70, 12], [58, 18], [42, 18], [30, 12]] },
  { label: 9, name: 'Ankle boot', line: [[50, 15], [75, 15], [78, 78], [20, 78], [16, 62], [48, 48], [50, 15]] },
]; // prettier-ignore
/** The same with the wide brush: some strokes each. */
const painted = [
  { label: 1, name: 'Trouser', lines: [[[36, 14], [64, 14]], [[36, 14], [34, 88]], [[64, 14], [66, 88]]] },
  { label: 3, name: 'Dress', lines: [[[50, 12], [50, 40]], [[50, 30], [42, 88]], [[50, 30], [58, 88]], [[42, 88], [58, 88]]] },
  { label: 0, name: 'T-shirt', lines: [[[40, 20], [40, 84]], [[54, 20], [54, 84]], [[62, 20], [62, 84]], [[40, 22], [18, 36]], [[62, 22], [84, 36]]] },
]; // prettier-ignore

test('clothes: filled shapes and the wide brush are taken for what they are', async () => {
  const right = { filled: 0, painted: 0 };
  await open({ kind: 'clothes-en' }, async (page) => {
    /** @param {number} label @param {string} name */
    const isRight = async (label, name) => {
      const { probabilities, image } = await state(page);
      const answer = probabilities.indexOf(Math.max(...probabilities));
      console.log(`${name}: class ${answer}, ${Math.max(...probabilities).toFixed(2)}`);
      assert.ok(image.some((value) => Math.abs(value - 0.75) < 0.02)); // gray, like cloth
      return answer === label ? 1 : 0;
    };
    /** @param {number[][]} points */
    const shares = (points) => points.map(([x, y]) => [x / 100, y / 100]);
    for (const { label, name, line } of closed) {
      await page.getByRole('button', { name: 'Clear' }).click();
      await draw(page, [shares(line)]);
      right.filled += await isRight(label, `${name}, filled`);
    }
    await page.screenshot({ path: join(shots, 'drawing-filled.png'), fullPage: true });
    await page.getByRole('radio', { name: 'wide brush' }).check();
    for (const { label, name, lines } of painted) {
      await page.getByRole('button', { name: 'Clear' }).click();
      await draw(page, lines.map(shares));
      assert.equal((await state(page)).strokes, lines.length);
      right.painted += await isRight(label, `${name}, painted`);
    }
    await page.screenshot({ path: join(shots, 'drawing-painted.png'), fullPage: true });
  });
  assert.ok(right.filled >= 3, `${right.filled} of ${closed.length} filled shapes`);
  assert.ok(right.painted >= 2, `${right.painted} of ${painted.length} painted ones`);
});

test('clothes, in Korean, on a phone', () =>
  open({ kind: 'clothes-ko', hash: '#ko', viewport: { width: 390, height: 900 } }, async (page) => {
    await page.getByRole('radio', { name: '넓은 붓' }).check();
    await draw(page, [
      [
        [0.5, 0.1],
        [0.5, 0.9],
      ],
    ]);
    assert.match(await page.locator('.cx-verdict').innerText(), /답/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.screenshot({ path: join(shots, 'drawing-clothes-ko.png'), fullPage: true });
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
