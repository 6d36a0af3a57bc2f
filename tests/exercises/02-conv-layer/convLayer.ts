import { tensor, zeros, type Tensor } from 'convlab';
import { convLayer } from '../../../solutions/02-conv-layer/convLayer';
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

export default {
  id: 'convLayer',
  title: both('A convolutional layer', '합성곱 층'),
  task: both(
    'Apply every filter to all channels at every place, add its bias, and stack the activation maps.',
    '모든 자리에서 각 필터를 모든 채널에 적용하고 편향을 더한 다음, 활성화 맵들을 쌓으세요.',
  ),
  difficulty: 2,
  minutes: 15,
  solution: convLayer,
  parameters: ['x', 'w', 'b'],
  hints: [
    both(
      'It is slideFilter twice extended: one more loop over filters outside the sum, and one more over channels inside it.',
      'slideFilter를 두 번 넓힌 것입니다. 합의 바깥에는 필터를 도는 반복문이, 안쪽에는 채널을 도는 반복문이 하나씩 더 필요합니다.',
    ),
    both(
      'For each (i, j, o) one sum, which starts at the bias of filter o and grows over all u, v and c: the channels meet in it. Which indices does x take, and which does w? Only one of the two knows o.',
      '(i, j, o)마다 합이 하나씩 있습니다. 필터 o의 편향에서 시작해 모든 u, v, c에 걸쳐 커지며, 모든 채널이 여기서 만납니다. x와 w의 인덱스는 각각 무엇일까요? o를 아는 것은 둘 중 하나뿐입니다.',
    ),
    puzzle(
      'sum += x.get(i + u, j + v, c) * w.get(u, v, c, o) + b.get(o);',
      both(
        'Here the bias is added once for every product. It belongs to the output: once a sum.',
        '곱할 때마다 편향이 더해집니다. 편향은 출력마다, 즉 합마다 한 번만 더해야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    flippedKernel((x: Tensor, w: Tensor, b: Tensor) => convLayer(x, w.step(-1, -1, 1, 1), b)),
    biasForgotten((x: Tensor, w: Tensor, b: Tensor) => convLayer(x, w, zeros(b.shape))),
    ...misconceptions(
      'bias-per-product',
      'The bias is added once for every product. Add it once for every output.',
      '곱할 때마다 편향을 더했습니다. 출력 하나에 한 번만 더하세요.',
      ...[0, 1].map((atTheStart) => (x: Tensor, w: Tensor, b: Tensor) => {
        const [kernelHeight, kernelWidth, channels] = w.shape;
        const times = kernelHeight * kernelWidth * channels + atTheStart;
        return convLayer(
          x,
          w,
          mapped(b, (value) => value * times),
        );
      }),
    ),
    misconception(
      'bias-per-channel',
      'The bias is added once for every channel. A filter has one bias, whatever the number of channels it sees.',
      '채널마다 편향을 더했습니다. 필터가 보는 채널이 몇 개든 편향은 하나입니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        convLayer(
          x,
          w,
          mapped(b, (value) => value * x.shape[2]),
        ),
    ),
    misconception(
      'first-channel-only',
      'Only the first channel is seen. A filter is as deep as its input: sum over all channels.',
      '첫 번째 채널만 보았습니다. 필터의 깊이는 입력과 같습니다. 모든 채널에 대해 더하세요.',
      (x: Tensor, w: Tensor, b: Tensor) => convLayer(x.hi(x.shape[0], x.shape[1], 1), w, b),
    ),
    lastProductOnly((x: Tensor, w: Tensor) => {
      const [kernelHeight, kernelWidth, channels, filters] = w.shape;
      const [u, v, c] = [kernelHeight - 1, kernelWidth - 1, channels - 1];
      return fill(
        [x.shape[0] - u, x.shape[1] - v, filters],
        (i, j, o) => x.get(i + u, j + v, c) * w.get(u, v, c, o),
      );
    }),
    misconception(
      'one-channel-per-filter',
      'Each of your filters sees a single channel, as if every channel kept an output map of its own. Every filter sums over all channels.',
      '필터마다 채널 하나만 보고 있습니다. 채널마다 출력 맵이 따로 있는 것이 아니라, 모든 필터가 모든 채널을 더합니다.',
      (x: Tensor, w: Tensor, b: Tensor) => {
        const [kernelHeight, kernelWidth, channels, filters] = w.shape;
        return fill(
          [x.shape[0] - kernelHeight + 1, x.shape[1] - kernelWidth + 1, filters],
          (i, j, o) =>
            b.get(o) +
            sum(
              [kernelHeight, kernelWidth],
              (u, v) => x.get(i + u, j + v, o % channels) * w.get(u, v, o % channels, o),
            ),
        );
      },
    ),
    misconception(
      'one-channel-of-the-filter',
      'All channels of the input meet the weights of the filter’s first one. Channel c has weights of its own: w[u, v, c, o].',
      '입력의 모든 채널이 필터의 첫 번째 채널과 곱해졌습니다. 채널 c에는 그 채널의 가중치가 있습니다. w[u, v, c, o]입니다.',
      (x: Tensor, w: Tensor, b: Tensor) =>
        convLayer(
          x,
          fill(w.shape, (u, v, _c, o) => w.get(u, v, 0, o)),
          b,
        ),
    ),
    misconception(
      'last-place-missed',
      'Your maps are one row and one column too small: a filter of K fits H − K + 1 times.',
      '맵이 한 행, 한 열씩 작습니다. 크기 K인 필터는 H − K + 1번 들어갑니다.',
      (x: Tensor, w: Tensor, b: Tensor) => lastPlacesDropped(convLayer(x, w, b)),
    ),
    axesSwapped((x: Tensor, w: Tensor, b: Tensor) => convLayer(x, w, b).transpose(1, 0, 2)),
    channelsFirst((x: Tensor, w: Tensor, b: Tensor) => convLayer(x, w, b).transpose(2, 0, 1)),
    sumNotReset((x: Tensor, w: Tensor, b: Tensor) => carried(convLayer(x, w, b), (_i, _j, o) => o === 0)),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    const pixel = tensor([[[1, 2, 3]]]);
    return [
      example(
        1,
        'one pixel, three channels, one filter',
        '픽셀 하나, 채널 셋, 필터 하나',
        pixel,
        tensor([1, 10, 100], [1, 1, 3, 1]),
        tensor([0.5]),
      ),
      example(
        1,
        'one pixel, two filters',
        '픽셀 하나, 필터 둘',
        pixel,
        tensor([1, -1, 0, 2, 1, 0], [1, 1, 3, 2]),
        tensor([10, -20]),
      ),
      example(
        1,
        'one channel, 2×3 image, 1×2 filter',
        '채널 하나, 2×3 이미지, 1×2 필터',
        tensor([1, 2, 3, 4, 5, 6], [2, 3, 1]),
        tensor([1, -1], [1, 2, 1, 1]),
        tensor([2]),
      ),
      example(
        3,
        '5×7×2 image, three 3×2 filters',
        '5×7×2 이미지, 3×2 필터 셋',
        values([5, 7, 2]),
        distinct([3, 2, 2, 3]),
        distinct([3]),
      ),
      example(
        2,
        'a tall image, 6×3×3, two 2×3 filters',
        '세로로 긴 6×3×3 이미지, 2×3 필터 둘',
        values([6, 3, 3]),
        distinct([2, 3, 3, 2]),
        distinct([2]),
      ),
      example(
        1,
        'strided views',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([4, 5, 3]),
        view([2, 3, 3, 2]),
        view([2]),
      ),
      example(
        1,
        'float64, a filter as large as the image',
        'float64, 이미지만큼 큰 필터',
        values([3, 4, 2], 'float64'),
        values([3, 4, 2, 4], 'float64'),
        values([4], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
