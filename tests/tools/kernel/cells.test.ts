// What cells mean together: one scope, current TypeScript, types that last.

import { CellsProcess } from './cells-process';

jest.setTimeout(120_000);

const kernel = new CellsProcess();
afterAll(() => {
  kernel.end();
});

/** A name, the cells, what the last one gives. */
type Row = [name: string, cells: string[], value: string];

describe('one scope', () => {
  const rows: Row[] = [
    ['a closure sees an assignment', ['let lr = 0.1; const step = () => lr * 2', 'lr = 0.5', 'step()'], '1'],
    [
      'a function and a later cell count the same variable',
      ['let count = 0; function inc() { count++; return count }', 'count = 10', 'inc()', 'count'],
      '11',
    ],
    [
      'a destructuring assignment',
      ['let da = 1, db = 2; const sum = () => da * 10 + db', '[da, db] = [3, 4]', 'sum()'],
      '34',
    ],
    [
      'an object pattern with defaults',
      ['let oa = 1; let ob = 2;', '({ oa, ob = 9 } = { oa: 5 } as { oa: number; ob?: number })', '[oa, ob]'],
      '[ 5, 9 ]',
    ],
    [
      'the variable of a for-of',
      ['let fo = 0; const getFo = () => fo', 'for (fo of [1, 2, 3]) {}', 'getFo()'],
      '3',
    ],
    ['a callback that assigns', ['let cb = 0;', '[1, 2, 3].forEach((x) => { cb += x })', 'cb'], '6'],
    [
      'a promise that assigns later',
      ['let late = 0; void Promise.resolve().then(() => { late = 4 })', 'late'],
      '4',
    ],
    [
      'a declaration anew, seen by older functions',
      ['let rd = 1; const readRd = () => rd', 'let rd = 7', 'readRd()'],
      '7',
    ],
    [
      'a class anew',
      [
        'class Shape { sides() { return 3 } } const make = () => new Shape()',
        'class Shape { sides() { return 4 } }',
        'make().sides()',
      ],
      '4',
    ],
    ['var in a block', ['if (true) { var inBlock = 3 }', 'inBlock'], '3'],
    ['var of a loop', ['for (var vi = 0; vi < 3; vi++) {}', 'vi'], '3'],
    ['var without a value keeps the one it has', ['var kept = 5', 'var kept: number', 'kept'], '5'],
    [
      'a pattern that declares',
      ['const { pa, pb: [pc, pd = 5], ...pe } = { pa: 1, pb: [2], pz: 7 }', '[pa, pc, pd, pe]'],
      '[ 1, 2, 5, { pz: 7 } ]',
    ],
    [
      'a function has the name of its variable',
      ['const arrow = () => 1; const Anonymous = class {}', '[arrow.name, Anonymous.name]'],
      "[ 'arrow', 'Anonymous' ]",
    ],
    [
      'a function is called without this',
      ['function self(this: unknown) { return this }', 'self()'],
      'undefined',
    ],
    [
      'a property keeps its own name',
      ['let w = 1; const box = { w: 2 }', 'const { w: mine } = box; [w, mine, { w: 3 }, { w }]'],
      '[ 1, 2, { w: 3 }, { w: 1 } ]',
    ],
    ['an inner name hides it', ['let hidden = 1;', '((hidden: number) => hidden)(5) + hidden'], '6'],
    [
      'names that the kernel might use itself',
      ['const exports = 1, module = 2, $ = 3; const $exports = 4;', '[exports, module, $, $exports]'],
      '[ 1, 2, 3, 4 ]',
    ],
  ];
  test.each(rows)('%s', async (_, cells, value) => {
    expect(await kernel.last(...cells)).toBe(value);
  });
});

describe('what lasts', () => {
  const rows: Row[] = [
    [
      'what a failed cell had declared',
      ['const model = { w: 1 }; (model as any).foo.bar', 'model'],
      '{ w: 1 }',
    ],
    [
      '… with its types',
      ['const fp = 5', "const fp = 'text'; throw new Error('x')", 'fp.toUpperCase()'],
      "'TEXT'",
    ],
    [
      'what it had not reached stays as it was',
      ['const nr = 5', "throw new Error('x'); const nr = 'text'", 'nr.toFixed(1)'],
      "'5.0'",
    ],
    [
      'functions of a failed cell',
      ["throw new Error('x'); function hoisted() { return 3 }", 'hoisted()'],
      '3',
    ],
    ['a namespace', ['namespace N { export function f() { return 2 } }', '1', 'N.f()'], '2'],
    ['an enum', ['enum Color { Red, Green }', 'Color.Green'], '1'],
    ['a const enum', ['const enum Flag { On = 4 }', 'Flag.On'], '4'],
    ['an export', ['export function ef() { return 8 }', 'export const ec = 1', 'ef() + ec'], '9'],
    [
      'declare global',
      [
        'declare global { interface Array<T> { second(): T } }',
        'Array.prototype.second = function () { return this[1] }',
        '[1, 2].second()',
      ],
      '2',
    ],
    [
      'an imported type',
      ["import { type Tensor, zeros } from 'convlab'", 'const ones: Tensor = zeros([1, 2]); ones.shape'],
      '[ 1, 2 ]',
    ],
    [
      'a generic type',
      ['interface Box<T> { value: T }', 'const boxed: Box<number> = { value: 3 }; boxed.value'],
      '3',
    ],
  ];
  test.each(rows)('%s', async (_, cells, value) => {
    expect(await kernel.last(...cells)).toBe(value);
  });
});

