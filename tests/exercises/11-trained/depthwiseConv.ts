import { tensor, zeros, type Tensor } from 'convlab';
import { depthwiseConv } from '../../../solutions/11-trained/depthwiseConv';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  axesSwapped,
  biasForgotten,
  channelsFirst,
  flippedKernel,
  lastProductOnly,
  sumNotReset,
} from '../shared-misconceptions';
import {
  both,
  carried,
  example,
  fill,
  lastPlacesDropped,
  mapped,
  puzzle,
  source,
  sum,
  misconception,
  misconceptions,
} from '../cases';

/** The shape of the right answer. */
const outShape = (x: Tensor, w: Tensor): number[] => [
  x.shape[0] - w.shape[0] + 1,
  x.shape[1] - w.shape[1] + 1,
  x.shape[2],
];

/** A depthwise convolution whose products are `term`: (i, j, c) is the place, (u, v) the offset in the window. */
const windows = (
  x: Tensor,
  w: Tensor,
  b: Tensor,
  term: (i: number, j: number, c: number, u: number, v: number) => number,
): Tensor =>
  fill(outShape(x, w), (i, j, c) => b.get(c) + sum([w.shape[0], w.shape[1]], (u, v) => term(i, j, c, u, v)));

/** x with zeros around it, (KH − 1) rows and (KW − 1) columns in all, half of them before. */
const padded = (x: Tensor, [kh, kw]: readonly number[]): Tensor => {
  const [height, width, channels] = x.shape;
  const [top, left] = [Math.floor((kh - 1) / 2), Math.floor((kw - 1) / 2)];
  return fill([height + kh - 1, width + kw - 1, channels], (i, j, c) => {
    const [row, column] = [i - top, j - left];
    return row >= 0 && row < height && column >= 0 && column < width ? x.get(row, column, c) : 0;
  });
};

