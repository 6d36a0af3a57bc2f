import { tensor, zeros, type Tensor } from 'convlab';
import { convGradients } from '../../../solutions/02-conv-layer/convGradients';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, mapped, puzzle, source, visit, misconception, misconceptions } from '../cases';

interface Gradients {
  readonly dx: Tensor;
  readonly dw: Tensor;
  readonly db: Tensor;
}

/** Visits every product of the forward pass: the place in dout, the place in x, the place in w. */
function products(
  dout: Tensor,
  w: Tensor,
  see: (from: readonly number[], pixel: readonly number[], tap: readonly number[]) => void,
): void {
  const [kernelHeight, kernelWidth, channels] = w.shape;
  visit([...dout.shape, kernelHeight, kernelWidth, channels], ([i, j, o, u, v, c]) => {
    see([i, j, o], [i + u, j + v, c], [u, v, c, o]);
  });
}

/** Gradients of which those that are named hold only what was written last. */
const overwritten =
  (...names: readonly (keyof Gradients)[]) =>
  (dout: Tensor, x: Tensor, w: Tensor): Gradients => {
    const right = convGradients(dout, x, w);
    const last = { dx: zeros(x.shape), dw: zeros(w.shape), db: zeros(right.db.shape) };
    products(dout, w, (from, pixel, tap) => {
      const slope = dout.get(...from);
      last.dx.set(...pixel, slope * w.get(...tap));
      last.dw.set(...tap, slope * x.get(...pixel));
      last.db.set(from[2], slope);
    });
    return { ...right, ...Object.fromEntries(names.map((name) => [name, last[name]])) };
  };

