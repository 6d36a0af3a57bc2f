// The solutions never index outside of a tensor. ndarray does not check: a loop that runs one step too far reads a
// neighbour or writes past the end, and often no value shows it.
import { isTensor, seededRandom, type Tensor } from 'convlab';
import type { OwnCode } from '../../tools/grader/course/spec';
import { loadExercise } from '../../tools/grader/grade';
import { allPlaces } from '../../tools/grader/course/places';

jest.mock('convlab', () => {
  const actual = jest.requireActual<typeof import('convlab')>('convlab');
  return { ...actual, zeros: (...args: Parameters<typeof actual.zeros>) => checked(actual.zeros(...args)) };
});

/** The same tensor, but `get` and `set` throw for an index that is not within its shape. */
function checked(x: Tensor): Tensor {
  const within = (index: readonly number[]): void => {
    if (index.length !== x.shape.length || index.some((at, axis) => !(at >= 0 && at < x.shape[axis]))) {
      throw new RangeError(`[${index.join(', ')}] lies outside of [${x.shape.join(', ')}]`);
    }
  };
  return Object.create(x, {
    get: {
      value: (...index: number[]): number => {
        within(index);
        return x.get(...index);
      },
    },
    set: {
      value: (...index: number[]): number => {
        within(index.slice(0, -1));
        return x.set(...index);
      },
    },
  }) as Tensor;
}

test('an index outside of a tensor is noticed', () => {
  const { zeros } = jest.requireMock<typeof import('convlab')>('convlab');
  const x = zeros([2, 3]);
  x.set(1, 2, 5);
  expect(x.get(1, 2)).toBe(5);
  expect(() => x.get(1, 3)).toThrow(RangeError);
  expect(() => x.set(2, 0, 1)).toThrow(RangeError);
});

test.each(allPlaces())('$chapter/$id stays within its tensors', async (place) => {
  const exercise = await loadExercise(place);
  for (const { args } of exercise.cases(seededRandom(1))) {
    const guarded = args.map((arg) => (isTensor(arg) ? checked(arg) : arg));
    expect(() => (exercise.solution as OwnCode)(...(guarded as never[]))).not.toThrow();
  }
});
