import { alexNetShapes } from '../../../solutions/09-alexnet/alexNetShapes';
import type { Exercise } from '../../../tools/grader/course/spec';
import { notRounded, paddingOnce, roundedToNearest, startingPlaceForgotten } from '../shared-misconceptions';
import { both, example, puzzle, source, misconception } from '../cases';

interface Layer {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly channels: number;
}

const layer = (kernel: number, stride: number, padding: number, channels: number): Layer => ({
  kernel,
  stride,
  padding,
  channels,
});

interface Slips {
  readonly firstPadding?: number;
  readonly secondPadding?: number;
  readonly thirdPadding?: number;
  readonly poolSize?: number;
}

/** AlexNet's layers with the slips that are usual; without any, the right ones. */
function alexNetLayers({
  firstPadding = 0,
  secondPadding = 2,
  thirdPadding = 1,
  poolSize = 3,
}: Slips): Layer[] {
  const pool = (channels: number): Layer => layer(poolSize, 2, 0, channels);
  return [
    layer(11, 4, firstPadding, 96),
    pool(96),
    layer(5, 1, secondPadding, 256),
    pool(256),
    layer(3, 1, thirdPadding, 384),
    layer(3, 1, thirdPadding, 384),
    layer(3, 1, thirdPadding, 256),
    pool(256),
  ];
}

function shapesWith(
  inputSize: number,
  slips: Slips,
  round: (size: number) => number = Math.floor,
): number[][] {
  let size = inputSize;
  return alexNetLayers(slips).map(({ kernel, stride, padding, channels }) => {
    size = round((size + 2 * padding - kernel) / stride) + 1;
    return [size, size, channels];
  });
}

