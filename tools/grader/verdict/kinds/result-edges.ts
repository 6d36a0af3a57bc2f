import type { Tensor } from 'convlab';
import type { mistake, Mistakes } from './kind';
import { masked, remade } from './tensors';

// The right result, with places along an axis missing, left at 0, repeated, or in the wrong place.

/** A mistake that changes every tensor of the result. */
export type OnEach = (
  name: string,
  en: string,
  ko: string,
  change: (x: Tensor) => Tensor,
) => ReturnType<typeof mistake>;

export function* resultEdgeMistakes(onEach: OnEach): Mistakes {
  const sets: readonly (readonly number[])[] = [[0], [1], [2], [3], [0, 1]];
  for (const axes of sets) {
    const within = (change: (x: Tensor) => Tensor) => (x: Tensor) =>
      axes.every((axis) => axis < x.shape.length) ? change(x) : x;
    const [en, ko] = [`axis ${axes.join(' and ')}`, `${axes.join('번과 ')}번 축`];
    const shorter = (x: Tensor, by = 1): number[] =>
      x.shape.map((n, axis) => (axes.includes(axis) ? n - by : n));
    yield onEach(
      'last-place-missed',
      `Your result is one too short along ${en}: the last place counts, too.`,
      `결과가 ${ko}에서 하나 모자랍니다. 마지막 자리도 셉니다.`,
      within((x) => remade(x, (index) => x.get(...index), shorter(x))),
    );
    yield onEach(
      'first-place-missed',
      `The first place along ${en} is missing from your result.`,
      `결과에 ${ko}의 첫 자리가 빠졌습니다.`,
      within((x) =>
        remade(x, (index) => x.get(...index.map((i, axis) => i + (axes.includes(axis) ? 1 : 0))), shorter(x)),
      ),
    );
    yield onEach(
      'one-place-too-many',
      `Your result has one place too many along ${en}, and it holds zeros.`,
      `결과에 ${ko}의 자리가 하나 더 있고, 그 자리에는 0이 들어 있습니다.`,
      within((x) =>
        remade(
          x,
          (index) => (index.every((i, axis) => i < x.shape[axis]) ? x.get(...index) : 0),
          shorter(x, -1),
        ),
      ),
    );
    yield onEach(
      'last-place-left-at-zero',
      `The last place along ${en} was left at 0: your loop ends one too early.`,
      `${ko}의 마지막 자리가 0으로 남았습니다. 반복문이 한 번 일찍 끝납니다.`,
      within((x) => masked(x, (index, shape) => axes.every((axis) => index[axis] < shape[axis] - 1))),
    );
    yield onEach(
      'first-place-left-at-zero',
      `The first place along ${en} was left at 0: counting begins with 0.`,
      `${ko}의 첫 자리가 0으로 남았습니다. 인덱스는 0부터 시작합니다.`,
      within((x) => masked(x, (index) => axes.every((axis) => index[axis] > 0))),
    );
    yield onEach(
      'only-first-place-filled',
      `Only the first place along ${en} was filled, the others are 0.`,
      `${ko}의 첫 자리만 채워지고 나머지는 0입니다.`,
      within((x) => masked(x, (index) => axes.every((axis) => index[axis] === 0))),
    );
    yield onEach(
      'one-place-repeated',
      `Along ${en} your result repeats its first place: an index stays at 0.`,
      `${ko}을 따라 첫 자리의 값이 되풀이됩니다. 인덱스 하나가 0에 머물러 있습니다.`,
      within((x) => remade(x, (index) => x.get(...index.map((i, axis) => (axes.includes(axis) ? 0 : i))))),
    );
    yield onEach(
      'result-reversed',
      `Your result is reversed along ${en}.`,
      `결과가 ${ko}을 따라 거꾸로 되어 있습니다.`,
      within((x) =>
        remade(x, (index) =>
          x.get(...index.map((i, axis) => (axes.includes(axis) ? x.shape[axis] - 1 - i : i))),
        ),
      ),
    );
    yield onEach(
      'placed-one-off',
      `Your result stands one place too far along ${en}.`,
      `결과가 ${ko}을 따라 한 자리 밀려 있습니다.`,
      within((x) =>
        remade(x, (index) =>
          axes.every((axis) => index[axis] > 0)
            ? x.get(...index.map((i, axis) => i - (axes.includes(axis) ? 1 : 0)))
            : 0,
        ),
      ),
    );
  }
}
