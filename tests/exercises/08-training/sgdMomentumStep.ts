import { tensor, zeros, type Tensor } from 'convlab';
import { sgdMomentumStep } from '../../../solutions/08-training/sgdMomentumStep';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, misconception, misconceptions } from '../cases';

type Step = Parameters<typeof sgdMomentumStep>;
type Result = ReturnType<typeof sgdMomentumStep>;

/** a + factor · b, number by number. */
const added = (a: Tensor, b: Tensor, factor = 1): Tensor =>
  fill(a.shape, (...index) => a.get(...index) + factor * b.get(...index));

export default {
  id: 'sgdMomentumStep',
  title: both('A step with momentum', '모멘텀이 있는 한 걸음'),
  task: both(
    'Return the weights and the velocity after one step of gradient descent with momentum; leave the inputs unchanged.',
    '모멘텀을 쓰는 경사 하강법으로 한 걸음 움직인 뒤의 가중치와 속도를 반환하세요. 입력은 바꾸지 않습니다.',
  ),
  difficulty: 2,
  minutes: 10,
  solution: sgdMomentumStep,
  parameters: ['w', 'dw', 'velocity', 'learningRate', 'momentum'],
  hints: [
    both(
      'Two lines of arithmetic for every number: first the new velocity, then the new weight, which already uses it.',
      '수마다 두 줄의 계산이면 됩니다. 먼저 새 속도를 구하고, 새 가중치는 그 새 속도로 구합니다.',
    ),
    both(
      'Make two new tensors with `zeros`, and read the inputs through `contiguous(…).data`. Compute the new velocity first: the weight then moves by the new one, not by the old.',
      '`zeros`로 새 텐서 둘을 만들고, 입력은 `contiguous(…).data`로 읽으세요. 새 속도를 먼저 계산하세요. 가중치는 이전 속도가 아니라 새 속도만큼 움직입니다.',
    ),
    puzzle(
      'next.w.data[i] = weights[i] + speeds[i];',
      both(
        'It moves by the old velocity, which has not heard of this step’s gradient yet.',
        '옛 속도로 움직입니다. 이번 걸음의 기울기가 아직 반영되지 않은 속도입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'uphill',
      'You go uphill: the gradient points to where the loss grows. Subtract learningRate · dw.',
      '오르막으로 가고 있습니다. 기울기는 손실이 커지는 쪽을 가리키므로 learningRate · dw를 빼야 합니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step) =>
        sgdMomentumStep(w, dw, velocity, -learningRate, momentum),
    ),
    misconception(
      'velocity-without-learning-rate',
      'Your velocity is momentum · velocity + dw, with the learning rate only in the step, as PyTorch writes it. Here it stands in the velocity: momentum · velocity − learningRate · dw.',
      'PyTorch처럼 속도를 momentum · velocity + dw로 두고 학습률은 걸음에만 곱했습니다. 여기서는 학습률이 속도 안에 있습니다. momentum · velocity − learningRate · dw입니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step): Result => {
        const speed = added(dw, velocity, momentum);
        return { w: added(w, speed, -learningRate), velocity: speed };
      },
    ),
    misconception(
      'velocity-subtracted',
      'The velocity points downhill already, for learningRate · dw was subtracted in it. Add it to the weights: w + velocity.',
      '속도에서 이미 learningRate · dw를 뺐으므로 속도는 내리막을 향합니다. 가중치에는 더하세요. w + velocity입니다.',
      (...step: Step): Result => {
        const { velocity } = sgdMomentumStep(...step);
        return { w: added(step[0], velocity, -1), velocity };
      },
    ),
    misconception(
      'velocity-points-uphill',
      'Your velocity is momentum · velocity + learningRate · dw, and you subtract it: many write it so. Here the minus stands in the velocity, momentum · velocity − learningRate · dw, and it is added: w + velocity.',
      '속도를 momentum · velocity + learningRate · dw로 두고 가중치에서 뺐습니다. 그렇게 쓰는 책도 많습니다. 여기서는 빼기가 속도 안에 있습니다. momentum · velocity − learningRate · dw를 구해 더하세요. w + velocity입니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step): Result => {
        const uphill = sgdMomentumStep(w, dw, velocity, -learningRate, momentum).velocity;
        return { w: added(w, uphill, -1), velocity: uphill };
      },
    ),
    misconception(
      'weights-without-momentum',
      'Your velocity is right, but the weights do not follow it: they take a plain step of learningRate · dw. Add the new velocity instead.',
      '속도는 맞지만 가중치가 속도를 따라가지 않고 learningRate · dw만큼만 움직였습니다. 새 속도를 더하세요.',
      (...step: Step): Result => ({ ...sgdMomentumStep(...step), w: added(step[0], step[1], -step[3]) }),
    ),
    ...misconceptions(
      'learning-rate-forgotten',
      'The learning rate is missing: dw enters your velocity as it is. It is momentum · velocity − learningRate · dw.',
      '학습률이 빠졌습니다. 속도에 dw가 그대로 들어갔습니다. momentum · velocity − learningRate · dw입니다.',
      ...[1, -1].map(
        (rate) =>
          (...[w, dw, velocity, , momentum]: Step): Result =>
            sgdMomentumStep(w, dw, velocity, rate, momentum),
      ),
    ),
    misconception(
      'momentum-complemented',
      'You keep 1 − momentum of the old velocity. momentum itself is the share that stays.',
      '옛 속도에 1 − momentum을 곱했습니다. 남는 비율은 momentum 그대로입니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step) =>
        sgdMomentumStep(w, dw, velocity, learningRate, 1 - momentum),
    ),
    misconception(
      'velocity-never-fades',
      'You keep the old velocity whole. Multiply it by momentum, or the steps grow without end.',
      '옛 속도를 그대로 남겼습니다. momentum을 곱하지 않으면 걸음이 끝없이 커집니다.',
      (...[w, dw, velocity, learningRate]: Step) => sgdMomentumStep(w, dw, velocity, learningRate, 1),
    ),
    misconception(
      'old-velocity-used',
      'The weights moved by the old velocity. Compute the new one first, then take the step with it.',
      '가중치가 옛 속도로 움직였습니다. 새 속도를 먼저 구하고, 그 속도로 움직이세요.',
      (...step: Step): Result => ({ ...sgdMomentumStep(...step), w: added(step[0], step[2]) }),
    ),
    misconception(
      'momentum-ignored',
      'That is plain gradient descent: the old velocity is forgotten. Keep momentum times of it.',
      '보통의 경사 하강법입니다. 옛 속도를 잊어버렸습니다. 옛 속도에 momentum을 곱해 남기세요.',
      (...[w, dw, velocity, learningRate]: Step) => sgdMomentumStep(w, dw, velocity, learningRate, 0),
    ),
    misconception(
      'nesterov',
      'That is Nesterov’s variant, which looks one step ahead. Here the weights follow the new velocity: w + velocity.',
      '한 걸음 앞을 내다보는 네스테로프(Nesterov) 방식입니다. 여기서는 가중치가 새 속도를 그대로 따라갑니다. w + velocity입니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step): Result => {
        const next = sgdMomentumStep(w, dw, velocity, learningRate, momentum).velocity;
        return { w: added(added(w, next, momentum), dw, -learningRate), velocity: next };
      },
    ),
    misconception(
      'averaged',
      'You weight the gradient with 1 − momentum, as in a moving average. Here it enters with the full learning rate.',
      '이동 평균처럼 기울기에 1 − momentum을 곱했습니다. 여기서는 학습률만 곱합니다.',
      (...[w, dw, velocity, learningRate, momentum]: Step) =>
        sgdMomentumStep(w, dw, velocity, learningRate * (1 - momentum), momentum),
    ),
    misconception(
      'velocity-not-returned',
      'You return the old velocity. The next step needs the new one, or momentum never builds up.',
      '옛 속도를 반환했습니다. 다음 걸음에 새 속도가 필요합니다. 그렇지 않으면 모멘텀이 쌓이지 않습니다.',
      (...step: Step): Result => ({
        ...sgdMomentumStep(...step),
        velocity: mapped(step[2], (value) => value),
      }),
    ),
  ],
  cases(random) {
    const { values, view } = source(random);
    return [
      example(
        1,
        'the description’s example',
        '설명에 나온 예',
        tensor([1]),
        tensor([2]),
        tensor([4]),
        0.5,
        0.25,
      ),
      example(
        1,
        'the first step, from rest',
        '멈춘 상태에서 첫 걸음',
        tensor([1, -2, 3]),
        tensor([10, 0, -20]),
        zeros([3]),
        0.1,
        0.9,
      ),
      example(
        1,
        'a learning rate of 0: only coasting',
        '학습률 0: 미끄러지기만 함',
        tensor([1, 2]),
        tensor([5, 5]),
        tensor([2, -4]),
        0,
        0.5,
      ),
      example(
        3,
        'weights of a dense layer, 3×5',
        '완전 연결 층의 가중치, 3×5',
        values([3, 5]),
        values([3, 5]),
        values([3, 5]),
        0.1,
        0.9,
      ),
      example(
        2,
        'filters, 3×2×2×4',
        '필터, 3×2×2×4',
        values([3, 2, 2, 4]),
        values([3, 2, 2, 4]),
        values([3, 2, 2, 4]),
        0.25,
        0.8,
      ),
      example(
        1,
        'strided views',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([4, 3]),
        view([4, 3]),
        view([4, 3]),
        0.5,
        0.75,
      ),
      example(
        1,
        'float64 biases, momentum 0',
        'float64 편향, 모멘텀 0',
        values([6], 'float64'),
        values([6], 'float64'),
        values([6], 'float64'),
        0.01,
        0,
      ),
    ];
  },
} satisfies Exercise;
