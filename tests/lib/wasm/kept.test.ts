// Weights that stay in the engine's memory from answer to answer: whose, and for how long.
import { createMachine, type ArenaMachine } from '../../../lib/wasm/machine/machine';

const QUARTER = 4 * 1024 * 1024; // bytes of 16 MB that may be kept
const half = QUARTER / 8; // floats
let arena: ArenaMachine;
let filled: string[];

beforeEach(async () => {
  ({ arena } = await createMachine(1, 16));
  filled = [];
});

const networks: Record<string, object> = { a: {}, b: {}, c: {} };

/** One pass that needs these weights, each of as many floats; what could not be kept. */
function pass(needs: Record<string, number>): string[] {
  arena.empty();
  return Object.entries(needs).flatMap(([name, count]) =>
    arena.keep([networks[name]], count, () => filled.push(name)) === undefined ? [name] : [],
  );
}

test('weights are filled in once', () => {
  for (let i = 0; i < 3; i++) expect(pass({ a: 1000, b: 2000 })).toEqual([]);
  expect(filled).toEqual(['a', 'b']);
});

test('weights that can never be kept do not drive the others out', () => {
  for (let i = 0; i < 3; i++) expect(pass({ a: 1000, b: 2 * half + 1, c: 1000 })).toEqual(['b']);
  expect(filled).toEqual(['a', 'c']);
});

test('a network larger than the room keeps what fits, pass after pass', () => {
  for (let i = 0; i < 40; i++) expect(pass({ a: half - 100, b: half - 100, c: half })).toEqual(['c']);
  expect(filled).toEqual(['a', 'b']);
});

test('weights out of use give way to those of another network', () => {
  pass({ a: 2 * half - 100 });
  const refused = Array.from({ length: 40 }, () => pass({ b: 2 * half - 100 }).length);
  expect(refused[0]).toBe(1);
  expect(refused.at(-1)).toBe(0);
  expect(filled).toEqual(['a', 'b']);
});