export default {
  id: 'alexNetShapes',
  title: both('Through AlexNet, shape by shape', 'AlexNet을 지나며 모양 따라가기'),
  task: both(
    'Return [height, width, channels] after each of AlexNet’s five convolutions and three poolings.',
    'AlexNet의 합성곱 다섯 번과 풀링 세 번을 지날 때마다 [높이, 너비, 채널]을 적어 반환하세요.',
  ),
  difficulty: 2,
  minutes: 12,
  solution: alexNetShapes,
  parameters: ['inputSize'],
  compare: 'exact',
  hints: [
    both(
      'Write the eight layers as a list first, each with kernel, stride, padding and channels. One formula then does for all of them.',
      '먼저 여덟 층을 커널, 보폭, 패딩, 채널이 있는 목록으로 적으세요. 그러면 공식 하나로 모든 층을 계산할 수 있습니다.',
    ),
    both(
      'Carry `size` along, and change it after every layer by the formula of convOutputSize. Pooling is a window as well, 3×3 with stride 2; it keeps the channels.',
      '`size`를 들고 다니며 층마다 convOutputSize의 식으로 바꾸세요. 풀링도 3×3에 보폭이 2인 창이며 채널 수는 그대로입니다.',
    ),
    puzzle(
      'size = Math.ceil((size + 2 * padding - kernel) / stride) + 1;',
      both(
        'Only windows that fit entirely count: sizes are rounded down.',
        '온전히 들어가는 창만 셉니다. 크기는 내림합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'first-layer-padded',
      'You pad the first convolution by 2, as torchvision’s AlexNet does. Here conv1 has no padding.',
      'torchvision의 AlexNet처럼 첫 합성곱에 패딩 2를 둘렀습니다. 여기서 conv1에는 패딩이 없습니다.',
      (inputSize: number) => shapesWith(inputSize, { firstPadding: 2 }),
    ),
    misconception(
      'second-layer-not-padded',
      'conv2 loses its padding in your table: 5×5 with padding 2 keeps the size.',
      'conv2의 패딩이 빠졌습니다. 5×5에 패딩 2이면 크기가 유지됩니다.',
      (inputSize: number) => shapesWith(inputSize, { secondPadding: 0 }),
    ),
    misconception(
      'later-layers-not-padded',
      'conv3, conv4 and conv5 lose their padding in your table: 3×3 with padding 1 keeps the size.',
      'conv3, conv4, conv5의 패딩이 빠졌습니다. 3×3에 패딩 1이면 크기가 유지됩니다.',
      (inputSize: number) => shapesWith(inputSize, { thirdPadding: 0 }),
    ),
    misconception(
      'rounded-up',
      'You round sizes up. Only windows that fit entirely count: round down.',
      '크기를 올림했습니다. 온전히 들어가는 창만 세므로 내림하세요.',
      (inputSize: number) => shapesWith(inputSize, {}, Math.ceil),
    ),
    roundedToNearest((inputSize: number) => shapesWith(inputSize, {}, Math.round)),
    startingPlaceForgotten((inputSize: number) =>
      shapesWith(inputSize, {}, (steps) => Math.floor(steps) - 1),
    ),
    paddingOnce((inputSize: number) => shapesWith(inputSize, { secondPadding: 1, thirdPadding: 0.5 })),
    misconception(
      'paddings-forgotten',
      'The paddings are missing: 2 around the input of conv2, 1 around those of conv3, conv4 and conv5, so that these keep the size.',
      '패딩이 빠졌습니다. conv2에는 2, conv3, conv4, conv5에는 1을 둘러서 크기가 유지됩니다.',
      (inputSize: number) => shapesWith(inputSize, { secondPadding: 0, thirdPadding: 0 }),
    ),
    misconception(
      'size-not-carried',
      'Every layer of yours begins with the image. Each takes the size that the layer before it leaves: keep `size` outside of the loop and change it.',
      '모든 층이 처음 이미지에서 시작합니다. 각 층은 바로 앞 층이 남긴 크기를 받습니다. `size`를 반복문 밖에 두고 층마다 바꾸세요.',
      (inputSize: number) =>
        alexNetLayers({}).map(({ kernel, stride, padding, channels }) => {
          const size = Math.floor((inputSize + 2 * padding - kernel) / stride) + 1;
          return [size, size, channels];
        }),
    ),
    notRounded((inputSize: number) => shapesWith(inputSize, {}, (size) => size)),
    misconception(
      'pools-not-overlapping',
      'Your poolings are 2×2. AlexNet’s overlap: 3×3 with stride 2.',
      '풀링을 2×2로 했습니다. AlexNet의 풀링은 겹칩니다. 3×3에 보폭 2입니다.',
      (inputSize: number) => shapesWith(inputSize, { poolSize: 2 }),
    ),
    misconception(
      'input-listed-too',
      'Your first row is the input. The list begins after conv1.',
      '첫 행이 입력입니다. 목록은 conv1 다음부터 시작합니다.',
      (inputSize: number) => [[inputSize, inputSize, 3], ...alexNetShapes(inputSize)],
    ),
    misconception(
      'poolings-left-out',
      'The three poolings are missing. They are layers too: eight rows in all.',
      '풀링 세 번이 빠졌습니다. 풀링도 층이므로 모두 여덟 행입니다.',
      (inputSize: number) => alexNetShapes(inputSize).filter((_, row) => ![1, 3, 7].includes(row)),
    ),
    misconception(
      'one-half-of-two',
      'These are the channels of one of the two graphics cards. The network as a whole has twice as many.',
      '그래픽 카드 두 장 중 한 장의 채널 수입니다. 신경망 전체의 채널은 그 두 배입니다.',
      (inputSize: number) => alexNetShapes(inputSize).map(([h, w, c]) => [h, w, c / 2]),
    ),
    misconception(
      'channels-first',
      'You list channels first. In this course it is [height, width, channels].',
      '채널을 맨 앞에 적었습니다. 이 강좌에서는 [높이, 너비, 채널] 순서입니다.',
      (inputSize: number) => alexNetShapes(inputSize).map(([h, w, c]) => [c, h, w]),
    ),
    misconception(
      'the-papers-224',
      'You take 3 off the input, as if the paper’s 224 were meant. The size is given: use it as it is.',
      '논문의 224를 떠올려 입력에서 3을 뺐습니다. 크기는 주어진 그대로 쓰세요.',
      (inputSize: number) => alexNetShapes(inputSize - 3),
    ),
    misconception(
      'batch-in-front',
      'Your rows begin with the batch. Each holds three numbers: height, width, channels.',
      '행마다 배치 크기가 앞에 붙었습니다. 높이, 너비, 채널 세 수만 넣으세요.',
      (inputSize: number) => alexNetShapes(inputSize).map((row) => [1, ...row]),
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    return [
      example(3, '227, which divides', '나누어떨어지는 227', 227),
      example(2, '224, as the paper says', '논문에 적힌 224', 224),
      example(1, 'the smallest that comes through: 67', '끝까지 지날 수 있는 가장 작은 크기: 67', 67),
      // Two pixels over a multiple of the stride: conv1 then tells a kernel of 11 from one of 10.
      example(2, 'a large image', '큰 이미지', 4 * whole(75, 125) + 2),
      example(2, 'a small image', '작은 이미지', whole(80, 200)),
    ];
  },
} satisfies Exercise;
