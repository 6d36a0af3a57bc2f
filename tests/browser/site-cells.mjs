// @ts-check
// A cell of a running page in a real Chromium: help while one types, JupyterLab's keys, hints, predictions, storage that is
// refused, and what an answer may do. `node --test tests/browser/site-cells.mjs`
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { until } from './notebook.mjs';
import { openSite, ready, verdict } from './site/open.mjs';

const require = createRequire(import.meta.url);
require('ts-node/register');
/** @type {typeof import('../tools/grader/hostile/honest.ts')} */
const { honest, unruly } = require('../tools/grader/hostile/honest');
const right = [...honest, ...unruly];
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

test('Escape closes what is offered, Tab takes it; from a cell, Tab goes past its editor', () =>
  visit('en/04-padding.html', {}, async (page) => {
    const cell = cellAt(page, 1);
    const offered = page.locator('.cm-tooltip-autocomplete');
    await cell.locator('.cm-content').fill('const sizes = [1, 2];\nsizes.filt');
    await page.keyboard.press('Control+Space');
    await offered.waitFor(patience);
    await page.keyboard.press('Escape');
    await offered.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate('document.activeElement.className.includes("cm-content")'), true);
    await page.keyboard.press('Control+Space');
    await offered.waitFor(patience);
    await page.waitForTimeout(200); // an offer that has just come cannot be taken yet
    await page.keyboard.press('Tab');
    assert.match(await cell.locator('.cm-content').innerText(), /sizes\.filter/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.innerText'), '▶ Run');
  }));

test('Stop leaves out what waits, and ends what a cell has left behind', { timeout: 120_000 }, () =>
  visit('en/04-padding.html', {}, async (page) => {
    await run(page, 1, 'let rounds = 1;');
    const [cell, other] = [cellAt(page, 1), page.locator('.cell.answer').first()];
    /** @param {typeof cell} one @param {string} code */
    const begin = async (one, code) => {
      await one.locator('.cm-content').fill(code);
      await one.getByRole('button', { name: 'Run', exact: true }).click();
    };
    const stop = () => page.getByRole('button', { name: 'Stop' }).click();
    await begin(cell, 'for (;;) rounds++;');
    await cell.locator('.state', { hasText: 'running' }).waitFor(patience);
    await begin(other, "console.log('second ran');");
    await other.locator('.state', { hasText: 'waiting' }).waitFor(patience);
    await stop();
    await cell.locator('.state', { hasText: '✗' }).waitFor(patience);
    await other.locator('.state', { hasText: 'not run' }).waitFor(patience);
    await run(page, 1, 'setTimeout(() => { for (;;); }, 100);');
    await page.waitForTimeout(500);
    await stop();
    assert.match(await run(page, 1, 'console.log(rounds > 1);'), /true/, 'all was started anew');
    await begin(cell, 'for (let i = 0; ; i++) console.log(i);');
    await page.waitForTimeout(2000);
    await stop();
    await cell.locator('.state', { hasText: '✗' }).waitFor(patience);
    assert.match(await cell.locator('.output').innerText(), /cut off here, after 2,000,000 characters/);
    assert.match(await run(page, 1, 'console.log(rounds > 1);'), /true/, 'all was started anew');
  }),
);

test('two runs at once: each has its own outputs', { timeout: 120_000 }, () =>
  visit('en/04-padding.html', {}, async (page) => {
    const [one, other] = /** @type {{ ok: boolean, text: string, outputs: unknown[] }[][]} */ (
      await page.evaluate('Promise.all([convlab.runAll(), convlab.runAll()])')
    );
    const counts = (/** @type {typeof one} */ results) => results.map(({ outputs }) => outputs.length);
    assert.deepEqual(counts(one), counts(other));
    assert.deepEqual([...new Set([...one, ...other].map(({ ok }) => ok))], [true]);
  }),
);

