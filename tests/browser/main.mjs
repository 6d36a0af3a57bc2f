// @ts-check
// The course in a real Chromium, as a student uses it: `node --test-reporter=spec tests/browser/main.mjs`.
// `--all`: every chapter is run, in both languages; `ko/05 en`: the Korean chapter 05 and every English one; `--dark`: in
// JupyterLab's dark theme. Screenshots are kept in test-results/screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodeTest from 'node:test';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../tools/chromium.cjs';
import { root, startCourse } from './course.mjs';
import { predictionComesBack, predictionHandedOn, sliderComesBack } from './coming-back.mjs';
import { editorHelp } from './editor-help.mjs';
import { firstChapter } from './first-chapter.mjs';
import { Notebook } from './notebook.mjs';
import { choice, slider } from './slider.mjs';

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const all = process.argv.includes('--all') || chosen.length > 0;
const dark = process.argv.includes('--dark');
const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');
mkdirSync(shots, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'convlab-browser-'));
const course = await startCourse();
const address = new URL(course.url);
const context = await chromium.launchPersistentContext(profile, {
  ...launchOptions(),
  viewport: { width: 1400, height: 1000 },
});
const page = context.pages()[0] ?? (await context.newPage());
page.setDefaultTimeout(60_000);
// Nothing outside this machine is needed: requests to it are refused, and counted.
/** @type {string[]} */
const outside = [];
await context.route(
  (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
  (route) => {
    outside.push(route.request().url());
    return route.abort();
  },
);
/** @param {string} name */
const shot = (name) => page.screenshot({ path: join(shots, `${name}.png`) });
/**
 * A test that leaves a picture of the page where it fails.
 * @type {import('./notebook.mjs').Suite['test']}
 */
const test = (name, work) =>
  nodeTest(name, async () => {
    try {
      await work();
    } catch (error) {
      await shot(`failed-${name.replace(/[^\w]+/g, '-')}`).catch(() => undefined);
      throw error;
    }
  });
/** @param {'JupyterLab Dark' | 'JupyterLab Light'} theme */
const setTheme = (theme) =>
  fetch(new URL('/lab/api/settings/@jupyterlab/apputils-extension:themes', address), {
    method: 'PUT',
    headers: { Authorization: `token ${address.searchParams.get('token')}` },
    body: JSON.stringify({ raw: JSON.stringify({ theme }) }),
  });

/**
 * Opens a notebook, runs it, takes its whole picture, and does what is to be done there.
 * @param {string} language
 * @param {string} chapter
 * @param {(notebook: Notebook, suite: import('./notebook.mjs').Suite) => Promise<void>} [more]
 */
async function visit(language, chapter, more) {
  const notebook = new Notebook(page, address, language, chapter);
  const name = `${language}-${chapter}${dark ? '-dark' : ''}`;
  try {
    await test(`${language}/${chapter} opens with the course's kernel; Run All runs every cell`, async () => {
      await notebook.open();
      const session = await notebook.session();
      assert.equal(session?.kernel.name, 'convlab');
      const { code, run, errors } = await notebook.runAll(300);
      assert.deepEqual(errors, []);
      assert.ok(code > 0);
      assert.equal(run, code);
    });
    await test(`${language}/${chapter}: no figure is cut off`, async () => {
      assert.deepEqual(await notebook.photograph(join(shots, name)), []);
    });
    await more?.(notebook, { test, shot });
  } finally {
    await notebook.close();
  }
}

/**
 * As if it had been chosen on a saved page, whose kernel has not run.
 * @param {string} question
 * @param {number} choice
 */
const predicted = async (question, choice) => {
  await page.goto(new URL('/api', address).href); // an empty page has nothing to keep it in
  await page.evaluate(
    ([key, kept]) => {
      const all = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...all, ...kept }));
    },
    /** @type {const} */ (['convlab.predictions', { [question]: { choice } }]),
  );
};

/** @param {string} language */
const chapters = (language) =>
  readdirSync(join(root, 'notebooks', language))
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => name.slice(0, -'.ipynb'.length))
    .sort();

try {
  if (dark) await setTheme('JupyterLab Dark');
  if (all) {
    for (const language of ['en', 'ko']) {
      for (const chapter of chapters(language)) {
        const wanted = chosen.some((start) => `${language}/${chapter}`.startsWith(start));
        if (chosen.length === 0 || wanted) await visit(language, chapter);
      }
    }
  } else {
    await visit('en', '01-patterns', firstChapter);
    await visit('en', '03-stride', async (notebook, suite) => {
      await slider(notebook, suite);
      await sliderComesBack(notebook, suite);
    });
    await predicted('07-share', 1);
    await visit('en', '07-pooling', async (notebook, suite) => {
      await predictionHandedOn(notebook, suite);
      await choice(notebook, suite);
    });
    await visit('ko', '01-patterns', predictionComesBack);
    await editorHelp(page, address, { test, shot });
  }
  await test('nothing was asked of any other machine', () => {
    assert.deepEqual(outside, []);
  });
} finally {
  if (dark) await setTheme('JupyterLab Light');
  await context.close();
  await course.stop();
  rmSync(profile, { recursive: true, force: true });
}
