// @ts-check
// A notebook in JupyterLab, as a reader has it: opened, run, scrolled to a place, typed into.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './course.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {{ code: number, run: number, errors: string[] }} Ran */
/**
 * What a chapter's tests are given: node:test's `test`, which leaves a screenshot where it fails, and screenshots by name.
 * @typedef {{
 *   test: (name: string, work: () => Promise<void> | void) => Promise<void>,
 *   shot: (name: string) => Promise<unknown>,
 * }} Suite
 */
/** @typedef {{ path: string, kernel: { name: string, execution_state: string }, id: string }} Session */

export class Notebook {
  /**
   * @param {Page} page
   * @param {URL} address the course's, with its token
   * @param {string} language
   * @param {string} chapter '01-patterns'
   */
  constructor(page, address, language, chapter) {
    this.page = page;
    this.address = address;
    this.path = `notebooks/${language}/${chapter}.ipynb`;
    this.panel = page.locator('.jp-NotebookPanel:visible');
    /** Saving changes the file: it is put back when the notebook is closed. */
    this.before = readFileSync(join(root, this.path));
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   */
  async ask(path, init = {}) {
    const headers = { Authorization: `token ${this.address.searchParams.get('token')}` };
    const reply = await fetch(new URL(path, this.address), { ...init, headers });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text.slice(0, 200)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** @returns {Promise<Session | undefined>} */
  async session() {
    /** @type {Session[]} */
    const sessions = await this.ask('/api/sessions');
    return sessions.find(({ path }) => path === this.path);
  }

  /** Opens the notebook alone in the window, and waits until its kernel is at rest. */
  async open() {
    const address = new URL(this.address);
    address.pathname = `/lab/tree/${this.path}`;
    address.searchParams.set('reset', ''); // no tabs, and no kernels, of the notebooks before
    await this.page.goto(address.href);
    await this.panel.locator('.jp-NotebookPanel-toolbar').waitFor();
    await this.atRest(60);
  }

  /** The page is loaded anew, as by F5; the kernel lives on. */
  async reload() {
    await this.saved();
    await this.page.reload();
    await this.panel.locator('.jp-NotebookPanel-toolbar').waitFor();
    await this.atRest(60);
  }

  /**
   * Idle several times in a row: between two cells of Run All the kernel rests for a moment, too.
   * @param {number} seconds
   */
  async atRest(seconds) {
    let quiet = 0;
    const end = Date.now() + seconds * 1000;
    while (quiet < 4) {
      if (Date.now() > end) throw new Error(`the kernel is not at rest after ${seconds} s`);
      await this.page.waitForTimeout(400);
      quiet = (await this.session())?.kernel.execution_state === 'idle' ? quiet + 1 : 0;
    }
  }

  /**
   * @param {string} name of the menu
   * @param {string} command
   */
  async choose(name, command) {
    await this.page.locator('.lm-MenuBar-item', { hasText: name }).click();
    await this.page.locator(`.lm-Menu-item[data-command="${command}"]`).click();
  }

  /**
   * @param {number} seconds
   * @returns {Promise<Ran>}
   */
  async runAll(seconds) {
    await this.choose('Run', 'runmenu:run-all');
    for (let time = 1; ; time++) {
      await this.atRest(seconds);
      const ran = await this.saved();
      // On a busy machine the page takes its time between two cells, and the kernel seems to be at rest.
      if (ran.run === ran.code || ran.errors.length > 0 || time === 5) return ran;
    }
  }

  /** @returns {Promise<Ran>} what the saved notebook says about its cells */
  async saved() {
    const isSaving = (/** @type {import('playwright-core').Response} */ reply) =>
      reply.request().method() === 'PUT' && decodeURI(reply.url()).includes(`/api/contents/${this.path}`);
    const written = this.page.waitForResponse(isSaving);
    await this.page.keyboard.press('Control+s');
    await written;
    const { content } = await this.ask(`/api/contents/${this.path}`);
    const cells = content.cells.filter((/** @type {any} */ cell) => cell.cell_type === 'code');
    /** @type {any[]} */
    const outputs = cells.flatMap((/** @type {any} */ cell) => cell.outputs);
    return {
      code: cells.length,
      run: cells.filter((/** @type {any} */ cell) => cell.execution_count > 0).length,
      errors: outputs
        .filter(({ output_type: type, name }) => type === 'error' || name === 'stderr')
        .map((output) => `${output.evalue ?? output.text}`),
    };
  }

  /**
   * Scrolls to an element, which JupyterLab may draw only near the window.
   * @param {string | Locator} what
   */
  async reach(what) {
    const scroller = this.panel.locator('.jp-WindowedPanel-outer');
    const found = (typeof what === 'string' ? this.panel.locator(what) : what).first();
    await scroller.evaluate((element) => {
      element.scrollTo(0, 0);
    });
    for (let step = 0; step < 120; step++) {
      if ((await found.count()) > 0) {
        await found.scrollIntoViewIfNeeded();
        return found;
      }
      await scroller.evaluate((element) => {
        element.scrollBy(0, 600);
      });
      await this.page.waitForTimeout(100);
    }
    throw new Error(`nowhere in ${this.path}: ${String(what)}`);
  }

  /**
   * The cell with a text in its source.
   * @param {string | RegExp} text
   */
  cell(text) {
    const input = this.page.locator('.jp-InputArea-editor', { hasText: text });
    return this.panel.locator('.jp-CodeCell', { has: input });
  }

  /**
   * Replaces a cell's source and runs it.
   * @param {Locator} cell
   * @param {string} [source] as it is where none is given
   */
  async run(cell, source) {
    const prompt = this.panel.locator('.jp-Cell.jp-mod-active .jp-InputPrompt');
    const editor = cell.locator('.cm-content');
    await editor.click();
    const before = await prompt.innerText();
    if (source !== undefined) {
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.insertText(source);
    }
    await this.page.keyboard.press('Control+Enter'); // which leaves the cell active
    await until(async () => {
      const now = await prompt.innerText();
      return /\d/.test(now) && now !== before;
    }, 'the cell has not run');
    await this.atRest(60);
  }

  /**
   * The whole notebook, in pictures of a tall window: `<file>-1.png` …
   * @param {string} file
   * @returns {Promise<string[]>} the figures that are wider than their place, and so cut off
   */
  async photograph(file) {
    const size = this.page.viewportSize() ?? { width: 1400, height: 1000 };
    await this.page.setViewportSize({ width: size.width, height: 1900 });
    const scroller = this.panel.locator('.jp-WindowedPanel-outer');
    await scroller.evaluate((element) => {
      element.scrollTo(0, 0);
    });
    /** @type {Set<string>} */
    const cutOff = new Set();
    for (let part = 1; part <= 20; part++) {
      await this.page.waitForTimeout(700); // figures are drawn when they come near
      await this.page.screenshot({ path: `${file}-${part}.png` });
      const wide = await this.panel
        .locator('.convlab-figure')
        .evaluateAll((figures) =>
          figures
            .filter((figure) => figure.scrollWidth > figure.clientWidth + 1)
            .map(
              (figure) =>
                `${figure.scrollWidth} px in ${figure.clientWidth}: ${figure.textContent.slice(0, 60)}`,
            ),
        );
      for (const one of wide) cutOff.add(one);
      const moved = await scroller.evaluate((element) => {
        const before = element.scrollTop;
        element.scrollBy(0, element.clientHeight - 60);
        return element.scrollTop > before + 1;
      });
      if (!moved) break;
    }
    await this.page.setViewportSize(size);
    return [...cutOff];
  }

  /** Ends the kernel and puts the notebook back as it was. */
  async close() {
    await this.page.goto('about:blank');
    const session = await this.session();
    if (session !== undefined) await this.ask(`/api/sessions/${session.id}`, { method: 'DELETE' });
    writeFileSync(join(root, this.path), this.before);
  }
}

/**
 * What a figure shows: the pixels of its drawings and its pictures' data.
 * @param {Locator} output
 */
export function drawn(output) {
  return output.evaluate((element) =>
    Array.from(element.querySelectorAll('canvas, img, .js-plotly-plot'))
      .map((picture) => {
        if (picture instanceof HTMLCanvasElement) return picture.toDataURL();
        if (picture instanceof HTMLImageElement) return picture.src;
        return Array.from(picture.querySelectorAll('path'))
          .map((path) => path.getAttribute('d'))
          .join();
      })
      .join('\n'),
  );
}

/**
 * Presses a key until something holds: JupyterLab lays out anew what comes into view, and a key may get lost.
 * @param {Locator} what
 * @param {string} key
 * @param {() => Promise<boolean>} holds
 * @param {string} message
 */
export async function pressUntil(what, key, holds, message) {
  for (let time = 1; time < 4; time++) {
    await what.press(key);
    if ((await until(holds, message, 10).catch(() => 'not yet')) === undefined) return;
  }
  throw new Error(message);
}

/**
 * Calls until it holds.
 * @param {() => Promise<boolean>} holds
 * @param {string} message
 */
export async function until(holds, message, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(message);
    await new Promise((resume) => setTimeout(resume, 200));
  }
}
