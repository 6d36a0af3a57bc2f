// @ts-check
// The exported course in a Chromium, for the suites of the running pages.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { launchOptions } from '../../../tools/chromium.cjs';
import { serveSite } from './serve.mjs';

/** @param {import('playwright-core').Page} page */
export const ready = (page) => page.evaluate('convlab.ready');

/** @param {import('playwright-core').Page} page @param {string} id @param {string} text @returns {Promise<any>} */
export async function verdict(page, id, text) {
  return page.evaluate(
    async ([exercise, answer]) => {
      const { convlab } = /** @type {any} */ (globalThis);
      await convlab.setAnswer(exercise, answer);
      return convlab.check(exercise);
    },
    [id, text],
  );
}

export async function openSite() {
  const hosts = await serveSite();
  const browser = await chromium.launch(launchOptions());
  /**
   * A page in a profile of its own, ready to run; what goes wrong on it fails the test.
   * @param {string} path
   * @param {import('playwright-core').BrowserContextOptions} options
   * @param {(page: import('playwright-core').Page) => Promise<void>} look
   */
  async function visit(path, options, look, host = hosts.isolated) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    /** @type {string[]} */
    const problems = [];
    try {
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
      page.on('request', (request) => {
        if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()))
          problems.push(`asks for ${request.url()}`);
      });
      await page.goto(`${host}/${path}`);
      await ready(page);
      await look(page);
    } finally {
      await context.close();
    }
    assert.deepEqual(problems, []);
  }
  return {
    hosts,
    visit,
    async close() {
      await browser.close();
      hosts.close();
    },
  };
}