export default {
  id: 'depthwiseConv',
  title: both('A filter for each channel', '채널마다 필터 하나'),
  task: both(
    'Convolve every channel with its own filter, and add its bias. Channels do not mix.',
    '채널마다 자기 필터로 합성곱을 하고 편향을 더하세요. 채널끼리는 섞이지 않습니다.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: depthwiseConv,
  parameters: ['x', 'w', 'b'],
  hints: [
    both(
      'Forget all channels but one. What is left is an image, a filter and a bias: chapter 1’s slideFilter. Then do it for each channel.',
      '채널 하나만 남기고 잊어 보세요. 남는 것은 이미지 한 장, 필터 하나, 편향 하나입니다. 1장의 slideFilter와 같지요. 이것을 채널마다 하면 됩니다.',
    ),
    both(
      'It is convLayer with one loop fewer: the sum runs over u and v only, since c belongs to the output. Which index do x, w and b share?',
      'convLayer에서 반복문이 하나 빠진 것입니다. c는 출력의 인덱스이므로 합은 u와 v에 대해서만 구합니다. x, w, b가 함께 쓰는 인덱스는 무엇일까요?',
    ),
    puzzle(
      'for (let v = 0; v < kw; v++) sum += x.get(i + u, j + v, c) * w.get(u, v, 0);',
      both(
        'That is the filter of the first channel, for all of them. Channel c has its own: w[u, v, c].',
        '첫 채널의 필터를 모든 채널에 쓰는 줄입니다. 채널 c에는 자기 필터 w[u, v, c]가 있습니다.',
      ),
    ),
  ],
  misconceptions: [
    ...misconceptions(
      'channels-summed',
      'You sum over the channels, as an ordinary convolution does. A depthwise filter sees its own channel alone.',
      '보통의 합성곱처럼 채널까지 모두 더했습니다. 채널별 합성곱의 필터는 자기 채널만 봅니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        windows(x, w, b, (i, j, _c, u, v) =>
          sum([x.shape[2]], (d) => x.get(i + u, j + v, d) * w.get(u, v, d)),
        ),
      (x: Tensor, w: Tensor, b: Tensor) =>
        windows(x, w, b, (i, j, c, u, v) =>
          sum([x.shape[2]], (d) => x.get(i + u, j + v, d) * w.get(u, v, c)),
        ),
    ),
    misconception(
      'one-filter-for-all',
      'All your channels use the filter of the first. Each has its own: w[u, v, c].',
      '모든 채널에 첫 채널의 필터를 썼습니다. 채널마다 자기 필터 w[u, v, c]가 있습니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        windows(x, w, b, (i, j, c, u, v) => x.get(i + u, j + v, c) * w.get(u, v, 0)),
    ),
    misconception(
      'first-channel-only',
      'All your filters look at the first channel. Filter c looks at channel c.',
      '모든 필터가 첫 채널만 보고 있습니다. 필터 c는 채널 c를 봅니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        windows(x, w, b, (i, j, c, u, v) => x.get(i + u, j + v, 0) * w.get(u, v, c)),
    ),
    misconception(
      'window-turned',
      'You read the filter as w[v, u, c]: its rows go down the image, its columns across.',
      '필터를 w[v, u, c]로 읽었습니다. 필터의 행은 이미지의 행, 열은 이미지의 열과 짝을 이룹니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        windows(x, w, b, (i, j, c, u, v) => x.get(i + u, j + v, c) * w.get(v, u, c)),
    ),
    flippedKernel((x: Tensor, w: Tensor, b: Tensor) => {
      const [kh, kw] = w.shape;
      return windows(x, w, b, (i, j, c, u, v) => x.get(i + u, j + v, c) * w.get(kh - 1 - u, kw - 1 - v, c));
    }),
    biasForgotten((x: Tensor, w: Tensor, b: Tensor) => depthwiseConv(x, w, zeros(b.shape))),
    misconception(
      'bias-per-product',
      'The bias is added with every product. Add it once for every place.',
      '곱할 때마다 편향을 더했습니다. 자리마다 한 번만 더하세요.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        depthwiseConv(
          x,
          w,
          mapped(b, (value) => value * w.shape[0] * w.shape[1]),
        ),
    ),
    misconception(
      'padded',
      'Your maps are as large as the input: you padded. Here only places count where the whole filter fits.',
      '맵이 입력만큼 큽니다. 패딩을 했네요. 여기서는 필터가 온전히 들어가는 자리만 셉니다.',
      (x: Tensor, w: Tensor, b: Tensor) => depthwiseConv(padded(x, w.shape), w, b),
    ),
    misconception(
      'averaged',
      'You divide by the size of the window. A filter’s answer is the plain sum of its products.',
      '창의 크기로 나누었습니다. 필터의 반응은 나누지 않고 곱을 모두 더한 값입니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        depthwiseConv(
          x,
          mapped(w, (value) => value / (w.shape[0] * w.shape[1])),
          b,
        ),
    ),
    misconception(
      'relu-applied',
      'Negative values are missing: you applied ReLU. That is a layer of its own, which comes afterwards.',
      '음수가 사라졌습니다. ReLU까지 적용했네요. ReLU는 그다음에 오는 별개의 층입니다.',
      (x: Tensor, w: Tensor, b: Tensor) => mapped(depthwiseConv(x, w, b), (value) => Math.max(0, value)),
    ),
    misconception(
      'last-place-missed',
      'Your maps are one row and one column too small. A filter of K fits at length − K + 1 places.',
      '맵이 한 행, 한 열씩 작습니다. 크기가 K인 필터는 길이 − K + 1자리에 들어갑니다.',
      (x: Tensor, w: Tensor, b: Tensor) => lastPlacesDropped(depthwiseConv(x, w, b)),
    ),
    axesSwapped((x: Tensor, w: Tensor, b: Tensor) => depthwiseConv(x, w, b).transpose(1, 0, 2)),
    channelsFirst((x: Tensor, w: Tensor, b: Tensor) => depthwiseConv(x, w, b).transpose(2, 0, 1)),
    lastProductOnly((x: Tensor, w: Tensor) => {
      const [kh, kw] = [w.shape[0] - 1, w.shape[1] - 1];
      return fill(outShape(x, w), (i, j, c) => x.get(i + kh, j + kw, c) * w.get(kh, kw, c));
    }),
    sumNotReset((x: Tensor, w: Tensor, b: Tensor) => carried(depthwiseConv(x, w, b), (_i, _j, c) => c === 0)),
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
            [1, 5],
            [2, 6],
          ],
        ]),
        tensor([
          [
            [1, 0],
            [1, 2],
          ],
        ]),
        tensor([0, 100]),
      ),
      example(
        3,
        '5×7, three channels, a 3×2 filter each',
        '5×7, 채널 셋, 채널마다 3×2 필터',
        distinct([5, 7, 3]),
        distinct([3, 2, 3]),
        distinct([3]),
      ),
      example(
        2,
        'a tall image, two channels, 2×3 filters',
        '세로로 긴 이미지, 채널 둘, 2×3 필터',
        values([7, 4, 2]),
        distinct([2, 3, 2]),
        distinct([2]),
      ),
      example(
        1,
        'a filter as large as the image',
        '이미지만 한 필터',
        values([3, 4, 2]),
        distinct([3, 4, 2]),
        distinct([2]),
      ),
      example(
        2,
        'strided views, four channels',
        '메모리에 띄엄띄엄 놓인 텐서, 채널 넷',
        view([4, 6, 4]),
        view([2, 3, 4]),
        view([4]),
      ),
      example(
        1,
        'float64, a 1×3 filter',
        'float64, 1×3 필터',
        values([2, 5, 2], 'float64'),
        values([1, 3, 2], 'float64'),
        values([2], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
