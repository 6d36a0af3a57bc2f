// What a loop at the top level of a cell holds in locals of its own. That it means the same, model.test.ts says.

import { Compiler } from '../../../tools/kernel/compile/compiler';
import { projectRoot } from '../../../tools/kernel/project-root';

jest.setTimeout(60_000);

const compiler = new Compiler(projectRoot);

/** The names that the loops of the last cell hold. */
function heldBy(...cells: string[]): string[] {
  const compiled = cells.map((code) => {
    const cell = compiler.compile(code);
    for (const name of cell.assigned) cell.publish(name);
    return cell.body;
  });
  return [...(compiled.at(-1) ?? '').matchAll(/\$\$(\w+) = \$\1\.\1/g)].map(([, name]) => name).sort();
}

test.each<[what: string, cells: string[], held: string[]]>([
  ['what it reads and writes', ['let a1 = 0; const a2 = [0.5]', 'for (const x of a2) a1 += x'], ['a1', 'a2']],
  ['with its labels', ['let b1 = 0; out: for (;;) for (;;) { if (b1++ > 3) break out }'], ['b1']],
  ['in a block', ['let c1 = 0; if (c1 === 0) { do c1++; while (c1 < 9) }'], ['c1']],
  [
    'what functions only read',
    ['let d1 = 0; function d2() { return d1 }', 'for (const x of [1]) d1 += d2() * x'],
    ['d1'],
  ],
  [
    'a loop in a loop that awaits',
    ['let e1 = 0', 'for (;;) { e1 += await 1; while (e1 < 9) e1++; break }'],
    ['e1'],
  ],
])('held: %s', (_, cells, held) => {
  expect(heldBy(...cells)).toEqual(held);
});

test.each<[what: string, cells: string[]]>([
  [
    'what a function assigns',
    ['let f1 = 0; function f2() { f1 = 1 }', 'for (const x of [1]) { f1 += x; f2() }'],
  ],
  ['what a callback in it assigns', ['let g1 = 0', 'for (const x of [1]) [2].forEach(() => (g1 += x))']],
  ['what it awaits with', ['let h1 = 0', 'for (const x of [1]) h1 += await x']],
  ['the variable of a for-of', ['let i1 = 0', 'for (i1 of [1]) {}']],
  ['a target of a pattern', ['let j1 = 0', 'for (const x of [1]) [j1 = 1] = [x]']],
  ['what a cast hides', ['let k1 = 0', 'for (const x of [1]) (k1 as number) = x']],
  ['a variable that may be a function', ['let l1 = () => 1', 'for (const x of [1]) l1 = () => x']],
  ['a function', ['function m1() { return 1 }', 'for (const x of [1]) m1() + x']],
  ['a variable of a loop in a function', ['let n1 = 0', 'const n2 = () => { for (;;) if (n1 > 1) break }']],
])('not held: %s', (_, cells) => {
  expect(heldBy(...cells)).toEqual([]);
});
