// @ts-check
// The explorer in a real Chromium, in a page of its own from a folder: no kernel, no network. `node --test tests/browser/explorer.mjs`
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { bundleExplorer } from '../../tools/explorer/build.mjs';
import { openFigure, writeFigurePage } from './figure-page.mjs';

/** @type {typeof import('convlab')} */
const convlab = createRequire(import.meta.url)('convlab');
const { explore, exploreNetwork, filters, leNet, loadPhoto, naive } = convlab;
const { randomNormal, reshape, resize, tensor, toGray } = convlab;
const photo = loadPhoto('chelsea');
const sobel = tensor([
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
]);
const folder = mkdtempSync(join(tmpdir(), 'convlab-explorer-'));
/** @type {import('playwright-core').Browser} */
let browser;

/** @param {string} name @param {import('convlab').Figure} figure */
function writePage(name, figure) {
  writeFigurePage(join(folder, name), {
    script: 'explorer.js',
    mount: 'convlabExplorer.mount',
    data: figure.bundle()['application/vnd.convlab.explorer+json'],
  });
}

before(async () => {
  const figure = explore({
    image: [{ name: 'cat', image: photo }],
    filters: [
      { name: 'Sobel', w: sobel },
      { name: 'outline', w: filters.outline },
    ],
    settings: { size: 64 },
    start: { row: 20, column: 20 },
    controls: [
      'filter',
      'picture',
      'size',
      'color',
      'operation',
      'stride',
      'padding',
      'dilation',
      'direction',
      'filters',
      'layers',
      'view',
    ],
  });
  const model = leNet({ classes: 3, seed: 4 });
  const images = randomNormal([2, 28, 28, 1], { seed: 2 });
  const network = exploreNetwork({ model, images, classes: ['boot', 'shirt', 'bag'] });
  writeFileSync(join(folder, 'explorer.js'), (await bundleExplorer()).script);
  writePage('page.html', figure);
  writePage('network.html', network);
  browser = await chromium.launch(launchOptions());
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {import('playwright-core').BrowserContextOptions & { hash?: string, file?: string }} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} look
 */
function open({ hash = '', file = 'page.html', ...options }, look) {
  return openFigure(browser, pathToFileURL(join(folder, file)).href + hash, options, look);
}

/** @param {import('playwright-core').Page} page @returns {Promise<{ place: { row: number, column: number }, seen: number, result: number, map: number[], size: number }>} */
function state(page) {
  return page.evaluate(() => {
    const { explorer } = /** @type {any} */ (globalThis).figure;
    const { walk, result, layer, settings } = explorer;
    return { place: walk.place, seen: walk.seen, result, map: Array.from(layer.map), size: settings.size };
  });
}

test('every value of the map is what the naive engine gives', () =>
  open({}, async (page) => {
    const x = reshape(resize(toGray(photo), 64, 64), [1, 64, 64, 1]);
    const expected = naive.conv2d(x, reshape(sobel, [3, 3, 1, 1]), null).data;
    const { map, result } = await state(page);
    assert.equal(map.length, expected.length);
    map.forEach((value, i) => {
      assert.ok(Math.abs(value - expected[i]) < 1e-4, `${i}: ${value}, not ${expected[i]}`);
    });
    assert.ok(Math.abs(result - expected[20 * 62 + 20]) < 1e-4);
  }));

test('the window is dragged, and the map grows where it goes', () =>
  open({}, async (page) => {
    const before = await state(page);
    const box = await page.locator('.cx-window').boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 150, { steps: 5 });
    await page.mouse.up();
    const now = await state(page);
    assert.ok(now.place.row > before.place.row && now.place.column > before.place.column);
    assert.ok(now.seen > before.seen + 10);
    const moved = await page.locator('.cx-window').boundingBox();
    assert.ok(moved && Math.abs(moved.x + moved.width / 2 - x - 100) < 8);
  }));

test('keys move it, and what is there is said once it stands still', () =>
  open({}, async (page) => {
    const window = page.locator('.cx-window');
    await window.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    assert.deepEqual((await state(page)).place, { row: 28, column: 21 });
    await page.waitForFunction(() =>
      document.querySelector('[aria-live]')?.textContent.includes('Row 28, column 21'),
    );
    await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    assert.deepEqual((await state(page)).place, { row: 61, column: 61 });
    assert.match((await window.getAttribute('aria-label')) ?? '', /row/);
  }));

