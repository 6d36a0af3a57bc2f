// @ts-check
// The exported pages in a real Chromium, from a folder and with no network: nothing fails, nothing is asked of any
// other place, figures are live, links lead somewhere. Screenshots are kept.
// `node --test-reporter=spec tests/browser/export.mjs [folder of pages]`; without a folder it makes the export first.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { root } from './course.mjs';

const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');

/** @param {readonly unknown[]} problems */
const expectNone = (problems) => {
  assert.deepEqual(problems, []);
};

mkdirSync(shots, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'convlab-export-'));
const given = process.argv.at(2);
const folder = given ?? join(work, '내 강의 #1'); // a path that must be escaped in an address
if (given === undefined) {
  const program = ['-r', 'ts-node/register', join(root, 'tools/notebooks/export.ts'), '--out', folder];
  execFileSync(process.execPath, program, { cwd: root, stdio: 'inherit' });
}
const files = ['index.html', ...['en', 'ko'].flatMap((one) => pagesIn(one))];
/** @param {string} language */
function pagesIn(language) {
  const names = readdirSync(join(folder, language)).filter((name) => name.endsWith('.html'));
  return names.map((name) => join(language, name));
}

const browser = await chromium.launch(launchOptions());

after(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

/**
 * Opens a page and gives it to `look`, then says what went wrong on it.
 * @param {string} file
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} look
 */
async function open(file, options, look) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  /** @type {string[]} */
  const problems = [];
  try {
    await context.setOffline(true);
    const page = await context.newPage();
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) problems.push(`console: ${line.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) problems.push(`asks for ${request.url()}`);
    });
    page.on('requestfailed', (request) => problems.push(`not loaded: ${request.url()}`));
    await page.goto(pathToFileURL(join(folder, file)).href);
    if (options.javaScriptEnabled !== false)
      await page.waitForSelector('html[data-drawn]', { timeout: 60_000 });
    await look(page);
  } finally {
    await context.close();
  }
  expectNone(problems);
}

/** What of a page can be judged without eyes. Runs in the page. */
function faults() {
  const said = [];
  const levels = Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), (one) =>
    Number(one.tagName[1]),
  );
  if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1)
    said.push(`headings ${levels.join()}`);
  levels.forEach((level, i) => {
    if (i > 0 && level > levels[i - 1] + 1) said.push(`h${level} after h${levels[i - 1]}`);
  });
  if (document.title === '') said.push('no title');
  for (const image of Array.from(document.images)) {
    if (image.alt.trim() === '') said.push(`no alt: ${image.src.slice(0, 80)}`);
  }
  for (const canvas of Array.from(document.querySelectorAll('canvas:not([aria-hidden=true]), .chart'))) {
    if (canvas.closest('.convlab-veiled')) continue; // draws itself once it is seen
    if (!canvas.getAttribute('aria-label')) said.push(`no words: ${canvas.outerHTML.slice(0, 80)}`);
  }
  const ids = Array.from(document.querySelectorAll('[id]:not(svg *)'), (one) => one.id);
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) said.push(`two elements are called ${id}`);
  });
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = Array.from(document.querySelectorAll('main *')).find(
      (one) =>
        one.getBoundingClientRect().right > innerWidth + 1 &&
        !one.closest('pre, .table, .html, .convlab-figure, .katex-display'),
    );
    said.push(
      `wider than the window: ${document.documentElement.scrollWidth}, ${wide?.outerHTML.slice(0, 120)}`,
    );
  }
  for (const figure of Array.from(document.querySelectorAll('[data-figure]'))) {
    if (!figure.querySelector('.convlab-figure, .main-svg')) said.push('a figure is not drawn');
  }
  return said;
}

for (const file of files) {
  test(`${file}: whole, live and silent, in a wide and in a narrow window`, async () => {
    await open(file, {}, async (page) => {
      expectNone(await page.evaluate(faults));
    });
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: /** @type {const} */ ('dark') };
    await open(file, phone, async (page) => {
      expectNone(await page.evaluate(faults));
    });
  });
  test(`${file}: every link leads somewhere`, () =>
    open(file, {}, async (page) => {
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((one) => /** @type {HTMLAnchorElement} */ (one).href));
      const own = new Set(await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id)));
      const here = page.url().split('#')[0];
      expectNone(
        links.filter((link) => {
          if (!link.startsWith('file:')) return !/^(https:|mailto:)/.test(link);
          const [path, place = ''] = link.split('#');
          if (path === here) return place !== '' && !own.has(decodeURIComponent(place));
          return !existsSync(fileURLToPath(path));
        }),
      );
    }));
}

/** A page whose source has this text. @param {string} text @param {string} language */
function pageWith(text, language) {
  const found = pagesIn(language).find((file) => readFileSync(join(folder, file), 'utf8').includes(text));
  if (found === undefined) throw new Error(`no page has ${text}`);
  return found;
}

test('the stepper moves by key', () =>
  open(pageWith('vnd.convlab.stepper+json', 'en'), {}, async (page) => {
    const place = page.locator('.convlab-place').first();
    const before = await place.innerText();
    await page.locator('[role=gridcell][tabindex="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    const after = await place.innerText();
    assert.notEqual(after, before);
  }));

test('the first key leads past the navigation, and the language can be changed within a chapter', () =>
  open('en/01-patterns.html', {}, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const place = await page.evaluate(() => document.activeElement?.id);
    assert.equal(place, 'text');
    await page.click('a.language');
    await page.waitForSelector('html[lang=ko][data-drawn]');
    assert.match(page.url(), /\/ko\/01-patterns\.html$/);
  }));

test('an answer is veiled until it is predicted, by keyboard; the choice lasts, and is compared', () =>
  open('en/01-patterns.html', {}, async (page) => {
    const output = page.locator('[data-answers*="01-size"]').first();
    const result = output.locator('table').first();
    assert.ok(!(await result.isVisible()), 'the answer is seen before the question is answered');
    const choices = output.locator('.convlab-veil button');
    await choices.first().focus();
    await page.keyboard.press('Enter');
    assert.ok(await result.isVisible(), 'the answer stays veiled');
    await page.reload();
    await page.waitForSelector('html[data-drawn]');
    const said = await output.locator('[role=status]').innerText();
    assert.ok(/^You predicted: .+ What happens: .+/.test(said), said);
    const other = page.locator('[data-answers*="01-shift"]').first();
    await other.getByRole('button', { name: 'Show me anyway' }).click();
    assert.ok(await other.locator('figure').first().isVisible(), 'it does not show');
  }));

test('a text that answers is veiled with the output above it, and both open at once; the keyboard goes on there', () =>
  open('en/01-patterns.html', {}, async (page) => {
    const output = page.locator('.output[data-answers*="01-size"]').first();
    const text = page.locator('.text[data-answers*="01-size"]').first();
    const words = text.locator('p', { hasText: 'filters of several sizes' });
    assert.ok(!(await words.isVisible()), 'the text gives the answer away');
    assert.equal(await text.getByRole('button').count(), 0, 'neighbors have one veil each');
    await output.getByRole('button', { name: 'Show me anyway' }).focus();
    await page.keyboard.press('Enter');
    assert.ok(await words.isVisible(), 'the text stays veiled');
    const place = await page.evaluate(() => document.activeElement?.getAttribute('data-answers') ?? '');
    assert.match(place, /01-size/, 'the keyboard has lost its place');
  }));

test('a text apart from its output has a veil of its own, which can be named', () =>
  open('en/01-patterns.html', {}, async (page) => {
    const text = page.locator('.text[data-answers*="01-shift"]').last();
    const veil = text.getByRole('group', { name: 'An answer, veiled' });
    assert.match(await veil.innerText(), /Waits for your prediction above/);
    await veil.getByRole('button', { name: 'Show me anyway' }).click();
    assert.ok(await text.locator('p', { hasText: 'The myth is wrong' }).isVisible(), 'the text stays veiled');
  }));

test('without scripts no text is veiled', () =>
  open('en/01-patterns.html', { javaScriptEnabled: false }, async (page) => {
    const texts = page.locator('.text[data-answers]');
    const count = await texts.count();
    assert.ok(count > 0);
    for (let i = 0; i < count; i++) assert.ok(await texts.nth(i).locator('p').first().isVisible());
  }));

test('a wide table is scrolled by keyboard once its veil is open, and is no stop where it fits', () =>
  open('en/01-patterns.html', { viewport: { width: 390, height: 800 } }, async (page) => {
    const cell = page.locator('#cell-01-56');
    await cell.getByRole('button', { name: 'Show me anyway' }).click();
    const table = cell.locator('.table').first();
    /** @param {boolean} scrolls */
    const stops = (scrolls) =>
      table.and(page.locator(scrolls ? '[tabindex="0"]' : ':not([tabindex])')).waitFor();
    await stops(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    await stops(false);
  }));

test("on a phone a chart's title is read whole, clear of the legend, and again when the phone is turned", () =>
  open('en/10-apart.html', { viewport: { width: 360, height: 740 } }, async (page) => {
    /** Charts whose title or legend sticks out, or lies on the other. */
    const faulty = () =>
      page.locator('.chart .main-svg:first-child').evaluateAll((charts) =>
        charts.flatMap((chart) => {
          const figure = /** @type {Element} */ (chart.closest('.chart'));
          const [paper, title, legend] = [
            chart,
            ...['.gtitle', '.legend'].map((one) => figure.querySelector(one)),
          ].map((one) => one?.getBoundingClientRect());
          if (!paper || !title || title.width === 0) return [];
          const isIn = (/** @type {DOMRect} */ one) =>
            one.left >= paper.left - 1 && one.right <= paper.right + 1 && one.top >= paper.top;
          const isClear = !legend || (isIn(legend) && legend.top >= title.bottom - 2);
          return isIn(title) && isClear ? [] : [figure.getAttribute('aria-label')];
        }),
      );
    expectNone(await faulty());
    await page.setViewportSize({ width: 560, height: 360 });
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('.chart')).layout.width > 500,
    );
    expectNone(await faulty());
  }));

for (const language of ['en', 'ko'])
  test(`${language}: on a phone a long formula goes on in the next line`, () =>
    open(`${language}/04-padding.html`, { viewport: { width: 390, height: 800 } }, async (page) => {
      const cut = await page
        .locator('.katex-display')
        .evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
        );
      expectNone(cut);
    }));

test('on paper nothing is veiled', () =>
  open('en/01-patterns.html', {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const output = page.locator('.output[data-answers*="01-size"]').first();
    assert.ok(await output.locator('table').first().isVisible(), 'the result is not printed');
    assert.ok(!(await output.getByRole('button').first().isVisible()), 'buttons are printed');
  }));

test('the reference is read, and its links are followed', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'api/functions/index.accuracyCurve.html')).href);
  await page.getByRole('heading', { name: 'Function accuracyCurve' }).waitFor();
  await page.getByRole('link', { name: 'EpochAccuracy' }).first().click();
  await page.getByRole('heading', { name: 'Interface EpochAccuracy' }).waitFor();
  await page.close();
});

test('without scripts every figure is there as a picture', () =>
  open(pageWith('data-figure="plotly"', 'ko'), { javaScriptEnabled: false }, async (page) => {
    const figures = await page.locator('[data-figure]').count();
    const pictures = await page.locator('[data-figure] img:visible').count();
    assert.ok(pictures >= figures, `${figures} figures, ${pictures} pictures`);
  }));

for (const language of ['en', 'ko']) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`${language}, ${colorScheme}: screenshots`, async () => {
      const pages = {
        start: join(language, 'index.html'),
        stepper: pageWith('vnd.convlab.stepper+json', language),
        chart: pageWith('data-figure="plotly"', language),
      };
      for (const [name, file] of Object.entries(pages)) {
        await open(file, { colorScheme }, async (page) => {
          const path = join(shots, `export-${language}-${colorScheme}-${name}.png`);
          await page.screenshot({ path, fullPage: true });
        });
      }
    });
  }
}
