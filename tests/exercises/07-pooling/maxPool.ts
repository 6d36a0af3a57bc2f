import type { Tensor } from 'convlab';
import { maxPool } from '../../../solutions/07-pooling/maxPool';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, misconception } from '../cases';
import { acrossChannels, largest, mean, sharedMistakes, pooled, poolingCases } from '../pooling';

export default {
  id: 'maxPool',
  title: both('Max pooling', '최대 풀링'),
  task: both(
    'Return the largest number of each window, for each activation map on its own.',
    '활성화 맵마다 따로, 각 창에서 가장 큰 수를 반환하세요.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: maxPool,
  parameters: ['x', 'size', 'stride'],
  hints: [
    both(
      'Take the loops of stridedConv and leave out the filter: the window only looks for its largest number, one channel at a time.',
      'stridedConv의 반복문에서 필터를 빼세요. 창은 채널 하나씩, 그 안에서 가장 큰 수를 찾기만 합니다.',
    ),
    both(
      'All numbers of a window may be negative: with which value can its largest begin, so that any of them replaces it? The window of (i, j) starts where that of stridedConv does.',
      '창 안의 수가 모두 음수일 수도 있습니다. 어떤 값에서 시작해야 창의 어느 수든 그것을 대신할 수 있을까요? (i, j)의 창은 stridedConv에서와 같은 곳에서 시작합니다.',
    ),
    puzzle(
      'let largest = 0;',
      both(
        'A window of negative numbers would give 0, a number that is not in it. Start below everything: -Infinity.',
        '창 안의 수가 모두 음수이면 창에 없는 수인 0이 나옵니다. 무엇보다도 작은 -Infinity에서 시작하세요.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'starts-at-zero',
      'Where a window holds only negative numbers you give 0: your search starts at 0. Start at -Infinity.',
      '창 안의 수가 모두 음수이면 0이 나옵니다. 0에서 찾기 시작했기 때문입니다. -Infinity에서 시작하세요.',
      (x: Tensor, size: number, stride: number) =>
        mapped(maxPool(x, size, stride), (value) => Math.max(0, value)),
    ),
    misconception(
      'average',
      'That is average pooling. Keep the strongest answer of the window, not the mean.',
      '평균 풀링을 했습니다. 평균이 아니라 창에서 가장 강한 반응을 남기세요.',
      (x: Tensor, size: number, stride: number) => pooled(x, size, stride, mean),
    ),
    misconception(
      'across-channels',
      'You take the maximum over channels as well. Pooling works on each map alone: the number of channels stays.',
      '채널 사이에서도 최댓값을 골랐습니다. 풀링은 맵마다 따로 하므로 채널 수는 그대로입니다.',
      (x: Tensor, size: number, stride: number) => acrossChannels(maxPool(x, size, stride), largest),
    ),
    ...sharedMistakes(largest),
    misconception(
      'largest-magnitude',
      'You keep the number furthest from 0. The maximum of −5 and 2 is 2: no absolute value.',
      '0에서 가장 먼 수를 남겼습니다. −5와 2의 최댓값은 2입니다. 절댓값을 쓰지 마세요.',
      (x: Tensor, size: number, stride: number) =>
        pooled(x, size, stride, (numbers) =>
          numbers.reduce((best, one) => (Math.abs(one) > Math.abs(best) ? one : best)),
        ),
    ),
    misconception(
      'smallest',
      'You keep the smallest number of each window. Turn the comparison round.',
      '창마다 가장 작은 수를 남겼습니다. 비교 방향을 뒤집으세요.',
      (x: Tensor, size: number, stride: number) => pooled(x, size, stride, (numbers) => Math.min(...numbers)),
    ),
    misconception(
      'largest-not-reset',
      'The channels of a place hand their maximum on to each other. Begin again at -Infinity inside the loop over channels.',
      '한 자리의 채널들이 최댓값을 서로 물려받고 있습니다. 채널을 도는 반복문 안에서 -Infinity로 새로 시작하세요.',
      (x: Tensor, size: number, stride: number) => {
        const all = maxPool(x, size, stride);
        return fill(all.shape, (i, j, c) =>
          largest(Array.from({ length: c + 1 }, (_, channel) => all.get(i, j, channel))),
        );
      },
    ),
  ],
  cases(random) {
    const drawn = source(random);
    const { values, view, distinct } = drawn;
    return [
      ...poolingCases(drawn),
      example(
        1,
        'negative numbers only',
        '음수뿐인 맵',
        mapped(distinct([4, 5, 2]), (value) => value - 100),
        2,
        2,
      ),
      example(2, 'a stride larger than the size', '크기보다 큰 보폭', distinct([5, 8, 2]), 2, 3),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([4, 6, 2], 'float64'), 2, 2),
      example(1, 'size 1 picks pixels', '크기 1은 픽셀을 골라냄', values([3, 5, 2]), 1, 2),
    ];
  },
} satisfies Exercise;
