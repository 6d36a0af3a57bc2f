import type { OnEach } from './result-edges';
import type { Mistakes } from './kind';
import { strides, writtenAt } from './tensors';

// The right numbers, each written where a wrong index of `set` leads; of several in one place the last one stays.

const MOST_AXES = 4;

export function* resultIndexMistakes(onEach: OnEach): Mistakes {
  for (let axis = 0; axis < MOST_AXES; axis++) {
    yield onEach(
      'written-at-index-0',
      `All numbers along axis ${axis} of your result are written to index 0 of it: the last one stays.`,
      `결과의 ${axis}번 축에 놓일 수를 모두 인덱스 0에 썼습니다. 마지막 것만 남습니다.`,
      (x) =>
        axis < x.shape.length
          ? writtenAt(
              x,
              strides(x.shape).map((step, i) => (i === axis ? 0 : step)),
            )
          : x,
    );
    for (let other = 0; other < MOST_AXES; other++) {
      if (axis === other) continue;
      yield onEach(
        'index-used-twice',
        `In writing your result, the index of axis ${other} is used for axis ${axis}, too.`,
        `결과를 쓸 때 ${other}번 축의 인덱스를 ${axis}번 축에도 썼습니다.`,
        (x) => {
          if (Math.max(axis, other) >= x.shape.length) return x;
          const steps = strides(x.shape);
          return writtenAt(
            x,
            steps.map((step, i) => (i === axis ? 0 : i === other ? step + steps[axis] : step)),
          );
        },
      );
    }
  }
}