test('by keyboard alone: window, filter and every control are reached, and a weight is changed', () =>
  open({}, async (page) => {
    const reached = new Set();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const { className, tagName, dataset, name } = /** @type {any} */ (document.activeElement);
          return dataset.part ?? (name || className || tagName);
        }),
      );
    }
    assert.ok(reached.has('cx-window') && reached.has('filter0'), [...reached].join());
    const groups = await page.locator('fieldset:visible').count();
    assert.equal([...reached].filter((name) => String(name).startsWith('convlab-explorer')).length, groups);
    await page.locator('[data-part=filter0]').focus();
    const before = await state(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    const now = await state(page);
    assert.notDeepEqual(now.map, before.map);
    assert.equal(await page.locator('input[value=own3]').isChecked(), true);
  }));

test('a weight is painted by a press on it', () =>
  open({}, async (page) => {
    await page.locator('[data-part=filter0]').click({ position: { x: 6, y: 6 } });
    const corner = await page.evaluate(
      () => /** @type {any} */ (globalThis).figure.explorer.layer.slices[0][0],
    );
    assert.equal(corner, 1); // the brush, where Sobel has −1
  }));

test('a weight is painted by key: chosen with arrows, painted with Enter or Space', () =>
  open({}, async (page) => {
    const weights = () =>
      page.evaluate(() => [.../** @type {any} */ (globalThis).figure.explorer.layer.slices[0]]);
    await page.locator('[data-part=filter0]').focus();
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key); // the middle, and left of it
    await page.keyboard.press('Enter');
    assert.equal((await weights())[3], 1); // the brush, where Sobel has −2
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    assert.deepEqual((await weights()).slice(0, 4), [1, 0, 1, 1]);
  }));

test('pointing at the picture shows the outputs that see a pixel', () =>
  open({}, async (page) => {
    const box = await page.locator('.cx-pane.picture canvas').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7);
    await page.waitForFunction(() =>
      document.querySelector('.cx-more')?.textContent.includes('is seen by 9 outputs'),
    );
  }));

test('a layer of filters: their maps stand side by side, and a press looks at another', () =>
  open({}, async (page) => {
    await page.getByRole('group', { name: 'filters' }).locator('input[value=true]').check({ force: true });
    assert.equal(await page.locator('.cx-strip button').count(), 3); // Sobel, outline, the reader's own
    const before = await state(page);
    await page.locator('.cx-strip button').nth(1).click();
    const now = await state(page);
    assert.notEqual(now.result, before.result);
    assert.equal(now.seen, before.seen);
    assert.equal(await page.locator('.cx-strip button').nth(1).getAttribute('aria-pressed'), 'true');
  }));

test('two layers deep: a place of the second map shows its window in the first, and a larger one in the picture', () =>
  open({}, async (page) => {
    const map = page.locator('.cx-second canvas');
    assert.equal(await map.isVisible(), false);
    await page.getByRole('group', { name: 'layers' }).locator('input[value="2"]').check({ force: true });
    const box = await map.boundingBox();
    assert.ok(box);
    await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
    const { row, column } = (await state(page)).place;
    assert.ok(Math.abs(row - 31) <= 1 && Math.abs(column - 31) <= 1, `${row}, ${column}`);
    await map.press('ArrowDown');
    assert.deepEqual((await state(page)).place, { row: row + 1, column });
    const sees = `rows ${row} to ${row + 4}, columns ${column - 1} to ${column + 3}`;
    await page.waitForFunction(
      (words) => document.querySelector('[aria-live]')?.textContent.includes(words),
      sees,
    );
    assert.match((await map.getAttribute('aria-label')) ?? '', /3 × 3 outputs .* 5 × 5 pixels/);
    await map.press('PageUp');
    await map.press('Home');
    assert.deepEqual((await state(page)).place, { row: 1, column: 1 });
  }));

test('the matrix product stands in place of the tables, with its shapes in words', () =>
  open({}, async (page) => {
    await page.locator('input[value=columns]').check({ force: true });
    const canvas = page.locator('.cx-columns canvas');
    assert.ok(await canvas.isVisible());
    assert.equal(await page.locator('.cx-work').isVisible(), false);
    assert.match((await canvas.getAttribute('aria-label')) ?? '', /\[3844, 9\].*\[9, 1\].*\[3844, 1\]/);
  }));

