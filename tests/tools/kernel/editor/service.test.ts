import type { Problem } from '../../../../tools/kernel/editor/messages';
import { notebook } from './notebook';

const names = (texts: readonly string[]): string[] => {
  const { service, cell, at } = notebook(texts);
  return (service.complete(cell, at)?.entries ?? []).map(({ name }) => name);
};

const problemsOf = (texts: readonly string[], cell: number): Problem[] =>
  notebook(texts).service.problems(`c${cell}`);
const messages = (texts: readonly string[], cell = texts.length - 1): string[] =>
  problemsOf(texts, cell).map(({ message }) => message);

function applied(text: string, { from, to, insert }: { from: number; to: number; insert: string }): string {
  return text.slice(0, from) + insert + text.slice(to);
}

describe('across cells, without running them', () => {
  test('a name of an earlier cell is known with its type', () => {
    expect(messages(['let lr = 0.1;', 'lr.toUpperCase()'])).toEqual([
      "Property 'toUpperCase' does not exist on type 'number'.",
    ]);
  });

  test('a name may be declared anew; each cell sees the one above it', () => {
    const texts = ["let x = 'a';", 'x.length', 'let x = 1;', 'x.toFixed(1); x = 2'];
    expect(texts.flatMap((_, i) => messages(texts, i))).toEqual([]);
  });

  test('a name that only a later cell declares is missing', () => {
    expect(messages(['later', 'const later = 1'], 0)).toEqual(["Cannot find name 'later'."]);
  });

  test('a constant of another cell is called one', () => {
    expect(messages(['const k = 1', 'k = 2'])).toEqual(["Cannot assign to 'k' because it is a constant."]);
  });

  test('of an answer, later cells see what it exports', () => {
    const answer = '// exercise: pad\nconst secret = 1;\nexport function pad(): number { return secret; }';
    expect(messages([answer, 'pad() + secret'])).toEqual(["Cannot find name 'secret'."]);
  });

  test('an edited cell is seen by those below it', () => {
    const { service } = notebook(['const a = 1', 'a.length']);
    expect(service.problems('c1')).toHaveLength(1);
    service.update([
      { id: 'c0', text: "const a = 'text'" },
      { id: 'c1', text: 'a.length' },
    ]);
    expect(service.problems('c1')).toEqual([]);
  });

  test('a cell that was moved up sees less', () => {
    const { service } = notebook(['const a = 1', 'a']);
    service.update([
      { id: 'c1', text: 'a' },
      { id: 'c0', text: 'const a = 1' },
    ]);
    expect(service.problems('c1')).toHaveLength(1);
  });

  test('what is open at the end of a cell is said there, and not of the cells below', () => {
    expect(problemsOf(['function f() {', 'f()'], 0)).toMatchObject([{ from: 13, message: "'}' expected." }]);
    expect(messages(['`open', '1 + 1'])).toEqual([]);
  });
});

describe('completion', () => {
  test('members, with nothing typed behind the dot', () => {
    expect(names(['const list = [1]', 'list.|'])).toContain('toSorted');
  });

  test('a name of an earlier cell, by some of its letters', () => {
    expect(names(['const learningRate = 1', 'lera|'])).toContain('learningRate');
  });

  test('nothing where a number is typed, or nothing yet', () => {
    expect(names(['1.|'])).toEqual([]);
    expect(names(['|'])).toEqual([]);
  });

  test('a name of the library that is not imported, and what imports it', () => {
    const { service, cell, at } = notebook(['const z = zer|']);
    const found = service.complete(cell, at)?.entries.find(({ name }) => name === 'zeros');
    expect(found).toMatchObject({ kind: 'function', module: 'convlab' });
    const details = service.completionDetails(cell, at, 'zeros', 'convlab');
    expect(details?.signature).toContain('zeros(shape: number[]');
    expect(details?.text).toBe('A tensor of zeros.');
    expect(applied('zeros', details!.edits[0])).toBe("import { zeros } from 'convlab';\nzeros");
  });

  test('of an imported name, what it is, and not that it is imported', () => {
    const { service, cell, at } = notebook(["import { zeros } from 'convlab'", 'zer|']);
    service.complete(cell, at);
    expect(service.completionDetails(cell, at, 'zeros')?.signature).toMatch(/^function zeros\([^\n]*$/);
  });

  test('nothing is imported into a string or as a member', () => {
    expect(names(["const s = 'zer|'"])).not.toContain('zeros');
    expect(names(['Math.zer|'])).not.toContain('zeros');
  });

  test('an imported name is not offered twice', () => {
    expect(names(["import { zeros } from 'convlab'", 'zero|'])).toEqual(['zeros']);
  });

  test('an import joins the one that is there; a type says that it is one', () => {
    const text = "// exercise: e\nimport { zeros } from 'convlab';\nlet t: Tens";
    const { service, at } = notebook([`${text}|`]);
    const details = service.completionDetails('c0', at, 'Tensor', 'convlab');
    expect(applied(text, details!.edits[0])).toContain("import { zeros, type Tensor } from 'convlab';");
  });

  test('an import does not take the first line from an answer', () => {
    const { service, at } = notebook(['// exercise: e\nzer|']);
    const details = service.completionDetails('c0', at, 'zeros', 'convlab');
    expect(applied('// exercise: e\nzer', details!.edits[0])).toBe(
      "// exercise: e\nimport { zeros } from 'convlab';\nzer",
    );
  });
});

test('the current parameter is marked within the signature', () => {
  const { service, cell, at } = notebook(["import { zeros } from 'convlab'", 'zeros([1, 2], |)']);
  const found = service.signatures(cell, at);
  const { signature, parameter, text } = found!.signatures[found!.selected];
  expect(signature.slice(parameter!.from, parameter!.to)).toBe('dtype?: "float32" | "float64"');
  expect(text).toBe('A tensor of zeros.');
});

test('hover shows type and documentation', () => {
  const { service, cell, at } = notebook(["import { zeros } from 'convlab'", 'ze|ros([1])']);
  expect(service.hover(cell, at)).toMatchObject({
    from: 0,
    to: 5,
    signature: 'zeros(shape: number[], dtype?: "float32" | "float64"): Tensor',
    text: 'A tensor of zeros.',
  });
});

test('a missing name of the library comes with what imports it', () => {
  const [found] = problemsOf(['zeros([1])'], 0);
  expect(found).toMatchObject({ from: 0, to: 5, code: 2304 });
  expect(found.fixes.map(({ title }) => title)).toEqual(["import { zeros } from 'convlab'"]);
});

describe('a definition', () => {
  test('in an earlier cell', () => {
    const { service, cell, at } = notebook(['const first = 1', 'fir|st']);
    expect(service.definition(cell, at)).toEqual({ cell: 'c0', from: 6, to: 11 });
  });

  test('in the file of the library, through the imports of cells', () => {
    const { service, cell, at } = notebook(["import { zeros } from 'convlab'", '1', 'ze|ros([1])']);
    expect(service.definition(cell, at)).toEqual({
      file: '/course/node_modules/convlab/index.d.ts',
      line: 3,
      column: 25,
    });
  });
});
