// @ts-check
// Help while one types, in a notebook of JupyterLab of which nothing was run.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './course.mjs';
import { Notebook, until } from './notebook.mjs';

/** @typedef {import('./notebook.mjs').Suite} Suite */

const cell = (/** @type {string} */ id, /** @type {string} */ source) => ({
  cell_type: 'code',
  execution_count: null,
  id,
  metadata: {},
  outputs: [],
  source,
});
const scratch = {
  cells: [
    cell('first', "import { tensor } from 'convlab';\nconst small = tensor([[1, 2], [3, 4]]);"),
    cell('second', ''),
    cell('third', 'const size: number = small.shape.length;'),
  ],
  metadata: { kernelspec: { name: 'convlab', display_name: 'TypeScript (convlab)', language: 'typescript' } },
  nbformat: 4,
  nbformat_minor: 5,
};

/**
 * @param {import('playwright-core').Page} page
 * @param {URL} address
 * @param {Suite} suite
 */
export async function editorHelp(page, address, { test, shot }) {
  const file = join(root, 'notebooks/en/scratch.ipynb');
  writeFileSync(file, JSON.stringify(scratch));
  const notebook = new Notebook(page, address, 'en', 'scratch');
  const editor = notebook.panel.locator('.jp-CodeCell').nth(1).locator('.cm-content');
  const third = notebook.panel.locator('.jp-CodeCell').nth(2);
  const options = page.locator('.cm-tooltip-autocomplete [role=option]');
  const signature = page.locator('.convlab-signature-help');
  const text = () => editor.innerText();
  const type = async (/** @type {string} */ words) => {
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(words);
  };
  try {
    await notebook.open();

    await test('while one types a name, the library is offered with what is written about it', async () => {
      await type('outputSi');
      await options.filter({ hasText: 'outputSize' }).first().waitFor(); // the first answer loads TypeScript
      const info = page.locator('.cm-completionInfo');
      await until(async () => /outputSize\(/.test(await info.innerText()), 'no documentation');
      await shot('help-completion');
    });
    await test('accepting it imports it', async () => {
      await page.keyboard.press('Enter');
      await until(async () => /import \{ outputSize \} from 'convlab'/.test(await text()), 'no import');
      assert.match(await text(), /\noutputSize$/);
    });
    await test('inside the parentheses stands the signature, the parameter marked', async () => {
      await page.keyboard.type('(');
      await signature.waitFor();
      const marked = async () => signature.locator('b, strong, mark').first().innerText();
      const first = await marked();
      await page.keyboard.type('32, ');
      await until(async () => (await marked()) !== first, `still ${first}`);
      await shot('help-signature');
      await page.keyboard.press('Escape');
      await signature.waitFor({ state: 'detached' });
    });
    await test('members of a variable of another cell are offered after the dot, though nothing was run', async () => {
      await type('small.sh');
      await options.filter({ hasText: 'shape' }).first().waitFor();
      await page.keyboard.press('Escape');
    });
    await test('names are offered where one types on before the answer is there', async () => {
      await editor.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('console.log(sma', { delay: 60 });
      await options.filter({ hasText: 'small' }).first().waitFor();
      await page.keyboard.press('Escape');
    });
    await test('a type error is underlined after a pause, and in the cells below that it spoils', async () => {
      await type("const small = 'text';\nconst half: number = small;");
      const wrong = (/** @type {import('playwright-core').Locator} */ where) =>
        where.locator('.cm-lintRange-error');
      await wrong(editor).first().waitFor();
      await wrong(third).first().waitFor();
      await shot('help-problems');
      await type('const half = small.shape.length / 2;');
      await until(async () => (await wrong(notebook.panel).count()) === 0, 'still underlined');
    });
    await test('hovering a name shows its type', async () => {
      const box = await editor.locator('span', { hasText: /^half$/ }).boundingBox();
      assert.ok(box);
      const hover = page.locator('.cm-tooltip-hover .convlab-documentation');
      await until(async () => {
        await page.mouse.move(box.x + 400, box.y + 200);
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
        return hover.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      }, 'nothing is shown');
      assert.match(await hover.innerText(), /const half: number/);
      await shot('help-hover');
    });
    await test('Shift+Alt+F formats the cell by Prettier', async () => {
      await type("const  list = [ 1,2,\n3 ] ; console.log( 'a' )");
      await page.keyboard.press('Shift+Alt+F');
      await until(
        async () => (await text()) === "const list = [1, 2, 3];\nconsole.log('a');",
        'not formatted',
      );
    });
    await test('F12 goes to where a name is declared', async () => {
      await type('small');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F12');
      const active = notebook.panel.locator('.jp-Cell.jp-mod-active .cm-content');
      await until(async () => (await active.innerText()).startsWith('import { tensor }'), 'not there');
    });
  } finally {
    await notebook.close();
    rmSync(file);
  }
}
