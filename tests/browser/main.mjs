// @ts-check
// The course in a real Chromium: chapter 1 is opened and run, its stepper moved by key, a slider recomputed by the
// kernel, the checker's table shown. Screenshots are kept.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root, startCourse } from './course.mjs';

const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');
const MINUTE = 60_000;
let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function test(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`✔ ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`✘ ${name}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

/**
 * @param {boolean} holds
 * @param {string} message
 */
function expect(holds, message) {
  if (!holds) throw new Error(message);
}

mkdirSync(shots, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'convlab-browser-'));
const course = await startCourse();
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  viewport: { width: 1400, height: 1000 },
  args: [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    ...['--disable-background-networking', '--disable-component-update'],
  ],
});
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(MINUTE);
  const address = new URL(course.url);
  address.pathname = '/lab/tree/notebooks/en/01-patterns.ipynb';
  // The outside is not needed: whatever asks for it is told off, and counted.
  /** @type {string[]} */
  const outside = [];
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );

  /** Scrolls to an element of the notebook, which JupyterLab draws only near the window. @param {string} selector */
  const reach = async (selector) => {
    const panel = page.locator('.jp-WindowedPanel-outer').first();
    await panel.evaluate((element) => element.scrollTo(0, 0));
    for (let step = 0; step < 200; step++) {
      const found = page.locator(selector).first();
      if ((await found.count()) > 0) {
        await found.scrollIntoViewIfNeeded();
        return found;
      }
      await panel.evaluate((element) => element.scrollBy(0, 500));
      await page.waitForTimeout(150);
    }
    throw new Error(`nowhere in the notebook: ${selector}`);
  };
  /** @param {string} path */
  const api = (path) =>
    page.evaluate(
      async ([url, token]) => (await fetch(url, { headers: { Authorization: `token ${token}` } })).json(),
      [new URL(path, address).href, address.searchParams.get('token') ?? ''],
    );

  await test('chapter 1 opens with the course kernel', async () => {
    await page.goto(address.href);
    await page.waitForSelector('.jp-NotebookPanel-toolbar');
    for (let tries = 0; tries < 120; tries++) {
      const sessions = await api('/api/sessions');
      if (sessions[0]?.kernel?.execution_state === 'idle') break;
      await page.waitForTimeout(500);
    }
    const [session] = await api('/api/sessions');
    expect(session?.kernel?.name === 'convlab', `kernel ${session?.kernel?.name}`);
    await page.screenshot({ path: join(shots, '01-opened.png') });
  });

  await test('Run All runs every code cell, without an error', async () => {
    await page.click('text=Run >> nth=0');
    await page.click('[data-command="runmenu:run-all"]');
    /** @returns {Promise<{ code: number, run: number, errors: number }>} */
    const state = async () => {
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(2000);
      const { content } = await api('/api/contents/notebooks/en/01-patterns.ipynb');
      const cells = content.cells.filter((/** @type {any} */ cell) => cell.cell_type === 'code');
      return {
        code: cells.length,
        run: cells.filter((/** @type {any} */ cell) => cell.execution_count > 0).length,
        errors: cells.filter((/** @type {any} */ cell) =>
          cell.outputs.some((/** @type {any} */ output) => output.output_type === 'error'),
        ).length,
      };
    };
    let last = await state();
    for (let tries = 0; tries < 60; tries++) {
      const [session] = await api('/api/sessions');
      last = await state();
      if (session.kernel.execution_state === 'idle' && last.run === last.code) break;
    }
    expect(last.code > 5 && last.run === last.code && last.errors === 0, JSON.stringify(last));
    await page.screenshot({ path: join(shots, '02-run.png') });
  });

  await test('the stepper moves by key', async () => {
    const grid = await reach('.jp-OutputArea [role=grid]');
    const place = page.locator('.convlab-place').first();
    const before = await place.innerText();
    await grid.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
    const after = await place.innerText();
    await page.screenshot({ path: join(shots, '03-stepper.png') });
    expect(before !== after, `still at ${after}`);
  });

  await test('a slider is recomputed by the kernel', async () => {
    const handle = await reach('.widget-slider .noUi-handle');
    const output = page
      .locator('.jp-Cell', { has: page.locator('.widget-slider') })
      .locator('.jp-OutputArea')
      .first();
    const before = await output.innerHTML();
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    let after = before;
    for (let tries = 0; tries < 40 && after === before; tries++) {
      await page.waitForTimeout(250);
      after = await output.innerHTML();
    }
    await page.screenshot({ path: join(shots, '04-slider.png') });
    expect(after !== before, 'the output is what it was');
  });

  await test('the checker shows its table', async () => {
    const table = await reach('.jp-OutputArea table');
    await page.screenshot({ path: join(shots, '05-check.png') });
    expect((await table.locator('tr').count()) > 1, 'a table without rows');
  });

  await test('nothing was asked of any other machine', () => {
    expect(outside.length === 0, outside.join('\n'));
    return Promise.resolve();
  });
} finally {
  await context.close();
  await course.stop();
  rmSync(profile, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
