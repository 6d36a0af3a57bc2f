import { tensor, zeros, type Tensor } from 'convlab';
import { pointwiseConv } from '../../../solutions/05-one-by-one/pointwiseConv';
import type { Exercise } from '../../../tools/grader/course/spec';
import { axesSwapped, channelsFirst, lastProductOnly, sumNotReset } from '../shared-misconceptions';
import { both, carried, example, fill, mapped, puzzle, source, sum, misconception } from '../cases';

export default {
  id: 'pointwiseConv',
  title: both('A filter that sees one pixel', '픽셀 하나만 보는 필터'),
  task: both(
    'Mix the channels of every pixel with the same matrix w, and add the biases.',
    '모든 픽셀의 채널을 같은 행렬 w로 섞고 편향을 더하세요.',
  ),
  difficulty: 2,
  minutes: 8,
  solution: pointwiseConv,
  parameters: ['x', 'w', 'b'],
  hints: [
    both(
      'Take one pixel: its C channels are a vector, and w makes OC numbers of it. Then do the same at every pixel.',
      '픽셀 하나를 보세요. 채널 C개가 벡터이고, w가 그것으로 수 OC개를 만듭니다. 모든 픽셀에서 똑같이 하면 됩니다.',
    ),
    both(
      'It is convLayer without the loops over u and v. What is left of the sum, and which indices do x and w keep?',
      'convLayer에서 u와 v의 반복문을 뺀 것입니다. 합에는 무엇이 남고, x와 w에는 어떤 인덱스가 남을까요?',
    ),
    puzzle(
      'for (let c = 0; c < channels; c++) sum = x.get(i, j, c) * w.get(c, o);',
      both(
        'Each channel replaces what came before, the bias as well. `+=` mixes them.',
        '채널마다 앞의 값을, 편향까지 덮어씁니다. `+=`를 써야 섞입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'bias-forgotten',
      'The bias is missing: each filter adds its own b[o] at every pixel.',
      '편향이 빠졌습니다. 필터마다 모든 픽셀에 b[o]를 더합니다.',
      (x: Tensor, w: Tensor, b: Tensor) => pointwiseConv(x, w, zeros(b.shape)),
    ),
    misconception(
      'bias-per-channel',
      'The bias is added once for every channel. Add it once for every output.',
      '채널마다 편향을 더했습니다. 출력 하나에 한 번만 더하세요.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        pointwiseConv(
          x,
          w,
          mapped(b, (value) => value * x.shape[2]),
        ),
    ),
    misconception(
      'channels-not-mixed',
      'Each output channel comes from a single input channel. A 1×1 filter looks at all channels of its pixel, and sums.',
      '출력 채널마다 입력 채널 하나만 보고 있습니다. 1×1 필터는 그 픽셀의 모든 채널을 보고 더합니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        fill([x.shape[0], x.shape[1], w.shape[1]], (i, j, o) => {
          const channel = o % x.shape[2];
          return x.get(i, j, channel) * w.get(channel, o) + b.get(o);
        }),
    ),
    misconception(
      'pixels-mixed',
      'You sum over all pixels as well. A 1×1 filter sees one pixel at a time: neighbours do not mix.',
      '모든 픽셀까지 더했습니다. 1×1 필터는 한 번에 픽셀 하나만 보므로 이웃끼리 섞이지 않습니다.',
      (x: Tensor, w: Tensor, b: Tensor) => {
        const total = fill([1, 1, x.shape[2]], (_i, _j, c) =>
          sum([x.shape[0], x.shape[1]], (i, j) => x.get(i, j, c)),
        );
        const mixed = pointwiseConv(total, w, b);
        return fill([x.shape[0], x.shape[1], w.shape[1]], (_i, _j, o) => mixed.get(0, 0, o));
      },
    ),
    misconception(
      'averaged',
      'You divide by the number of channels: that is a mean. The layer takes the plain sum, weights decide the rest.',
      '채널 수로 나누어 평균을 냈습니다. 층은 나누지 않고 더하기만 합니다. 나머지는 가중치가 정합니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        pointwiseConv(
          x,
          mapped(w, (value) => value / w.shape[0]),
          b,
        ),
    ),
    misconception(
      'relu-applied',
      'Negative values are missing: you applied ReLU. That is a layer of its own, which comes afterwards.',
      '음수가 사라졌습니다. ReLU까지 적용했네요. ReLU는 그다음에 오는 별개의 층입니다.',
      (x: Tensor, w: Tensor, b: Tensor) => mapped(pointwiseConv(x, w, b), (value) => Math.max(0, value)),
    ),
    axesSwapped((x: Tensor, w: Tensor, b: Tensor) => pointwiseConv(x, w, b).transpose(1, 0, 2)),
    channelsFirst((x: Tensor, w: Tensor, b: Tensor) => pointwiseConv(x, w, b).transpose(2, 0, 1)),
    lastProductOnly((x: Tensor, w: Tensor) => {
      const [channels, filters] = w.shape;
      const last = channels - 1;
      return fill([x.shape[0], x.shape[1], filters], (i, j, o) => x.get(i, j, last) * w.get(last, o));
    }),
    sumNotReset((x: Tensor, w: Tensor, b: Tensor) => carried(pointwiseConv(x, w, b), (_i, _j, o) => o === 0)),
    misconception(
      'weights-read-across',
      'You read w[o, c]. In w a row stands for an input channel, a column for a filter: w[c, o].',
      'w[o, c]를 읽었습니다. w의 행은 입력 채널, 열은 필터입니다. w[c, o]입니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        fill(
          [x.shape[0], x.shape[1], w.shape[1]],
          (i, j, o) => b.get(o) + sum([x.shape[2]], (c) => x.get(i, j, c) * w.get(o, c)),
        ),
    ),
    misconception(
      'one-channel-per-filter',
      'Filter o looks at channel o alone (depthwise). Each filter sums over all channels.',
      '필터 o가 채널 o만 봅니다(깊이별). 필터마다 모든 채널을 더해야 합니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        fill([x.shape[0], x.shape[1], w.shape[1]], (i, j, o) => {
          const all = sum([w.shape[0]], () => x.get(i, j, o) * w.get(o, o));
          return b.get(o) + all;
        }),
    ),
    misconception(
      'softmax-added',
      'Your numbers of each pixel add up to 1: that is softmax, which only the last layer needs.',
      '픽셀마다 수를 더하면 1이 됩니다. 그것은 마지막 층에만 필요한 softmax입니다.',
      (x: Tensor, w: Tensor, b: Tensor) => {
        const all = pointwiseConv(x, w, b);
        return fill(
          all.shape,
          (i, j, o) => Math.exp(all.get(i, j, o)) / sum([all.shape[2]], (k) => Math.exp(all.get(i, j, k))),
        );
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        tensor([[[1, 2, 3]]]),
        tensor([[1], [1], [1]]),
        tensor([10]),
      ),
      example(
        2,
        'red and blue change places',
        '빨강과 파랑 맞바꾸기',
        tensor([1, 2, 3, 4, 5, 6], [1, 2, 3]),
        tensor([
          [0, 0, 1],
          [0, 1, 0],
          [1, 0, 0],
        ]),
        tensor([0, 0, 0]),
      ),
      example(
        3,
        '3×5 pixels, four channels to two',
        '3×5 픽셀, 채널 넷에서 둘로',
        values([3, 5, 4]),
        distinct([4, 2]),
        distinct([2]),
      ),
      example(
        2,
        'a tall image, two channels to five',
        '세로로 긴 이미지, 채널 둘에서 다섯으로',
        values([6, 2, 2]),
        distinct([2, 5]),
        distinct([5]),
      ),
      example(1, 'strided views', '메모리에 띄엄띄엄 놓인 텐서', view([4, 3, 3]), view([3, 2]), view([2])),
      example(
        1,
        'float64, one channel',
        'float64, 채널 하나',
        values([2, 4, 1], 'float64'),
        values([1, 3], 'float64'),
        values([3], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
