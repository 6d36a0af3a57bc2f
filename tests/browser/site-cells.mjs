// @ts-check
// A cell of a running page in a real Chromium: help while one types, JupyterLab's keys, hints, predictions, storage that is
// refused, and what an answer may do. `node --test tests/browser/site-cells.mjs`
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { until } from './notebook.mjs';
import { openSite, ready, verdict } from './site/open.mjs';

const require = createRequire(import.meta.url);
require('ts-node/register');
/** @type {typeof import('../tools/grader/hostile/honest.ts')} */
const { honest } = require('../tools/grader/hostile/honest');
/** @type {typeof import('../../tools/grader/course/places.ts')} */
const { allPlaces } = require('../../tools/grader/course/places');

/** @typedef {import('playwright-core').Page} Page */
/** @type {Awaited<ReturnType<typeof openSite>>} */
let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const patience = { timeout: 60_000 };
/** @type {Awaited<ReturnType<typeof openSite>>['visit']} */
const visit = (...given) => site.visit(...given);
/** @param {Page} page @param {number} i */
const cellAt = (page, i) => page.locator('.cell').nth(i);
/** Writes code into a cell and runs it. @param {Page} page @param {number} i @param {string} code @returns its outputs in words */
async function run(page, i, code) {
  const cell = cellAt(page, i);
  await cell.locator('.cm-content').fill(code);
  await cell.getByRole('button', { name: /^(Run|실행)$/ }).click();
  await cell.locator('.state', { hasText: /✓|✗/ }).waitFor(patience);
  return cell.locator('.output').innerText();
}

test('before anything has run: completion, a type where the pointer rests, and an error while one types', () =>
  visit('en/04-padding.html', {}, async (page) => {
    const cell = cellAt(page, 1);
    await cell.locator('.cm-content').fill('const sizes = [1, 2];\nsizes.filt');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'filter' }).first().waitFor(patience);
    await page.keyboard.press('Escape');
    await cell.locator('.cm-content').fill('const count: string = 5;');
    await cell.locator('.cm-lintRange-error').waitFor(patience);
    assert.equal(await cell.locator('.cm-lintRange-error').innerText(), 'count');
    await cell.locator('.cm-line').first().getByText('count').hover();
    await page.locator('.cm-tooltip .hover, .cm-tooltip-lint').first().waitFor(patience);
  }));

test('keys as in JupyterLab: Shift+Enter, Escape, Enter, the arrows', () =>
  visit('en/04-padding.html', {}, async (page) => {
    const cell = cellAt(page, 1);
    await cell.locator('.cm-content').fill("console.log('ran');");
    await page.keyboard.press('Shift+Enter');
    await cell.locator('.state', { hasText: '✓' }).waitFor(patience);
    assert.match(await cell.locator('.output').innerText(), /ran/);
    /** @returns {Promise<[number, boolean]>} which cell has the focus, and whether its editor has it */
    const focus = () =>
      page.evaluate(() => {
        const own = document.activeElement?.closest('.cell');
        const cells = Array.from(document.querySelectorAll('.cell'));
        return [own ? cells.indexOf(own) : -1, document.activeElement !== own];
      });
    assert.deepEqual(await focus(), [2, true], 'Shift+Enter goes on to the next cell');
    await page.keyboard.press('Escape');
    assert.deepEqual(await focus(), [2, false]);
    await page.keyboard.press('ArrowUp');
    assert.deepEqual(await focus(), [1, false]);
    await page.keyboard.press('j');
    assert.deepEqual(await focus(), [2, false]);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    assert.deepEqual(await focus(), [1, true]);
  }));

test('hints come one after the other, and the solution when it is asked for', { timeout: 120_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    const setup = cellAt(page, 0);
    await setup.getByRole('button', { name: 'Run', exact: true }).click();
    await setup.locator('.state', { hasText: '✓' }).waitFor(patience);
    const hints = [];
    for (let i = 0; i < 3; i++)
      hints.push(await run(page, 1, "import { hint } from 'convlab';\nhint('bestMatch');"));
    assert.equal(new Set(hints).size, 3, hints.join('\n'));
    /** @param {string} given */
    const solution = (given) => run(page, 1, `import { solution } from 'convlab';\nsolution(${given});`);
    assert.match(await solution("'bestMatch'"), /Try it yourself first/);
    assert.match(await solution("'bestMatch', { confirm: true }"), /export function bestMatch/);
  }),
);

test('a prediction is kept over a reload', () =>
  visit('en/01-patterns.html', {}, async (page) => {
    await page.waitForSelector('html[data-drawn]');
    const output = page.locator('[data-answers*="01-size"]').first();
    await output.locator('.convlab-veil button').first().click();
    await page.reload();
    await ready(page);
    await page.waitForSelector('html[data-drawn]');
    assert.match(await output.locator('[role=status]').first().innerText(), /You predicted/);
  }));

test('hints go on where they were after a reload, to the puzzle', { timeout: 120_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    /** @param {string} rest */
    const hint = (rest) => run(page, 1, `import { hint } from 'convlab';\nhint('bestMatch'${rest});`);
    await hint('');
    await hint('');
    await page.reload();
    await ready(page);
    assert.match(await hint(''), /A puzzle: these are the lines of a solution, shuffled/);
    await page.reload();
    await ready(page);
    const said = await hint(", { wrong: 'A' }");
    assert.match(said, /\bA\b/);
    assert.doesNotMatch(said, /puzzle’s lines are|not run|Error/);
  }),
);

