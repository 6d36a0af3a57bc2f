import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { similarPairs } from '../../../tools/class/similar/pairs';
import { tokensOf } from '../../../tools/class/similar/tokens';

const root = join(__dirname, '..', '..', '..');
const solution = readFileSync(join(root, 'solutions', '07-pooling', 'maxPoolGradient.ts'), 'utf8');
const starter = readFileSync(join(root, 'exercises', '07-pooling', 'maxPoolGradient.ts'), 'utf8');

/** An answer of its own kind: flat index arithmetic in one loop over all windows. */
const own = `// exercise: maxPoolGradient
import { zeros, type Tensor } from 'convlab';
export function maxPoolGradient(dout: Tensor, x: Tensor, size: number, stride: number): Tensor {
  const result = zeros(x.shape);
  const [rows, columns, channels] = dout.shape;
  for (let n = 0; n < rows * columns * channels; n++) {
    const c = n % channels;
    const column = Math.floor(n / channels) % columns;
    const row = Math.floor(n / channels / columns);
    const places = Array.from({ length: size * size }, (_, k) => [
      row * stride + Math.floor(k / size),
      column * stride + (k % size),
    ]);
    const best = Math.max(...places.map(([i, j]) => x.get(i, j, c)));
    const [i, j] = places.find(([u, v]) => x.get(u, v, c) === best)!;
    result.set(i, j, c, result.get(i, j, c) + dout.get(row, column, c));
  }
  return result;
}
`;

/** What somebody does who copies and disguises: other names, comments, line breaks. */
const disguised = own
  .replace(/\b(result|places|best|rows|columns)\b/g, (name) => `my_${name}`)
  .replace(/\{\n/g, '{ // mine\n\n')
  .replace(/; /g, ';\n');

const answer = (student: string, text: string): { student: string; text: string } => ({ student, text });

test('similar: a renamed and rearranged copy is found', async () => {
  const pairs = await similarPairs([answer('ada', own), answer('bob', disguised)], [starter, solution], 0.5);
  expect(pairs).toHaveLength(1);
  expect(pairs[0].similarity).toBe(1);
});

test('similar: who wrote what the kit’s solution says resembles nobody', async () => {
  const pairs = await similarPairs(
    [answer('ada', solution), answer('bob', solution)],
    [starter, solution],
    0.5,
  );
  expect(pairs).toEqual([]);
});

test('similar: two ways of one’s own are no pair', async () => {
  const other = readFileSync(join(root, 'solutions', '07-pooling', 'avgPool.ts'), 'utf8');
  const pairs = await similarPairs([answer('ada', own), answer('bob', other)], [starter, solution], 0.3);
  expect(pairs).toEqual([]);
});

test('similar: who made the same slip in a right answer is no pair', async () => {
  const slips = ['ada', 'bob'].map((student) => answer(student, solution.replace(' < ', ' <= ')));
  expect(slips[0].text).not.toBe(solution);
  expect(await similarPairs(slips, [starter, solution], 0)).toEqual([]);
});

test('similar: an answer of one line is left out', async () => {
  const line = 'export const convCost = (a: number, b: number): number => a * b;';
  expect(await similarPairs([answer('ada', line), answer('bob', line)], [], 0)).toEqual([]);
});

test('similar: the rows in common are those of both texts', async () => {
  const shifted = `// first\n// second\n${own}`;
  const [pair] = await similarPairs([answer('ada', own), answer('bob', shifted)], [], 0.5);
  const rowOf = (text: string): number => text.split('\n').findIndex((line) => line.includes('places.find'));
  expect(pair.leftRows.has(rowOf(pair.left.text))).toBe(true);
  expect(pair.rightRows.has(rowOf(pair.right.text))).toBe(true);
});

test('tokens: names and comments are all alike, positions are rows and columns from 0', () => {
  const kinds = (text: string): string[] => tokensOf(text).map(({ kind }) => kind);
  expect(kinds('let a = 1; // one')).toEqual(kinds('let\nbee = 22 /* two */;'));
  expect(kinds('out.set(of)')).toEqual(kinds('a.b(c)'));
  expect(tokensOf('let a\n = 1')[2]).toMatchObject({ start: [1, 1], end: [1, 2] });
});
