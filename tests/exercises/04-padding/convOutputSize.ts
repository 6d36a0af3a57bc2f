import { convOutputSize } from '../../../solutions/04-padding/convOutputSize';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  kernelIgnored,
  notRounded,
  oneAddedTooEarly,
  paddingOnce,
  parenthesesMissing,
  roundedToNearest,
  roundedUp,
  startingPlaceForgotten,
  strideIgnored,
} from '../shared-misconceptions';
import { both, example, puzzle, source, misconception } from '../cases';

export default {
  id: 'convOutputSize',
  title: both('The size formula', '출력 크기 공식'),
  task: both(
    'Return the output size of a convolution along one axis, with `padding` zeros on both sides.',
    '양쪽에 0을 `padding`개씩 두른 합성곱의 한 축 출력 크기를 반환하세요.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: convOutputSize,
  parameters: ['input', 'kernel', 'stride', 'padding'],
  compare: 'exact',
  hints: [
    both(
      'Padding makes the input longer, on both sides. After that it is the size under a stride, as in chapter 3.',
      '패딩은 입력을 양쪽으로 늘립니다. 그다음은 3장에서 본, 보폭이 있을 때의 크기와 같습니다.',
    ),
    both(
      'How long is the axis once the zeros stand on both sides? From there on it is stridedOutputSize.',
      '양쪽에 0을 놓으면 축의 길이는 얼마가 될까요? 그다음부터는 stridedOutputSize와 같습니다.',
    ),
    puzzle(
      'const padded = input + padding;',
      both(
        'The zeros stand on both sides: the axis grows by twice the padding.',
        '0은 양쪽에 놓입니다. 축의 길이는 패딩의 두 배만큼 늘어납니다.',
      ),
    ),
  ],
  misconceptions: [
    paddingOnce((input: number, kernel: number, stride: number, padding: number) =>
      convOutputSize(input + padding, kernel, stride, 0),
    ),
    misconception(
      'padding-forgotten',
      'The padding is not in your size. It makes the input longer before the window moves.',
      '크기에 패딩이 빠졌습니다. 창이 움직이기 전에 입력이 먼저 길어집니다.',
      (input: number, kernel: number, stride: number) => convOutputSize(input, kernel, stride, 0),
    ),
    misconception(
      'padding-after-stride',
      'You add the padding to the output. It lengthens the input, so the stride divides it as well.',
      '패딩을 출력에 더했습니다. 패딩은 입력을 늘리는 것이므로 보폭으로 함께 나누어야 합니다.',
      (input: number, kernel: number, stride: number, padding: number) =>
        convOutputSize(input, kernel, stride, 0) + 2 * padding,
    ),
    roundedUp(
      (input: number, kernel: number, stride: number, padding: number) =>
        Math.ceil((input + 2 * padding - kernel) / stride) + 1,
    ),
    roundedToNearest(
      (input: number, kernel: number, stride: number, padding: number) =>
        Math.round((input + 2 * padding - kernel) / stride) + 1,
    ),
    oneAddedTooEarly((input: number, kernel: number, stride: number, padding: number) =>
      Math.floor((input + 2 * padding - kernel + 1) / stride),
    ),
    parenthesesMissing(
      (input: number, kernel: number, stride: number, padding: number) =>
        Math.floor(input + 2 * padding - kernel / stride) + 1,
    ),
    kernelIgnored((input: number, _kernel: number, stride: number, padding: number) =>
      Math.floor((input + 2 * padding) / stride),
    ),
    startingPlaceForgotten((...sizes: Parameters<typeof convOutputSize>) => convOutputSize(...sizes) - 1),
    strideIgnored((input: number, kernel: number, _stride: number, padding: number) =>
      convOutputSize(input, kernel, 1, padding),
    ),
    notRounded(
      (input: number, kernel: number, stride: number, padding: number) =>
        (input + 2 * padding - kernel) / stride + 1,
    ),
    misconception(
      'same-size-rule',
      'That is the size under \u2018same\u2019 padding, ceil(input / stride). Here the padding is given.',
      '그것은 same 패딩일 때의 크기 ceil(input / stride)입니다. 여기서는 패딩이 주어집니다.',
      (input: number, _kernel: number, stride: number) => Math.ceil(input / stride),
    ),
    misconception(
      'kernel-left-out',
      'The kernel is missing: subtract it before you divide.',
      '필터의 크기가 빠졌습니다. 나누기 전에 빼세요.',
      (input: number, _kernel: number, stride: number, padding: number) =>
        Math.floor((input + 2 * padding) / stride) + 1,
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    const [stride, kernel, padding, steps] = [whole(3, 5), whole(5, 9), whole(1, 2), whole(5, 12)];
    return [
      example(1, 'the lecture’s layer keeps 32', '강의의 층: 32가 유지됨', 32, 5, 1, 2),
      example(1, 'no padding', '패딩 없음', 32, 5, 1, 0),
      example(1, '224, window 7, stride 2, padding 3', '224, 창 7, 보폭 2, 패딩 3', 224, 7, 2, 3),
      example(1, 'the window fits only with the padding', '패딩이 있어야 창이 들어가는 경우', 3, 5, 2, 1),
      example(
        1,
        'a quarter of a step is left: AlexNet on 224',
        '걸음의 4분의 1이 남음: 224를 받은 AlexNet',
        224,
        11,
        4,
        0,
      ),
      example(1, 'as much padding as there is image', '이미지만큼 넓은 패딩', 4, 3, 1, 4),
      example(
        2,
        'it divides',
        '나누어떨어지는 경우',
        kernel + steps * stride - 2 * padding,
        kernel,
        stride,
        padding,
      ),
      example(
        2,
        'one pixel short of a step',
        '한 픽셀이 모자라 한 걸음이 안 되는 경우',
        kernel + steps * stride - 2 * padding - 1,
        kernel,
        stride,
        padding,
      ),
    ];
  },
} satisfies Exercise;
