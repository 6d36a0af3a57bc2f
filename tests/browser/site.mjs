// @ts-check
// The exported pages as they run, served, in a real Chromium: every cell of every chapter in both languages gives what the
// built notebook holds, answers get the verdicts of Node's checker, work is kept, the course runs offline, and axe-core finds
// nothing serious. `node --test tests/browser/site.mjs`
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { difference, likeness } from './site/likeness.mjs';
import { openSite, ready, verdict } from './site/open.mjs';
import { wrongAnswers } from './site/wrong-answers.mjs';
import { root } from './course.mjs';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../tools/grader/course/places.ts')} */
const { allPlaces, solutionFile } = require('../../tools/grader/course/places');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const chapters = readdirSync(join(root, 'notebooks/en'))
  .filter((name) => name.endsWith('.ipynb'))
  .map((name) => name.slice(0, -'.ipynb'.length));
/** @param {string} chapter */
const pageOf = (chapter) => `${chapter === '00-start' ? 'index' : chapter}.html`;

/** @type {Awaited<ReturnType<typeof openSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof openSite>>['hosts']} */
let hosts;
before(async () => {
  site = await openSite();
  ({ hosts } = site);
});
after(() => site.close());

/** @type {Awaited<ReturnType<typeof openSite>>['visit']} */
const visit = (...given) => site.visit(...given);

/** Whoever adds to the site sees it here. Decimal megabytes; the network's weights alone are 8.1 of them. */
const most = { disk: 29, offline: 25, wire: 2.5 };
test(
  'sizes: all of it, what a reader keeps, and what comes before the first output',
  { timeout: 120_000 },
  async () => {
    /** @param {readonly string[]} files */
    const megabytes = (files) =>
      files.reduce((sum, file) => sum + statSync(join(hosts.folder, file)).size, 0) / 1e6;
    const all = readdirSync(hosts.folder, { recursive: true, encoding: 'utf8' });
    const disk = megabytes(all.filter((file) => statSync(join(hosts.folder, file)).isFile()));
    const kept = JSON.parse(readFileSync(join(hosts.folder, 'site.json'), 'utf8'));
    const offline = Math.max(megabytes(kept.en), megabytes(kept.ko));
    const before = hosts.bytesSent();
    await visit('en/04-padding.html', { serviceWorkers: 'block' }, async (page) => {
      await page.locator('.cell .run-bar button').first().click();
      await page.locator('.cell').first().locator('.state', { hasText: '✓' }).waitFor({ timeout: 90_000 });
    });
    const wire = (hosts.bytesSent() - before) / 1e6;
    console.log(
      `${disk.toFixed(1)} MB on disk, ${offline.toFixed(1)} to keep, ${wire.toFixed(2)} before the first output`,
    );
    assert.deepEqual(
      Object.entries({ disk, offline, wire }).filter(
        ([name, size]) => size > most[/** @type {keyof typeof most} */ (name)],
      ),
      [],
    );
  },
);

const places = allPlaces();
test('chapters', { concurrency: 2, timeout: 1_500_000 }, async (both) => {
  const languages = ['en', 'ko'].map((language) => both.test(language, (suite) => course(suite, language)));
  await Promise.all(languages);
});

/** @param {import('node:test').TestContext} suite @param {string} language */
async function course(suite, language) {
  let [exact, all] = [0, 0];
  for (const chapter of chapters) {
    await suite.test(`${chapter}: every cell runs and gives what Node gave; every solution passes`, () =>
      visit(`${language}/${pageOf(chapter)}`, {}, async (page) => {
        /** @type {{ cell: number, ok: boolean, error: string | null, outputs: any[] }[]} */
        const results = await page.evaluate('convlab.runAll()');
        const { cells } = JSON.parse(
          readFileSync(join(root, 'notebooks', language, `${chapter}.ipynb`), 'utf8'),
        );
        const codeCells = cells.flatMap((/** @type {any} */ { cell_type }, /** @type {number} */ i) =>
          cell_type === 'code' ? [i] : [],
        );
        assert.deepEqual(
          results.map(({ cell }) => cell),
          codeCells,
        );
        assert.deepEqual(
          results.filter(({ ok }) => !ok).map(({ cell, error }) => `cell ${cell}: ${error}`),
          [],
        );
        const unlike = [];
        for (const { cell, outputs } of results) {
          const found = likeness(outputs, cells[cell].outputs);
          all += 1;
          if (found === 'same') exact += 1;
          if (found === 'other') unlike.push(`cell ${cell}: ${difference(outputs, cells[cell].outputs)}`);
        }
        assert.deepEqual(unlike, []);
        if (language === 'ko') return;
        for (const place of places.filter((one) => one.chapter === chapter)) {
          const { status, points, maxPoints } = await verdict(
            page,
            place.id,
            readFileSync(solutionFile(place), 'utf8'),
          );
          assert.deepEqual([place.id, status, points], [place.id, 'passed', maxPoints]);
        }
      }),
    );
  }
  console.log(
    `${language}: ${exact} of ${all} cells exactly as in Node; the others differ in numbers that were timed or trained`,
  );
  assert.ok(exact > all * 0.7, `only ${exact} of ${all} cells are exactly as in Node`);
}

