import { convOutputSize } from '../../../solutions/04-padding/convOutputSize';
import { paddingFor } from '../../../solutions/04-padding/paddingFor';
import type { Case, Exercise } from '../../../tools/grader/course/spec';
import { both, example, puzzle, source, misconception, misconceptions } from '../cases';

/** How many zeros are missing for the last window to fit, both sides together; negative where there are pixels to spare. */
const missing = (input: number, kernel: number, stride: number, output: number): number =>
  (output - 1) * stride + kernel - input;

/** Asks for the size that a padding of `padding` gives, so that there is an answer. */
const solvable = (
  points: number,
  en: string,
  ko: string,
  ...[input, kernel, stride, padding]: Parameters<typeof convOutputSize>
): Case => example(points, en, ko, input, kernel, stride, convOutputSize(input, kernel, stride, padding));

export default {
  id: 'paddingFor',
  title: both('How much padding?', '패딩은 얼마나?'),
  task: both(
    'Return the smallest padding per side that gives an output of the wanted size.',
    '원하는 크기의 출력을 얻는 데 필요한, 한쪽당 가장 작은 패딩을 반환하세요.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: paddingFor,
  parameters: ['input', 'kernel', 'stride', 'output'],
  compare: 'exact',
  hints: [
    both(
      'Where does the last window end, if there are `output` of them? Compare that with the input.',
      '창이 `output`개 있다면 마지막 창은 어디에서 끝날까요? 그 길이를 입력과 비교하세요.',
    ),
    both(
      'How many pixels do `output` windows cover, from the start of the first to the end of the last? What the input lacks is shared by two sides; half a zero does not exist, and neither does a negative padding.',
      '창 `output`개는 첫 창의 시작부터 마지막 창의 끝까지 몇 픽셀을 차지할까요? 모자라는 만큼을 양쪽이 나누어 가집니다. 0을 반 개만 둘 수는 없고, 패딩이 음수일 수도 없습니다.',
    ),
    puzzle(
      'return Math.floor(missing / 2);',
      both(
        'An odd number of missing zeros needs one more on both sides: rounded down, the last window would not fit.',
        '모자라는 0의 수가 홀수이면 양쪽에 하나씩 더 둘러야 합니다. 내림하면 마지막 창이 들어가지 않습니다.',
      ),
    ),
  ],
  misconceptions: [
    ...misconceptions(
      'both-sides-together',
      'That is the padding of both sides together. Each side gets half of it.',
      '양쪽을 합친 패딩입니다. 한쪽은 그 절반입니다.',
      (...sizes: Parameters<typeof paddingFor>) => Math.max(0, missing(...sizes)),
      missing,
    ),
    ...misconceptions(
      'rounded-down',
      'You round down. Where an odd number of zeros is missing, the last window then does not fit: round up.',
      '내림을 했습니다. 모자라는 0의 수가 홀수이면 마지막 창이 들어가지 않습니다. 올림하세요.',
      (...sizes: Parameters<typeof paddingFor>) => Math.floor(Math.max(0, missing(...sizes)) / 2),
      (...sizes: Parameters<typeof paddingFor>) => Math.floor(missing(...sizes) / 2),
    ),
    misconception(
      'half-a-zero',
      'Your padding can be a half. Half a zero does not exist: round up, so that the last window fits.',
      '패딩에 0.5가 나올 수 있습니다. 0을 반 개만 둘 수는 없습니다. 마지막 창이 들어가도록 올림하세요.',
      (...sizes: Parameters<typeof paddingFor>) => Math.max(0, missing(...sizes)) / 2,
    ),
    misconception(
      'negative-padding',
      'Your padding can be negative. Where the stride leaves pixels over at the end, no padding is needed: 0.',
      '패딩이 음수가 될 수 있습니다. 보폭 때문에 끝에 픽셀이 남는 경우에는 패딩이 필요 없으니 0입니다.',
      (...sizes: Parameters<typeof paddingFor>) => Math.ceil(missing(...sizes) / 2),
    ),
    misconception(
      'formula-only',
      'Solving the size formula for the padding is right, but not all of it: half a zero does not exist, so round up; and less than 0 is never needed.',
      '크기 공식을 패딩에 대해 푼 것까지는 맞습니다. 하지만 0을 반 개만 둘 수는 없으니 올림하고, 음수가 되면 0으로 하세요.',
      (...sizes: Parameters<typeof paddingFor>) => missing(...sizes) / 2,
    ),
    ...misconceptions(
      'same-padding-rule',
      'You use (kernel − 1) / 2, the rule that keeps the size at stride 1. Here size and stride can be any.',
      '(kernel − 1) / 2를 썼습니다. 보폭이 1이고 크기를 유지할 때의 규칙입니다. 여기서는 보폭과 출력 크기가 무엇이든 될 수 있습니다.',
      (_input: number, kernel: number) => Math.floor(kernel / 2),
      (_input: number, kernel: number) => Math.floor((kernel - 1) / 2),
      (_input: number, kernel: number) => (kernel - 1) / 2,
    ),
    misconception(
      'steps-miscounted',
      'You count as many steps as outputs. The first output needs no step: (output − 1) · stride.',
      '출력의 수만큼 걸음을 세었습니다. 첫 출력에는 걸음이 필요 없습니다. (output − 1) · stride입니다.',
      (input: number, kernel: number, stride: number, output: number) =>
        paddingFor(input, kernel, stride, output + 1),
    ),
    misconception(
      'stride-ignored',
      'The stride is missing: the last window starts at (output − 1) · stride.',
      '보폭이 빠졌습니다. 마지막 창은 (output − 1) · stride에서 시작합니다.',
      (input: number, kernel: number, _stride: number, output: number) =>
        paddingFor(input, kernel, 1, output),
    ),
    misconception(
      'largest-instead-of-smallest',
      'Your padding gives the right size, but it is not the smallest that does: under a stride several do.',
      '그 패딩으로도 크기는 맞지만 가장 작은 패딩이 아닙니다. 보폭이 있으면 답이 여럿일 수 있습니다.',
      (input: number, kernel: number, stride: number, output: number) =>
        Math.max(0, Math.floor((output * stride - 1 + kernel - input) / 2)),
    ),
    misconception(
      'kernel-left-out',
      'The kernel is missing: the last window reaches (output − 1) · stride + kernel.',
      '필터의 크기가 빠졌습니다. 마지막 창은 (output − 1) · stride + kernel까지 닿습니다.',
      (input: number, _kernel: number, stride: number, output: number) =>
        Math.ceil(Math.max(0, (output - 1) * stride - input) / 2),
    ),
    misconception(
      'surplus-padded',
      'You take the magnitude of what is missing: where the input is long enough already, the padding is 0.',
      '모자란 양의 절댓값을 썼습니다. 입력이 이미 충분히 길면 패딩은 0입니다.',
      (input: number, kernel: number, stride: number, output: number) =>
        Math.ceil(Math.abs((output - 1) * stride + kernel - input) / 2),
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    const input = whole(20, 40);
    return [
      example(1, 'the lecture’s layer: 5×5 keeps 32', '강의의 층: 5×5로 32 유지', 32, 5, 1, 32),
      example(1, 'nothing is needed', '패딩이 필요 없는 경우', 32, 5, 1, 28),
      example(1, 'one zero is missing: one on each side', '0이 하나 모자람: 양쪽에 하나씩', 8, 3, 2, 4),
      example(1, 'pixels to spare at the end', '끝에 픽셀이 남는 경우', 10, 3, 4, 2),
      example(1, 'the output is larger than the input', '출력이 입력보다 큰 경우', 5, 3, 1, 9),
      example(1, 'several paddings do: the smallest', '답이 여럿: 가장 작은 것', 11, 3, 5, 3),
      solvable(1, 'stride 1', '보폭 1', input, whole(3, 9), 1, whole(3, 8)),
      solvable(1, 'stride 2', '보폭 2', whole(20, 40), whole(3, 9), 2, whole(2, 6)),
      solvable(2, 'stride 4', '보폭 4', whole(20, 40), whole(5, 9), 4, whole(2, 6)),
    ];
  },
} satisfies Exercise;
