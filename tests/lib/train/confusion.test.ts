import { confusion, mistakes } from 'convlab';

test('confusion: rows are the truth', () => {
  expect(confusion([0, 0, 1, 2, 2], [0, 1, 1, 2, 0], 3)).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
  expect(() => confusion([0], [0, 1], 2)).toThrow('confusion: there are 1 labels, but 2 predictions');
  expect(() => confusion([0], [2], 2)).toThrow('confusion: example 0 is 0, taken for 2: classes are 0 … 1');
});

const counts = [
  [5, 2, 1],
  [3, 6, 7],
  [0, 4, 9],
];

test('mistakes: all that lies off the diagonal, or only within a group of classes', () => {
  expect(mistakes(counts)).toBe(2 + 1 + 3 + 7 + 4);
  expect(mistakes(counts, [2, 0])).toBe(1);
  expect(mistakes(counts, [1, 1, 2])).toBe(7 + 4);
  expect(mistakes(counts, [1])).toBe(0);
  expect(() => mistakes(counts, [0, 3])).toThrow('mistakes: there is no class 3: they are 0 … 2');
});
