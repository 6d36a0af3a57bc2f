import { tensor, zeros, type Tensor } from 'convlab';
import { stridedConv } from '../../../solutions/03-stride/stridedConv';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  axesSwapped,
  biasForgotten,
  flippedKernel,
  lastPlaceMissed,
  oneAddedTooEarly,
  partialWindowsKept,
  readPastTheEdge,
  windowStartNotMoved,
} from '../shared-misconceptions';
import {
  both,
  cropped,
  example,
  fill,
  lastPlacesDropped,
  puzzle,
  source,
  sum,
  misconception,
  misconceptions,
} from '../cases';

/** A layer with places at `step` and taps `spread` apart; `outside` is what it takes for what lies outside of the image. */
function layer(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  [outHeight, outWidth]: readonly [number, number],
  [down, across]: readonly [number, number],
  spread = 1,
  outside: (...index: number[]) => number = x.get.bind(x), // whatever the memory holds there
): Tensor {
  const [height, width, channels] = x.shape;
  return fill(
    [outHeight, outWidth, w.shape[3]],
    (i, j, o) =>
      sum([w.shape[0], w.shape[1], channels], (u, v, c) => {
        const [row, col] = [i * down + u * spread, j * across + v * spread];
        const pixel = row < height && col < width ? x.get(row, col, c) : outside(row, col, c);
        return pixel * w.get(u, v, c, o);
      }) + b.get(o),
  );
}

/** Output sizes with `round` for what does not divide. */
const sizes = (x: Tensor, w: Tensor, stride: number, round = Math.floor): [number, number] => [
  round((x.shape[0] - w.shape[0]) / stride) + 1,
  round((x.shape[1] - w.shape[1]) / stride) + 1,
];