describe('types that cannot be written as declarations', () => {
  const rows: Row[] = [
    [
      'a class expression with a private member',
      ['const Private = class { private p = 1; get v() { return this.p } }', 'new Private().v'],
      '1',
    ],
    [
      'an interface of a function',
      ['function local() { interface Inner { a: number } const x: Inner = { a: 1 }; return x }', 'local().a'],
      '1',
    ],
    [
      'a computed member',
      ["const nm = 'a'; const Computed = class { ['x' + nm]() { return 1 } }", 'typeof new Computed()'],
      "'object'",
    ],
  ];
  test.each(rows)('%s', async (_, cells, value) => {
    expect(await kernel.last(...cells)).toBe(value);
  });
});

describe('current TypeScript', () => {
  const rows: Row[] = [
    [
      'for await with break runs finally',
      [
        "const ends: string[] = []; async function* g() { try { yield 1; yield 2 } finally { ends.push('done') } }\nfor await (const x of g()) { void x; break }\nends",
      ],
      "[ 'done' ]",
    ],
    ['methods of ES2023', ['[3, 1].toSorted()'], '[ 1, 3 ]'],
    [
      'a filter that narrows',
      ['const narrowed: number[] = [1, null].filter((x) => x !== null); narrowed'],
      '[ 1 ]',
    ],
    [
      'narrowing in closures',
      [
        'function cl(x: string | undefined) { if (!x) return 0; return [1].map(() => x.length)[0] } cl("abc")',
      ],
      '3',
    ],
    [
      'narrowing by key',
      [
        'function byKey(x: Record<string, string | undefined>, key: string) { if (x[key] === undefined) return 0; return x[key].length } byKey({ a: "abc" }, "a")',
      ],
      '3',
    ],
    [
      'using',
      ['const log: string[] = []; { using r = { [Symbol.dispose]() { log.push("off") } }; void r }\nlog'],
      "[ 'off' ]",
    ],
    [
      'NoInfer',
      ['function ni<T extends string>(a: T[], b: NoInfer<T>) { return [a, b] } ni(["a"], "a")'],
      "[ [ 'a' ], 'a' ]",
    ],
    [
      'import attributes',
      ["import pkg from './package.json' with { type: 'json' }; pkg.name"],
      "'convlab-course'",
    ],
    [
      'standard decorators',
      [
        'function twice(f: () => number, _: ClassMethodDecoratorContext) { return () => 2 * f() }\nclass Dec { @twice m() { return 4 } }\nnew Dec().m()',
      ],
      '8',
    ],
    [
      'web globals',
      [
        "[new URL('http://a/b').host, typeof fetch, typeof crypto, new TextEncoder().encode('a').length, new Blob(['ab']).size]",
      ],
      "[ 'a', 'function', 'object', 1, 2 ]",
    ],
  ];
  test.each(rows)('%s', async (_, cells, value) => {
    expect(await kernel.last(...cells)).toBe(value);
  });
});

describe('errors', () => {
  const rows: Row[] = [
    [
      'strict mode',
      ['const frozen = Object.freeze({ a: 1 }) as { a: number }; frozen.a = 2'],
      "TypeError: Cannot assign to read only property 'a' of object '#<Object>'",
    ],
    [
      'a constant of an earlier cell',
      ['const fixed = 1', 'fixed = 2'],
      "TypeScriptError: 1:1 - Cannot assign to 'fixed' because it is a constant.",
    ],
    [
      'await in a plain method',
      ['class Plain { m() { await null } }'],
      "TypeScriptError: 1:21 - 'await' expressions are only allowed within async functions and at the top levels of modules.",
    ],
    [
      'too early',
      ['function early() { return tooLate } early(); let tooLate = 1'],
      "ReferenceError: Cannot access 'tooLate' before initialization",
    ],
  ];
  test.each(rows)('%s', async (_, cells, value) => {
    expect(await kernel.last(...cells)).toBe(value);
  });

  test('a command of IPython', async () => {
    expect(await kernel.last('!ls')).toContain('node:child_process');
  });
});

test('an endless chain of cells that build on each other', async () => {
  const chain = Array.from({ length: 150 }, (_, i) => `const link${i + 1} = link${i} + 1`);
  expect(await kernel.last('const link0 = 0', ...chain, 'link150')).toBe('150');
});