test('the network: a map by keys, its sources, and the multiplication behind a pixel', () =>
  open({ file: 'network.html' }, async (page) => {
    const pressed = page.locator('.cx-map[aria-pressed=true]');
    assert.match((await pressed.getAttribute('aria-label')) ?? '', /^conv2, map 0/);
    assert.equal(await page.locator('.cx-sources .cx-source').count(), 7); // six maps of pool1, and the map itself
    await pressed.focus();
    await page.keyboard.press('ArrowDown');
    assert.match((await pressed.getAttribute('aria-label')) ?? '', /^conv2, map 1/);
    // What relu2 is made of takes less room: all is drawn anew, and the focus stays.
    await page.keyboard.press('ArrowRight');
    await page.evaluate(
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    );
    assert.match((await page.locator('.cx-map:focus').getAttribute('aria-label')) ?? '', /^relu2, map 1/);
    await page.keyboard.press('ArrowLeft');
    await page.locator('.cx-target canvas').click({ position: { x: 40, y: 70 } });
    const window = page.locator('.cx-close-up .cx-window');
    assert.ok(await window.isVisible());
    await page.locator('.cx-target canvas').press('Enter');
    await page.locator('.cx-close-up .cx-window:focus').waitFor(); // one goes on with the arrow keys
    const answers = await page.locator('.cx-answers td:last-child').allInnerTexts();
    assert.equal(answers.length, 3);
    const total = answers.reduce((sum, text) => sum + Number(text.replace('%', '')), 0);
    assert.ok(Math.abs(total - 100) <= 2, answers.join());
  }));

test('the network: pointing at a map says what it is made of, before a press', async () => {
  await open({ file: 'network.html' }, async (page) => {
    /** @param {RegExp} words */
    const says = (words) => page.locator('.cx-caption', { hasText: words }).waitFor();
    const read = page.locator('.cx-map.cx-read');
    await says(/^Point at a map/);
    await page.getByRole('button', { name: /^relu2, map 3:/ }).hover();
    await says(/^relu2, map 3: 10 × 10, values 0 to [\d.]+\. Made of map 3 of conv2$/);
    assert.equal(await read.count(), 1);
    assert.match((await read.getAttribute('aria-label')) ?? '', /^conv2, map 3: .* all 6 maps of pool1$/);
    const line = await page.locator('.cx-wire.cx-pointed').getAttribute('d');
    assert.match(line ?? '', /^M[^M]+$/); // one
    await page.getByRole('button', { name: /^dense1, unit 50:/ }).hover();
    await says(/Made of all 16 maps of pool2$/);
    assert.equal(await read.count(), 16);
    const pressed = page.locator('.cx-map[aria-pressed=true]');
    assert.match((await pressed.getAttribute('aria-label')) ?? '', /^conv2, map 0:/); // it was not pressed
    await pressed.hover(); // has its own wires
    await says(/^conv2, map 0: 10 × 10/);
    assert.equal(await read.count(), 0);
    await page.locator('.cx-caption').hover();
    await says(/^Point at a map/);
    assert.equal(await read.count(), 0);
    await pressed.focus();
    await says(/^conv2, map 0: 10 × 10/); // by keyboard, too
  });
  await open({ file: 'network.html', hash: '#ko' }, async (page) => {
    await page.getByRole('button', { name: /^relu2, 맵 3:/ }).hover();
    await page.locator('.cx-caption', { hasText: /입력: conv2의 맵 3$/ }).waitFor();
  });
});

test('the network: on a narrow page the chosen map is scrolled into sight, by itself and by keys', () =>
  open({ file: 'network.html', viewport: { width: 390, height: 800 } }, async (page) => {
    const inSight = () =>
      page.waitForFunction(() => {
        const map = document.querySelector('.cx-map[aria-pressed=true]')?.getBoundingClientRect();
        const view = document.querySelector('.cx-scroller')?.getBoundingClientRect();
        return map && view && map.left >= view.left && map.right <= view.right;
      });
    await inSight();
    await page.locator('.cx-map[aria-pressed=true]').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key);
      await inSight();
    }
  }));

