import { tensor, type Tensor } from 'convlab';
import { reluGradient } from '../../../solutions/09-alexnet/reluGradient';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, misconception, misconceptions } from '../cases';

/** A gradient that depends on slope and input of each place alone. */
const placewise =
  (rule: (slope: number, input: number) => number) =>
  (dout: Tensor, x: Tensor): Tensor =>
    fill(x.shape, (...index) => rule(dout.get(...index), x.get(...index)));

export default {
  id: 'reluGradient',
  title: both('Backward through ReLU', 'ReLU의 역전파'),
  task: both(
    'Let the slope pass where the input was positive, and return 0 elsewhere.',
    '입력이 양수였던 곳에서는 기울기를 그대로 보내고 나머지에서는 0을 반환하세요.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: reluGradient,
  parameters: ['dout', 'x'],
  hints: [
    both(
      'Where x is positive, ReLU is the line y = x with slope 1; elsewhere it is flat. Which of the two tensors decides, and which is passed on?',
      'x가 양수인 곳에서 ReLU는 기울기가 1인 직선 y = x이고, 나머지에서는 평평합니다. 두 텐서 중 무엇이 결정하고, 무엇이 전달될까요?',
    ),
    both(
      'Start with `zeros`: where ReLU is flat, that is all. Everywhere else the number of `dout` passes unchanged, even a negative one. At x = 0, by convention, nothing passes.',
      '`zeros`로 시작하면 ReLU가 평평한 곳은 이미 끝난 셈입니다. 나머지 자리에서는 `dout`의 수가 음수라도 그대로 지나갑니다. x = 0에서는 지나가지 않는 것이 약속입니다.',
    ),
    puzzle(
      'if (dout.get(i, j, c) > 0) dx.set(i, j, c, dout.get(i, j, c));',
      both(
        'It asks the slope where it should ask the input: negative slopes pass as well.',
        '입력이 아니라 기울기를 검사합니다. 음수인 기울기도 지나가야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'passes-at-zero',
      'At x = 0 you let the slope pass. By convention it is blocked there: test > 0, not >= 0.',
      'x = 0에서 기울기가 지나갑니다. 0에서는 막는 것이 약속입니다. >= 0이 아니라 > 0으로 검사하세요.',
      placewise((slope, input) => (input >= 0 ? slope : 0)),
    ),
    ...misconceptions(
      'slope-tested',
      'You block negative slopes. It is the input that decides: a negative slope passes where x was positive.',
      '음수인 기울기를 막았습니다. 결정하는 것은 입력입니다. x가 양수였다면 음수인 기울기도 지나갑니다.',
      placewise((slope) => Math.max(0, slope)),
      placewise((slope, input) => (input > 0 ? Math.max(0, slope) : 0)),
    ),
    misconception(
      'arguments-swapped',
      'You ask dout and hand on x. It is the other way round: x decides, dout passes.',
      'dout을 검사하고 x를 보냈습니다. 거꾸로입니다. x가 결정하고 dout이 지나갑니다.',
      placewise((slope, input) => (slope > 0 ? input : 0)),
    ),
    ...misconceptions(
      'leaky',
      'A part of the slope passes where the input was negative: that is leaky ReLU. Here nothing passes there.',
      '입력이 음수인 곳에서도 기울기의 일부가 지나갑니다. 그것은 leaky ReLU입니다. 여기서는 아무것도 지나가지 않습니다.',
      ...[0.01, 0.1, 0.2].map((leak) => placewise((slope, input) => (input > 0 ? slope : leak * slope))),
    ),
    misconception(
      'relu6',
      'Nothing passes where the input was 6 or more: that is ReLU6, of networks for phones. ReLU has no upper end.',
      '입력이 6 이상인 곳에서 아무것도 지나가지 않습니다. 그것은 휴대 기기용 신경망의 ReLU6입니다. ReLU에는 위쪽 한계가 없습니다.',
      placewise((slope, input) => (input > 0 && input < 6 ? slope : 0)),
    ),
    misconception(
      'forward-instead',
      'That is ReLU of x, the forward pass. Backward hands on dout.',
      '순전파인 x의 ReLU를 구했습니다. 역전파는 dout을 전달합니다.',
      placewise((_slope, input) => Math.max(0, input)),
    ),
    misconception(
      'multiplied-by-input',
      'You multiply the slope by ReLU’s output. Its derivative is 1 or 0: the slope passes as it is, or not at all.',
      '기울기에 ReLU의 출력을 곱했습니다. 도함수는 1 아니면 0이므로 기울기는 그대로 지나가거나 막힙니다.',
      placewise((slope, input) => slope * Math.max(0, input)),
    ),
    misconception(
      'local-slope-only',
      'You return ReLU’s own derivative, 1 or 0. Multiply it with dout: that is the chain rule.',
      'ReLU 자체의 도함수인 1과 0을 반환했습니다. 연쇄 법칙에 따라 dout을 곱하세요.',
      placewise((_slope, input) => (input > 0 ? 1 : 0)),
    ),
    misconception(
      'blocked-where-positive',
      'You pass the slope where the input was negative. Turn the comparison round.',
      '입력이 음수였던 곳에서 기울기를 보냈습니다. 비교 방향을 뒤집으세요.',
      placewise((slope, input) => (input < 0 ? slope : 0)),
    ),
    misconception(
      'everything-passes',
      'You hand on the slope everywhere. Where the input was negative or 0 ReLU is flat, and nothing passes.',
      '기울기를 모든 곳에서 그대로 보냈습니다. 입력이 음수이거나 0이면 ReLU가 평평하므로 아무것도 지나가지 못합니다.',
      placewise((slope) => slope),
    ),
    misconception(
      'sigmoids-gradient',
      'That is the gradient of a sigmoid. ReLU’s is 1 above 0 and 0 elsewhere.',
      '시그모이드의 기울기입니다. ReLU의 기울기는 0보다 크면 1, 아니면 0입니다.',
      (dout: Tensor, x: Tensor) =>
        fill(x.shape, (i, j, c) => {
          const s = 1 / (1 + Math.exp(-x.get(i, j, c)));
          return dout.get(i, j, c) * s * (1 - s);
        }),
    ),
    misconception(
      'wrong-threshold',
      'You let pass what is above 1. ReLU’s bend is at 0.',
      '1보다 큰 것만 통과시켰습니다. ReLU가 꺾이는 곳은 0입니다.',
      (dout: Tensor, x: Tensor) => fill(x.shape, (i, j, c) => (x.get(i, j, c) > 1 ? dout.get(i, j, c) : 0)),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        tensor([[[5, 6, 7]]]),
        tensor([[[-1, 0, 2]]]),
      ),
      example(
        2,
        'slopes of both signs',
        '부호가 다른 기울기',
        tensor([-1, 2, -3, 4, -5, 6], [2, 3, 1]),
        tensor([0.5, 0.5, 0, 0, -0.5, -0.5], [2, 3, 1]),
      ),
      example(
        1,
        'very small inputs',
        '아주 작은 입력',
        tensor([3, -4], [1, 1, 2]),
        tensor([1e-6, -1e-6], [1, 1, 2]),
      ),
      example(1, 'large inputs', '큰 입력', tensor([2, -3, 4], [1, 3, 1]), tensor([6, 40, 1000], [1, 3, 1])),
      example(2, '4×6×3 with many zeros', '0이 많은 4×6×3', distinct([4, 6, 3]), values([4, 6, 3])),
      example(1, 'a tall map, 7×2×2', '세로로 긴 7×2×2 맵', values([7, 2, 2]), values([7, 2, 2])),
      example(1, 'strided views', '메모리에 띄엄띄엄 놓인 텐서', view([3, 5, 2]), view([3, 5, 2])),
      example(
        1,
        'float64, nothing positive',
        'float64, 양수 없음',
        values([2, 3, 2], 'float64'),
        mapped(values([2, 3, 2], 'float64'), (value) => -Math.abs(value)),
      ),
    ];
  },
} satisfies Exercise;
