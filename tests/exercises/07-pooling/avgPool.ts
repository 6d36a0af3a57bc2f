import type { Tensor } from 'convlab';
import { avgPool } from '../../../solutions/07-pooling/avgPool';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, carried, example, puzzle, source, misconception, misconceptions } from '../cases';
import { acrossChannels, largest, mean, sharedMistakes, pooled, poolingCases, total } from '../pooling';

export default {
  id: 'avgPool',
  title: both('Average pooling', '평균 풀링'),
  task: both(
    'Return the mean of each window, for each activation map on its own.',
    '활성화 맵마다 따로, 각 창의 평균을 반환하세요.',
  ),
  difficulty: 2,
  minutes: 8,
  solution: avgPool,
  parameters: ['x', 'size', 'stride'],
  hints: [
    both(
      'Only the innermost part differs from maxPool: add the numbers of the window up, and divide at the end.',
      'maxPool과는 가장 안쪽만 다릅니다. 창 안의 수를 모두 더하고 마지막에 나누세요.',
    ),
    both(
      'How many numbers does a window of size 3 hold? Nine, not three. And when is it time to divide: at each number, or once both inner loops are done?',
      '크기가 3인 창에는 수가 몇 개 있을까요? 세 개가 아니라 아홉 개입니다. 그러면 언제 나눠야 할까요? 수를 더할 때마다일까요, 안쪽 두 반복문이 끝난 다음일까요?',
    ),
    puzzle(
      'out.set(i, j, c, sum / size);',
      both(
        'A window of size 2 holds four numbers, not two: divide by size · size.',
        '크기가 2인 창에는 수가 두 개가 아니라 네 개 있습니다. size · size로 나누세요.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'sum',
      'That is the sum of each window. Divide by the count of its numbers.',
      '창의 합을 반환했습니다. 창 안의 수의 개수로 나누세요.',
      (x: Tensor, size: number, stride: number) => pooled(x, size, stride, total),
    ),
    misconception(
      'divided-by-size',
      'You divide by size. A window holds size · size numbers.',
      'size로 나누었습니다. 창에는 수가 size · size개 있습니다.',
      (x: Tensor, size: number, stride: number) =>
        pooled(x, size, stride, (numbers) => total(numbers) / size),
    ),
    misconception(
      'maximum',
      'That is max pooling. Here the mean of the window is asked for.',
      '최대 풀링을 했습니다. 여기서는 창의 평균을 구합니다.',
      (x: Tensor, size: number, stride: number) => pooled(x, size, stride, largest),
    ),
    misconception(
      'across-channels',
      'You average over channels as well. Pooling works on each map alone: the number of channels stays.',
      '채널까지 평균을 냈습니다. 풀링은 맵마다 따로 하므로 채널 수는 그대로입니다.',
      (x: Tensor, size: number, stride: number) => acrossChannels(avgPool(x, size, stride), mean),
    ),
    ...sharedMistakes(mean, (numbers, size) => total(numbers) / size ** 2),
    ...misconceptions(
      'sum-not-reset',
      'Your means still carry the windows before them: set `sum` back to 0 for each window, of each channel.',
      '앞 창들의 합이 계속 남아 있습니다. 채널마다, 창마다 `sum`을 0으로 되돌리세요.',
      (x: Tensor, size: number, stride: number) => carried(avgPool(x, size, stride), () => false),
      (x: Tensor, size: number, stride: number) => carried(avgPool(x, size, stride), (_i, _j, c) => c === 0),
    ),
    misconception(
      'divided-by-stride',
      'You divide by stride · stride. A window holds size · size numbers, however far it moves.',
      'stride · stride로 나누었습니다. 창이 얼마나 움직이든 창에는 수가 size · size개 있습니다.',
      (x: Tensor, size: number, stride: number) =>
        pooled(x, size, stride, (numbers) => total(numbers) / stride ** 2),
    ),
    misconception(
      'zeros-left-out',
      'You average over the numbers that are not 0. A silent place counts too: divide by size · size.',
      '0이 아닌 수만으로 평균을 냈습니다. 반응이 없는 자리도 셉니다. size · size로 나누세요.',
      (x: Tensor, size: number, stride: number) =>
        pooled(x, size, stride, (numbers) => {
          const heard = numbers.filter((number) => number !== 0);
          return heard.length === 0 ? 0 : mean(heard);
        }),
    ),
  ],
  cases(random) {
    const drawn = source(random);
    const { values, view, distinct } = drawn;
    return [
      ...poolingCases(drawn),
      example(2, 'a stride larger than the size', '크기보다 큰 보폭', distinct([5, 8, 2]), 2, 3),
      example(2, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([4, 6, 2], 'float64'), 2, 2),
      example(1, 'one window over a map of 4×5', '4×5 맵에 창 하나', values([4, 5, 3]), 4, 4),
    ];
  },
} satisfies Exercise;
