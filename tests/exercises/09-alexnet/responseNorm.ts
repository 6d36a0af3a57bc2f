import { tensor, type Tensor } from 'convlab';
import { responseNorm } from '../../../solutions/09-alexnet/responseNorm';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, puzzle, source, sum, misconception, misconceptions } from '../cases';

type Arguments = Parameters<typeof responseNorm>;

/** A normalization in which `measure` gives what stands in for the sum of squares at (i, j, c). */
const normalized = (
  [x, , alpha, beta, bias]: Arguments,
  measure: (i: number, j: number, c: number) => number,
): Tensor => fill(x.shape, (i, j, c) => x.get(i, j, c) / (bias + alpha * measure(i, j, c)) ** beta);

/** The sum of `term` over the indices `from` … `to` that lie in 0 … length − 1. */
const over = (length: number, from: number, to: number, term: (k: number) => number): number =>
  sum([length], (k) => (k >= from && k <= to ? term(k) : 0));

const reach = (size: number): number => (size - 1) / 2;

export default {
  id: 'responseNorm',
  title: both('Local response normalization', '국소 응답 정규화'),
  task: both(
    'Divide every number by a power of what its neighbouring channels answer at the same pixel.',
    '모든 수를, 같은 픽셀에서 이웃한 채널들의 반응을 모은 값의 거듭제곱으로 나누세요.',
  ),
  difficulty: 3,
  minutes: 15,
  solution: responseNorm,
  parameters: ['x', 'size', 'alpha', 'beta', 'bias'],
  hints: [
    both(
      'The window runs over channels, not over pixels. For each number, first sum the squares of the channels in its window.',
      '창은 픽셀이 아니라 채널 위를 움직입니다. 수마다 먼저 창 안에 있는 채널들의 제곱을 더하세요.',
    ),
    both(
      'Call (size − 1) / 2 the reach: the window of channel c holds the channels from c − reach to c + reach, as far as there are any. Clip it at both ends and add up the squares; x itself stays out of the power and is divided by it.',
      '(size − 1) / 2를 반경이라 하면 채널 c의 창은 c − 반경에서 c + 반경까지입니다. 양 끝에서는 실제로 있는 채널까지만 잘라 내고 제곱을 더하세요. x는 거듭제곱 밖에 있고, 그 값으로 나눕니다.',
    ),
    puzzle(
      'out.set(i, j, c, x.get(i, j, c) / (bias + (alpha / size) * squares) ** beta);',
      both(
        'Some libraries divide alpha by the size. AlexNet’s paper does not, and neither do we.',
        'alpha를 창의 크기로 나누는 라이브러리도 있습니다. AlexNet 논문은 나누지 않으며, 여기서도 나누지 않습니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'alpha-divided-by-size',
      'You divide alpha by the size of the window, as PyTorch does. AlexNet’s paper takes alpha as it is.',
      'PyTorch처럼 alpha를 창의 크기로 나누었습니다. AlexNet 논문은 alpha를 그대로 씁니다.',
      (x: Tensor, size: number, alpha: number, beta: number, bias: number) =>
        responseNorm(x, size, alpha / size, beta, bias),
    ),
    misconception(
      'window-over-pixels',
      'Your window runs over neighbouring pixels. It runs over neighbouring channels of the same pixel.',
      '창이 이웃한 픽셀 위를 움직입니다. 같은 픽셀의 이웃한 채널 위를 움직여야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        const [height, width] = x.shape;
        return normalized(given, (i, j, c) =>
          over(height, i - reach(size), i + reach(size), (row) =>
            over(width, j - reach(size), j + reach(size), (col) => x.get(row, col, c) ** 2),
          ),
        );
      },
    ),
    misconception(
      'window-twice-as-wide',
      'You go `size` channels to both sides. `size` is the whole window: (size − 1) / 2 to each side.',
      '양쪽으로 `size`개씩 갔습니다. `size`는 창 전체의 크기이므로 한쪽은 (size − 1) / 2개입니다.',
      (x: Tensor, size: number, ...rest: [number, number, number]) => responseNorm(x, 2 * size + 1, ...rest),
    ),
    misconception(
      'window-ahead-only',
      'Your window begins at its channel and looks ahead only. The channel stands in the middle of it.',
      '창이 그 채널에서 시작해 뒤쪽 채널만 봅니다. 채널은 창의 가운데에 있어야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(given, (i, j, c) => over(x.shape[2], c, c + size - 1, (k) => x.get(i, j, k) ** 2));
      },
    ),
    misconception(
      'window-wraps-around',
      'Your window goes round from the last channel to the first. It is clipped there.',
      '창이 마지막 채널에서 첫 채널로 이어집니다. 끝에서는 잘려야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        const channels = x.shape[2];
        return normalized(given, (i, j, c) =>
          sum([size], (step) => x.get(i, j, (c - reach(size) + step + size * channels) % channels) ** 2),
        );
      },
    ),
    ...misconceptions(
      'not-squared',
      'Your sum takes the numbers, not their squares. The formula sums x².',
      '제곱하지 않고 더했습니다. 식에서는 x²을 더합니다.',
      ...[Math.abs, (number: number) => number].map((measure) => (...given: Arguments): Tensor => {
        const [x, size] = given;
        return normalized(given, (i, j, c) =>
          over(x.shape[2], c - reach(size), c + reach(size), (k) => measure(x.get(i, j, k))),
        );
      }),
    ),
    misconception(
      'sum-squared',
      'You square the sum. The formula sums squares: square first, then add.',
      '합을 제곱했습니다. 식에서는 제곱을 더합니다. 먼저 제곱하고 나서 더하세요.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(
          given,
          (i, j, c) => over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k)) ** 2,
        );
      },
    ),
    misconception(
      'last-channel-of-window-missed',
      'The last channel of each window is missing: d ≤ c + (size − 1) / 2, that channel included.',
      '창의 마지막 채널이 빠졌습니다. d ≤ c + (size − 1) / 2이므로 그 채널도 더해야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        const last = x.shape[2] - 1;
        return normalized(given, (i, j, c) =>
          over(last + 1, c - reach(size), Math.min(last, c + reach(size)) - 1, (k) => x.get(i, j, k) ** 2),
        );
      },
    ),
    misconception(
      'all-channels',
      'You sum over all channels. Only those of the window count, (size − 1) / 2 to each side.',
      '모든 채널을 더했습니다. 창 안의 채널만, 양쪽으로 (size − 1) / 2개씩 더하세요.',
      (...given: Arguments) => {
        const [x] = given;
        return normalized(given, (i, j) => sum([x.shape[2]], (k) => x.get(i, j, k) ** 2));
      },
    ),
    misconception(
      'squares-averaged',
      'You take the mean of the squares in the window. The formula sums them.',
      '창 안의 제곱을 평균 냈습니다. 식에서는 더하기만 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(given, (i, j, c) => {
          const ends = [c - reach(size), c + reach(size)] as const;
          return over(x.shape[2], ...ends, (k) => x.get(i, j, k) ** 2) / over(x.shape[2], ...ends, () => 1);
        });
      },
    ),
    misconception(
      'power-of-squares-only',
      'Only the sum of squares is raised to beta. The power belongs to the whole: (bias + alpha · Σ x²) ** beta.',
      '제곱의 합만 beta 제곱을 했습니다. 괄호 전체를 거듭제곱해야 합니다. (bias + alpha · Σ x²) ** beta입니다.',
      (...given: Arguments) => {
        const [x, size, alpha, beta, bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return x.get(i, j, c) / (bias + alpha * squares ** beta);
        });
      },
    ),
    misconception(
      'power-forgotten',
      'The power is missing: divide by (bias + alpha · Σ x²) to the power of beta.',
      '거듭제곱이 빠졌습니다. (bias + alpha · Σ x²)의 beta 제곱으로 나누세요.',
      (x: Tensor, size: number, alpha: number, _beta: number, bias: number) =>
        responseNorm(x, size, alpha, 1, bias),
    ),
    misconception(
      'itself-left-out',
      'The channel itself is missing from its window. It damps itself, too.',
      '창에서 자기 채널이 빠졌습니다. 자기 자신의 반응도 더합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(given, (i, j, c) =>
          over(x.shape[2], c - reach(size), c + reach(size), (k) => (k === c ? 0 : x.get(i, j, k) ** 2)),
        );
      },
    ),
    misconception(
      'denominator-alone',
      'That is what each number is divided by, upside down: the number itself is missing.',
      '나누는 수의 역수뿐입니다. 자기 자신의 값이 빠졌습니다.',
      (...given: Arguments) => {
        const [x, size, alpha, beta, bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return 1 / (bias + alpha * squares) ** beta;
        });
      },
    ),
    misconception(
      'parentheses-missing',
      'The whole denominator needs parentheses: x / (bias + alpha · Σ x²) ** beta.',
      '분모 전체를 괄호로 묶어야 합니다. x / (bias + alpha · Σ x²) ** beta입니다.',
      (...given: Arguments) => {
        const [x, size, alpha, beta, bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return x.get(i, j, c) / bias + alpha * squares ** beta;
        });
      },
    ),
    misconception(
      'power-of-the-quotient',
      'You raise the quotient to beta. Only the denominator is raised.',
      '몫 전체를 beta 제곱했습니다. 분모만 거듭제곱합니다.',
      (...given: Arguments) => {
        const [x, size, alpha, beta, bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return (x.get(i, j, c) / (bias + alpha * squares)) ** beta;
        });
      },
    ),
    misconception(
      'multiplied-by-beta',
      'You multiply by beta. It is the exponent: `** beta`.',
      'beta를 곱했습니다. beta는 지수입니다. `** beta`로 쓰세요.',
      (...given: Arguments) => {
        const [x, size, alpha, beta, bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return x.get(i, j, c) / ((bias + alpha * squares) * beta);
        });
      },
    ),
    misconception(
      'square-root',
      'You take the square root. The exponent is beta, which is given.',
      '제곱근을 구했습니다. 지수는 주어진 beta입니다.',
      (...given: Arguments) => {
        const [x, size, alpha, , bias] = given;
        return fill(x.shape, (i, j, c) => {
          const squares = over(x.shape[2], c - reach(size), c + reach(size), (k) => x.get(i, j, k) ** 2);
          return x.get(i, j, c) / (bias + alpha * squares) ** 0.5;
        });
      },
    ),
    misconception(
      'window-behind-only',
      'Your window ends at its channel and looks back only. The channel stands in the middle of it.',
      '창이 그 채널에서 끝나 앞쪽 채널만 봅니다. 채널은 창의 가운데에 있어야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(given, (i, j, c) =>
          over(x.shape[2], c - reach(size), c, (k) => x.get(i, j, k) ** 2),
        );
      },
    ),
    misconception(
      'window-over-columns',
      'Your window runs over the columns of a row. It runs over neighbouring channels of one pixel.',
      '창이 한 행의 열들 위를 움직입니다. 한 픽셀의 이웃한 채널 위를 움직여야 합니다.',
      (...given: Arguments) => {
        const [x, size] = given;
        return normalized(given, (i, j, c) =>
          over(x.shape[1], j - reach(size), j + reach(size), (k) => x.get(i, k, c) ** 2),
        );
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(1, 'the description’s example', '설명에 나온 예', tensor([[[1, 2, 2]]]), 3, 1, 1, 1),
      example(1, 'a window of one channel', '채널 하나짜리 창', tensor([[[4, -4]]]), 1, 1, 0.5, 9),
      example(
        1,
        'a window wider than there are channels',
        '채널 수보다 넓은 창',
        values([2, 3, 2]),
        5,
        0.5,
        0.75,
        2,
      ),
      example(
        3,
        '3×4×7, AlexNet’s size and power',
        '3×4×7, AlexNet의 크기와 지수',
        distinct([3, 4, 7]),
        5,
        0.25,
        0.75,
        2,
      ),
      example(
        2,
        'a tall map, 5×2×6, size 3',
        '세로로 긴 5×2×6 맵, 크기 3',
        values([5, 2, 6]),
        3,
        0.1,
        0.5,
        1,
      ),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([3, 2, 5]), 3, 0.2, 0.75, 1),
      example(1, 'float64, beta 2', 'float64, beta 2', values([2, 3, 4], 'float64'), 3, 0.5, 2, 1),
    ];
  },
} satisfies Exercise;
