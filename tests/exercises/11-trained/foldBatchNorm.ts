import { tensor, type Tensor } from 'convlab';
import { foldBatchNorm } from '../../../solutions/11-trained/foldBatchNorm';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, misconception, misconceptions, puzzle, source } from '../cases';

type Arguments = Parameters<typeof foldBatchNorm>;
type Folded = ReturnType<typeof foldBatchNorm>;

/** The numbers of one filter: its old bias, and what batch normalization knows of it. */
interface OfFilter {
  readonly b: number;
  readonly mean: number;
  readonly variance: number;
  readonly gamma: number;
  readonly beta: number;
  readonly epsilon: number;
}

/** Weights times `scale`, and biases by `bias`, which also gets the scale. */
const folded = (
  [w, b, mean, variance, gamma, beta, epsilon]: Arguments,
  {
    scale = ({ gamma, variance, epsilon }) => gamma / Math.sqrt(variance + epsilon),
    bias = ({ b, mean, beta }, scale) => (b - mean) * scale + beta,
  }: { scale?: (of: OfFilter) => number; bias?: (of: OfFilter, scale: number) => number },
): Folded => {
  const of = (o: number): OfFilter => ({
    ...{ b: b.get(o), mean: mean.get(o), variance: variance.get(o), gamma: gamma.get(o), beta: beta.get(o) },
    epsilon,
  });
  return {
    w: fill(w.shape, (u, v, c, o) => w.get(u, v, c, o) * scale(of(o))),
    b: fill(b.shape, (o) => bias(of(o), scale(of(o)))),
  };
};

const usual = ({ gamma, variance, epsilon }: OfFilter): number => gamma / Math.sqrt(variance + epsilon);

