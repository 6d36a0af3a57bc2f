import { layOut } from '../../../tools/explorer/src/columns/layout';
import { explorerOf, noise, randomFilter } from '../../lib/explorer/support';

const line = 14; // CSS pixels of a title

test.each([
  ['fewer weights than there are rows', [2, 2]],
  ['more weights than there are rows', [5, 3]],
] as const)('the filters’ title stands above the filters, and over no output: %s', (_, kernel) => {
  const layout = layOut(explorerOf(noise([8, 9, 1]), [randomFilter(kernel, 1)]), 1000);
  const end = layout.titles.filter + line;
  expect(end).toBeLessThanOrEqual(layout.filter(0).y);
  expect(end).toBeLessThanOrEqual(layout.titles.rows);
  expect(layout.titles.rows + line).toBeLessThanOrEqual(layout.result(0, 0).y);
  expect(layout.titles.filter).toBeGreaterThanOrEqual(0);
});
