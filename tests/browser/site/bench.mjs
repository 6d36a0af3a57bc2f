// @ts-check
// `npm run bench:site [-- <chapter>]`: how fast the course runs in a page, beside Node on the same machine, in one run. What is
// measured twice is measured in turns, so that other work on the machine weighs on both; the ratios count.
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../../tools/chromium.cjs';
import { root } from '../course.mjs';
import { serveSite } from './serve.mjs';

const require = createRequire(import.meta.url);
const site = await serveSite();
/** @type {typeof import('../../../tools/browser/page/share.ts')} */
const { linkTo } = require('../../../tools/browser/page/share');
/** @type {typeof import('../../../tools/notebooks/execute.ts')} */
const { execute } = require('../../../tools/notebooks/execute');
/** @type {typeof import('../../../tools/notebooks/sandbox-copy.ts')} */
const { makeSandboxCopy } = require('../../../tools/notebooks/sandbox-copy');
/** @type {typeof import('../../../tools/notebooks/notebook.ts')} */
const { builtPath, readNotebook } = require('../../../tools/notebooks/notebook');

const [chapter = '04-padding'] = process.argv.slice(2);
const address = `${site.isolated}/en/${chapter}.html`;
const browser = await chromium.launch(launchOptions());

/** A LeNet's training step, 32 images: the least of many, in ms. */
const step = `
const backend = await loadBackend('wasm');
const model = leNet({ inputShape: [28, 28, 1], classes: 10 });
const x = randomNormal([32, 28, 28, 1], { seed: 1 });
const labels = Array.from({ length: 32 }, (_, i) => i % 10);
const times: number[] = [];
const data = { images: x, labels };
for (let i = 0; i < 60; i++) {
  const begun = performance.now();
  await fit(model, data, { backend, optimizer: sgd({ learningRate: 0.01 }), progress: false, plot: false });
  times.push(performance.now() - begun);
}
console.log('least', Math.min(...times));`;
const names = 'leNet, loadBackend, randomNormal, fit, sgd';

/** @param {import('playwright-core').Page} page */
async function runFirst(page) {
  const cell = page.locator('.cell').first();
  await cell.locator('.run-bar button').first().click();
  await cell.locator('.state', { hasText: '✓' }).waitFor({ timeout: 120_000 });
}

/** From the address to the first text, and to the first cell's output, in seconds. @param {import('playwright-core').Page} page */
async function opening(page) {
  const begun = performance.now();
  await page.goto(address);
  await page.evaluate('convlab.ready');
  await runFirst(page);
  const cell = (performance.now() - begun) / 1000;
  const text = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000,
  );
  return { text, cell };
}

async function stepInPage() {
  const page = await browser.newPage();
  const code = `import { ${names} } from 'convlab';\n${step}`;
  await page.goto(address);
  await page.evaluate('convlab.ready');
  const id = (await page.locator('.cell').first().getAttribute('id'))?.replace('cell-', '') ?? '';
  await page.goto('about:blank');
  await page.goto(linkTo(new URL(address), id, code));
  await page.evaluate('convlab.ready');
  await runFirst(page);
  const said = await page.locator('.cell .output').first().innerText();
  await page.close();
  return Number(/least ([\d.]+)/.exec(said)?.[1]);
}

async function stepInNode() {
  const { transpileModule, ScriptTarget, ModuleKind } = require('typescript');
  const { outputText } = transpileModule(step, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.ESNext },
  });
  let least = NaN;
  const run = runInThisContext(
    `(convlab, console) => { const { ${names} } = convlab; return (async () => {${outputText}})(); }`,
  );
  await run(require('convlab'), { log: (/** @type {string} */ _, /** @type {number} */ ms) => (least = ms) });
  return least;
}

/** @param {string} what @param {number} here @param {number} there @param {string} unit */
const say = (what, here, there, unit) => {
  console.log(
    `${what}: ${here.toFixed(1)} ${unit} in the page, ${there.toFixed(1)} in Node: ${(here / there).toFixed(2)} ×`,
  );
};

try {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const visit of ['cold', 'warm']) {
    const { text, cell } = await opening(page);
    console.log(`${visit}: first text after ${text.toFixed(2)} s, first cell after ${cell.toFixed(1)} s`);
  }
  await context.close();
  /** @type {[number[], number[]]} */
  const [pages, nodes] = [[], []];
  for (let i = 0; i < 3; i++) {
    pages.push(await stepInPage());
    nodes.push(await stepInNode());
  }
  say("LeNet's step", Math.min(...pages), Math.min(...nodes), 'ms');
  const copy = makeSandboxCopy(root);
  const { seconds, problem } = await execute(
    root,
    copy,
    chapter,
    'en',
    readNotebook(builtPath(root, chapter, 'en')),
  ).finally(() => {
    copy.remove();
  });
  if (problem !== '') throw new Error(problem);
  const whole = await browser.newPage();
  await whole.goto(address);
  await whole.evaluate('convlab.ready');
  const begun = performance.now();
  await whole.evaluate('convlab.runAll()');
  say(`${chapter}, all cells and the kernel's start`, (performance.now() - begun) / 1000, seconds, 's');
} finally {
  await browser.close();
  site.close();
}
