// Where a result goes wrong, said only where it is the same place in every case that failed.
import { placeTrait } from '../../../tools/grader/verdict/kinds';
import type { WireValue } from '../../../tools/grader/wire/values';

type Case = readonly [found: WireValue, expected: WireValue];

const said = (...cases: readonly Case[]): readonly [name?: string, message?: string] => {
  const found = placeTrait(
    { compare: 'exact' },
    cases.map(([value, expected]) => ({ outcome: { k: 'returned', value, changed: -1 }, expected })),
  );
  return [found?.name, found?.message.en];
};
const object = (a: number, b: number, c: number): WireValue => ({
  k: 'object',
  v: [
    ['a', a],
    ['b', b],
    ['c', c],
  ],
});

test('a list that is right up to an entry: the entry is said', () => {
  const second: Case = [
    [[1, 2], 5, 6],
    [[1, 2], 3, 6],
  ];
  const [name, message] = said(second, [
    [7, 0, 0],
    [7, 8, 9],
  ]);
  expect(name).toBe('wrong-from-an-entry-on');
  expect(message).toContain('before [1] are right, and [1] is the first that is not');
});

test.each<[string, readonly Case[]]>([
  [
    'wrong from the start',
    [
      [
        [5, 2],
        [1, 2],
      ],
    ],
  ],
  [
    'of another length',
    [
      [
        [1, 2],
        [1, 3, 4],
      ],
    ],
  ],
  [
    'wrong from another entry in each case',
    [
      [
        [1, 0, 0],
        [1, 2, 3],
      ],
      [
        [1, 2, 0],
        [1, 2, 3],
      ],
    ],
  ],
  ['no list', [[1, [1, 2]]]],
])('a list that is %s: nothing is said', (_, cases) => {
  expect(said(...cases)).toEqual([undefined, undefined]);
});

test('an object of which some parts are wrong: they are said', () => {
  const [name, message] = said([object(1, 5, 6), object(1, 2, 3)], [object(4, 0, 0), object(4, 7, 8)]);
  expect(name).toBe('other-parts-right');
  expect(message).toContain('what is wrong is b, c: the rest');
  expect(said([object(9, 9, 9), object(1, 2, 3)])).toEqual([undefined, undefined]);
  expect(said([object(1, 9, 3), object(1, 2, 3)], [object(9, 2, 3), object(1, 2, 3)])[0]).toBeUndefined();
});
