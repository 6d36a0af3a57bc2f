import { contiguous, reshape, tensor, type Tensor } from 'convlab';
import { globalAveragePool } from '../../../solutions/11-trained/globalAveragePool';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  both,
  carried,
  example,
  fill,
  mapped,
  puzzle,
  source,
  sum,
  misconception,
  misconceptions,
} from '../cases';
import { largest } from '../pooling';

/** The numbers of map c. */
const numbersOf = (x: Tensor, c: number): number[] => [...contiguous(x.pick(null, null, c)).data];

/** One number for each map. */
const each = (x: Tensor, one: (numbers: number[]) => number): Tensor =>
  fill([x.shape[2]], (c) => one(numbersOf(x, c)));

/** The means, multiplied by how many numbers they are of, and divided by another count. */
const dividedBy = (x: Tensor, count: number): Tensor =>
  mapped(globalAveragePool(x), (value) => (value * x.shape[0] * x.shape[1]) / count);

export default {
  id: 'globalAveragePool',
  title: both('Global average pooling', '전역 평균 풀링'),
  task: both(
    'Return the mean of each map: one number a channel.',
    '맵마다 평균을 구해, 채널당 수 하나를 반환하세요.',
  ),
  difficulty: 1,
  minutes: 6,
  solution: globalAveragePool,
  parameters: ['x'],
  hints: [
    both(
      'It is avgPool of chapter 7 with a window as large as the map. How many places does such a window have?',
      '7장의 avgPool에서 창이 맵만큼 커진 것입니다. 그런 창이 놓일 수 있는 자리는 몇 개일까요?',
    ),
    both(
      'Let the loop over channels be the outermost. For each channel start a sum at 0, add all rows and columns, and divide once, after both loops, by the count of pixels.',
      '채널을 도는 반복문을 가장 바깥에 두세요. 채널마다 합을 0에서 시작해 모든 행과 열을 더하고, 두 반복문이 끝난 다음 픽셀 수로 한 번 나눕니다.',
    ),
    puzzle(
      'out.set(c, sum / (height * width * channels));',
      both(
        'Only the numbers of map c were added: height · width of them.',
        '더한 것은 맵 c의 수뿐입니다. height · width개입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'sum',
      'That is the sum of each map. Divide by the count of its pixels.',
      '맵마다 합을 반환했습니다. 픽셀 수로 나누세요.',
      (x: Tensor) => dividedBy(x, 1),
    ),
    misconception(
      'divided-by-all-numbers',
      'You divide by height · width · channels. Each map is averaged on its own: by height · width.',
      '높이 · 너비 · 채널 수로 나누었습니다. 맵마다 따로 평균을 내므로 높이 · 너비로 나눕니다.',
      (x: Tensor) => dividedBy(x, x.size),
    ),
    ...misconceptions(
      'divided-by-one-side',
      'You divide by one side only. A map has height · width pixels.',
      '한 변의 길이로만 나누었습니다. 맵의 픽셀은 높이 · 너비개입니다.',
      (x: Tensor) => dividedBy(x, x.shape[0]),
      (x: Tensor) => dividedBy(x, x.shape[1]),
    ),
    misconception(
      'divided-by-channels',
      'You divide by the number of channels. The mean of a map is over its pixels.',
      '채널 수로 나누었습니다. 맵의 평균은 픽셀에 대한 평균입니다.',
      (x: Tensor) => dividedBy(x, x.shape[2]),
    ),
    misconception(
      'maximum',
      'That is the strongest answer of each map. Here the mean is asked for.',
      '맵마다 가장 큰 값을 반환했습니다. 여기서는 평균을 구합니다.',
      (x: Tensor) => each(x, largest),
    ),
    misconception(
      'across-channels',
      'You average over the channels, at each pixel. It is the other way round: over the pixels, for each channel.',
      '픽셀마다 채널에 대해 평균을 냈습니다. 반대입니다. 채널마다 픽셀에 대해 평균을 내세요.',
      (x: Tensor) =>
        fill([x.shape[0], x.shape[1]], (i, j) => sum([x.shape[2]], (c) => x.get(i, j, c)) / x.shape[2]),
    ),
    misconception(
      'one-number-for-all',
      'Every channel gets the mean of all maps together. Average each map on its own.',
      '모든 채널이 전체 맵의 평균을 받았습니다. 맵마다 따로 평균을 내세요.',
      (x: Tensor) => {
        const means = globalAveragePool(x);
        const whole = sum([x.shape[2]], (c) => means.get(c)) / x.shape[2];
        return mapped(means, () => whole);
      },
    ),
    misconception(
      'axes-kept',
      'Your result still has the axes of height and width, of length 1. The shape asked for is [C].',
      '결과에 길이 1짜리 높이와 너비 축이 남아 있습니다. 모양은 [C]여야 합니다.',
      (x: Tensor) => reshape(globalAveragePool(x), [1, 1, x.shape[2]]),
    ),
    misconception(
      'sum-not-reset',
      'The sum of a map still carries those of the maps before it: set it back to 0 for each channel.',
      '맵의 합에 앞선 맵들의 합이 남아 있습니다. 채널마다 0으로 되돌리세요.',
      (x: Tensor) => carried(globalAveragePool(x), () => false),
    ),
    misconception(
      'zeros-left-out',
      'You average over the numbers that are not 0. A silent place counts too: divide by height · width.',
      '0이 아닌 수만으로 평균을 냈습니다. 반응이 없는 자리도 셉니다. 높이 · 너비로 나누세요.',
      (x: Tensor) =>
        each(x, (numbers) => {
          const heard = numbers.filter((number) => number !== 0);
          return heard.length === 0 ? 0 : sum([heard.length], (k) => heard[k]) / heard.length;
        }),
    ),
    misconception(
      'edge-missed',
      'The last row and the last column are missing from your means.',
      '마지막 행과 마지막 열이 평균에서 빠졌습니다.',
      (x: Tensor) => {
        const [height, width] = x.shape;
        return fill(
          [x.shape[2]],
          (c) => sum([height - 1, width - 1], (i, j) => x.get(i, j, c)) / (height * width),
        );
      },
    ),
    misconception(
      'negatives-left-out',
      'Your sums leave negative numbers out. The mean is over all of them, whatever their sign.',
      '합에서 음수가 빠졌습니다. 부호와 상관없이 모든 수로 평균을 냅니다.',
      (x: Tensor) => globalAveragePool(mapped(x, (value) => Math.max(0, value))),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        tensor([
          [
            [1, 10],
            [3, 20],
          ],
        ]),
      ),
      example(3, '4×7, three maps', '4×7 맵 세 장', distinct([4, 7, 3])),
      example(2, 'tall maps', '세로로 긴 맵', distinct([6, 2, 5])),
      example(
        1,
        'maps with silent places',
        '반응이 없는 자리가 있는 맵',
        tensor([
          [
            [0, -4],
            [3, 0],
            [-6, 2],
          ],
          [
            [0, 0],
            [5, 1],
            [0, -3],
          ],
        ]),
      ),
      example(2, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([3, 5, 4])),
      example(1, 'float64, one map', 'float64, 맵 한 장', values([3, 4, 1], 'float64')),
    ];
  },
} satisfies Exercise;
