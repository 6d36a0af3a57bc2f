// Where a result goes wrong, said only where it is the same place in every case that failed.
import { loadExercise } from '../../../tools/grader/grade';
import { placeOf } from '../../../tools/grader/course/places';
import { prepareCases } from '../../../tools/grader/verdict/expected';
import { misconceptionOf } from '../../../tools/grader/verdict/recognize';
import type { WireValue } from '../../../tools/grader/wire/values';

/** What is said of the right results, changed; the changes are such that no known mistake makes them. */
async function said(
  id: string,
  change: (expected: never, index: number) => unknown,
): Promise<readonly [string | undefined, string | undefined]> {
  const exercise = await loadExercise(placeOf(id));
  const cases = prepareCases(exercise, 5);
  const outcomes = cases.map(({ expected }, i) => ({
    k: 'returned' as const,
    value: change(expected as never, i) as WireValue,
    changed: -1,
  }));
  const found = misconceptionOf(exercise, cases, outcomes);
  return [found?.name, found?.message.en];
}

interface Keyed {
  readonly k: 'object';
  readonly v: readonly (readonly [string, number])[];
}
const odd = (value: number): number => value * 7 + 3;

test('a list that is right up to an entry: the entry is said', async () => {
  const from = (first: number) => (rows: number[][]) =>
    rows.map((row, i) => (i < first ? row : row.map((value) => odd(value))));
  const [name, text] = await said('alexNetShapes', from(3));
  expect(name).toBe('wrong-from-an-entry-on');
  expect(text).toContain('before [3] are right, and [3] is the first that is not');
  expect(await said('alexNetShapes', from(0))).toEqual([undefined, undefined]);
  const [varying] = await said('alexNetShapes', (rows: number[][], i) => from(1 + (i % 2))(rows));
  expect(varying).toBeUndefined();
});

test('an object of which one part is wrong: the part is said', async () => {
  const change = (wrong: readonly string[]) => (value: Keyed) => ({
    ...value,
    v: value.v.map(([key, number]) => [key, wrong.includes(key) ? odd(number) : number]),
  });
  const [name, text] = await said('parameterCounts', change(['locallyConnected']));
  expect(name).toBe('other-parts-right');
  expect(text).toContain('it is only locallyConnected that is wrong');
  const all = change(['conv', 'locallyConnected', 'fullyConnected']);
  expect(await said('parameterCounts', all)).toEqual([undefined, undefined]);
});
