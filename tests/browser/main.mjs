// @ts-check
// The course in a real Chromium, as a student uses it. `--all`: every chapter is run, in both languages; `ko/05 en`:
// the Korean chapter 05 and every English one. `--dark`: in JupyterLab's dark theme. Screenshots are kept in test-results/screenshots.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { checkedInTheTerminal, root, startCourse } from './course.mjs';
import { Notebook, drawn, until } from './notebook.mjs';

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const all = process.argv.includes('--all') || chosen.length > 0;
const dark = process.argv.includes('--dark');
const shots = join(process.env.CONVLAB_RESULTS ?? join(root, 'test-results'), 'screenshots');
/** Of patternScore: it reads below its tensors. */
const oneRowTooFar = `let score = 0;
for (let u = 0; u <= filter.shape[0]; u++)
  for (let v = 0; v < filter.shape[1]; v++) score += patch.get(u, v) * filter.get(u, v);
return score;`;
let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function test(name, work) {
  const begun = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`✔ ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`✘ ${name}\n${error instanceof Error ? error.stack : String(error)}`);
    await page.screenshot({ path: join(shots, `failed-${failed}.png`) }).catch(() => undefined);
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
const address = new URL(course.url);
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  viewport: { width: 1400, height: 1000 },
  args: [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    ...['--disable-background-networking', '--disable-component-update'],
  ],
});
const page = context.pages()[0] ?? (await context.newPage());
page.setDefaultTimeout(30_000);
// The outside is not needed: whatever asks for it is told off, and counted.
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
 * @param {(notebook: Notebook) => Promise<void>} [more]
 */
async function visit(language, chapter, more) {
  const notebook = new Notebook(page, address, language, chapter);
  const name = `${language}-${chapter}${dark ? '-dark' : ''}`;
  try {
    await test(`${language}/${chapter} opens with the course's kernel; Run All runs every cell`, async () => {
      await notebook.open();
      const session = await notebook.session();
      expect(session?.kernel.name === 'convlab', `kernel ${session?.kernel.name}`);
      const ran = await notebook.runAll(300);
      expect(ran.code > 0 && ran.run === ran.code && ran.errors.length === 0, JSON.stringify(ran));
    });
    await test(`${language}/${chapter}: no figure is cut off`, async () => {
      const cutOff = await notebook.photograph(join(shots, name));
      expect(cutOff.length === 0, cutOff.join('\n'));
    });
    await more?.(notebook);
  } finally {
    await notebook.close();
  }
}

