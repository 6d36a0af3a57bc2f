import { tensor, type Tensor } from 'convlab';
import { denseAsConv } from '../../../solutions/06-conv-and-fc/denseAsConv';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, puzzle, source, misconception, misconceptions } from '../cases';

/** Filters read from the weights' rows as `row` says. */
const reordered = (
  weights: Tensor,
  shape: readonly [number, number, number],
  row: (i: number, j: number, k: number) => number,
): Tensor => fill([...shape, weights.shape[1]], (i, j, k, o) => weights.get(row(i, j, k), o));

export default {
  id: 'denseAsConv',
  title: both('A dense layer as a convolution', '완전 연결 층을 합성곱으로'),
  task: both(
    'Rearrange the weights of a dense layer into filters as large as the image.',
    '완전 연결 층의 가중치를 이미지만큼 큰 필터들로 다시 배열하세요.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: denseAsConv,
  parameters: ['weights', 'h', 'w', 'c'],
  hints: [
    both(
      'No number changes, each only gets a new address. Which row of `weights` belongs to channel k of pixel (i, j)?',
      '수는 바뀌지 않고 주소만 새로 받습니다. 픽셀 (i, j)의 채널 k는 `weights`의 몇 번째 행일까요?',
    ),
    both(
      'Count what comes before. In an image of 2 × 3 pixels with 4 channels, pixel (1, 2) has 5 pixels of 4 numbers before it: its channel 1 is row 21. The output o keeps its place as the last axis.',
      '앞에 몇 개가 있는지 세어 보세요. 채널이 4개인 2 × 3 이미지에서 픽셀 (1, 2) 앞에는 수가 4개씩인 픽셀이 5개 있으므로, 그 채널 1은 0부터 세어 21번째 행입니다. 출력 o는 마지막 축에 그대로 둡니다.',
    ),
    puzzle(
      'out.set(i, j, k, o, weights.get((i * h + j) * c + k, o));',
      both(
        'To go down one row means to skip a whole row of pixels: w of them, not h.',
        '한 행 아래로 내려가려면 픽셀 한 행을 건너뛰어야 합니다. h개가 아니라 w개입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'channels-outermost',
      'You read the image channel by channel. Here channels are innermost: (i · W + j) · C + k.',
      '이미지를 채널별로 읽었습니다. 여기서는 채널이 가장 안쪽입니다. (i · W + j) · C + k입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        reordered(weights, [h, w, c], (i, j, k) => (k * h + i) * w + j),
    ),
    misconception(
      'column-order',
      'You read the image column by column. Rows come first: (i · W + j) · C + k.',
      '이미지를 열 순서로 읽었습니다. 행이 먼저입니다. (i · W + j) · C + k입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        reordered(weights, [h, w, c], (i, j, k) => (j * h + i) * c + k),
    ),
    misconception(
      'flipped-kernel',
      'Your filters are flipped. The layer is a cross-correlation: the filter lies on the image as it is.',
      '필터가 뒤집혔습니다. 이 층은 교차상관이므로 필터를 있는 그대로 이미지에 포갭니다.',
      (weights: Tensor, h: number, w: number, c: number) => denseAsConv(weights, h, w, c).step(-1, -1, 1, 1),
    ),
    ...misconceptions(
      'height-and-width-swapped',
      'Height and width are swapped in your filters: their shape is [h, w, c, outputs].',
      '필터의 높이와 너비가 서로 뒤바뀌었습니다. 모양은 [h, w, c, 출력]입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        denseAsConv(weights, h, w, c).transpose(1, 0, 2, 3),
      (weights: Tensor, h: number, w: number, c: number) => denseAsConv(weights, w, h, c),
    ),
    misconception(
      'rows-counted-by-height',
      'To go down one row you skip h pixels. A row of pixels is w long: (i · W + j) · C + k.',
      '한 행 아래로 갈 때 픽셀 h개를 건너뛰었습니다. 한 행에는 픽셀이 w개 있습니다. (i · W + j) · C + k입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        reordered(weights, [h, w, c], (i, j, k) => (i * h + j) * c + k),
    ),
    misconception(
      'outputs-first',
      'You put the outputs first. In this layout the filters are the last axis: [h, w, c, outputs].',
      '출력을 맨 앞에 두었습니다. 이 배치에서 필터는 마지막 축입니다. [h, w, c, 출력]입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        denseAsConv(weights, h, w, c).transpose(3, 0, 1, 2),
    ),
    misconception(
      'laid-out-again',
      'You read the weights as one long row of numbers, outputs before inputs. Each filter is one column of the matrix.',
      '가중치를 출력부터 한 줄로 이어 읽었습니다. 필터 하나는 행렬의 열 하나입니다.',
      (weights: Tensor, h: number, w: number, c: number) => {
        const [inputs, outputs] = weights.shape;
        return fill([h, w, c, outputs], (i, j, k, o) => {
          const at = o * inputs + (i * w + j) * c + k;
          return weights.get(Math.floor(at / outputs), at % outputs);
        });
      },
    ),
    misconception(
      'parentheses-missing',
      'The row of pixel (i, j) and channel k is (i · w + j) · c + k: without the parentheses the rows overlap.',
      '픽셀 (i, j), 채널 k의 행은 (i · w + j) · c + k입니다. 괄호가 없으면 행이 겹칩니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        fill([h, w, c, weights.shape[1]], (i, j, k, o) => weights.get(i * w + j * c + k, o)),
    ),
    misconception(
      'channels-before-width',
      'You count channels before columns. Channels come last: (i · w + j) · c + k.',
      '열보다 채널을 먼저 세었습니다. 채널이 맨 뒤입니다. (i · w + j) · c + k입니다.',
      (weights: Tensor, h: number, w: number, c: number) =>
        fill([h, w, c, weights.shape[1]], (i, j, k, o) => weights.get((i * c + k) * w + j, o)),
    ),
  ],
  cases(random) {
    const { view, distinct } = source(random);
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        tensor([
          [1, 2],
          [3, 4],
        ]),
        1,
        2,
        1,
      ),
      example(
        2,
        '2×3 pixels, two channels, one output',
        '2×3 픽셀, 채널 둘, 출력 하나',
        tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [12, 1]),
        2,
        3,
        2,
      ),
      example(3, '3×4×2, five outputs', '3×4×2, 출력 다섯', distinct([24, 5]), 3, 4, 2),
      example(
        2,
        'a tall image, 5×2×3, two outputs',
        '세로로 긴 5×2×3 이미지, 출력 둘',
        distinct([30, 2]),
        5,
        2,
        3,
      ),
      example(2, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([12, 3], 'float64'), 2, 3, 2),
    ];
  },
} satisfies Exercise;