test('wrong answers get the verdict of the command line', { timeout: 200_000 }, () =>
  visit('en/01-patterns.html', {}, async (page) => {
    for (const { name, id, text } of wrongAnswers) {
      const dir = join(hosts.work, name.replace(/\W/g, '-'));
      mkdirSync(join(dir, '01-patterns'), { recursive: true });
      writeFileSync(join(dir, '01-patterns', `${id}.ts`), text);
      const here = await verdict(page, id, text);
      const { exercises } = JSON.parse(check(dir, id, here.seed));
      assert.deepEqual(summary(here.exercises[0]), summary(exercises[0]), name);
      assert.deepEqual(here.status, here.exercises[0].status);
    }
  }),
);

/** @param {string} dir @param {string} id @param {number} seed */
function check(dir, id, seed) {
  const args = ['tools/grader/main.cjs', id, '--json', '--dir', dir, '--seed', String(seed)];
  try {
    return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  } catch (error) {
    return /** @type {{ stdout: string }} */ (error).stdout; // it ends with 1 where an answer fails
  }
}

/** The parser's words are its own, and a page knows no other time than the clock's. @param {any} exercise */
function summary({ status, points, maxPoints, message, cases }) {
  const own = status === 'compile-error' ? /TypeScript: [^]*/ : / of computing time/;
  return {
    ...{ status, points, maxPoints },
    message: message?.replace(own, ''),
    cases,
  };
}

test('an answer reaches neither the network nor the site', () =>
  visit('en/01-patterns.html', {}, async (page) => {
    const reach = `const found: string[] = [];
      for (const name of ['fetch', 'XMLHttpRequest', 'importScripts', 'indexedDB', 'caches', 'Worker', 'WebSocket', 'postMessage', 'navigator', 'location'])
        if ((globalThis as any)[name] !== undefined) found.push(name);
      eval('import("${hosts.isolated}/assets/run/answer.js")').then(() => (globalThis as any).reached = true, () => undefined);
      throw new Error('found: ' + found.join());`;
    const { cases } = await verdict(page, 'bestMatch', `export function bestMatch() { ${reach} }`);
    assert.match(cases[0].message, /found: $/);
  }));

test('Stop ends an endless loop, with shared memory and without', { timeout: 240_000 }, async () => {
  for (const [host, says] of /** @type {const} */ ([
    [hosts.isolated, /KeyboardInterrupt[^]*In\[1\]:2/],
    [hosts.plain, /started anew/],
  ]))
    await visit(
      'en/04-padding.html',
      {},
      async (page) => {
        const cell = page.locator('.cell').nth(1);
        await cell.locator('.cm-content').fill('let n = 0;\nwhile (true) n++;');
        await cell.getByRole('button', { name: 'Run', exact: true }).click();
        await page.waitForTimeout(3000);
        await page.getByRole('button', { name: 'Stop' }).click();
        await cell.locator('.state', { hasText: '✗' }).waitFor();
        assert.match(await cell.innerText(), says);
      },
      host,
    );
});

test('what is written is kept, handed in as a zip, and read again', { timeout: 240_000 }, () =>
  visit('ko/01-patterns.html', { acceptDownloads: true }, async (page) => {
    const answer = '// exercise: bestMatch\nexport const bestMatch = (): number[] => [0, 0]; // 나의 답';
    await page.evaluate(`convlab.setAnswer('bestMatch', ${JSON.stringify(answer)})`);
    const cell = page.locator('.cell').nth(1);
    await cell.locator('.cm-content').fill('const mine = 1;');
    const answerCell = page.locator('.cell.answer').nth(2);
    await answerCell.locator('.run-bar button').first().click();
    await answerCell.locator('.state', { hasText: '✓' }).waitFor({ timeout: 90_000 });
    const loading = page.waitForEvent('download');
    await page.locator('.toolbar button').nth(3).click();
    const zip = await (await loading).path();
    const files = unzipSync(readFileSync(zip));
    assert.equal(new TextDecoder().decode(files['exercises/01-patterns/bestMatch.ts']).trimEnd(), answer);
    await page.reload();
    await ready(page);
    assert.match(await page.locator('.cell').nth(1).innerText(), /const mine = 1;/);
    assert.match(await page.locator('.cell.answer').nth(2).innerText(), /나의 답/);
    await page.evaluate(`convlab.setAnswer('bestMatch', '// other')`);
    await page.locator('.toolbar input[type=file]').setInputFiles(zip);
    await page.locator('.cell.answer').nth(2).getByText('나의 답').waitFor();
  }),
);

