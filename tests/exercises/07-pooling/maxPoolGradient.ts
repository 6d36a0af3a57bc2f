import { tensor, zeros, type Tensor } from 'convlab';
import { maxPoolGradient } from '../../../solutions/07-pooling/maxPoolGradient';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, visit, misconception, misconceptions } from '../cases';
import { largest, windowOf } from '../pooling';

/** Which part of a window's slope the number at place `at` of the window gets. */
type Share = (numbers: readonly number[], at: number) => number;

/** Where place `at` of a window lies in x. */
const pixelOf = (i: number, j: number, at: number, size: number, stride: number): [number, number] => [
  i * stride + Math.floor(at / size),
  j * stride + (at % size),
];

/** A gradient of pooling in which every window shares its slope out as `share` says. */
function routed(
  dout: Tensor,
  x: Tensor,
  size: number,
  stride: number,
  share: Share,
  collect = (before: number, more: number): number => before + more,
): Tensor {
  const dx = zeros(x.shape, 'float64');
  visit(dout.shape, ([i, j, c]) => {
    const numbers = windowOf(x, [i * stride, j * stride], size, c);
    numbers.forEach((_, at) => {
      const part = share(numbers, at);
      const place = [...pixelOf(i, j, at, size, stride), c];
      if (part > 0) dx.set(...place, collect(dx.get(...place), part * dout.get(i, j, c)));
    });
  });
  return dx;
}

const toFirst: Share = (numbers, at) => (at === numbers.indexOf(largest(numbers)) ? 1 : 0);

