// @ts-check
// The photograph figure in a real Chromium: the network in the page's workers, from a folder and from a server. No kernel.
// `node --test tests/browser/photograph.mjs`; screenshots are kept.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { bundlePhotograph, weightsFile, weightsScript } from '../../tools/photograph/build.mjs';
import { root } from './course.mjs';
import { openFigure, writeFigurePage } from './figure-page.mjs';

const load = createRequire(import.meta.url);
/** @type {typeof import('convlab')} */
const convlab = load('convlab');
/** @type {{ encode(image: { data: Uint8Array, width: number, height: number }, quality: number): { data: Uint8Array } }} */
const jpeg = load('jpeg-js');

const type = 'application/vnd.convlab.photograph+json';
const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'convlab-photograph-'));
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {any} */
let data;

const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
  response.setHeader('content-type', name.endsWith('.html') ? 'text/html' : 'application/octet-stream');
  if (name.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
  try {
    response.end(readFileSync(join(folder, name)));
  } catch {
    response.writeHead(404).end();
  }
});

/** @param {number} height @param {number} width @param {(row: number, column: number) => number[]} colorAt */
function jpegOf(height, width, colorAt) {
  const pixels = new Uint8Array(height * width * 4);
  for (let i = 0; i < height * width; i++)
    pixels.set([...colorAt(Math.floor(i / width), i % width), 255], 4 * i);
  return Buffer.from(jpeg.encode({ data: pixels, width, height }, 95).data);
}

/** Turned by EXIF's orientation 6, as a phone held upright writes it: its right side is up. */
function turned(/** @type {Buffer} */ file) {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([file.subarray(0, 2), head, body, file.subarray(2)]);
}

before(async () => {
  mkdirSync(shots, { recursive: true });
  const figure = await convlab.yourPhotograph({ backend: await convlab.loadBackend('wasm') });
  const bundle = figure.bundle();
  data = bundle[type];
  writeFileSync(join(shots, 'photograph-twin.png'), Buffer.from(String(bundle['image/png']), 'base64'));
  writeFileSync(join(folder, 'photograph.js'), await bundlePhotograph());
  writeFileSync(join(folder, weightsFile), weightsScript());
  writeFigurePage(join(folder, 'page.html'), {
    script: 'photograph.js',
    mount: 'convlabPhotograph.mount',
    data,
    style: 'max-width: 920px; margin: auto',
  });
  await new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => {
      ready(undefined);
    }),
  );
  browser = await chromium.launch(
    launchOptions(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']),
  );
});

after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {import('playwright-core').BrowserContextOptions & { hash?: string, served?: boolean }} options
 * @param {(page: import('playwright-core').Page, asked: string[]) => Promise<void>} look
 */
function open({ hash = '', served = false, ...options }, look) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const base = served ? `http://127.0.0.1:${port}/` : pathToFileURL(`${folder}/`).href;
  return openFigure(browser, `${base}page.html${hash}`, { offline: !served, ...options }, look);
}

/** @param {import('playwright-core').Page} page */
const names = (page) => page.locator('.cp-name').allInnerTexts();
/** @param {import('playwright-core').Page} page */
const wholeMap = (page) => page.waitForFunction('window.figure.mapTime > 0', undefined, { timeout: 60_000 });

/** @param {import('playwright-core').Page} page @param {Buffer} buffer @param {string} [mimeType] */
async function choose(page, buffer, mimeType = 'image/png') {
  await page.locator('input[type=file]').setInputFiles({ name: 'photo', mimeType, buffer });
}

test('a shipped photograph stands there with its answer, before anything is loaded', () =>
  open({}, async (page, asked) => {
    assert.deepEqual((await names(page))[0], 'espresso');
    assert.match(await page.locator('.cp-said').innerText(), /^It says: espresso, \d\d\s%/);
    assert.equal(asked.filter((one) => one.includes('safetensors')).length, 0);
    assert.match(await page.locator('.cp-more').innerText(), /row \d+, column \d+ of 14/);
  }));