test('asked before the page runs, it answers once it does; what is no answer is refused', () =>
  visit('en/04-padding.html', {}, async (page) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const { convlab } = /** @type {any} */ (globalThis);
        /** @type {any} */ (globalThis).early = convlab.setAnswer('padZeros', '// early');
      });
    });
    await page.reload();
    await page.evaluate('early');
    assert.match(await page.locator('.cell.answer').first().innerText(), /early/);
    /** @type {[string, RegExp][]} */
    const wrong = [
      ["setAnswer('padZeros', 5)", /of type number/],
      ["setAnswer(undefined, 'x')", /no exercise "undefined"/],
      ['check(undefined)', /no exercise "undefined"/],
    ];
    for (const [call, says] of wrong) await assert.rejects(page.evaluate(`convlab.${call}`), says);
  }));

test(
  'no text takes the place of what was written for good: links, zips, the original',
  { timeout: 120_000 },
  () =>
    visit('en/04-padding.html', { acceptDownloads: true }, async (page) => {
      const cell = page.locator('.cell.answer').first();
      const text = () => cell.locator('.cm-content').innerText();
      const answer = (/** @type {string} */ words) =>
        `// exercise: padZeros\nexport const padZeros = 1; // ${words}`;
      const write = (/** @type {string} */ words) => cell.locator('.cm-content').fill(answer(words));
      const mine = cell.getByRole('button', { name: 'My earlier text' });
      const save = async () => {
        const loading = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save answers' }).click();
        return (await loading).path();
      };
      await page.getByRole('button', { name: 'Save answers' }).click();
      await page.locator('.toolbar .state', { hasText: 'No answers yet' }).waitFor();
      await write('first');
      const zip = await save(); // it was not run
      await cell.getByRole('button', { name: 'Link to this cell' }).click();
      const link = page.url();
      await write('second');
      await page.waitForTimeout(500); // until it is on the disk
      await page.reload();
      await ready(page);
      assert.match(await text(), /second/, 'a link of one’s own is no news');
      await page.goto('about:blank');
      await page.goto(link);
      await ready(page);
      await cell.getByText('The link you opened brought').waitFor();
      assert.match(await text(), /first/);
      await page.reload();
      await ready(page);
      await mine.click();
      assert.match(await text(), /second/);
      await page.locator('.toolbar input[type=file]').setInputFiles(zip);
      await page.locator('.toolbar .state', { hasText: 'My earlier text' }).waitFor();
      assert.match(await text(), /first/);
      await mine.click();
      assert.match(await text(), /second/);
      await cell.getByRole('button', { name: 'Original text' }).click();
      assert.doesNotMatch(await text(), /second/);
      await page.reload();
      await ready(page);
      assert.doesNotMatch(await text(), /second/, 'the original does not stay');
      await mine.click();
      assert.match(await text(), /second/);
      // In the other language it is the same answer, and in another tab.
      const other = await page.context().newPage();
      await other.goto(page.url().split('#')[0].replace('/en/', '/ko/'));
      await ready(other);
      const otherText = () => other.locator('.cell.answer').first().locator('.cm-content').innerText();
      assert.match(await otherText(), /second/);
      await write('third');
      await until(async () => /third/.test(await otherText()), 'the other tab has an older text');
      await other.close();
    }),
);

test('links that cannot be read say so, and change nothing', () =>
  visit('en/04-padding.html', {}, async (page) => {
    const cell = cellAt(page, 1);
    const before = await cell.locator('.code').innerText();
    const id = (await cell.getAttribute('id')) ?? '';
    const address = page.url();
    for (const hash of [
      `${id}~`,
      `${id}~AAAA`,
      `${id}~%%`,
      'cell-99-99',
      'cell-__proto__~AwA',
      `${id}~x-y`,
    ]) {
      await page.goto('about:blank');
      await page.goto(`${address}#${hash}`);
      await ready(page);
      await page.getByRole('alert').getByText('This link leads to').waitFor();
      assert.equal(await cell.locator('.code').innerText(), before, hash);
    }
  }));