export default {
  id: 'maxPoolGradient',
  title: both('Backward through max pooling', '최대 풀링의 역전파'),
  task: both(
    'Send each window’s slope to the first of its maxima; where windows overlap, add up.',
    '창마다 기울기를 첫 번째 최댓값 자리로 보내세요. 창이 겹치는 곳에서는 더합니다.',
  ),
  difficulty: 3,
  minutes: 15,
  solution: maxPoolGradient,
  parameters: ['dout', 'x', 'size', 'stride'],
  hints: [
    both(
      'Only the place of the maximum had a say in the output, so only it gets a slope. First find that place, as in bestMatch, then add.',
      '출력에 영향을 준 것은 최댓값의 자리뿐이므로 기울기도 그 자리만 받습니다. bestMatch처럼 먼저 그 자리를 찾고, 그다음에 더하세요.',
    ),
    both(
      'For each window find where in x its largest number stands: keep `row` and `col`, beginning with the window’s corner (i · stride, j · stride), and change them only for a strictly greater number. That pixel of dx grows by the window’s slope; what if it is the largest of two windows?',
      '창마다 x에서 가장 큰 수가 어디 있는지 찾으세요. 창의 왼쪽 위 (i · stride, j · stride)에서 시작해 `row`와 `col`을 기억하고, 더 큰 수를 만날 때만 바꿉니다. dx의 그 픽셀은 창의 기울기만큼 커집니다. 두 창의 최댓값이라면 어떻게 될까요?',
    ),
    puzzle(
      'dx.set(row, col, c, dout.get(i, j, c));',
      both(
        'A pixel can be the maximum of several windows that overlap: their slopes add up.',
        '창이 겹치면 픽셀 하나가 여러 창의 최댓값일 수 있습니다. 그 기울기들은 더해야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'to-all-maxima',
      'Where a window has several equal maxima you give the slope to all of them. Only the first in row order gets it.',
      '최댓값이 여럿인 창에서 모두에게 기울기를 주었습니다. 행 순서로 첫 번째 자리만 받습니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        routed(dout, x, size, stride, (numbers, at) => (numbers[at] === largest(numbers) ? 1 : 0)),
    ),
    misconception(
      'ties-to-the-last',
      'Of equal maxima you choose the last. Compare with > so that the first one stays.',
      '같은 최댓값 중 마지막을 골랐습니다. >로 비교하면 첫 번째가 남습니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        routed(dout, x, size, stride, (numbers, at) =>
          at === numbers.lastIndexOf(largest(numbers)) ? 1 : 0,
        ),
    ),
    ...misconceptions(
      'starts-at-zero',
      'Your search for a window’s maximum starts at 0, so where a window holds nothing above 0 it finds none. Start at the window’s first number, or at -Infinity.',
      '창의 최댓값을 0에서 찾기 시작해서, 0보다 큰 수가 없는 창에서는 아무것도 찾지 못합니다. 창의 첫 번째 수나 -Infinity에서 시작하세요.',
      ...[0, -1].map(
        (nothing) =>
          (dout: Tensor, x: Tensor, size: number, stride: number): Tensor =>
            routed(dout, x, size, stride, (numbers, at) => {
              const top = largest(numbers);
              return at === (top > 0 ? numbers.indexOf(top) : nothing) ? 1 : 0;
            }),
      ),
    ),
    misconception(
      'search-starts-outside-the-window',
      'Your search for a window’s maximum starts at pixel (i, j). The window’s own first pixel is (i · stride, j · stride).',
      '창의 최댓값을 픽셀 (i, j)에서 찾기 시작했습니다. 창의 첫 번째 픽셀은 (i · stride, j · stride)입니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number): Tensor => {
        const dx = zeros(x.shape, 'float64');
        visit(dout.shape, ([i, j, c]) => {
          const numbers = windowOf(x, [i * stride, j * stride], size, c);
          const at = numbers.indexOf(largest(numbers));
          const isFound = numbers[at] > x.get(i, j, c);
          const place = [...(isFound ? pixelOf(i, j, at, size, stride) : [i, j]), c];
          dx.set(...place, dx.get(...place) + dout.get(i, j, c));
        });
        return dx;
      },
    ),
    misconception(
      'overlaps-overwritten',
      'Where windows overlap, the last one replaces the slopes of the others. Add them up.',
      '창이 겹치는 곳에서 마지막 창이 다른 창의 기울기를 덮어썼습니다. 모두 더하세요.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        routed(dout, x, size, stride, toFirst, (_before, more) => more),
    ),
    misconception(
      'spread-evenly',
      'You spread the slope over the whole window. That is the gradient of average pooling: here the maximum gets everything.',
      '기울기를 창 전체에 고루 나누었습니다. 그것은 평균 풀링의 기울기입니다. 여기서는 최댓값의 자리가 전부 받습니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        routed(dout, x, size, stride, () => 1 / size ** 2),
    ),
    misconception(
      'ties-shared',
      'You share the slope among equal maxima. By convention the first in row order gets all of it.',
      '같은 최댓값끼리 기울기를 나누었습니다. 행 순서로 첫 번째 자리가 전부 받는 것이 약속입니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        routed(dout, x, size, stride, (numbers, at) => {
          const top = largest(numbers);
          return numbers[at] === top ? 1 / numbers.filter((number) => number === top).length : 0;
        }),
    ),
    misconception(
      'mask-only',
      'You mark the maxima with 1. That is where the slope goes, but dout says how large it is.',
      '최댓값의 자리를 1로 표시했습니다. 기울기가 갈 곳은 맞지만 그 크기는 dout이 정합니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        maxPoolGradient(
          mapped(dout, () => 1),
          x,
          size,
          stride,
        ),
    ),
    misconception(
      'whole-window',
      'Every number of the window gets the full slope. Only the maximum had a say in the output.',
      '창 안의 모든 수에 기울기 전체를 주었습니다. 출력에 영향을 준 것은 최댓값뿐입니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) => routed(dout, x, size, stride, () => 1),
    ),
    misconception(
      'value-instead-of-slope',
      'You copy the maximum itself into dx. Copy the slope: dout at that output.',
      'dx에 최댓값 자체를 적었습니다. 적을 것은 그 출력의 기울기인 dout입니다.',
      (dout: Tensor, x: Tensor, size: number, stride: number) =>
        maxPoolGradient(
          fill(dout.shape, (i, j, c) => largest(windowOf(x, [i * stride, j * stride], size, c))),
          x,
          size,
          stride,
        ),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        1,
        'a tie: the first in row order',
        '동점: 행 순서로 첫 번째',
        tensor([[[10]]]),
        tensor([
          [[1], [7]],
          [[7], [2]],
        ]),
        2,
        2,
      ),
      example(
        1,
        'one pixel is the maximum of two windows',
        '픽셀 하나가 두 창의 최댓값',
        tensor([[[3], [4]]]),
        tensor([
          [[1], [9], [2]],
          [[0], [5], [6]],
        ]),
        2,
        1,
      ),
      example(
        1,
        'negative numbers only, with ties',
        '음수만 있고 동점도 있는 경우',
        distinct([2, 3, 1]),
        tensor(
          [-3, -1, -3, -3, -2, -5, -2, -1, -3, -3, -2, -1, -4, -2, -1, -6, -5, -4, -2, -3, -7, -1, -4, -4],
          [4, 6, 1],
        ),
        2,
        2,
      ),
      example(
        2,
        '7×9×2, size 3, stride 2: windows overlap',
        '7×9×2, 크기 3, 보폭 2: 겹치는 창',
        distinct([3, 4, 2]),
        distinct([7, 9, 2]),
        3,
        2,
      ),
      example(
        2,
        '8×5×3 with many ties, size 3, stride 1',
        '동점이 많은 8×5×3, 크기 3, 보폭 1',
        values([6, 3, 3]),
        values([8, 5, 3]),
        3,
        1,
      ),
      example(
        1,
        'a stride larger than the size',
        '크기보다 큰 보폭',
        distinct([2, 3, 2]),
        distinct([5, 8, 2]),
        2,
        3,
      ),
      example(2, 'strided views', '메모리에 띄엄띄엄 놓인 텐서', view([2, 3, 2]), view([5, 6, 2]), 2, 2),
    ];
  },
} satisfies Exercise;