/** @param {Notebook} notebook chapter 1, run */
async function firstChapter(notebook) {
  await test('the stepper moves by key and by mouse, and its formula with it', async () => {
    const figure = await notebook.reach('.convlab-figure:has([role=grid])');
    const read = async () => [
      await figure.locator('.convlab-place').innerText(),
      await figure.locator('.convlab-formula').innerText(),
    ];
    const seen = [await read()];
    await figure.locator('[role=grid] [tabindex="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    seen.push(await read());
    await page.keyboard.press('ArrowDown');
    seen.push(await read());
    await figure.locator('[role=gridcell]').last().click();
    seen.push(await read());
    await shot('stepper');
    for (const part of [0, 1]) {
      const different = new Set(seen.map((texts) => texts[part])).size;
      expect(different === seen.length, `${different} of ${seen.length} places: ${JSON.stringify(seen)}`);
    }
  });

  await test('a choice made by key is computed by the kernel: another picture', async () => {
    const select = await notebook.reach('.widget-dropdown select');
    const cell = notebook.panel.locator('.jp-CodeCell', { has: page.locator('.widget-dropdown') }).first();
    const before = await drawn(cell.locator('.jp-OutputArea').first());
    expect(before !== '', 'there is no picture');
    await select.focus();
    await page.keyboard.press('ArrowDown'); // which must not go to the next cell
    await until(async () => {
      return (await drawn(cell.locator('.jp-OutputArea').first())) !== before;
    }, 'the picture is what it was');
    await shot('choice');
  });

  await test('a prediction made by key is noted, and the recap fills in by itself', async () => {
    const box = await notebook.reach('.widget-radio-box');
    const second = box.locator('label').nth(1);
    // JupyterLab lays out anew what comes into view, and hides it meanwhile.
    await until(async () => (await second.innerText()).trim() !== '', 'the choices are not drawn');
    const label = (await second.innerText()).trim();
    await box.locator('input').first().focus();
    await page.keyboard.press('ArrowDown');
    await notebook.reach(`text=Noted: “${label}”`);
    await shot('predict');
    const recap = (await notebook.reach(notebook.cell('recap(['))).locator('.jp-OutputArea');
    await until(async () => (await recap.innerText()).includes(`✗ ${label}`), `nothing of ${label}`);
    const open = recap.locator('.convlab-answer');
    const [words, count] = [await open.first().innerText(), await open.count()];
    await open.first().press('Enter');
    await until(async () => (await open.count()) < count, 'the question is still open');
    expect((await recap.innerText()).includes(words), `nothing of ${words}`);
    await shot('recap');
  });

  const answer = join(root, 'exercises/01-patterns/patternScore.ts');
  const starter = readFileSync(answer);
  try {
    await test('a wrong answer: the table of check() is the checker’s own, case by case', async () => {
      const table = await answerAndCheck(notebook, oneRowTooFar);
      await shot('check-failed');
      expect(table.status === 'failed', table.status);
      expect(
        table.cells.length === table.cases.length,
        `${table.cells.length} of ${table.cases.length} rows`,
      );
      table.cases.forEach((one, i) => {
        const [mark, name, points] = table.cells[i];
        expect(name === one.name, `row ${i}: ${name} instead of ${one.name}`);
        expect((mark === '✔') === one.passed && mark.length === 1, `${name}: ${mark}, passed ${one.passed}`);
        expect(points === `${one.points}/${one.maxPoints}`, `${name}: ${points}`);
      });
      expect(
        table.cases.some((one) => !one.passed),
        'nothing failed',
      );
    });
    await test('the right answer passes', async () => {
      const solution = readFileSync(join(root, 'solutions/01-patterns/patternScore.ts'), 'utf8');
      const body = /BEGIN SOLUTION\n([^]*)\n *\/\/ END/.exec(solution)?.[1] ?? '';
      const table = await answerAndCheck(notebook, body);
      await shot('check-passed');
      expect(table.status === 'passed', table.status);
      expect(
        table.cells.length > 3 && table.cells.every(([mark]) => mark === '✔'),
        JSON.stringify(table.cells),
      );
    });
  } finally {
    writeFileSync(answer, starter);
  }
}

/**
 * Writes an answer into its cell, runs it and the check below, and asks the checker in the terminal, too.
 * @param {Notebook} notebook
 * @param {string} body of patternScore
 */
async function answerAndCheck(notebook, body) {
  const cell = await notebook.reach(notebook.cell('// exercise: patternScore'));
  const head = "// exercise: patternScore\nimport type { Tensor } from 'convlab';\n";
  const source = `${head}export function patternScore(patch: Tensor, filter: Tensor): number {\n${body}\n}\n`;
  await notebook.run(cell, source);
  const check = await notebook.reach(notebook.cell("check('patternScore')"));
  await notebook.run(check);
  const rows = check.locator('.jp-OutputArea tbody tr');
  const cells = await rows.evaluateAll((list) =>
    list.map((row) => Array.from(row.querySelectorAll('td')).map((td) => td.innerText.trim())),
  );
  return { cells, ...(await checkedInTheTerminal('patternScore')) };
}

/** @param {Notebook} notebook chapter 3, run */
async function slider(notebook) {
  const move = async () => {
    const handle = await notebook.reach('.widget-slider .noUi-handle');
    const cell = notebook.panel.locator('.jp-CodeCell', { has: page.locator('.widget-slider') }).first();
    const output = cell.locator('.jp-OutputArea').first();
    await until(async () => (await drawn(output)) !== '', 'there is no picture');
    const [before, reading] = [
      await drawn(output),
      await cell.locator('.widget-readout').first().innerText(),
    ];
    await handle.focus();
    await page.keyboard.press('ArrowLeft');
    await until(async () => (await drawn(output)) !== before, 'the picture is what it was');
    expect((await cell.locator('.widget-readout').first().innerText()) !== reading, `still ${reading}`);
  };
  await test('a slider moved by key is computed by the kernel: another picture, another reading', async () => {
    await move();
    await shot('slider');
  });
  await test('so it is when the page was loaded anew, and the kernel lived on', async () => {
    await notebook.reload();
    await move();
    await shot('slider-after-reload');
  });

  await test('a chart is drawn anew when a slider moves', async () => {
    const cell = await notebook.reach(notebook.cell('recap(['));
    await notebook.run(
      cell,
      `import { lineChart } from 'convlab';
await interact({ n: slider(2, 5) }, ({ n }) => lineChart([{ name: 'a', y: [1, 4, 9, 16, 25].slice(0, n) }]));`,
    );
    const chart = notebook.cell('lineChart(['); // the same cell: it is found by its source
    const points = chart.locator('.js-plotly-plot .point');
    await until(async () => (await points.count()) === 2, `${await points.count()} points instead of 2`);
    await chart.locator('.noUi-handle').press('ArrowRight');
    await until(async () => (await points.count()) === 3, `${await points.count()} points instead of 3`);
    await shot('chart');
  });
}

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
    await visit('en', '03-stride', slider);
    await visit('ko', '01-patterns');
  }
  await test('nothing was asked of any other machine', () => {
    expect(outside.length === 0, outside.join('\n'));
    return Promise.resolve();
  });
} finally {
  if (dark) await setTheme('JupyterLab Light');
  await context.close();
  await course.stop();
  rmSync(profile, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