test('a sweep moves by itself; with reduced motion row by row', async () => {
  await open({}, async (page) => {
    const before = await state(page);
    await page.locator('button.play').click();
    await page.waitForFunction(
      (seen) => /** @type {any} */ (globalThis).figure.explorer.walk.seen > seen,
      before.seen,
    );
  });
  await open({ reducedMotion: 'reduce' }, async (page) => {
    const { place } = await state(page);
    await page.locator('button.play').click();
    await page.waitForFunction(
      (row) => /** @type {any} */ (globalThis).figure.explorer.walk.place.row > row,
      place.row,
    );
    assert.equal((await state(page)).place.column, place.column);
  });
});

test('a finger moves it: a tap on the picture, and the window itself is dragged', () =>
  open({ viewport: { width: 390, height: 800 }, hasTouch: true }, async (page) => {
    const picture = await page.locator('.cx-pane.picture canvas').boundingBox();
    assert.ok(picture);
    await page.touchscreen.tap(picture.x + picture.width * 0.8, picture.y + picture.height * 0.6);
    const tapped = (await state(page)).place;
    assert.ok(tapped.row > 30 && tapped.column > 45, JSON.stringify(tapped));
    const box = await page.locator('.cx-window').boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = await page.context().newCDPSession(page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let i = 1; i <= 5; i++)
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: x - 20 * i, y: y - 10 * i }],
      });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const dragged = (await state(page)).place;
    assert.ok(dragged.column < tapped.column - 10 && dragged.row < tapped.row, JSON.stringify(dragged));
  }));

test('settings are changed, and the way back is shown', () =>
  open({}, async (page) => {
    await page.getByRole('group', { name: 'channels' }).locator('input[value=true]').check({ force: true });
    for (const value of ['same', 'backward'])
      await page.locator(`input[value=${value}]`).check({ force: true });
    assert.equal(await page.locator('[data-part^=patch]').count(), 3);
    await page.locator('.cx-pane.picture .cx-name', { hasText: 'Gradient' }).waitFor();
    assert.equal((await state(page)).map.length, 64 * 64);
    await page.locator('input[value=maxPool]').check({ force: true });
    assert.equal((await state(page)).map.length, 32 * 32);
  }));

test("a picture of the reader's own is opened in the page; what is none is refused in words", () =>
  open({}, async (page) => {
    const file = page.locator('.cx-own input');
    const dark = explore({ image: tensor(new Float32Array(5400).fill(0.2), [30, 60, 3]) });
    const [{ png }] = /** @type {{ pictures: { png: string }[] }} */ (
      dark.bundle()['application/vnd.convlab.explorer+json']
    ).pictures;
    await file.setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    await page.locator('label', { hasText: 'mine.png' }).waitFor();
    assert.equal((await state(page)).map.length, 30 * 62); // 64 × 32 pixels, a filter of 3 × 3
    const seen = await page.evaluate(() => {
      const { explorer } = /** @type {any} */ (globalThis).figure;
      return explorer.pictures[explorer.settings.picture].pixels.data[0];
    });
    assert.ok(Math.abs(seen - 0.2) < 1e-3);
    await file.setInputFiles({ name: 'text.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText('text.png is no picture that this browser can read').waitFor();
  }));

for (const width of [390, 1280, 1920]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`at ${width} pixels, ${colorScheme}: nothing sticks out, every canvas has words`, () =>
      open({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
        const faults = await page.evaluate(() => {
          const edge = document.documentElement.clientWidth + 1;
          const out = Array.from(document.querySelectorAll('.cx *:not(svg *)')).filter(
            (one) => one.getBoundingClientRect().right > edge && !one.closest('.cx-hidden, .cx-clip'),
          );
          const mute = Array.from(document.querySelectorAll('canvas')).filter(
            (one) => !one.getAttribute('aria-label') && one.getAttribute('aria-hidden') !== 'true',
          );
          return [...out, ...mute].map((one) => one.outerHTML.slice(0, 80));
        });
        assert.deepEqual(faults, []);
        const dark = await page.evaluate(() => document.querySelector('.cx')?.classList.contains('dark'));
        assert.equal(dark, colorScheme === 'dark');
      }));
  }
}

test('it speaks Korean where the notebook does', () =>
  open({ hash: '#ko' }, async (page) => {
    assert.match(await page.locator('.cx-words .say').innerText(), /^20행 20열: 곱 9개를 모두 더하면/);
  }));
