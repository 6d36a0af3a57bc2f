import { tensor, type Random, type Tensor } from 'convlab';
import { invertedDropout } from '../../../solutions/09-alexnet/invertedDropout';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, misconception, misconceptions } from '../cases';

/** Numbers in [0, 1) in steps of 1/8, so that some of them meet the rate exactly. */
const eighths = (count: number, random: Random): number[] =>
  Array.from({ length: count }, () => Math.floor(random() * 8) / 8);

/** Keeps the number at (i, j, c) where `keep` says so of its random number, and scales it. */
const dropped = (
  x: Tensor,
  uniform: readonly number[],
  keep: (chance: number) => boolean,
  scale: number,
): Tensor =>
  fill(x.shape, (i, j, c) =>
    keep(uniform[(i * x.shape[1] + j) * x.shape[2] + c]) ? x.get(i, j, c) * scale : 0,
  );

export default {
  id: 'invertedDropout',
  title: both('Inverted dropout', '역 드롭아웃'),
  task: both(
    'Drop the numbers whose random number lies below `rate`, and scale the others up so that the mean stays.',
    '난수가 `rate`보다 작은 자리의 수는 버리고, 평균이 유지되도록 나머지를 키우세요.',
  ),
  difficulty: 2,
  minutes: 8,
  solution: invertedDropout,
  parameters: ['x', 'rate', 'uniform'],
  hints: [
    both(
      'Each number of x has a random number of its own, in row order. It decides; the number is then either 0 or scaled up.',
      'x의 수마다 자기 난수가 행 순서로 하나씩 있습니다. 그 난수에 따라 0이 되거나 커집니다.',
    ),
    both(
      'Count the places in row order, channels fastest: how many come before (i, j, c)? That is the index into `uniform`. Keep where the random number is `>= rate`; and by what must the kept ones grow, so that the mean stays?',
      '채널이 가장 빠르게 바뀌는 행 순서로 자리를 세면 (i, j, c) 앞에는 몇 자리가 있을까요? 그것이 `uniform`의 인덱스입니다. 난수가 `>= rate`이면 남깁니다. 평균이 그대로이려면 남긴 수는 얼마나 커져야 할까요?',
    ),
    puzzle(
      'if (kept) out.set(i, j, c, x.get(i, j, c) * (1 - rate));',
      both(
        'That makes the kept numbers smaller still. They have to make up for the dropped ones: divide.',
        '남은 수가 더 작아집니다. 버린 수의 몫까지 채워야 하므로 나누어야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'not-scaled',
      'You drop, but do not scale: the mean shrinks. Divide the kept numbers by 1 − rate.',
      '버리기만 하고 키우지 않아서 평균이 작아집니다. 남은 수를 1 − rate로 나누세요.',
      (x: Tensor, rate: number, uniform: number[]) => dropped(x, uniform, (chance) => chance >= rate, 1),
    ),
    misconception(
      'divided-by-the-rate',
      'You divide by the share that is dropped. The share that stays, 1 − rate, keeps the mean: at rate 0 nothing changes.',
      '버리는 비율로 나누었습니다. 남는 비율 1 − rate로 나눠야 평균이 유지됩니다. rate가 0이면 아무것도 바뀌지 않습니다.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance >= rate, 1 / rate),
    ),
    ...misconceptions(
      'kept-and-dropped-swapped',
      'You keep what should be dropped. `rate` is the share that is dropped: keep where the random number is at least rate.',
      '버릴 것을 남겼습니다. `rate`는 버리는 비율입니다. 난수가 rate 이상이면 남기세요.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance < rate, 1 / (1 - rate)),
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance <= rate, 1 / (1 - rate)),
    ),
    misconception(
      'kept-below-one-minus-rate',
      'You keep where the random number lies below 1 − rate. That keeps as many, but other ones: keep where it is at least rate.',
      '난수가 1 − rate보다 작으면 남겼습니다. 남는 비율은 같지만 남는 자리가 다릅니다. 난수가 rate 이상이면 남기세요.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance < 1 - rate, 1 / (1 - rate)),
    ),
    misconception(
      'rows-counted-by-height',
      'You count a row as height pixels long. It is width long: (i · W + j) · C + c.',
      '한 행의 길이를 height로 보았습니다. 한 행의 길이는 width입니다. (i · W + j) · C + c입니다.',
      (x: Tensor, rate: number, uniform: number[]) => {
        const [height, , channels] = x.shape;
        return fill(x.shape, (i, j, c) =>
          uniform[(i * height + j) * channels + c] >= rate ? x.get(i, j, c) / (1 - rate) : 0,
        );
      },
    ),
    misconception(
      'dropped-at-the-rate',
      'A random number equal to the rate keeps its value: test >=, not >. With rate 0 nothing may be lost.',
      '난수가 rate와 같으면 남겨야 합니다. >가 아니라 >=로 검사하세요. rate가 0이면 아무것도 사라지지 않아야 합니다.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance > rate, 1 / (1 - rate)),
    ),
    misconception(
      'scaled-down',
      'You multiply by 1 − rate. That is what is done at test time without the inversion; here the kept numbers grow: divide.',
      '1 − rate를 곱했습니다. 그것은 역 드롭아웃이 아닐 때 테스트에서 하는 일입니다. 여기서는 남은 수를 키워야 하므로 나누세요.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance >= rate, 1 - rate),
    ),
    misconception(
      'scaled-without-dropping',
      'You scale, but drop nothing. Where the random number lies below the rate the result is 0.',
      '키우기만 하고 아무것도 버리지 않았습니다. 난수가 rate보다 작은 자리는 0이어야 합니다.',
      (x: Tensor, rate: number) => mapped(x, (value) => value / (1 - rate)),
    ),
    misconception(
      'channels-outermost',
      'You hand out the random numbers channel by channel. Channels are innermost: (i · W + j) · C + c.',
      '난수를 채널별로 나누어 주었습니다. 채널이 가장 안쪽입니다. (i · W + j) · C + c입니다.',
      (x: Tensor, rate: number, uniform: number[]) => {
        const [height, width] = x.shape;
        return fill(x.shape, (i, j, c) =>
          uniform[(c * height + i) * width + j] >= rate ? x.get(i, j, c) / (1 - rate) : 0,
        );
      },
    ),
    misconception(
      'whole-channels',
      'You drop whole pixels: all channels of a pixel share one random number. Each number has its own.',
      '픽셀을 통째로 버렸습니다. 한 픽셀의 모든 채널이 난수 하나를 함께 썼습니다. 수마다 자기 난수가 있습니다.',
      (x: Tensor, rate: number, uniform: number[]) =>
        fill(x.shape, (i, j, c) => (uniform[i * x.shape[1] + j] >= rate ? x.get(i, j, c) / (1 - rate) : 0)),
    ),
    misconception(
      'divisor-without-parentheses',
      '`x / 1 - rate` divides by 1 and then subtracts: write x / (1 − rate).',
      '`x / 1 - rate`는 1로 나눈 다음 rate를 뺍니다. x / (1 − rate)로 쓰세요.',
      (x: Tensor, rate: number, uniform: number[]) => {
        const kept = dropped(x, uniform, (chance) => chance >= rate, 1);
        const ones = dropped(
          mapped(x, () => 1),
          uniform,
          (chance) => chance >= rate,
          1,
        );
        return fill(x.shape, (i, j, c) => kept.get(i, j, c) - rate * ones.get(i, j, c));
      },
    ),
    misconception(
      'threshold-of-the-share-kept',
      'You compare with 1 − rate and keep what lies above: that drops 1 − rate of all numbers.',
      '1 − rate 이상인 것을 남겼습니다. 그러면 1 − rate만큼 버려집니다.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(x, uniform, (chance) => chance >= 1 - rate, 1 / (1 - rate)),
    ),
    ...misconceptions(
      'order-of-chances',
      'The chances belong to the numbers in row order: number (i, j, c) takes the one at (i · W + j) · C + c.',
      '난수는 행 순서대로 쓰입니다. (i, j, c)의 수는 (i · W + j) · C + c번째 난수를 씁니다.',
      ...[
        ([, width, channels]: readonly number[]) =>
          (i: number, j: number, c: number) =>
            i * width + j * channels + c,
        ([height, , channels]: readonly number[]) =>
          (i: number, j: number, c: number) =>
            (j * height + i) * channels + c,
        ([, width, channels]: readonly number[]) =>
          (i: number, j: number) =>
            (i * width + j) * channels,
      ].map((orderOf) => (x: Tensor, rate: number, uniform: number[]) => {
        const at = orderOf(x.shape);
        return fill(x.shape, (i, j, c) => (uniform[at(i, j, c)] >= rate ? x.get(i, j, c) / (1 - rate) : 0));
      }),
    ),
    misconception(
      'ones-for-numbers',
      'You return a mask of ones. What is kept are the numbers themselves, scaled.',
      '1로 된 마스크를 반환합니다. 남는 것은 크기를 키운 수 자체입니다.',
      (x: Tensor, rate: number, uniform: number[]) =>
        dropped(
          mapped(x, () => 1),
          uniform,
          (chance) => chance >= rate,
          1,
        ),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(1, 'the description’s example', '설명에 나온 예', tensor([[[1, 2, 3]]]), 0.5, [0.9, 0.1, 0.5]),
      example(
        1,
        'rate 0: everything stays',
        'rate 0: 모두 남음',
        tensor([[[1, -2, 3, -4]]]),
        0,
        [0, 0.25, 0.5, 0.75],
      ),
      example(
        1,
        'one number in four is kept',
        '넷 중 하나만 남음',
        tensor([4, -3, 2, 1], [2, 2, 1]),
        0.75,
        [0.5, 0.75, 0.25, 0],
      ),
      example(3, '3×5×4, rate 0.25', '3×5×4, rate 0.25', distinct([3, 5, 4]), 0.25, eighths(60, random)),
      example(
        2,
        'a tall map, 7×2×3, rate 0.5',
        '세로로 긴 7×2×3 맵, rate 0.5',
        values([7, 2, 3]),
        0.5,
        eighths(42, random),
      ),
      example(
        1,
        'a strided view',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([4, 3, 2]),
        0.375,
        eighths(24, random),
      ),
      example(
        1,
        'float64, rate 0.2',
        'float64, rate 0.2',
        values([2, 4, 3], 'float64'),
        0.2,
        eighths(24, random),
      ),
    ];
  },
} satisfies Exercise;