test('a shared cell brings its code, and runs when the reader says so', () =>
  visit('en/04-padding.html', {}, async (page) => {
    const cell = page.locator('.cell').nth(1);
    await cell.locator('.cm-content').fill("console.log('한글 & <b>');");
    await cell.getByRole('button', { name: 'Link to this cell' }).click();
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    await page.waitForTimeout(1500);
    assert.match(await cell.innerText(), /한글 & <b>/);
    assert.equal(await page.locator('.shown').count(), 0, 'something ran');
  }));

test('offline after the first visit, and isolated on a plain host', { timeout: 240_000 }, () =>
  visit(
    'en/04-padding.html',
    {},
    async (page) => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      const kept = () =>
        page.evaluate(async () => {
          const [name] = await caches.keys();
          return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
        });
      for (let i = 0; i < 60 && !(await kept()).includes('/course/datasets/README.md'); i++)
        await page.waitForTimeout(1000);
      await page.context().setOffline(true);
      await page.goto(`${hosts.plain}/en/${chapters[5]}.html`); // one that was not opened before
      await ready(page);
      assert.equal(await page.evaluate('crossOriginIsolated'), true);
      const cell = page.locator('.cell').nth(1);
      await page.locator('.cell').first().locator('.run-bar button').first().click();
      await cell.locator('.run-bar button').first().click();
      await cell.locator('.state', { hasText: '✓' }).waitFor({ timeout: 90_000 });
    },
    hosts.plain,
  ),
);

test('where the storage is full, pages come from the network', { timeout: 120_000 }, () =>
  visit('en/04-padding.html', {}, async (page) => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const origin = hosts.isolated;
    await page.goto('about:blank');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1e6 });
    for (const path of ['en/07-pooling.html', 'ko/04-padding.html']) {
      assert.equal((await page.goto(`${origin}/${path}`))?.status(), 200);
      await ready(page);
    }
  }),
);

for (const chapter of ['04-padding', '08-training', '11-trained'])
  test(
    `on a phone nothing scrolls sideways, and the controls are large enough for a thumb: ${chapter}`,
    { timeout: 240_000 },
    () =>
      visit(
        `en/${chapter}.html`,
        { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
        async (page) => {
          await page.waitForSelector('html[data-drawn]');
          if (chapter === '04-padding') await page.evaluate('convlab.runAll()');
          assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
          assert.equal(await page.locator('.modebar-btn').count(), 0, 'tools too small for a thumb');
          const small = await page.evaluate(() => {
            const own =
              'button:not(.cx-map, .modebar-btn), select, summary, label:has(input), input[type=range], header nav a';
            return Array.from(document.querySelectorAll(own))
              .filter((one) => {
                const { width, height } = one.getBoundingClientRect();
                return height > 0 && (height < 43.5 || width < 43.5);
              })
              .map((one) => one.outerHTML.slice(0, 100));
          });
          assert.deepEqual(small, []);
        },
      ),
  );

/** Each page is opened in one of the two themes, and changes to the other one. */
const themes = { en: /** @type {const} */ (['light', 'dark']), ko: /** @type {const} */ (['dark', 'light']) };
test(
  'axe-core finds nothing serious, light and dark',
  { concurrency: 2, timeout: 1_500_000 },
  async (both) => {
    const parts = Object.entries(themes).map(([language, schemes]) =>
      both.test(language, async () => {
        const own = chapters.map((chapter) => `${language}/${pageOf(chapter)}`);
        for (const path of language === 'en' ? ['index.html', ...own] : own)
          await visit(path, { colorScheme: schemes[0] }, async (page) => {
            await page.waitForSelector('html[data-drawn]');
            await page.evaluate(axe);
            if (path === 'en/04-padding.html') await page.evaluate('convlab.runAll()');
            for (const colorScheme of schemes) {
              await page.emulateMedia({ colorScheme });
              await page.waitForSelector(`body[data-jp-theme-light="${colorScheme === 'light'}"]`);
              assert.deepEqual(await serious(page, `${path}, ${colorScheme}`), []);
            }
          });
      }),
    );
    await Promise.all(parts);
  },
);

/** What axe-core finds that is serious, in words. @param {import('playwright-core').Page} page @param {string} name */
async function serious(page, name) {
  const { violations } = await page.evaluate('axe.run({ resultTypes: ["violations"] })');
  const found = violations.filter((/** @type {any} */ { impact }) => /serious|critical/.test(impact));
  return found.flatMap((/** @type {any} */ { id, nodes }) =>
    nodes.slice(0, 3).map((/** @type {any} */ { html }) => `${name} ${id}: ${html.slice(0, 140)}`),
  );
}
