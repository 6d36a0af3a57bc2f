import { contiguous, tensor, type Tensor } from 'convlab';
import { slideFilter } from '../../../solutions/01-patterns/slideFilter';
import type { Exercise } from '../../../tools/grader/course/spec';
import { flippedKernel, lastProductOnly } from '../shared-misconceptions';
import {
  both,
  carried,
  example,
  fill,
  lastPlacesDropped,
  puzzle,
  source,
  sum,
  misconception,
  misconceptions,
} from '../cases';

/** How many places there are: [OH, OW]. */
const places = (image: Tensor, filter: Tensor): [number, number] => [
  image.shape[0] - filter.shape[0] + 1,
  image.shape[1] - filter.shape[1] + 1,
];

export default {
  id: 'slideFilter',
  title: both('Slide a filter', '필터 미끄러뜨리기'),
  task: both(
    'Lay the filter on every place of the image where it fits entirely, and return the map of scores.',
    '필터가 온전히 들어가는 모든 자리에 필터를 대어 보고, 점수로 이루어진 맵을 반환하세요.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: slideFilter,
  parameters: ['image', 'filter'],
  hints: [
    both(
      'How often does the filter fit along one axis? Count on squared paper for a row of 5 and a filter of 2, then write the size of the result.',
      '한 축을 따라 필터가 몇 번 들어갈까요? 길이 5인 줄과 길이 2인 필터로 모눈종이에 세어 보고, 결과의 크기부터 적으세요.',
    ),
    both(
      'Two loops over the places (i, j), two more over the filter (u, v). With the filter’s corner at (i, j), which pixel lies under `filter[u, v]`? Try it with (i, j) = (2, 1) and (u, v) = (0, 1).',
      '자리 (i, j)를 도는 반복문 두 개와 필터 (u, v)를 도는 반복문 두 개가 필요합니다. 필터의 왼쪽 위가 (i, j)에 놓이면 `filter[u, v]` 밑에는 어느 픽셀이 있을까요? (i, j) = (2, 1), (u, v) = (0, 1)로 해 보세요.',
    ),
    puzzle(
      'score += image.get(i, j) * filter.get(u, v);',
      both(
        'It looks at the same pixel for every number of the filter. The pixel under filter[u, v] is image[i + u, j + v].',
        '필터의 어느 수를 보든 늘 같은 픽셀만 읽습니다. filter[u, v] 밑의 픽셀은 image[i + u, j + v]입니다.',
      ),
    ),
  ],
  misconceptions: [
    flippedKernel((image: Tensor, filter: Tensor) => slideFilter(image, filter.step(-1, -1))),
    misconception(
      'last-place-missed',
      'Your map is one row and one column too small: a filter of K fits H − K + 1 times, the place at the very end counts too.',
      '맵이 한 행, 한 열씩 작습니다. 크기 K인 필터는 H − K + 1번 들어갑니다. 맨 끝자리도 세어야 합니다.',
      (image: Tensor, filter: Tensor) => lastPlacesDropped(slideFilter(image, filter)),
    ),
    misconception(
      'height-and-width-swapped',
      'Height and width are swapped in your result: rows come first, `out.set(i, j, …)` with i down and j across.',
      '결과의 높이와 너비가 서로 뒤바뀌었습니다. 행이 먼저입니다. `out.set(i, j, …)`에서 i는 아래로, j는 옆으로 갑니다.',
      (image: Tensor, filter: Tensor) => slideFilter(image, filter).transpose(1, 0),
    ),
    misconception(
      'input-size-kept',
      'Your map is as large as the image, with zeros at its end. Without padding the map is smaller: [H − KH + 1, W − KW + 1].',
      '맵이 이미지와 같은 크기이고 끝부분이 0으로 남았습니다. 패딩이 없으면 맵은 [H − KH + 1, W − KW + 1]로 작아집니다.',
      (image: Tensor, filter: Tensor) => {
        const [rows, cols] = places(image, filter);
        const all = slideFilter(image, filter);
        return fill(image.shape, (i, j) => (i < rows && j < cols ? all.get(i, j) : 0));
      },
    ),
    misconception(
      'tiles',
      'You move on by the filter’s size, so that windows never overlap. Slide by one pixel: neighbouring windows share most of their pixels.',
      '필터 크기만큼 건너뛰어서 창이 서로 겹치지 않습니다. 한 픽셀씩 움직이세요. 이웃한 창은 대부분의 픽셀을 함께 봅니다.',
      (image: Tensor, filter: Tensor) => slideFilter(image, filter).step(filter.shape[0], filter.shape[1]),
    ),
    lastProductOnly((image: Tensor, filter: Tensor) => {
      const [u, v] = [filter.shape[0] - 1, filter.shape[1] - 1];
      return fill(places(image, filter), (i, j) => image.get(i + u, j + v) * filter.get(u, v));
    }),
    misconception(
      'one-pixel-for-the-whole-filter',
      'Every number of your filter meets the same pixel, the one at (i, j). Under filter[u, v] lies image[i + u, j + v].',
      '필터의 모든 수가 (i, j)의 픽셀 하나와 곱해졌습니다. filter[u, v] 밑에 있는 픽셀은 image[i + u, j + v]입니다.',
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => image.get(i, j) * filter.get(u, v)),
        ),
    ),
    ...misconceptions(
      'score-not-reset',
      'Your scores still carry those of places before them: set `score` back to 0 inside both loops over places.',
      '앞선 자리들의 점수가 계속 남아 더해집니다. 자리를 도는 반복문 두 개의 안쪽에서 `score`를 0으로 되돌리세요.',
      (image: Tensor, filter: Tensor) => carried(slideFilter(image, filter), () => false),
      (image: Tensor, filter: Tensor) => carried(slideFilter(image, filter), (_i, j) => j === 0),
    ),
    misconception(
      'absolute-differences',
      'You add up how far image and filter are apart. A score adds up products.',
      '이미지와 필터의 차이를 더했습니다. 점수는 곱을 더한 것입니다.',
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => Math.abs(image.get(i + u, j + v) - filter.get(u, v))),
        ),
    ),
    ...misconceptions(
      'window-moves-one-way',
      'Your window moves along one axis only: both i + u and j + v belong into the index.',
      '창이 한 축으로만 움직입니다. 인덱스에는 i + u와 j + v가 모두 들어가야 합니다.',
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => image.get(i, j + v) * filter.get(u, v)),
        ),
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => image.get(i + u, j) * filter.get(u, v)),
        ),
    ),
    ...misconceptions(
      'index-used-twice',
      'One index of the filter is used for rows and columns: rows take u, columns take v.',
      '필터의 인덱스 하나를 행과 열에 모두 썼습니다. 행에는 u, 열에는 v를 쓰세요.',
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => image.get(i + u, j + u) * filter.get(u, v)),
        ),
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(filter.shape, (u, v) => image.get(i + v, j + v) * filter.get(u, v)),
        ),
    ),
    ...misconceptions(
      'parentheses-missing',
      'A flat index needs its parentheses: (i + u) * width + (j + v), row first.',
      '1차원 인덱스에는 괄호가 필요합니다. (i + u) * width + (j + v)이며 행이 먼저입니다.',
      (image: Tensor, filter: Tensor) =>
        fill(places(image, filter), (i, j) =>
          sum(
            filter.shape,
            (u, v) => contiguous(image).data[i + u * image.shape[1] + j + v] * filter.get(u, v),
          ),
        ),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    const rows = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    return [
      example(1, 'the description’s example, 2×3', '설명에 나온 예, 2×3', rows, tensor([[1, -1]])),
      example(1, 'a filter of one number', '수 하나짜리 필터', rows, tensor([[-2]])),
      example(
        1,
        'a filter as large as the image',
        '이미지와 크기가 같은 필터',
        rows,
        tensor([
          [1, 0, -1],
          [0, 2, 0.5],
        ]),
      ),
      example(2, '5×7 image, 2×3 filter', '5×7 이미지, 2×3 필터', values([5, 7]), distinct([2, 3])),
      example(
        2,
        'a tall image, 9×4, 4×2 filter',
        '세로로 긴 9×4 이미지, 4×2 필터',
        values([9, 4]),
        distinct([4, 2]),
      ),
      example(1, 'strided views', '메모리에 띄엄띄엄 놓인 텐서', view([4, 6]), view([3, 2])),
      example(
        2,
        'float64, 6×5, a filter of one column',
        'float64, 6×5, 한 열짜리 필터',
        values([6, 5], 'float64'),
        values([3, 1], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
