import { convCost } from '../../../solutions/03-stride/convCost';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, puzzle, source, misconception, misconceptions } from '../cases';

export default {
  id: 'convCost',
  title: both('What a convolution costs', '합성곱의 계산 비용'),
  task: both(
    'Return the number of multiply-accumulates (MACs) of a convolutional layer, biases not counted.',
    '합성곱 층의 MAC(곱셈-덧셈) 횟수를 반환하세요. 편향은 세지 않습니다.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: convCost,
  parameters: ['outH', 'outW', 'kh', 'kw', 'inChannels', 'outChannels'],
  compare: 'exact',
  hints: [
    both(
      'Look at the six loops of convLayer: how often does the innermost line run?',
      'convLayer의 반복문 여섯 개를 보세요. 가장 안쪽 줄은 몇 번 실행될까요?',
    ),
    both(
      'First one output: how many weights does a filter have, if it is as deep as its input? Then: how many outputs does the layer have, over all filters?',
      '먼저 출력 하나를 보세요. 필터의 깊이가 입력과 같다면 필터의 가중치는 몇 개일까요? 그다음, 모든 필터를 합치면 출력은 몇 개일까요?',
    ),
    puzzle(
      'const macsPerPlace = kh * kw;',
      both(
        'A filter is as deep as its input: each of its products belongs to one channel, so inChannels is a factor too.',
        '필터의 깊이는 입력과 같습니다. 곱은 채널마다 필요하므로 inChannels도 곱해야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'parameters-instead',
      'You counted the weights. Each of them is used again at every place: multiply by outH · outW.',
      '가중치의 개수를 세었습니다. 가중치는 모든 자리에서 다시 쓰이므로 outH · outW를 곱하세요.',
      (_outH: number, _outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        kh * kw * inChannels * outChannels,
    ),
    misconception(
      'input-channels-forgotten',
      'The input’s channels are missing: every filter sees all of them.',
      '입력 채널 수가 빠졌습니다. 모든 필터는 모든 입력 채널을 봅니다.',
      (outH: number, outW: number, kh: number, kw: number, _inChannels: number, outChannels: number) =>
        convCost(outH, outW, kh, kw, 1, outChannels),
    ),
    misconception(
      'filters-forgotten',
      'That is the cost of one filter. There are outChannels of them.',
      '필터 하나의 비용입니다. 필터는 outChannels개 있습니다.',
      (outH: number, outW: number, kh: number, kw: number, inChannels: number) =>
        convCost(outH, outW, kh, kw, inChannels, 1),
    ),
    misconception(
      'flops',
      'You count multiplication and addition apart. A MAC is both together: half of your number.',
      '곱셈과 덧셈을 따로 세었습니다. MAC은 둘을 합쳐 하나로 셉니다. 그 값의 절반입니다.',
      (...sizes: Parameters<typeof convCost>) => 2 * convCost(...sizes),
    ),
    misconception(
      'bias-counted',
      'You count the biases too. They are added without a multiplication, and are left out here.',
      '편향까지 세었습니다. 편향은 곱셈 없이 더하기만 하므로 여기서는 세지 않습니다.',
      (...sizes: Parameters<typeof convCost>) => convCost(...sizes) + sizes[0] * sizes[1] * sizes[5],
    ),
    misconception(
      'output-shrunk-again',
      'You shrink the output by the kernel once more. outH and outW are the output’s size already: so many places there are.',
      '출력 크기를 커널만큼 한 번 더 줄였습니다. outH와 outW가 이미 출력의 크기이므로 자리의 수는 그대로 outH · outW입니다.',
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        convCost(outH - kh + 1, outW - kw + 1, kh, kw, inChannels, outChannels),
    ),
    misconception(
      'kernel-forgotten',
      'The kernel is missing: every output takes a product for each of its kh · kw taps.',
      '커널의 크기가 빠졌습니다. 출력마다 커널의 kh · kw칸을 모두 곱해야 합니다.',
      (outH: number, outW: number, _kh: number, _kw: number, inChannels: number, outChannels: number) =>
        convCost(outH, outW, 1, 1, inChannels, outChannels),
    ),
    misconception(
      'square-kernel',
      'You take the kernel’s height twice. A kernel may be wider than tall: kh · kw.',
      '커널의 높이를 두 번 곱했습니다. 커널은 정사각형이 아닐 수도 있습니다. kh · kw입니다.',
      (outH: number, outW: number, kh: number, _kw: number, inChannels: number, outChannels: number) =>
        convCost(outH, outW, kh, kh, inChannels, outChannels),
    ),
    misconception(
      'thirty-two-bits',
      'Your number is cut to 32 bits, as `| 0`, `Math.imul` and the shifts do. A layer can take more than 2³¹ products: multiply plainly.',
      '`| 0`, `Math.imul`, 시프트 연산처럼 수가 32비트로 잘렸습니다. 한 층의 곱은 2³¹번을 넘을 수 있으므로 그냥 곱하세요.',
      (...sizes: Parameters<typeof convCost>) => convCost(...sizes) | 0,
    ),
    misconception(
      'square-output',
      'You take the output’s height twice. The output may be wider than tall: outH · outW.',
      '출력의 높이를 두 번 곱했습니다. 출력은 정사각형이 아닐 수도 있습니다. outH · outW입니다.',
      (outH: number, _outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        convCost(outH, outH, kh, kw, inChannels, outChannels),
    ),
    misconception(
      'parameters',
      'You count parameters. Each of them works at every place of the output: multiply by the number of places.',
      '파라미터 수를 세었습니다. 파라미터마다 출력의 모든 자리에서 계산하므로 자리 수를 곱하세요.',
      (_outH: number, _outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        (kh * kw * inChannels + 1) * outChannels,
    ),
    misconception(
      'depthwise-separable',
      'That is the cost of a depthwise separable convolution. Here every filter sees every channel.',
      '그것은 깊이별 분리 합성곱의 비용입니다. 여기서는 필터마다 모든 채널을 봅니다.',
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        outH * outW * inChannels * (kh * kw + outChannels),
    ),
    ...misconceptions(
      'added-for-multiplied',
      'You add where everything is multiplied: each filter, at each place, takes kh · kw · inChannels products.',
      '모두 곱해야 하는데 더한 것이 있습니다. 필터마다, 자리마다 kh · kw · inChannels번 곱합니다.',
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        outH * outW * kh * kw * (inChannels + outChannels),
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        outH * outW * (kh + kw) * inChannels * outChannels,
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        (outH + outW) * kh * kw * inChannels * outChannels,
      (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
        outH * outW + kh * kw * inChannels * outChannels,
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    return [
      example(
        1,
        '2×3 places, 1×1, one channel, one filter',
        '2×3 자리, 1×1, 채널 하나, 필터 하나',
        2,
        3,
        1,
        1,
        1,
        1,
      ),
      example(1, 'the lecture’s layer: 768,000', '강의에 나온 층: 768,000', 32, 32, 5, 5, 3, 10),
      example(1, 'every number different', '모든 수가 다른 경우', 2, 3, 5, 7, 11, 13),
      example(1, 'AlexNet’s first layer', 'AlexNet의 첫 층', 55, 55, 11, 11, 3, 96),
      example(1, 'a wide layer of VGG: more than 2³¹', 'VGG의 넓은 층: 2³¹보다 큼', 112, 110, 3, 3, 128, 256),
      example(1, 'odd sizes, more than 2²⁴', '홀수뿐이고 2²⁴보다 큼', 113, 111, 5, 3, 127, 255),
      example(
        2,
        'a wide output',
        '가로로 긴 출력',
        whole(5, 9),
        whole(20, 30),
        whole(4, 5),
        whole(2, 3),
        whole(6, 9),
        whole(10, 20),
      ),
      example(
        2,
        'a tall output',
        '세로로 긴 출력',
        whole(40, 60),
        whole(5, 9),
        whole(1, 2),
        whole(3, 5),
        whole(30, 64),
        whole(2, 8),
      ),
    ];
  },
} satisfies Exercise;
