import * as convlab from 'convlab';
import { join } from 'node:path';
import ts from 'typescript';
import { chapters } from '../../tools/notebooks/chapters';
import { notebookOf, type NotebookCell } from '../../tools/notebooks/notebook';

/** Every name of convlab is explained where open code uses it first: in the text before, or in a comment beside it. */

const root = join(__dirname, '..', '..');
const methods = ['get', 'set', 'pick', 'lo', 'hi', 'step', 'transpose', 'shape', 'data', 'size'];
const names = new Set(Object.keys(convlab));
/** Said once on the first page. */
const everywhere = new Set(['check', 'hint', 'progress', 'solution', 'predict', 'recap', 'show', 't']);
/** Chapters from here on are not read yet. */
const end = '09';

interface Use {
  readonly name: string;
  readonly line: number;
}

/** Names of the library that are not the chapter's own, and of a tensor's methods, in the order of their use. */
function usesIn(source: string, own: Set<string>): Use[] {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const found: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isCallExpression(node) && node.expression.getText(file) === 'withFallback') {
      visit(node.arguments[0]); // what the exercise asks for; the kit's own comes second
      return;
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) own.add(node.name.text);
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const member = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const label = ts.isPropertyAssignment(parent) && parent.name === node;
      const known = member
        ? methods.includes(node.text)
        : !label && names.has(node.text) && !own.has(node.text);
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      if (known) found.push({ name: node.text, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const wordsOf = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];

/** What is used before it is introduced, cell by cell; `known` grows. */
function unexplained(cells: readonly NotebookCell[], known: Set<string>): string[] {
  const own = new Set<string>(); // what the chapter itself defines
  return cells.flatMap(({ id, cell_type, source, metadata }) => {
    if (cell_type === 'markdown') {
      for (const [code] of source.matchAll(/`[^`]+`/g)) for (const word of wordsOf(code)) known.add(word);
      return [];
    }
    if (metadata.jupyter !== undefined || source.startsWith('// exercise:')) return [];
    const lines = source.split('\n');
    for (const line of lines)
      for (const word of wordsOf(/^\s*\/\/.*$/.exec(line)?.[0] ?? '')) known.add(word);
    return usesIn(source, own).flatMap(({ name, line }) => {
      const isNew = !known.has(name) && !everywhere.has(name);
      known.add(name);
      return isNew && !/ \/\/ /.test(lines[line]) ? [`${id}: ${name}`] : [];
    });
  });
}

test.each(['en', 'ko'] as const)('no name is used before it is introduced (%s)', async (language) => {
  const known = new Set<string>();
  const found: string[] = [];
  for (const chapter of chapters(root)) {
    if (chapter >= end) break;
    found.push(...unexplained((await notebookOf(root, chapter, language)).cells, known));
  }
  expect(found).toEqual([]);
});

test('no figure offers a control before its word is explained', async () => {
  let text = '';
  const found: string[] = [];
  for (const chapter of chapters(root)) {
    for (const { id, cell_type, source } of (await notebookOf(root, chapter, 'en')).cells) {
      if (cell_type === 'markdown') text += source;
      const [, offered = ''] = /controls: \[([^\]]*)\]/.exec(source) ?? [];
      const unknown = ['stride', 'padding', 'dilation'].filter(
        (control) => offered.includes(`'${control}'`) && !text.includes(`**${control}**`),
      );
      found.push(...unknown.map((control) => `${id}: ${control}`));
    }
  }
  expect(found).toEqual([]);
});

test('a name without a word about it is found; one with a comment beside it, or a text before it, is not', () => {
  const code = (source: string): NotebookCell => ({ id: 'a', cell_type: 'code', metadata: {}, source });
  const text: NotebookCell = {
    id: 'b',
    cell_type: 'markdown',
    metadata: {},
    source: 'It takes the `mean(x)`.',
  };
  expect(unexplained([code('mean(x.pick(1));')], new Set())).toEqual(['a: mean', 'a: pick']);
  expect(unexplained([code('mean(x); // of all values')], new Set())).toEqual([]);
  expect(unexplained([text, code('mean(x);')], new Set())).toEqual([]);
  expect(unexplained([code('const a = 1;\na.mean = { mean: 2 };')], new Set())).toEqual([]);
});