for (const served of [false, true])
  test(`a photograph of one's own, ${served ? 'from a server' : 'from a folder, with no network'}: the kernel's answer, and the whole map`, () =>
    open({ served }, async (page, asked) => {
      const { model, classes, prepare } = await convlab.pretrained('efficientnet-lite0');
      const image = convlab.loadPhoto('chelsea', { size: 224 });
      const bytes = Uint8Array.from(image.data, (value) => Math.round(255 * value));
      const x = prepare(
        convlab.tensor(
          Array.from(bytes, (byte) => byte / 255),
          [224, 224, 3],
        ),
      );
      const logits = model.forward(await convlab.loadBackend('wasm'), x);
      const expected = convlab.topClasses(logits);
      const rgba = Buffer.from(await png(page, bytes), 'base64');
      await choose(page, rgba);
      await wholeMap(page);
      const found = await page.evaluate(() => /** @type {any} */ (globalThis).figure.answers);
      for (const [i, { label, probability }] of expected.entries()) {
        assert.equal(found[i].label, label);
        assert.ok(
          Math.abs(found[i].probability - probability) < 1e-3,
          `${found[i].probability}, ${probability}`,
        );
      }
      assert.deepEqual((await names(page))[0], classes[expected[0].label].en.split(',')[0]);
      const seconds = Number(await page.evaluate('window.figure.mapTime')) / 1000;
      console.log(
        `map of 14 × 14: ${seconds.toFixed(1)} s, ${await page.evaluate('navigator.hardwareConcurrency')} cores`,
      );
      // Nothing but the page, its script and the network was asked for, and nothing was sent.
      assert.deepEqual(
        asked.filter((one) => !/^GET .*(page\.html|photograph\.js|safetensors(\.js)?)(#.*)?$/.test(one)),
        [],
      );
      await page.screenshot({
        path: join(shots, `photograph-own${served ? '-served' : ''}.png`),
        fullPage: true,
      });
    }));

/** @param {import('playwright-core').Page} page @param {Uint8Array} rgb 224 × 224 @returns {Promise<string>} */
function png(page, rgb) {
  return page.evaluate((numbers) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 224;
    const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const pixels = c.createImageData(224, 224);
    for (let i = 0; i < 224 * 224; i++) pixels.data.set([...numbers.slice(3 * i, 3 * i + 3), 255], 4 * i);
    c.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  }, Array.from(rgb));
}

test('the names follow while the square is dragged, and by keys', () =>
  open({}, async (page) => {
    const tall = jpegOf(900, 600, (row, column) => [row / 4, 120, column / 3]);
    await choose(page, tall, 'image/jpeg');
    await wholeMap(page);
    const crop = () => page.evaluate(() => /** @type {any} */ (globalThis).figure.crop);
    const before = await crop();
    assert.deepEqual(before, { x: 0, y: 150, side: 600 });
    const box = await page.locator('.cp-square').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 50, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 50, box.y + 110, { steps: 6 });
    const count = await page.evaluate('window.figure.answered');
    await page.mouse.move(box.x + 50, box.y + 80, { steps: 20 });
    await page.waitForFunction((was) => /** @type {any} */ (globalThis).figure.answered > was, count);
    await page.mouse.up();
    assert.ok((await crop()).y > before.y + 20);
    await wholeMap(page);
    await page.locator('.cp-square').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('Shift+ArrowUp');
    const small = await crop();
    assert.ok(small.side < 600 && small.side > 500, JSON.stringify(small));
    await page.keyboard.press('+');
    await page.keyboard.press('-');
    assert.ok(Math.abs((await crop()).side - small.side) < 1e-6);
    await page.keyboard.press('0');
    assert.equal((await crop()).side, 600);
    await wholeMap(page);
    const said = await page.locator('.cp-said').innerText();
    await page.waitForFunction(
      (text) => document.querySelector('[aria-live]')?.textContent.startsWith(text),
      said,
    );
    const slider = page.locator('.cp-slider input');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    assert.ok((await crop()).side < 600);
  }));