export default {
  id: 'stridedConv',
  title: both('Convolution with a stride', '보폭이 있는 합성곱'),
  task: both(
    'Compute a convolutional layer only at every `stride`-th place, down and across.',
    '세로와 가로 모두 `stride` 칸마다 한 번씩만 합성곱 층을 계산하세요.',
  ),
  difficulty: 2,
  minutes: 12,
  solution: stridedConv,
  parameters: ['x', 'w', 'b', 'stride'],
  hints: [
    both(
      'Only two things differ from convLayer: the size of the result, and where the window of output (i, j) starts.',
      'convLayer와 다른 점은 두 가지뿐입니다. 결과의 크기, 그리고 출력 (i, j)의 창이 시작하는 위치입니다.',
    ),
    both(
      'Only one thing differs from convLayer: at which pixel does the window of output (i, j) start, and where is then the pixel under (u, v)? The sizes are those of stridedOutputSize.',
      'convLayer와 한 가지만 다릅니다. 출력 (i, j)의 창은 어느 픽셀에서 시작하고, 그렇다면 (u, v) 밑의 픽셀은 어디일까요? 크기는 stridedOutputSize와 같습니다.',
    ),
    puzzle(
      'sum += x.get(i + u * stride, j + v * stride, c) * w.get(u, v, c, o);',
      both(
        'This spreads the filter’s numbers apart (that is dilation). The stride moves the whole window: i * stride + u.',
        '필터의 수들을 벌려 놓는 식입니다(팽창, dilation). 보폭은 창 전체를 옮깁니다. i * stride + u여야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'stride-ignored',
      'Your filter stops at every place. With stride S it takes only every S-th, down and across.',
      '필터가 모든 자리에 멈춥니다. 보폭이 S이면 세로와 가로 모두 S칸마다 한 번만 멈춰야 합니다.',
      (x: Tensor, w: Tensor, b: Tensor) => stridedConv(x, w, b, 1),
    ),
    misconception(
      'stride-down-only',
      'You stride over rows, but not over columns. The stride holds along both axes.',
      '행에는 보폭을 적용했지만 열에는 적용하지 않았습니다. 보폭은 두 축 모두에 적용됩니다.',
      (x: Tensor, w: Tensor, b: Tensor, stride: number) =>
        layer(x, w, b, [sizes(x, w, stride)[0], sizes(x, w, 1)[1]], [stride, 1]),
    ),
    ...misconceptions(
      'dilated',
      'You spread the filter’s numbers apart: that is dilation. The stride moves the whole window: i · S + u, j · S + v.',
      '필터의 수들을 벌려 놓았습니다. 그것은 팽창(dilation)입니다. 보폭은 창 전체를 옮깁니다. i · S + u, j · S + v입니다.',
      ...[false, true].map(
        (moved) =>
          (x: Tensor, w: Tensor, b: Tensor, stride: number): Tensor =>
            layer(x, w, b, sizes(x, w, stride), moved ? [stride, stride] : [1, 1], stride),
      ),
    ),
    windowStartNotMoved((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      layer(x, w, b, sizes(x, w, stride), [1, 1]),
    ),
    partialWindowsKept((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      layer(x, w, b, sizes(x, w, stride, Math.ceil), [stride, stride], 1, () => 0),
    ),
    readPastTheEdge((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      layer(x, w, b, sizes(x, w, stride, Math.ceil), [stride, stride]),
    ),
    lastPlaceMissed((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      lastPlacesDropped(stridedConv(x, w, b, stride)),
    ),
    oneAddedTooEarly((x: Tensor, w: Tensor, b: Tensor, stride: number) => {
      const places = [0, 1].map((axis) => Math.floor((x.shape[axis] - w.shape[axis] + 1) / stride));
      return cropped(stridedConv(x, w, b, stride), [...places, w.shape[3]]);
    }),
    axesSwapped((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      stridedConv(x, w, b, stride).transpose(1, 0, 2),
    ),
    flippedKernel((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      stridedConv(x, w.step(-1, -1, 1, 1), b, stride),
    ),
    biasForgotten((x: Tensor, w: Tensor, b: Tensor, stride: number) =>
      stridedConv(x, w, zeros(b.shape), stride),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        1,
        'a row of six, window 2, stride 2',
        '여섯 칸짜리 행, 창 2, 보폭 2',
        tensor([1, 2, 3, 4, 5, 6], [1, 6, 1]),
        tensor([1, 10], [1, 2, 1, 1]),
        tensor([0.5]),
        2,
      ),
      example(
        1,
        'a column of five, window 2, stride 3',
        '다섯 칸짜리 열, 창 2, 보폭 3',
        tensor([1, 2, 3, 4, 5], [5, 1, 1]),
        tensor([1, -1], [2, 1, 1, 1]),
        tensor([-2]),
        3,
      ),
      example(
        3,
        '7×10×2 image, three 2×3 filters, stride 2: it does not divide',
        '7×10×2 이미지, 2×3 필터 셋, 보폭 2: 나누어떨어지지 않음',
        distinct([7, 10, 2]),
        distinct([2, 3, 2, 3]),
        distinct([3]),
        2,
      ),
      example(
        2,
        'a tall image, 11×6×3, two 3×2 filters, stride 3',
        '세로로 긴 11×6×3 이미지, 3×2 필터 둘, 보폭 3',
        values([11, 6, 3]),
        values([3, 2, 3, 2]),
        distinct([2]),
        3,
      ),
      example(
        1,
        'stride 1 is the plain layer',
        '보폭 1은 보통의 층',
        values([3, 5, 2]),
        values([2, 3, 2, 2]),
        values([2]),
        1,
      ),
      example(
        1,
        'strided views',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([7, 8, 2]),
        view([2, 1, 2, 2]),
        view([2]),
        2,
      ),
      example(
        1,
        'float64, 1×1 filters, stride 2',
        'float64, 1×1 필터, 보폭 2',
        values([4, 7, 3], 'float64'),
        values([1, 1, 3, 2], 'float64'),
        values([2], 'float64'),
        2,
      ),
    ];
  },
} satisfies Exercise;