export default {
  id: 'convGradients',
  title: both('Backward through a convolution', '합성곱의 역전파'),
  task: both(
    'Return the gradients dx, dw and db of a convolutional layer, given dout.',
    'dout이 주어졌을 때 합성곱 층의 기울기 dx, dw, db를 반환하세요.',
  ),
  difficulty: 3,
  minutes: 25,
  solution: convGradients,
  parameters: ['dout', 'x', 'w'],
  hints: [
    both(
      'Take the same six loops as in convLayer. Each product x · w sends a slope to both of its factors, and every slope is added to what is there already.',
      'convLayer와 똑같은 반복문 여섯 개를 쓰세요. 곱 x · w 하나하나가 두 인수 모두에 기울기를 보내고, 기울기는 이미 있는 값에 더해집니다.',
    ),
    both(
      'Write down the one product that (i, j, o) and (u, v, c) contribute to the output. It holds one number of x and one of w: each of the two gets the slope times the other. Which places of dx and dw are those, and how often does b[o] take part?',
      '(i, j, o)와 (u, v, c)가 출력에 보태는 곱 하나를 적어 보세요. 거기에는 x의 수 하나와 w의 수 하나가 있고, 각각은 기울기에 상대편을 곱한 값을 받습니다. dx와 dw의 어느 자리일까요? 그리고 b[o]는 몇 번 참여할까요?',
    ),
    puzzle(
      'dx.set(i + u, j + v, c, slope * w.get(u, v, c, o));',
      both(
        'Windows overlap, so a pixel has a part in several outputs: its slopes add up and must not replace each other.',
        '창이 겹치므로 픽셀 하나가 여러 출력에 참여합니다. 기울기는 서로 덮어쓰지 말고 더해야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'dx-overwritten',
      'In dx the slopes replace each other. A pixel takes part in many windows and filters: add their slopes up.',
      'dx에서 기울기가 서로 덮어썼습니다. 픽셀 하나는 여러 창과 필터에 참여하므로 기울기를 모두 더해야 합니다.',
      overwritten('dx'),
    ),
    misconception(
      'db-overwritten',
      'Your db holds the last place only. A bias is added at every place, so its slopes add up over all of them.',
      'db에 마지막 자리의 값만 남았습니다. 편향은 모든 자리에 더해지므로 기울기를 모두 더해야 합니다.',
      overwritten('db'),
    ),
    misconception(
      'dw-overwritten',
      'Your dw holds the last place only. A weight is used at every place, so its slopes add up over all of them.',
      'dw에 마지막 자리의 값만 남았습니다. 가중치는 모든 자리에서 쓰이므로 기울기를 모두 더해야 합니다.',
      overwritten('dw'),
    ),
    ...misconceptions(
      'slopes-overwritten',
      'Slopes replace each other in your gradients, in more than one of them. Every factor is used at many places: add to what is there already.',
      '기울기 여러 개가 서로 덮어써졌습니다. 인수 하나는 여러 자리에서 쓰이므로 이미 있는 값에 더해야 합니다.',
      overwritten('dx', 'dw'),
      overwritten('dx', 'dw', 'db'),
    ),
    misconception(
      'flipped-twice',
      'The kernel in your dx is flipped. In the formula dx[i + u, j + v] += dout[i, j] · w[u, v] no flip is left to do: the plus signs see to it.',
      'dx에서 필터(커널)가 뒤집혔습니다. dx[i + u, j + v] += dout[i, j] · w[u, v]라는 식에서는 더 뒤집을 것이 없습니다. 더하기 부호가 이미 그 일을 합니다.',
      (dout: Tensor, x: Tensor, w: Tensor): Gradients => ({
        ...convGradients(dout, x, w),
        dx: convGradients(dout, x, w.step(-1, -1, 1, 1)).dx,
      }),
    ),
    misconception(
      'averaged-over-places',
      'You average dw and db over the places. The forward pass sums, so the slopes are summed too.',
      'dw와 db를 자리 수로 나누어 평균을 냈습니다. 순전파가 합이므로 기울기도 합입니다.',
      (dout: Tensor, x: Tensor, w: Tensor): Gradients => {
        const { dx, dw, db } = convGradients(dout, x, w);
        const share = (value: number): number => value / (dout.shape[0] * dout.shape[1]);
        return { dx, dw: mapped(dw, share), db: mapped(db, share) };
      },
    ),
    misconception(
      'step-direction',
      'All your gradients have the opposite sign. The gradient points uphill; the minus belongs to the optimizer’s step.',
      '모든 기울기의 부호가 반대입니다. 기울기는 오르막을 가리킵니다. 빼는 일은 최적화 단계에서 합니다.',
      (dout: Tensor, x: Tensor, w: Tensor) =>
        convGradients(
          mapped(dout, (value) => -value),
          x,
          w,
        ),
    ),
    misconception(
      'dx-from-first-filter',
      'Your dx hears the first filter only. Every filter has looked at the pixel: sum over all of them.',
      'dx에 첫 번째 필터만 반영되었습니다. 모든 필터가 그 픽셀을 보았으므로 모두 더해야 합니다.',
      (dout: Tensor, x: Tensor, w: Tensor): Gradients => {
        const first = dout.hi(dout.shape[0], dout.shape[1], 1);
        return { ...convGradients(dout, x, w), dx: convGradients(first, x, w).dx };
      },
    ),
    misconception(
      'db-per-product',
      'Your db counts each slope once for every product in the sum. The bias is added once an output: so is its slope.',
      'db가 기울기를 곱셈마다 한 번씩 세었습니다. 편향은 출력마다 한 번 더해지므로 기울기도 한 번입니다.',
      (dout: Tensor, x: Tensor, w: Tensor): Gradients => {
        const gradients = convGradients(dout, x, w);
        const taps = w.shape[0] * w.shape[1] * w.shape[2];
        return { ...gradients, db: mapped(gradients.db, (value) => value * taps) };
      },
    ),
  ],
  cases(random) {
    const { values, view } = source(random);
    return [
      example(
        1,
        'one product: 5 · (2 · 3)',
        '곱 하나: 5 · (2 · 3)',
        tensor([[[5]]]),
        tensor([[[2]]]),
        tensor([3], [1, 1, 1, 1]),
      ),
      example(
        1,
        'windows that overlap in one pixel',
        '픽셀 하나에서 겹치는 창',
        tensor([[[1], [10]]]),
        tensor([[[1], [2], [3]]]),
        tensor([4, 5], [1, 2, 1, 1]),
      ),
      example(
        3,
        '5×6×2 image, three 3×2 filters',
        '5×6×2 이미지, 3×2 필터 셋',
        values([3, 5, 3]),
        values([5, 6, 2]),
        values([3, 2, 2, 3]),
      ),
      example(
        2,
        'a tall image, 6×4×3, two 2×3 filters',
        '세로로 긴 6×4×3 이미지, 2×3 필터 둘',
        values([5, 2, 2]),
        values([6, 4, 3]),
        values([2, 3, 3, 2]),
      ),
      example(
        2,
        'strided views',
        '메모리에 띄엄띄엄 놓인 텐서',
        view([3, 2, 2]),
        view([4, 4, 2]),
        view([2, 3, 2, 2]),
      ),
      example(
        1,
        'float64, a filter as large as the image',
        'float64, 이미지만큼 큰 필터',
        values([1, 1, 3], 'float64'),
        values([2, 4, 2], 'float64'),
        values([2, 4, 2, 3], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