test('a photograph turned by EXIF stands upright', () =>
  open({}, async (page) => {
    const wide = jpegOf(60, 100, (_, column) => (column < 50 ? [250, 20, 20] : [20, 20, 250]));
    await choose(page, turned(wide), 'image/jpeg');
    await page.waitForFunction(
      () =>
        getComputedStyle(/** @type {Element} */ (document.querySelector('.cp-stage'))).aspectRatio ===
        '60 / 100',
    );
    await wholeMap(page);
    const [red, , blue] = await page.evaluate(() => {
      const { pixels } = /** @type {any} */ (globalThis).figure;
      return Array.from(pixels().slice(4 * (224 * 10 + 112), 4 * (224 * 10 + 112) + 3));
    });
    assert.ok(Number(red) > 200 && Number(blue) < 60, `${red} ${blue}: left is up`);
  }));

test('where it is unsure, it says so; a file that is no picture is refused in words', () =>
  open({}, async (page) => {
    let seed = 1;
    const noise = jpegOf(224, 224, () => [0, 1, 2].map(() => (seed = (seed * 48271) % 2147483647) % 256));
    await choose(page, noise, 'image/jpeg');
    await page.waitForFunction(() =>
      document.querySelector('.cp-said')?.textContent.startsWith('It is not sure'),
    );
    await choose(page, Buffer.from('no picture'), 'image/heic');
    await page.waitForFunction(() => document.querySelector('.cp-said')?.textContent.includes('HEIC'));
  }));

test('dropped, pasted, and from the camera', () =>
  open({ served: true, permissions: ['camera', 'clipboard-read', 'clipboard-write'] }, async (page) => {
    const answered = () => page.evaluate(() => /** @type {any} */ (globalThis).figure.answered);
    const next = (/** @type {number} */ was) =>
      page.waitForFunction((count) => /** @type {any} */ (globalThis).figure.answered > count, was, {
        timeout: 60_000,
      });
    for (const kind of ['drop', 'paste']) {
      const was = Number(await answered());
      await page.locator('.cp-square').focus();
      await page.evaluate(async (what) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
        canvas.getContext('2d')?.fillRect(20, 20, 100, 100);
        /** @type {Blob | null} */
        const blob = await new Promise((ready) => {
          canvas.toBlob(ready);
        });
        if (!blob) return;
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], 'one.png', { type: 'image/png' }));
        const target = document.querySelector('.cp');
        if (what === 'drop')
          target?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
        else target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }));
      }, kind);
      await next(was);
    }
    const was = Number(await answered());
    await page.getByRole('button', { name: 'Camera' }).click();
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('.cp-camera video'))?.videoWidth > 0,
    );
    await page.getByRole('button', { name: 'Take the picture' }).click();
    await next(was);
    assert.equal(await page.locator('.cp-camera').count(), 0);
  }));

test('fits 390, 1280 and 1920 pixels, light and dark, in both languages', async () => {
  for (const width of [390, 1280, 1920])
    for (const colorScheme of /** @type {const} */ (['light', 'dark']))
      for (const hash of ['', '#ko'])
        await open({ hash, colorScheme, viewport: { width, height: 900 } }, async (page) => {
          if (colorScheme === 'dark') await page.addStyleTag({ content: 'body { background: #111317 }' });
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          const small = await page
            .locator('.cp-button, .cp-answer')
            .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 36).length);
          assert.equal(small, 0);
          if (hash === '#ko') assert.match(await page.locator('.cp-said').innerText(), /에스프레소/);
          await page.screenshot({
            path: join(shots, `photograph-${width}-${colorScheme}${hash.replace('#', '-')}.png`),
            fullPage: true,
          });
        });
});

test('by keyboard alone everything is reached', () =>
  open({}, async (page) => {
    const reached = [];
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.className ?? ''));
    }
    const controls = ['cp-square', 'cp-hidden', 'cp-button', '', '']; // the file, the camera, size, map
    assert.deepEqual(reached, [...controls, ...Array(5).fill('cp-answer')]);
  }));
