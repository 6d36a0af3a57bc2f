// @ts-check
// A figure in a page of its own, without a kernel: what the suites of the explorer, the drawing pad and the photograph share.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';

/**
 * Writes a page with one figure. `#ko` at the end of its address asks for Korean.
 * @param {string} file
 * @param {{ script: string, mount: string, data: unknown, style?: string }} figure the script beside the page, and what it calls the mount
 */
export function writeFigurePage(file, { script, mount, data, style = '' }) {
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <div id="figure" style="${style}"></div><script src="${script}"></script><script>
    const data = ${JSON.stringify(data)};
    data.language = location.hash === '#ko' ? 'ko' : 'en';
    ${mount}(document.getElementById('figure'), data).then((figure) => { window.figure = figure; });
    </script>`,
  );
}

/**
 * Opens the page in a profile of its own, offline unless told otherwise; an error or a warning of the page fails the test.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: import('playwright-core').Page, asked: string[]) => Promise<void>} look `asked`: all requests, 'GET http://…'
 */
export async function openFigure(browser, address, options, look) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    offline: true,
    ...options,
  });
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const asked = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) problems.push(line.text());
    });
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url())) asked.push(`${request.method()} ${request.url()}`);
    });
    await page.goto(address);
    await page.waitForFunction('window.figure');
    await look(page, asked);
  } finally {
    await context.close();
  }
  assert.deepEqual(problems, []);
}
