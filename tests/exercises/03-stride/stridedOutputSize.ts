import { stridedOutputSize } from '../../../solutions/03-stride/stridedOutputSize';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  kernelIgnored,
  notRounded,
  oneAddedTooEarly,
  parenthesesMissing,
  roundedToNearest,
  roundedUp,
  startingPlaceForgotten,
  strideIgnored,
} from '../shared-misconceptions';
import { both, example, puzzle, source, misconception } from '../cases';

export default {
  id: 'stridedOutputSize',
  title: both('Places under a stride', '보폭과 자리 수'),
  task: both(
    'Return how many places a window has along one axis when it moves by `stride` and must fit entirely.',
    '창이 `stride`만큼씩 움직이고 온전히 들어가야 할 때, 한 축을 따라 설 수 있는 자리의 수를 반환하세요.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: stridedOutputSize,
  parameters: ['input', 'kernel', 'stride'],
  compare: 'exact',
  hints: [
    both(
      'The window starts at 0. How far can it still move until its last number touches the end, and how many steps fit into that?',
      '창은 0에서 출발합니다. 창의 끝이 입력의 끝에 닿을 때까지 얼마나 더 움직일 수 있고, 그 안에 몇 걸음이 들어갈까요?',
    ),
    both(
      'How far can the window move before it hangs over the end? Only whole steps of that way count. And is the place where it stood first one of the steps?',
      '창은 끝을 벗어나기 전까지 얼마나 움직일 수 있을까요? 그 거리에서 온전한 걸음만 셉니다. 맨 처음 서 있던 자리는 걸음 수에 들어 있을까요?',
    ),
    puzzle(
      'return Math.floor((input - kernel + 1) / stride);',
      both(
        'The 1 counts the starting place, not a pixel: it is added after the division.',
        '1은 픽셀이 아니라 출발한 자리를 세는 것이므로 나눈 다음에 더해야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    roundedUp((input: number, kernel: number, stride: number) => Math.ceil((input - kernel) / stride) + 1),
    roundedToNearest(
      (input: number, kernel: number, stride: number) => Math.round((input - kernel) / stride) + 1,
    ),
    misconception(
      'rounded-up-instead-of-one-more',
      'You round up in place of adding 1. Where it divides there is nothing to round, and the starting place is still missing: round down, then add 1.',
      '1을 더하지 않고 올림을 했습니다. 나누어떨어질 때는 올릴 것이 없어서 출발한 자리가 빠집니다. 내림한 다음 1을 더하세요.',
      (input: number, kernel: number, stride: number) => Math.ceil((input - kernel) / stride),
    ),
    parenthesesMissing(
      (input: number, kernel: number, stride: number) => Math.floor(input - kernel / stride) + 1,
    ),
    startingPlaceForgotten((input: number, kernel: number, stride: number) =>
      Math.floor((input - kernel) / stride),
    ),
    oneAddedTooEarly((input: number, kernel: number, stride: number) =>
      Math.floor((input - kernel + 1) / stride),
    ),
    strideIgnored((input: number, kernel: number) => input - kernel + 1),
    kernelIgnored((input: number, _kernel: number, stride: number) => Math.floor(input / stride)),
    kernelIgnored((input: number, _kernel: number, stride: number) => Math.floor(input / stride) + 1),
    notRounded((input: number, kernel: number, stride: number) => (input - kernel) / stride + 1),
    misconception(
      'area',
      'You square the size: what is asked for is the length of one axis.',
      '크기를 제곱했습니다. 필요한 것은 한 축의 길이입니다.',
      (input: number, kernel: number, stride: number) => stridedOutputSize(input, kernel, stride) ** 2,
    ),
    misconception(
      'kernel-added',
      'You add the kernel. The last place lies a kernel before the end: subtract it.',
      '필터의 크기를 더했습니다. 마지막 자리는 끝에서 필터만큼 앞에 있으므로 빼야 합니다.',
      (input: number, kernel: number, stride: number) => Math.floor((input + kernel) / stride) + 1,
    ),
    misconception(
      'padding-added',
      'You pad by half a kernel. Nothing is padded here: only windows that fit entirely count.',
      '필터의 절반만큼 패딩을 두었습니다. 여기서는 패딩이 없습니다. 온전히 들어가는 창만 셉니다.',
      (input: number, kernel: number, stride: number) =>
        Math.floor((input + 2 * Math.floor(kernel / 2) - kernel) / stride) + 1,
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    const stride = whole(3, 6);
    const kernel = whole(2, 7);
    const steps = whole(4, 20);
    return [
      example(1, '7, window 3, stride 2: it divides', '7, 창 3, 보폭 2: 나누어떨어짐', 7, 3, 2),
      example(1, '8, window 3, stride 2: half a step is left', '8, 창 3, 보폭 2: 반걸음이 남음', 8, 3, 2),
      example(1, 'stride 1', '보폭 1', 9, 4, 1),
      example(1, 'a window as large as the input', '입력만큼 큰 창', 5, 5, 3),
      example(1, 'AlexNet’s first layer: 227', 'AlexNet의 첫 층: 227', 227, 11, 4),
      example(1, 'AlexNet’s first layer: 224', 'AlexNet의 첫 층: 224', 224, 11, 4),
      example(2, 'it divides', '나누어떨어지는 경우', kernel + steps * stride, kernel, stride),
      example(
        2,
        'all but one pixel of a step is left over',
        '한 걸음에서 한 픽셀이 모자라는 경우',
        kernel + steps * stride + stride - 1,
        kernel,
        stride,
      ),
    ];
  },
} satisfies Exercise;