export default {
  id: 'foldBatchNorm',
  title: both('Fold batch normalization away', '배치 정규화 접어 넣기'),
  task: both(
    'Return weights and biases with which a convolution alone gives what convolution and batch normalization gave together.',
    '합성곱과 배치 정규화를 차례로 지난 값을 합성곱 하나로 내는 가중치와 편향을 반환하세요.',
  ),
  difficulty: 3,
  minutes: 12,
  solution: foldBatchNorm,
  parameters: ['w', 'b', 'mean', 'variance', 'gamma', 'beta', 'epsilon'],
  hints: [
    both(
      'Write y[o] as Σ x · w + b[o], put it into the formula of batch normalization, and multiply out. What stands in front of each weight? What is left over that has no x in it?',
      'y[o]를 Σ x · w + b[o]로 쓰고 배치 정규화의 식에 넣어 전개해 보세요. 가중치 앞에는 무엇이 곱해지나요? x가 들어 있지 않은 나머지는 무엇인가요?',
    ),
    both(
      'For each filter o there is one factor: gamma over the root of variance + epsilon. All weights of that filter are multiplied by it. The bias goes the way of y: take off the mean, multiply by the factor, add beta.',
      '필터 o마다 곱할 수가 하나 있습니다. gamma를 variance + epsilon의 제곱근으로 나눈 값입니다. 그 필터의 모든 가중치에 이 수를 곱합니다. 편향은 y와 같은 길을 갑니다. 평균을 빼고, 그 수를 곱하고, beta를 더하세요.',
    ),
    puzzle(
      'biases.set(o, b.get(o) - mean.get(o) * scale + beta.get(o));',
      both(
        'The old bias is part of y, so it is scaled as well: the difference belongs in parentheses.',
        '원래 편향도 y의 일부이므로 함께 배율을 곱해야 합니다. 뺄셈을 괄호로 묶으세요.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'old-bias-not-scaled',
      'The old bias is not scaled. It is part of what batch normalization normalizes: (b − mean) · scale + beta.',
      '원래 편향에 배율을 곱하지 않았습니다. 편향도 정규화되는 값의 일부입니다. (b − mean) · scale + beta입니다.',
      (...given: Arguments) => folded(given, { bias: ({ b, mean, beta }, scale) => b - mean * scale + beta }),
    ),
    misconception(
      'mean-not-scaled',
      'The mean is taken off after scaling. It comes off first: (b − mean) · scale + beta.',
      '배율을 곱한 다음에 평균을 뺐습니다. 먼저 빼야 합니다. (b − mean) · scale + beta입니다.',
      (...given: Arguments) => folded(given, { bias: ({ b, mean, beta }, scale) => b * scale - mean + beta }),
    ),
    misconception(
      'nothing-scaled-in-bias',
      'Your biases are not scaled at all: (b − mean) · scale + beta.',
      '편향에 배율을 전혀 곱하지 않았습니다. (b − mean) · scale + beta입니다.',
      (...given: Arguments) => folded(given, { bias: ({ b, mean, beta }) => b - mean + beta }),
    ),
    misconception(
      'beta-scaled',
      'You scale beta, too. It is added at the very end.',
      'beta에도 배율을 곱했습니다. beta는 맨 마지막에 더합니다.',
      (...given: Arguments) =>
        folded(given, { bias: ({ b, mean, beta }, scale) => (b - mean + beta) * scale }),
    ),
    misconception(
      'beta-forgotten',
      'Beta is missing: add it to each bias at the end.',
      'beta가 빠졌습니다. 마지막에 편향마다 더하세요.',
      (...given: Arguments) => folded(given, { bias: ({ b, mean }, scale) => (b - mean) * scale }),
    ),
    misconception(
      'old-bias-forgotten',
      'The convolution’s own bias is missing from the new one.',
      '새 편향에 합성곱의 원래 편향이 빠졌습니다.',
      (...given: Arguments) => folded(given, { bias: ({ mean, beta }, scale) => -mean * scale + beta }),
    ),
    misconception(
      'mean-forgotten',
      'The mean is missing: it is taken off the old bias, before scaling.',
      '평균이 빠졌습니다. 배율을 곱하기 전에 원래 편향에서 빼세요.',
      (...given: Arguments) => folded(given, { bias: ({ b, beta }, scale) => b * scale + beta }),
    ),
    misconception(
      'mean-added',
      'You add the mean. Batch normalization takes it off.',
      '평균을 더했습니다. 배치 정규화는 평균을 뺍니다.',
      (...given: Arguments) =>
        folded(given, { bias: ({ b, mean, beta }, scale) => (b + mean) * scale + beta }),
    ),
    misconception(
      'root-forgotten',
      'You divide by the variance. Divide by its root, the standard deviation: √(variance + epsilon).',
      '분산으로 나누었습니다. 그 제곱근인 표준편차 √(variance + epsilon)으로 나누세요.',
      (...given: Arguments) =>
        folded(given, { scale: ({ gamma, variance, epsilon }) => gamma / (variance + epsilon) }),
    ),
    misconception(
      'epsilon-outside-root',
      'Epsilon is added after the root. It stands inside: √(variance + epsilon).',
      'epsilon을 제곱근 밖에서 더했습니다. 제곱근 안에 있어야 합니다. √(variance + epsilon)입니다.',
      (...given: Arguments) =>
        folded(given, { scale: ({ gamma, variance, epsilon }) => gamma / (Math.sqrt(variance) + epsilon) }),
    ),
    misconception(
      'epsilon-forgotten',
      'Epsilon is missing: divide by √(variance + epsilon).',
      'epsilon이 빠졌습니다. √(variance + epsilon)으로 나누세요.',
      (...given: Arguments) => folded(given, { scale: ({ gamma, variance }) => gamma / Math.sqrt(variance) }),
    ),
    misconception(
      'gamma-forgotten',
      'Gamma is missing from the scale: gamma / √(variance + epsilon).',
      '배율에 gamma가 빠졌습니다. gamma / √(variance + epsilon)입니다.',
      (...given: Arguments) =>
        folded(given, { scale: ({ variance, epsilon }) => 1 / Math.sqrt(variance + epsilon) }),
    ),
    misconception(
      'scale-upside-down',
      'Your scale is upside down: gamma / √(variance + epsilon).',
      '배율의 분자와 분모가 뒤바뀌었습니다. gamma / √(variance + epsilon)입니다.',
      (...given: Arguments) =>
        folded(given, { scale: ({ gamma, variance, epsilon }) => Math.sqrt(variance + epsilon) / gamma }),
    ),
    misconception(
      'weights-unchanged',
      'The weights are the old ones. Each filter’s weights are multiplied by its scale.',
      '가중치가 그대로입니다. 필터마다 가중치에 그 필터의 배율을 곱하세요.',
      (...given: Arguments): Folded => ({
        ...foldBatchNorm(...given),
        w: mapped(given[0], (value) => value),
      }),
    ),
    ...misconceptions(
      'mean-taken-off-weights',
      'You take the mean off the weights. It belongs to the result of the whole sum: only the bias changes by it.',
      '가중치에서 평균을 뺐습니다. 평균은 합 전체에서 빼는 것이므로 편향만 달라집니다.',
      (...given: Arguments): Folded => {
        const [w, , mean, variance, gamma, beta, epsilon] = given;
        const scale = (o: number): number =>
          usual({
            ...{ b: 0, mean: 0, beta: 0 },
            ...{ variance: variance.get(o), gamma: gamma.get(o), epsilon },
          });
        const { b } = foldBatchNorm(w, given[1], mean, variance, gamma, beta, epsilon);
        return { w: fill(w.shape, (u, v, c, o) => (w.get(u, v, c, o) - mean.get(o)) * scale(o)), b };
      },
    ),
    misconception(
      'first-filter’s-scale',
      'All filters use the scale of the first. Each has its own.',
      '모든 필터에 첫 필터의 배율을 썼습니다. 배율은 필터마다 다릅니다.',
      (...given: Arguments): Folded => {
        const [w, b, mean, variance, gamma, beta, epsilon] = given;
        const scale = gamma.get(0) / Math.sqrt(variance.get(0) + epsilon);
        return {
          w: mapped(w, (value) => value * scale),
          b: fill(b.shape, (o) => (b.get(o) - mean.get(o)) * scale + beta.get(o)),
        };
      },
    ),
    misconception(
      'scaled-by-input-channel',
      'You scale by the input channel. Batch normalization looks at what comes out: the scale goes with the filter o, the last axis of w.',
      '입력 채널에 맞춰 배율을 곱했습니다. 배치 정규화는 나온 값을 다루므로 배율은 필터 o, 곧 w의 마지막 축을 따라갑니다.',
      (...given: Arguments): Folded => {
        const [w, , , variance, gamma, , epsilon] = given;
        const scale = (c: number): number => gamma.get(c) / Math.sqrt(variance.get(c) + epsilon);
        return { ...foldBatchNorm(...given), w: fill(w.shape, (u, v, c, o) => w.get(u, v, c, o) * scale(c)) };
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct, wholes } = source(random);
    /** Variances and gammas: far from 0, and none is 1. */
    const above = (count: number): Tensor => tensor(wholes(count, 9, 60).map((n) => n / 4 + 0.125));
    const normalization = (count: number): [Tensor, Tensor, Tensor, Tensor, Tensor] => [
      ...([distinct([count]), distinct([count])] as const),
      ...([above(count), above(count), distinct([count])] as const),
    ];
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        ...[tensor([[[[2]]]]), tensor([5]), tensor([3]), tensor([15]), tensor([8]), tensor([1])],
        1,
      ),
      example(
        3,
        '3×2 filters, two channels to three',
        '3×2 필터, 채널 둘에서 셋으로',
        distinct([3, 2, 2, 3]),
        ...normalization(3),
        0.25,
      ),
      example(
        2,
        '1×1 filters, four channels to two',
        '1×1 필터, 채널 넷에서 둘로',
        distinct([1, 1, 4, 2]),
        ...normalization(2),
        0.5,
      ),
      example(
        2,
        'a map that never varied: only epsilon is left under the root',
        '값이 변하지 않은 맵: 제곱근 안에 epsilon만 남는다',
        ...[values([1, 3, 2, 2]), tensor([1, -2]), tensor([3, 5]), tensor([0, 0])],
        ...[tensor([0.5, -1.5]), tensor([2, -1])],
        0.0625,
      ),
      example(
        2,
        'strided views, as from a file',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([2, 3, 2, 4]),
        ...[view([4]), view([4]), above(4), view([4]), view([4])],
        1,
      ),
    ];
  },
} satisfies Exercise;
