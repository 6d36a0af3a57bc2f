import { Editor } from '../../../../tools/kernel/editor/answer';
import { notebook } from './notebook';

test('unchanged cells need not be sent again; unknown ones are asked for', async () => {
  const editor = new Editor(notebook([]).service);
  const ask = (order: string[], texts: Record<string, string>) =>
    editor.answer({ state: { order, texts }, question: 'problems', parameters: { cell: 'b' } });
  expect(await ask(['a', 'b'], { b: 'x' })).toEqual({ missing: ['a'] });
  expect(await ask(['a', 'b'], { a: 'const x = 1', b: 'x' })).toEqual({ result: [] });
  expect(await ask(['a', 'b'], { a: '' })).toMatchObject({ result: [{ code: 2304 }] });
});

test('a cell is formatted by the options of the project, and left alone where it does not parse', async () => {
  const editor = new Editor(notebook([]).service, { singleQuote: true });
  const format = (text: string) =>
    editor.answer({
      state: { order: ['a'], texts: { a: text } },
      question: 'format',
      parameters: { cell: 'a' },
    });
  expect(await format('const  a = "1"\nawait   f( a )')).toEqual({ result: "const a = '1';\nawait f(a);" });
  expect(await format('const = 1')).toEqual({ result: undefined });
});
