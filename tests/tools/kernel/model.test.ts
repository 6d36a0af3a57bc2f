// Random notebooks mean what their cells mean as one script. `CONVLAB_RUNS=5000 npx jest --selectProjects tools --
// kernel/model` tries more of them.

import vm from 'node:vm';
import util from 'node:util';
import fc from 'fast-check';
import { CellsProcess } from './cells-process';
import { namesOf, notebooks, write, type WrittenCell } from './notebook-model';

const RUNS = Number(process.env.CONVLAB_RUNS ?? 150);

jest.setTimeout(60_000 + RUNS * 2000);

const kernel = new CellsProcess();
afterAll(() => {
  kernel.end();
});

/** What each cell of the script gives: its value, or the message of what it threw. */
async function runScript(cells: readonly WrittenCell[], suffix: string): Promise<string[]> {
  const parts = cells.map(
    ({ script }) => `
    try { results.push(await (async () => { ${script} })()); } catch (error) { results.push(error.message); }
    await new Promise((resolve) => setImmediate(resolve));`,
  );
  const text = `(async () => { var ${namesOf(suffix).join(', ')}; const results = []; ${parts.join('')} return results; })()`;
  const results = await (
    vm.runInThisContext(`(setImmediate) => ${text}`) as (timer: unknown) => Promise<unknown[]>
  )(setImmediate);
  return results.map((result) => (typeof result === 'string' ? result : util.inspect(result)));
}

test(`${RUNS} random notebooks`, async () => {
  let count = 0;
  const holds = fc.asyncProperty(notebooks, async (notebook) => {
    const suffix = `${count++}_`;
    const cells = write(notebook, suffix);
    const outcomes = await kernel.outcomes(cells.map(({ cell }) => cell));
    const got = outcomes.map((outcome) => ('value' in outcome ? outcome.value : outcome.message));
    expect(got).toEqual(await runScript(cells, suffix));
  });
  await fc.assert(holds, { numRuns: RUNS });
});