test('a drawing is kept over a reload, until it is cleared', { timeout: 120_000 }, () =>
  visit('en/08-training.html', {}, async (page) => {
    const figure = page.locator('.cx-drawing').first(); // of several on the page
    const pad = figure.locator('.cx-pad canvas');
    /** What is on the pad, in short. */
    const drawn = async () => {
      await page.waitForSelector('html[data-drawn]');
      await pad.scrollIntoViewIfNeeded();
      const url = await pad.evaluate(async (canvas) => {
        // Once what was asked for is drawn.
        for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
        return /** @type {HTMLCanvasElement} */ (canvas).toDataURL();
      });
      return createHash('sha256').update(url).digest('hex');
    };
    const empty = await drawn();
    const box = await pad.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.3 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.7 * box.height, { steps: 5 });
    await page.mouse.up();
    const line = await drawn();
    assert.notEqual(line, empty);
    await page.reload();
    await ready(page);
    await until(async () => (await drawn()) === line, 'the drawing is not there');
    await figure.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.reload();
    await ready(page);
    await until(async () => (await drawn()) === empty, 'the drawing is still there');
  }),
);

test(
  'storage that is refused, and storage that is full, is said, and the page goes on',
  { timeout: 120_000 },
  async () => {
    const refused = 'indexedDB.open = () => { throw new DOMException("no", "SecurityError"); };';
    const full =
      'IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };';
    for (const script of [refused, full])
      await visit('en/04-padding.html', {}, async (page) => {
        await page.addInitScript(script);
        await page.reload();
        await ready(page);
        assert.match(await run(page, 1, "console.log('goes on');"), /goes on/);
        await page.getByRole('alert').getByText('keeps nothing').waitFor(patience);
      });
  },
);

test('an answer without end of memory ends with a sentence, and the page goes on', { timeout: 200_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    for (const body of [
      'const all: number[][] = []; for (;;) all.push(new Array(4e6).fill(1.5));',
      'const all: Float64Array[] = []; for (;;) all.push(new Float64Array(1e6).fill(1));',
      'const all: number[] = []; for (;;) all.push(1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5);',
      'let all: object = {}; for (;;) all = { all, more: [all, all, all, all, all, all, all, all] };',
    ]) {
      const { status, message } = await verdict(
        page,
        'patternScore',
        `export function patternScore() { ${body} }`,
      );
      assert.match(status, /^(out-of-memory|timeout)$/, body);
      assert.ok(message !== '', body);
    }
    const { status } = await verdict(
      page,
      'patternScore',
      'export const patternScore = () => new Array(4e8);',
    );
    assert.equal(status, 'out-of-memory');
    assert.match(await run(page, 1, "console.log('goes on');"), /goes on/);
  }),
);

test('what cannot be loaded ends a check with a sentence, and the next one is as ever', () =>
  visit('en/01-patterns.html', { serviceWorkers: 'block' }, async (page) => {
    const right = 'export const patternScore = (): number => 1;';
    await page.route('**/answer.js', (route) => route.abort());
    const { status, message } = await verdict(page, 'patternScore', right);
    assert.deepEqual([status, /cannot be loaded/.test(message)], ['crashed', true], message);
    await page.unroute('**/answer.js');
    assert.equal((await verdict(page, 'patternScore', right)).status, 'failed');
  }));

test('Restart while the kernel is still being loaded: what waited for it has ended, and the next one runs', () =>
  visit('en/index.html', { serviceWorkers: 'block' }, async (page) => {
    let asked = 0;
    await page.route('**/typescript.js.gz', async (route) => {
      if (asked++ > 0) await route.continue(); // the first one never comes
    });
    await page.reload();
    await ready(page);
    const results = page.evaluate('convlab.runAll()');
    await page.getByRole('button', { name: 'Restart' }).click();
    const [first] = /** @type {{ ok: boolean }[]} */ (await results);
    assert.equal(first.ok, false);
    assert.equal(asked, 2);
    const again = /** @type {{ ok: boolean }[]} */ (await page.evaluate('convlab.runAll()'));
    assert.deepEqual([...new Set(again.map(({ ok }) => ok))], [true]);
  }));

test('an answer cannot import anything while it runs', () =>
  visit('en/01-patterns.html', {}, async (page) => {
    let asked = 0;
    page.context().on('response', (response) => {
      if (response.url().includes('reach-me')) asked++;
    });
    for (const address of [`${site.hosts.isolated}/assets/reach-me.js`, 'data:text/javascript,self.reach=1'])
      for (const call of [
        `import('${address}')`,
        `eval("import('${address}')")`,
        `new Function("return import('${address}')")()`,
      ]) {
        const text = `export const patternScore = (): any => { (${call}).then(() => { for (;;); }, () => undefined); return 1; };`;
        const { status } = await verdict(page, 'patternScore', text);
        assert.match(status, /failed|compile-error/, `${call}: ${status}`);
      }
    assert.equal(asked, 0);
  }));

test('right answers that are written otherwise than the kit’s pass', { timeout: 400_000 }, async () => {
  const chapterOf = new Map(allPlaces().map(({ id, chapter }) => [id, chapter]));
  for (const chapter of new Set(honest.map(({ id }) => chapterOf.get(id))))
    await visit(`en/${chapter}.html`, {}, async (page) => {
      for (const { name, id, text } of honest.filter((one) => chapterOf.get(one.id) === chapter)) {
        const { status, message, cases } = await verdict(page, id, text);
        assert.equal(status, 'passed', `${id}, ${name}: ${message} ${JSON.stringify(cases)}`);
      }
    });
});
