// @ts-check
// The course in Firefox and in WebKit, Safari's engine: chapters 01, 04 and 08 run whole and give what Node gave, and an error
// stands at its line. `node --test tests/browser/other-browsers.mjs`; CONVLAB_SITE: an export that is there already.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFirefox } from './engines/firefox.mjs';
import { openWebKit } from './engines/webkit.mjs';
import { root } from './course.mjs';
import { difference, likeness } from './site/likeness.mjs';
import { serveSite } from './site/serve.mjs';

/** @type {typeof import('../../tools/browser/page/share.ts')} */
const { linkTo } = createRequire(import.meta.url)('../../tools/browser/page/share');
const chapters = ['01-patterns', '04-padding', '08-training'];
/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
before(async () => {
  site = await serveSite();
});
after(() => {
  site.close();
});

/** In WebKit, what eval ran has one place in a stack: where the error was made. */
const browsers = [
  {
    name: 'Firefox',
    open: openFirefox,
    stack: /RangeError: no such pixel[^]*at inner \(In\[1\]:2:\d+\)[^]*at In\[1\]:5:\d+/,
    threaded: /isolated true, alike true/,
    workers: /all came/,
  },
  {
    name: 'WebKit',
    open: openWebKit,
    stack: /RangeError: no such pixel[^]*at inner \(In\[1\]:2:\d+\)/,
    threaded: /alike true|wasm: there are no threads here: .*: use one thread/,
    workers: /all came|wasm: there are no threads here: .*: use one thread/,
  },
];

/** Workers that are asked for, one after the other: where a worker started them itself, Firefox stood still at one in twenty. */
const many = `import { loadBackend } from 'convlab';
for (let i = 0; i < 60; i++) await (await loadBackend('wasm', { threads: 2, memory: 16 })).close();
console.log('all came');`;

/** Large enough to be shared out. */
const threads = `import { allClose, loadBackend, randomNormal } from 'convlab';
const [one, two] = [await loadBackend('wasm'), await loadBackend('wasm', { threads: 2 })];
const x = randomNormal([2, 56, 56, 64], { seed: 1 });
const w = randomNormal([3, 3, 64, 64], { seed: 2 });
const [a, b] = [one.conv2d(x, w, null), two.conv2d(x, w, null)];
console.log(\`isolated \${(globalThis as any).crossOriginIsolated}, alike \${allClose(a, b)}\`);`;

test('both at once', { concurrency: true, timeout: 1_500_000 }, async (both) => {
  await Promise.all(browsers.map((browser) => both.test(browser.name, (suite) => course(suite, browser))));
});

/** @param {import('node:test').TestContext} suite @param {typeof browsers[number]} browser */
async function course(suite, { open, stack, threaded, workers }) {
  const engine = await open();
  try {
    for (const chapter of chapters)
      await suite.test(`${chapter}: every cell runs and gives what Node gave`, async () => {
        await engine.visit(`${site.isolated}/en/${chapter}.html`);
        await engine.evaluate('convlab.ready');
        const results = await engine.evaluate('convlab.runAll()');
        const { cells } = JSON.parse(readFileSync(join(root, `notebooks/en/${chapter}.ipynb`), 'utf8'));
        assert.ok(results.length > 5, `${results.length} cells ran`);
        for (const { cell, ok, error, outputs } of results) {
          assert.ok(ok, `cell ${cell}: ${error}`);
          assert.notEqual(
            likeness(outputs, cells[cell].outputs),
            'other',
            `cell ${cell}: ${difference(outputs, cells[cell].outputs)}`,
          );
        }
      });
    await suite.test('an error is shown at its line', async () => {
      const code = 'function inner(): void {\n  throw new RangeError("no such pixel");\n}\n\ninner();';
      assert.match(await runCell(engine, code), stack);
    });
    await suite.test('two threads compute what one does, or it is said that there are none', async () => {
      assert.match(await runCell(engine, threads), threaded);
    });
    await suite.test('each of many workers comes', { timeout: 120_000 }, async () => {
      assert.match(await runCell(engine, many), workers);
    });
  } finally {
    await engine.close();
  }
}

/** Opens a page whose second cell has this code, and runs it. @param {import('./engines/engine.mjs').Engine} engine @param {string} code @returns what it put out */
async function runCell(engine, code) {
  const page = `${site.isolated}/en/04-padding.html`;
  await engine.visit(page);
  const [, id] = await engine.evaluate("document.querySelectorAll('.cell')[1].id.split('cell-')");
  await engine.visit('about:blank');
  await engine.visit(linkTo(new URL(page), id, code));
  await engine.evaluate('convlab.ready');
  return engine.evaluate(`(async () => {
    const cell = document.querySelectorAll('.cell')[1];
    cell.querySelector('.run-bar button').click();
    while (!/✓|✗/.test(cell.querySelector('.state').textContent)) await new Promise((next) => setTimeout(next, 50));
    return cell.querySelector('.output').textContent;
  })()`);
}
