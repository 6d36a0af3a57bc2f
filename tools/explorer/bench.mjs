// @ts-check
/**
 * How smooth the explorer is: frames a second while the window is dragged over 256 × 256 pixels under a 7 × 7 filter, beside an
 * empty canvas loop in the same run of headless Chromium, taken in turns; and how long the first drawing takes.
 *
 *     node tools/explorer/bench.mjs [seconds a turn]     (needs Chromium and a built library)
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { launchOptions } from '../chromium.cjs';
import { bundleExplorer } from './build.mjs';

const seconds = Number(process.argv[2] ?? 2);
const turns = 3;
/** @type {typeof import('convlab')} */
const { explore, loadPhoto, randomNormal } = createRequire(import.meta.url)('convlab');
const { script, metafile } = await bundleExplorer();
reportSize();

const folder = mkdtempSync(path.join(tmpdir(), 'convlab-explorer-bench-'));
const browser = await chromium.launch(launchOptions());
try {
  writeFileSync(path.join(folder, 'explorer.js'), script);
  for (const color of [false, true]) await measure(color);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** What the page loads, and how much of it is the engine and the tensors. */
function reportSize() {
  const [output] = Object.values(metafile.outputs);
  const engine = Object.entries(output.inputs)
    .filter(([file]) => /(^|\/)(node_modules|lib\/(?!explorer))/.test(file))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const packed = gzipSync(script).length;
  const share = 1 - engine / script.length;
  console.log(
    `explorer.js: ${kilobytes(packed)} gzipped, about ${kilobytes(packed * share)} of it beside the engine`,
  );
}

/** @param {boolean} color */
async function measure(color) {
  const figure = explore({
    image: loadPhoto('chelsea'),
    filters: [{ name: 'noise', w: randomNormal([7, 7], { seed: 1 }) }],
    settings: { color },
    start: { row: 100, column: 100 },
    controls: [
      'filter',
      'size',
      'color',
      'operation',
      'stride',
      'padding',
      'dilation',
      'direction',
      'layers',
      'filters',
      'view',
    ],
  });
  const data = JSON.stringify(figure.bundle()['application/vnd.convlab.explorer+json']);
  writeFileSync(
    path.join(folder, 'page.html'),
    `<!doctype html><meta charset="utf-8"><canvas id="empty"></canvas><div id="figure"></div><script src="explorer.js"></script>
    <script>const data = ${data};</script>`,
  );
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(path.join(folder, 'page.html')).href);
  const first = await page.evaluate(`(async () => {
    const began = performance.now();
    await convlabExplorer.mount(document.getElementById('figure'), data);
    return performance.now() - began;
  })()`);
  /** @type {number[][]} */
  const rates = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    rates[0].push(await page.evaluate(framesOf, { seconds, drag: false }));
    rates[1].push(await page.evaluate(framesOf, { seconds, drag: true }));
  }
  await page.close();
  const [empty, dragged] = rates.map((all) => all.sort((a, b) => a - b)[Math.floor(turns / 2)]);
  console.log(
    `${color ? 'color' : 'gray'}, 256 × 256, 7 × 7: ${dragged.toFixed(1)} of ${empty.toFixed(1)} frames a second ` +
      `(${(dragged / empty).toFixed(2)}), first drawing ${Math.round(Number(first))} ms`,
  );
}

/**
 * Frames a second of an empty canvas loop, or of one in which the window goes round. Runs in the page.
 * @param {{ seconds: number, drag: boolean }} given
 * @returns {Promise<number>}
 */
function framesOf({ seconds, drag }) {
  const map = document.querySelector('.cx-pane.map canvas');
  const empty = /** @type {HTMLCanvasElement} */ (document.getElementById('empty')).getContext('2d');
  const { left, top, width, height } = /** @type {Element} */ (map).getBoundingClientRect();
  return new Promise((resolve) => {
    let frames = 0;
    /** @type {number | undefined} */
    let began;
    /** @param {number} now */
    const frame = (now) => {
      began ??= now;
      if (now - began >= seconds * 1000) {
        resolve((frames * 1000) / (now - began));
        return;
      }
      frames += 1;
      empty?.clearRect(0, 0, 10, 10);
      if (drag) {
        const angle = frames / 20;
        const clientX = left + width * (0.5 + 0.4 * Math.cos(angle));
        const clientY = top + height * (0.5 + 0.4 * Math.sin(angle * 1.3));
        map?.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerType: 'mouse' }));
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
