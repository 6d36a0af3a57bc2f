import { withOutputsOf, type Notebook, type NotebookCell } from '../../tools/notebooks/notebook';

const outputs = [{ output_type: 'stream', name: 'stdout', text: '3' }];
const cellOf = (source: string, run: boolean): NotebookCell => ({
  ...{ id: 'one', cell_type: 'code', metadata: {}, source },
  ...(run ? { execution_count: 1, outputs } : { execution_count: null, outputs: [] }),
});
const notebookOf = (source: string, run = false): Notebook => ({
  ...{ metadata: {}, nbformat: 4, nbformat_minor: 5 },
  cells: [cellOf(source, run)],
});
const ran = notebookOf('/** Old. */\nconst a = 3; // old\na;', true);

test('withOutputsOf: outputs stay where only comments changed, and the new comments come', () => {
  const source = '/** New. */\nconst a = 3; // 새 주석\na;';
  expect(withOutputsOf(ran, notebookOf(source))).toEqual(notebookOf(source, true));
});

test.each(['const a = 4; // old\na;', 'const a = 3;', "const a = '// 3'; // old\na;"])(
  'withOutputsOf: other code has to run: %s',
  (source) => {
    expect(withOutputsOf(ran, notebookOf(source))).toBeUndefined();
  },
);