test('of a zip, only what can be an answer is taken', { timeout: 120_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    const cell = page.locator('.cell.answer').nth(2);
    const right = '// exercise: bestMatch\nexport const bestMatch = 1; // mine';
    await page.evaluate(`convlab.setAnswer('bestMatch', ${JSON.stringify(right)})`);
    const other = '// exercise: bestMatch\nexport const bestMatch = 2;';
    const place = 'exercises/01-patterns/bestMatch.ts';
    /** @type {[string, Uint8Array][]} */
    const files = [
      [`../${place}`, strToU8(other)],
      [`exercises/../${place}`, strToU8(other)],
      [`/etc/${place}`, strToU8(other)],
      ['exercises/07-pooling/bestMatch.ts', strToU8(other)],
      ['exercises/99-evil/bestMatch.ts', strToU8(other)],
      [place, strToU8('/etc/passwd')],
      [place, new Uint8Array(0)],
      [place, Uint8Array.of(0xff, 0xfe, 0x62, 0)],
      [place, strToU8(other.replace('exercise: bestMatch', 'exercise: patternScore'))],
      [place, strToU8(`${other}\0`)],
      [place, new Uint8Array(300_000).fill(0x61)],
    ];
    const input = page.locator('.toolbar input[type=file]');
    const said = page.locator('.toolbar .state');
    const open = (/** @type {Uint8Array} */ bytes) =>
      input.setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
    for (const [name, bytes] of files) {
      await open(zipSync({ 'note.txt': strToU8('nothing') }));
      await until(async () => (await said.innerText()).endsWith('is needed.'), 'a zip without answers');
      await open(zipSync({ [name]: bytes }));
      await until(
        async () => (await said.innerText()).endsWith('Left out, as no answers of this course: 1.'),
        name,
      );
      assert.match(await cell.innerText(), /mine/, name);
    }
    await open(zipSync({ [place]: strToU8(other) }).subarray(0, 60));
    await until(async () => /no zip, or it is damaged/.test(await said.innerText()), 'a damaged zip');
    await open(zipSync({ [`handed-in/${place}`]: strToU8(other.replace('\n', '\r\n')) }));
    await cell.getByText('bestMatch = 2').waitFor();
  }),
);

test('on a Korean page the kernel speaks Korean', () =>
  visit('ko/04-padding.html', {}, async (page) => {
    assert.match(await run(page, 1, 'nowhere + 1;'), /아직 없는 이름: nowhere/);
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
    const { status, message } = await verdict(
      page,
      'patternScore',
      'export const patternScore = () => new Array(4e8);',
    );
    assert.equal(status, 'out-of-memory', message);
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

test('the chapters stand wholly on the screen, above the toolbar; Escape and a press elsewhere close them', () =>
  visit('en/01-patterns.html', { hasTouch: true }, async (page) => {
    const menu = page.locator('details.menu');
    const isOpen = () => menu.evaluate((one) => /** @type {HTMLDetailsElement} */ (one).open);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await menu.locator('summary').click();
      await until(
        () =>
          menu.locator('ul').evaluate((list) => {
            const { left, right, top, bottom } = list.getBoundingClientRect();
            const isAbove = [0.1, 0.5, 0.9].every((share) =>
              list.contains(document.elementFromPoint((left + right) / 2, top + share * (bottom - top))),
            );
            return isAbove && left >= 0 && right <= innerWidth && bottom <= innerHeight;
          }),
        `at ${width} pixels the chapters are cut`,
      );
      await page.keyboard.press('Escape');
      assert.equal(await isOpen(), false);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
    }
    await menu.locator('summary').click();
    await page.mouse.click(5, 600);
    assert.equal(await isOpen(), false);
  }));

test('a group of choices has its question for a name', { timeout: 120_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    await run(
      page,
      1,
      "import { predict } from 'convlab';\npredict('01-x', { question: 'Which one?', choices: ['a', 'b'], answer: 0 });",
    );
    await cellAt(page, 1)
      .getByRole('radiogroup', { name: /Which one\?/ })
      .waitFor(patience);
  }),
);

test('right answers that are written otherwise than the kit’s pass', { timeout: 400_000 }, async () => {
  const chapterOf = new Map(allPlaces().map(({ id, chapter }) => [id, chapter]));
  for (const chapter of new Set(right.map(({ id }) => chapterOf.get(id))))
    await visit(`en/${chapter}.html`, {}, async (page) => {
      for (const { name, id, text } of right.filter((one) => chapterOf.get(one.id) === chapter)) {
        const { status, message, cases } = await verdict(page, id, text);
        assert.equal(status, 'passed', `${id}, ${name}: ${message} ${JSON.stringify(cases)}`);
      }
    });
});
