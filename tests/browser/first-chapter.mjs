// @ts-check
// Chapter 01 in JupyterLab: the stepper, a choice, a prediction, and check() on a wrong and on a right answer.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedInTheTerminal, root } from './course.mjs';
import { until } from './notebook.mjs';

/** @typedef {import('./notebook.mjs').Notebook} Notebook */
/** @typedef {import('./notebook.mjs').Suite} Suite */

/** Of patternScore: it reads below its tensors. */
const oneRowTooFar = `let score = 0;
for (let u = 0; u <= filter.shape[0]; u++)
  for (let v = 0; v < filter.shape[1]; v++) score += patch.get(u, v) * filter.get(u, v);
return score;`;

/**
 * @param {Notebook} notebook run
 * @param {Suite} suite
 */
export async function firstChapter(notebook, { test, shot }) {
  const { page } = notebook;
  await test('the stepper moves by key and by mouse, and its formula with it', async () => {
    const figure = await notebook.reach('.convlab-figure:has([role=grid])');
    const read = async () => [
      await figure.locator('.convlab-place').innerText(),
      await figure.locator('.convlab-formula').innerText(),
    ];
    const seen = [await read()];
    await figure.locator('[role=grid] [tabindex="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    seen.push(await read());
    await page.keyboard.press('ArrowDown');
    seen.push(await read());
    await figure.locator('[role=gridcell]').last().click();
    seen.push(await read());
    await shot('stepper');
    for (const part of [0, 1]) {
      const different = new Set(seen.map((texts) => texts[part])).size;
      assert.equal(different, seen.length, JSON.stringify(seen));
    }
  });

  await test('a prediction made by key is noted, and the recap fills in by itself', async () => {
    // By its words: which question is first in view depends on how fast JupyterLab lays out.
    const question = notebook.panel.locator('.jp-OutputArea', {
      hasText: 'laid on four patches',
    });
    const box = await notebook.reach(question.locator('.widget-radio-box'));
    const second = box.locator('label').nth(1);
    // JupyterLab lays out anew what comes into view, and hides it meanwhile.
    await until(async () => (await second.innerText()).trim() !== '', 'the choices are not drawn');
    const label = (await second.innerText()).trim();
    await box.locator('input').first().press('ArrowDown');
    await notebook.reach(`text=Noted: “${label}”`);
    await shot('predict');
    const recap = (await notebook.reach(notebook.cell('recap(['))).locator('.jp-OutputArea');
    await until(async () => (await recap.innerText()).includes(`✗ ${label}`), `nothing of ${label}`);
    const open = recap.locator('.convlab-answer');
    const [words, count] = [await open.first().innerText(), await open.count()];
    await open.first().press('Enter');
    await until(async () => (await open.count()) < count, 'the question is still open');
    assert.ok((await recap.innerText()).includes(words), `nothing of ${words}`);
    await shot('recap');
  });

  await test('a text that answers is veiled with the output above it, and opens with it', async () => {
    // By what it shows: the source of a folded cell is not on the page.
    const table = await notebook.reach(
      notebook.panel.locator('.jp-CodeCell', { hasText: 'correlation of pixels at distance' }),
    );
    const text = notebook.panel.locator('.jp-MarkdownCell', { hasText: 'there is a shuffled twin' });
    const words = text.locator('.jp-RenderedMarkdown');
    await until(
      async () => (await text.locator('.convlab-veil').count()) > 0 && !(await words.isVisible()),
      'the text is not veiled',
    );
    const veil = table.getByRole('group', { name: 'An answer, veiled' });
    await veil.scrollIntoViewIfNeeded();
    await until(async () => (await text.getByRole('button').count()) === 0, 'neighbors have one veil each');
    await shot('veiled-text');
    await veil.getByRole('button', { name: 'Show me anyway' }).press('Enter');
    await until(() => words.isVisible(), 'the text stays veiled');
  });

  const answer = join(root, 'exercises/01-patterns/patternScore.ts');
  const starter = readFileSync(answer);
  try {
    await test('a wrong answer: the table of check() is the checker’s own, case by case', async () => {
      const table = await answerAndCheck(notebook, oneRowTooFar);
      await shot('check-failed');
      assert.equal(table.status, 'failed');
      assert.deepEqual(
        table.cells.map(([mark, name, points]) => [mark === '✔', mark.length, name, points]),
        table.cases.map((one) => [one.passed, 1, one.name, `${one.points}/${one.maxPoints}`]),
      );
      assert.ok(
        table.cases.some((one) => !one.passed),
        'nothing failed',
      );
    });
    await test('the right answer passes, and draws a picture at once', async () => {
      const solution = readFileSync(join(root, 'solutions/01-patterns/patternScore.ts'), 'utf8');
      const body = /BEGIN SOLUTION\n([^]*)\n *\/\/ END/.exec(solution)?.[1] ?? '';
      const table = await answerAndCheck(notebook, body);
      await notebook.reach(notebook.cell("check('patternScore')").locator('.convlab-images canvas'));
      await shot('check-passed');
      assert.equal(table.status, 'passed');
      assert.ok(table.cells.length > 3, JSON.stringify(table.cells));
      assert.deepEqual([...new Set(table.cells.map(([mark]) => mark))], ['✔']);
    });
  } finally {
    writeFileSync(answer, starter);
  }
}

/**
 * Writes an answer into its cell, runs it and the check below, and asks the checker in the terminal, too.
 * @param {Notebook} notebook
 * @param {string} body of patternScore
 */
async function answerAndCheck(notebook, body) {
  const cell = await notebook.reach(notebook.cell('// exercise: patternScore'));
  const head = "// exercise: patternScore\nimport type { Tensor } from 'convlab';\n";
  const source = `${head}export function patternScore(patch: Tensor, filter: Tensor): number {\n${body}\n}\n`;
  await notebook.run(cell, source);
  const check = await notebook.reach(notebook.cell("check('patternScore')"));
  await notebook.run(check);
  const rows = check.locator('.jp-OutputArea tbody tr:not(table table tr)');
  const cells = await rows.evaluateAll((list) =>
    list.map((row) => Array.from(row.querySelectorAll('td')).map((td) => td.innerText.trim())),
  );
  return { cells, ...(await checkedInTheTerminal('patternScore')) };
}
