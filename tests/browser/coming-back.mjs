// @ts-check
// A chapter that was run and saved, its kernel restarted, the page loaded anew: nothing on it is dead.
import assert from 'node:assert/strict';
import { drawn, pressUntil, until } from './notebook.mjs';

/** @typedef {import('./notebook.mjs').Notebook} Notebook */
/** @typedef {import('./notebook.mjs').Suite} Suite */

/** @param {Notebook} notebook */
async function restartAndReload(notebook) {
  await notebook.saved();
  const before = await notebook.session();
  await notebook.choose('Kernel', 'kernelmenu:restart');
  await notebook.page.locator('.jp-Dialog button', { hasText: 'Restart' }).click();
  await notebook.atRest(60);
  assert.equal((await notebook.session())?.id, before?.id);
  await notebook.reload();
}

/**
 * The output of the cell with a control, for its source is folded and the control may be gone later.
 * @param {Notebook} notebook
 * @param {string} control
 */
async function outputWith(notebook, control) {
  await notebook.reach(control);
  const cell = notebook.panel.locator('.jp-CodeCell', { has: notebook.page.locator(control) }).first();
  const index = await cell.getAttribute('data-windowed-list-index');
  return notebook.panel.locator(`.jp-CodeCell[data-windowed-list-index="${index}"] .jp-OutputArea`).first();
}

/**
 * The line that says how to wake a control: ipywidgets' own place for it, or below the control (style.css).
 * @param {import('playwright-core').Locator} output
 */
async function wakingLine(output) {
  const gone = output.locator('.jupyter-widgets-disconnected').first();
  if ((await gone.count()) === 0) return output.innerText();
  return gone.evaluate((element) => getComputedStyle(element, '::after').content);
}

/**
 * @param {Notebook} notebook run, Korean
 * @param {Suite} suite
 */
export async function predictionComesBack(notebook, { test, shot }) {
  await test('what was predicted still stands there, and figures do', async () => {
    const output = await outputWith(notebook, '.widget-radio-box');
    const box = output.locator('.widget-radio-box');
    const second = box.locator('label').nth(1);
    await until(async () => (await second.innerText()).trim() !== '', 'the choices are not drawn');
    const label = (await second.innerText()).trim();
    const isNoted = async () => (await output.innerText()).includes(`기록했습니다: “${label}”`);
    await pressUntil(box.locator('input').first(), 'ArrowDown', isNoted, 'not noted');
    await restartAndReload(notebook);
    const figure = await notebook.reach('.convlab-figure canvas');
    assert.notEqual(await drawn(figure.locator('..')), '');
    await notebook.reach(output);
    const isShown = async () => {
      await output.scrollIntoViewIfNeeded(); // what stands above it is still laid out
      return (await output.innerText()).includes(`● ${label}`);
    };
    await until(isShown, `nothing of ${label}`);
    await shot('prediction-without-kernel');
    assert.match(await wakingLine(output), /↻ 쓰려면 모든 셀을 실행하십시오: Run → Run All Cells/);
  });
}

/**
 * @param {Notebook} notebook run, English
 * @param {Suite} suite
 */
export async function sliderComesBack(notebook, { test, shot }) {
  await test('a slider without its kernel shows its last picture, and how to wake it', async () => {
    const output = await outputWith(notebook, '.widget-slider');
    await until(async () => (await drawn(output)) !== '', 'there is no picture');
    const picture = await drawn(output);
    await restartAndReload(notebook);
    await notebook.reach(output);
    const line = '↻ To use it, run all cells: Run → Run All Cells';
    await until(async () => (await wakingLine(output)).includes(line), 'no line says how to wake it');
    assert.equal(await drawn(output), picture);
    await shot('slider-without-kernel');
    assert.doesNotMatch(await output.innerText(), /Error displaying widget/);
  });
}

/**
 * @param {Notebook} notebook run, English, its first question answered before
 * @param {Suite} suite
 */
export async function predictionHandedOn(notebook, { test, shot }) {
  await test('what was predicted before the kernel ran is known to the recap', async () => {
    const recap = (await notebook.reach(notebook.cell('recap(['))).locator('.jp-OutputArea');
    await until(
      async () => (await recap.innerText()).includes('✓ a quarter'),
      'the recap knows nothing of it',
    );
    await shot('prediction-handed-on');
  });
}
