import { bottleneckParameters } from '../../../solutions/05-one-by-one/bottleneckParameters';
import type { Exercise } from '../../../tools/grader/course/spec';
import { kernelNotSquared } from '../shared-misconceptions';
import { both, example, puzzle, source, misconception, misconceptions } from '../cases';

type Sizes = Parameters<typeof bottleneckParameters>;
type Counts = ReturnType<typeof bottleneckParameters>;

/** The kit's counts, with something added to them. */
const plus = (sizes: Sizes, direct: number, bottleneck: number): Counts => {
  const counts = bottleneckParameters(...sizes);
  return { direct: counts.direct + direct, bottleneck: counts.bottleneck + bottleneck };
};

export default {
  id: 'bottleneckParameters',
  title: both('What a bottleneck saves', '병목 구조의 절약'),
  task: both(
    'Return the number of parameters of a direct k×k convolution and of a bottleneck in its place.',
    'k×k 합성곱을 바로 쓸 때와 병목 구조로 바꿀 때의 파라미터 수를 각각 반환하세요.',
  ),
  difficulty: 2,
  minutes: 8,
  solution: bottleneckParameters,
  parameters: ['channels', 'middle', 'kernel'],
  compare: 'exact',
  hints: [
    both(
      'Write a small function for the parameters of any one layer, then use it four times.',
      '층 하나의 파라미터를 세는 작은 함수를 만들어 네 번 쓰세요.',
    ),
    both(
      'Write a small function for one layer: k×k, from some channels to others. Each of its filters is as deep as its input and has one bias. The bottleneck calls it three times: C→M with 1×1, M→M with k×k, M→C with 1×1.',
      '한 층을 세는 작은 함수를 만드세요. k×k이고, 몇 채널에서 몇 채널로 갑니다. 필터마다 깊이는 입력과 같고 편향이 하나 있습니다. 병목은 이 함수를 세 번 부릅니다. 1×1로 C→M, k×k로 M→M, 1×1로 M→C입니다.',
    ),
    puzzle(
      'const direct = layer(kernel, channels, middle);',
      both(
        'The direct layer replaces the whole bottleneck: it leads from all channels to all channels.',
        '바로 쓰는 층은 병목 전체를 대신합니다. 모든 채널에서 모든 채널로 가야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    ...misconceptions(
      'biases-forgotten',
      'The biases are missing: every layer has one for each of its output channels.',
      '편향이 빠졌습니다. 층마다 출력 채널 수만큼 있습니다.',
      (...sizes: Sizes) => plus(sizes, -sizes[0], -(2 * sizes[1] + sizes[0])),
      (...sizes: Sizes) => plus(sizes, 0, -(2 * sizes[1] + sizes[0])),
      (...sizes: Sizes) => plus(sizes, -sizes[0], 0),
    ),
    ...misconceptions(
      'one-bias-a-layer',
      'You add a single bias for a whole layer. There is one for each of its output channels.',
      '층 전체에 편향을 하나만 더했습니다. 편향은 출력 채널마다 하나씩 있습니다.',
      (...sizes: Sizes) => plus(sizes, 1 - sizes[0], 3 - (2 * sizes[1] + sizes[0])),
      (...sizes: Sizes) => plus(sizes, 0, 3 - (2 * sizes[1] + sizes[0])),
      (...sizes: Sizes) => plus(sizes, 1 - sizes[0], 0),
    ),
    ...misconceptions(
      'biases-incomplete',
      'Your bottleneck lacks the biases of one of its layers or two: the first two have M each, the last one C.',
      '병목에서 한두 층의 편향이 빠졌습니다. 앞의 두 층에는 M개씩, 마지막 층에는 C개 있습니다.',
      (...sizes: Sizes) => plus(sizes, 0, -sizes[1]),
      (...sizes: Sizes) => plus(sizes, 0, -sizes[0]),
      (...sizes: Sizes) => plus(sizes, 0, -(sizes[1] + sizes[0])),
    ),
    misconception(
      'squeezing-layer-forgotten',
      'The first 1×1 layer is missing, the one that leads from C to M channels.',
      'C채널을 M채널로 줄이는 첫 1×1 층이 빠졌습니다.',
      (...sizes: Sizes) => plus(sizes, 0, -(sizes[0] * sizes[1] + sizes[1])),
    ),
    misconception(
      'counts-swapped',
      'Your two numbers are swapped: `direct` is the single k×k layer, `bottleneck` the three in a row.',
      '두 수가 서로 뒤바뀌었습니다. `direct`는 k×k 층 하나, `bottleneck`은 이어 붙인 세 층입니다.',
      (...sizes: Sizes): Counts => {
        const { direct, bottleneck } = bottleneckParameters(...sizes);
        return { direct: bottleneck, bottleneck: direct };
      },
    ),
    kernelNotSquared((channels: number, middle: number, kernel: number): Counts => ({
      direct: kernel * channels * channels + channels,
      bottleneck: 2 * channels * middle + kernel * middle * middle + 2 * middle + channels,
    })),
    misconception(
      'expanding-layer-forgotten',
      'The last 1×1 layer is missing, the one that leads from M back to C channels.',
      'M채널에서 C채널로 되돌리는 마지막 1×1 층이 빠졌습니다.',
      (...sizes: Sizes) => plus(sizes, 0, -(sizes[1] * sizes[0] + sizes[0])),
    ),
    misconception(
      'middle-layer-too-wide',
      'Your k×k layer still reads all C channels. That is what the first 1×1 layer is for: it reads M only.',
      'k×k 층이 여전히 C채널을 모두 읽습니다. 그것을 줄이려고 앞에 1×1 층을 둔 것입니다. M채널만 읽어야 합니다.',
      (...sizes: Sizes) => plus(sizes, 0, sizes[2] ** 2 * sizes[1] * (sizes[0] - sizes[1])),
    ),
    misconception(
      'all-layers-wide',
      'You use k×k in all three layers. The outer two are 1×1: they only change the number of channels.',
      '세 층 모두에 k×k를 썼습니다. 바깥의 두 층은 1×1로, 채널 수만 바꿉니다.',
      (...sizes: Sizes) => plus(sizes, 0, 2 * (sizes[2] ** 2 - 1) * sizes[0] * sizes[1]),
    ),
    misconception(
      'one-bias-for-all-three',
      'Only the last layer of your bottleneck has biases. The two before it have M each.',
      '병목의 마지막 층에만 편향이 있습니다. 앞의 두 층에도 M개씩 있습니다.',
      (...sizes: Sizes) => plus(sizes, 0, -2 * sizes[1]),
    ),
    misconception(
      'direct-squeezes',
      'Your direct layer leads to M channels only. It stands in for the whole bottleneck: from C to C.',
      '바로 쓰는 층이 M채널로만 갑니다. 병목 전체를 대신하는 층이므로 C채널에서 C채널로 가야 합니다.',
      (...sizes: Sizes) => plus(sizes, (sizes[2] ** 2 * sizes[0] + 1) * (sizes[1] - sizes[0]), 0),
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    return [
      example(1, 'four channels, one in the middle, 3×3', '채널 넷, 가운데 하나, 3×3', 4, 1, 3),
      example(3, 'ResNet’s: 256 channels, 64 in the middle', 'ResNet의 병목: 256채널, 가운데 64', 256, 64, 3),
      example(1, '1×1 in the middle as well', '가운데도 1×1', 8, 3, 1),
      example(2, 'a 5×5 in the middle', '가운데가 5×5', whole(40, 60), whole(8, 15), 5),
      example(1, 'a middle wider than the ends', '가운데가 더 넓은 경우', whole(4, 8), whole(10, 20), 3),
      example(2, 'a 7×7 in the middle', '가운데가 7×7', whole(90, 128), whole(16, 32), 7),
    ];
  },
} satisfies Exercise;
