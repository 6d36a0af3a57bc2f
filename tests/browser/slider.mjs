// @ts-check
// Chapter 03 in JupyterLab: sliders that the kernel answers.
import assert from 'node:assert/strict';
import { drawn, pressUntil, until } from './notebook.mjs';

/** @typedef {import('./notebook.mjs').Notebook} Notebook */
/** @typedef {import('./notebook.mjs').Suite} Suite */

/**
 * @param {Notebook} notebook run
 * @param {Suite} suite
 */
export async function slider(notebook, { test, shot }) {
  const { page } = notebook;
  const move = async () => {
    const handle = await notebook.reach('.widget-slider .noUi-handle');
    const cell = notebook.panel.locator('.jp-CodeCell', { has: page.locator('.widget-slider') }).first();
    const output = cell.locator('.jp-OutputArea').first();
    await until(async () => (await drawn(output)) !== '', 'there is no picture');
    const [before, reading] = [
      await drawn(output),
      await cell.locator('.widget-readout').first().innerText(),
    ];
    const isDrawnAnew = async () => (await drawn(output)) !== before;
    await pressUntil(handle, 'ArrowLeft', isDrawnAnew, 'the picture is what it was');
    assert.notEqual(await cell.locator('.widget-readout').first().innerText(), reading);
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
    const handle = chart.locator('.noUi-handle');
    await pressUntil(handle, 'ArrowRight', async () => (await points.count()) > 2, 'no third point');
    await shot('chart');
  });
}

/**
 * A choice of one among several, in the first widget of its kind.
 * @param {Notebook} notebook
 * @param {Suite} suite
 */
export async function choice(notebook, { test, shot }) {
  const { page } = notebook;
  await test('a choice made by key is computed by the kernel: another picture', async () => {
    const select = await notebook.reach('.widget-dropdown select');
    const cell = notebook.panel.locator('.jp-CodeCell', { has: page.locator('.widget-dropdown') }).first();
    const before = await drawn(cell.locator('.jp-OutputArea').first());
    assert.notEqual(before, '', 'there is no picture');
    const isDrawnAnew = async () => (await drawn(cell.locator('.jp-OutputArea').first())) !== before;
    await pressUntil(select, 'ArrowDown', isDrawnAnew, 'the picture is what it was'); // and not the next cell
    await shot('choice');
  });
}
