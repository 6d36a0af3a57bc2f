/** Wrong beliefs that show in several exercises: said once, and each spec gives the answer that follows from them. */
import type { Misconception } from '../../tools/grader/course/spec';
import { misconception } from './cases';

type Belief = (answer: Misconception['answer']) => Misconception;

export const flippedKernel: Belief = (answer) =>
  misconception(
    'flipped-kernel',
    'Your kernel is flipped: that is convolution in the mathematician’s sense; a network’s layer does not flip.',
    '필터(커널)가 뒤집혔습니다. 수학에서 말하는 합성곱이 그렇지요. 신경망의 층은 필터를 뒤집지 않습니다.',
    answer,
  );

export const biasForgotten: Belief = (answer) =>
  misconception(
    'bias-forgotten',
    'The bias is missing: each filter adds its own b[o] to every place of its map.',
    '편향이 빠졌습니다. 필터마다 자기 맵의 모든 자리에 b[o]를 더합니다.',
    answer,
  );

export const axesSwapped: Belief = (answer) =>
  misconception(
    'height-and-width-swapped',
    'Height and width are swapped in your result: its shape is [height, width, channels].',
    '결과의 높이와 너비가 서로 뒤바뀌었습니다. 모양은 [높이, 너비, 채널]입니다.',
    answer,
  );

export const channelsFirst: Belief = (answer) =>
  misconception(
    'channels-first',
    'You put the channels first, as PyTorch does. In this course they come last: [height, width, channels].',
    'PyTorch처럼 채널을 맨 앞에 두었습니다. 이 강좌에서는 채널이 맨 뒤입니다. [높이, 너비, 채널]입니다.',
    answer,
  );

export const lastProductOnly: Belief = (answer) =>
  misconception(
    'last-product-only',
    'Each place holds only its last product: the sum was replaced where it should grow. Add up with `+=`.',
    '자리마다 마지막 곱만 남았습니다. 합이 쌓이지 않고 덮어써졌습니다. `+=`로 더하세요.',
    answer,
  );

export const sumNotReset: Belief = (answer) =>
  misconception(
    'sum-not-reset',
    'The sum of a filter still carries those of the filters before it. Begin a new sum inside the loop over filters, with that filter’s bias.',
    '필터의 합에 앞선 필터들의 합이 남아 있습니다. 필터를 도는 반복문 안에서 그 필터의 편향으로 합을 새로 시작하세요.',
    answer,
  );

export const lastPlaceMissed: Belief = (answer) =>
  misconception(
    'last-place-missed',
    'Your maps are one row and one column too small: the place where the window starts counts too. Add 1 after the division.',
    '맵이 한 행, 한 열씩 작습니다. 창이 출발한 자리도 셉니다. 나눈 다음 1을 더하세요.',
    answer,
  );

export const oneAddedTooEarly: Belief = (answer) =>
  misconception(
    'one-added-too-early',
    'You add the 1 before dividing. It stands for the starting place: divide first, then add.',
    '나누기 전에 1을 더했습니다. 1은 출발한 자리를 뜻하므로 먼저 나누고 나서 더하세요.',
    answer,
  );

export const parenthesesMissing: Belief = (answer) =>
  misconception(
    'parentheses-missing',
    'Only the window’s size is divided by the stride, for / comes before −. Put the difference in parentheses: (input − kernel) / stride.',
    '나눗셈이 뺄셈보다 먼저라서 창의 크기만 보폭으로 나누어졌습니다. 뺄셈을 괄호로 묶으세요. (input − kernel) / stride입니다.',
    answer,
  );

export const paddingOnce: Belief = (answer) =>
  misconception(
    'padding-once',
    'Padding is counted once. The zeros stand on both sides, so the axis grows by 2 · padding.',
    '패딩을 한 번만 더했습니다. 0은 양쪽에 놓이므로 축의 길이는 2 · padding만큼 늘어납니다.',
    answer,
  );

export const kernelIgnored: Belief = (answer) =>
  misconception(
    'kernel-ignored',
    'You divide the whole input by the stride. Near the end the window no longer fits: its size has to be taken off.',
    '입력 전체를 보폭으로 나누었습니다. 끝 근처에서는 창이 들어가지 않으므로 창의 크기를 빼야 합니다.',
    answer,
  );

export const partialWindowsKept: Belief = (answer) =>
  misconception(
    'partial-windows-kept',
    'You keep windows that hang over the edge. Only whole windows count: the size is rounded down.',
    '가장자리를 벗어난 창까지 남겼습니다. 온전한 창만 셉니다. 크기는 내림합니다.',
    answer,
  );

export const readPastTheEdge: Belief = (answer) =>
  misconception(
    'read-past-the-edge',
    'Your last windows hang over the edge and read numbers that are not theirs. Only whole windows count: the size is rounded down.',
    '마지막 창이 가장자리를 벗어나 남의 수를 읽습니다. 온전한 창만 셉니다. 크기는 내림합니다.',
    answer,
  );

export const windowStartNotMoved: Belief = (answer) =>
  misconception(
    'window-start-not-moved',
    'The result has the right size, but neighbouring outputs look at neighbouring pixels: the window of (i, j) starts at (i · S, j · S).',
    '결과의 크기는 맞지만 이웃한 출력이 바로 이웃한 픽셀을 봅니다. (i, j)의 창은 (i · S, j · S)에서 시작합니다.',
    answer,
  );

export const roundedUp: Belief = (answer) =>
  misconception(
    'rounded-up',
    'You round up: that counts a window that hangs over the end. Sizes are rounded down.',
    '올림을 했습니다. 끝을 벗어나는 창까지 센 셈입니다. 크기는 내림합니다.',
    answer,
  );

export const roundedToNearest: Belief = (answer) =>
  misconception(
    'rounded-to-nearest',
    'You round to the nearest whole number. Half a step is no step: round down, with `Math.floor`.',
    '반올림을 했습니다. 반걸음은 걸음이 아닙니다. `Math.floor`로 내림하세요.',
    answer,
  );

export const startingPlaceForgotten: Belief = (answer) =>
  misconception(
    'starting-place-forgotten',
    'You count the steps. There is one place more than steps, the one where the window starts.',
    '걸음 수를 세었습니다. 자리는 걸음보다 하나 많습니다. 출발한 자리도 세어야 합니다.',
    answer,
  );

export const strideIgnored: Belief = (answer) =>
  misconception(
    'stride-ignored',
    'That is the size for stride 1. With stride S only every S-th place is left.',
    '보폭이 1일 때의 크기입니다. 보폭이 S이면 S칸마다 한 자리만 남습니다.',
    answer,
  );

export const notRounded: Belief = (answer) =>
  misconception(
    'not-rounded',
    'Your size has a fraction. Only windows that fit entirely count: round down with `Math.floor`.',
    '크기에 소수점이 남았습니다. 온전히 들어가는 창만 세므로 `Math.floor`로 내림하세요.',
    answer,
  );

export const strideTakenForSize: Belief = (answer) =>
  misconception(
    'stride-taken-for-size',
    'Your windows move by their size. They move by `stride`, which may be smaller (they overlap) or larger.',
    '창이 자기 크기만큼 움직입니다. 창은 `stride`만큼 움직이며, 크기보다 작을 수도(겹침) 클 수도 있습니다.',
    answer,
  );

export const kernelNotSquared: Belief = (answer) =>
  misconception(
    'kernel-not-squared',
    'You count k weights where the window has k × k of them.',
    '창의 가중치는 k × k개인데 k개만 세었습니다.',
    answer,
  );
