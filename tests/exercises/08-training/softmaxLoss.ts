import { contiguous, tensor, type Tensor } from 'convlab';
import { softmaxLoss } from '../../../solutions/08-training/softmaxLoss';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, fill, mapped, puzzle, source, sum, misconception, misconceptions } from '../cases';

type Result = ReturnType<typeof softmaxLoss>;

interface Steps {
  /** What is subtracted from a row's logits: its largest, where all is right. */
  readonly shift?: (row: readonly number[]) => number;
  /** One row's loss, from the sum of its exponentials, the right class's shifted logit and the shift. */
  readonly loss?: (total: number, right: number, shift: number) => number;
  /** What stands above the fraction of a probability. */
  readonly above?: (logit: number, shift: number) => number;
  readonly slope?: (probability: number, isRight: boolean) => number;
}

/** The loss and its slopes, averaged over the batch, with the steps that are given done otherwise. */
const softmaxWith =
  ({
    shift = (row) => Math.max(...row),
    loss = (total, right) => Math.log(total) - right,
    above = (logit, less) => Math.exp(logit - less),
    slope = (probability, isRight) => probability - (isRight ? 1 : 0),
  }: Steps) =>
  (logits: Tensor, labels: number[]): Result => {
    const [rows, classes] = logits.shape;
    const all = labels.map((label, n) => {
      const row = Array.from({ length: classes }, (_, k) => logits.get(n, k));
      const less = shift(row);
      const total = sum([classes], (k) => Math.exp(row[k] - less));
      return { less, total, row, right: row[label] - less };
    });
    return {
      loss: sum([rows], (n) => loss(all[n].total, all[n].right, all[n].less)) / rows,
      dlogits: fill([rows, classes], (n, k) => {
        const { row, less, total } = all[n];
        return slope(above(row[k], less) / total, k === labels[n]) / rows;
      }),
    };
  };

/** A row's loss by a logarithm of the right class's probability, which can be 0. */
const ofProbability =
  (logarithm: (probability: number) => number) =>
  (total: number, right: number): number =>
    -logarithm(Math.exp(right) / total);

/** The right slopes, with another loss: the mean over the batch of what all its probabilities add. */
const withLossOf =
  (term: (probability: number, isRight: boolean) => number) =>
  (logits: Tensor, labels: number[]): Result => {
    const [rows, classes] = logits.shape;
    const { dlogits } = softmaxLoss(logits, labels);
    const added = (n: number, k: number): number => {
      const isRight = k === labels[n];
      return term(dlogits.get(n, k) * rows + (isRight ? 1 : 0), isRight);
    };
    return { loss: sum([rows, classes], added) / rows, dlogits };
  };

const notShifted = (): number => 0;
/** The largest logit, if the search for it starts at 0. */
const atLeastZero = (row: readonly number[]): number => Math.max(0, ...row);

export default {
  id: 'softmaxLoss',
  title: both('Softmax and cross-entropy', '소프트맥스와 교차 엔트로피'),
  task: both(
    'Return the mean cross-entropy of the batch and its slope at every logit, stable for logits of ±1000.',
    '배치의 평균 교차 엔트로피와 로짓마다의 기울기를 반환하세요. 로짓이 ±1000이어도 안정적이어야 합니다.',
  ),
  difficulty: 3,
  minutes: 20,
  solution: softmaxLoss,
  parameters: ['logits', 'labels'],
  hints: [
    both(
      'Take one row at a time: its largest logit, then the exponentials and their sum, then probabilities. Loss and slopes follow from those.',
      '한 행씩 계산하세요. 가장 큰 로짓, 지수와 그 합, 확률의 차례입니다. 손실과 기울기는 확률에서 나옵니다.',
    ),
    both(
      'With `total` = Σ exp(logit − largest), write out log(p) as the logarithm of a fraction: what is left is no logarithm of a probability that may be 0. The slope is (p − 1 at the label, p elsewhere); and the loss is a mean, so what of the number of rows?',
      '`total` = Σ exp(로짓 − 최댓값)이라 하고 log(p)를 분수의 로그로 풀어 쓰면, 0일 수도 있는 확률에 로그를 취하지 않아도 됩니다. 기울기는 정답 자리에서 p − 1, 나머지에서 p입니다. 그런데 손실은 평균이지요. 행의 수는 어디에 들어갈까요?',
    ),
    puzzle(
      'const probability = Math.exp(logits.get(n, k)) / total;',
      both(
        'Without subtracting the largest logit, exp(1000) is Infinity, and the probabilities no longer sum to 1.',
        '가장 큰 로짓을 빼지 않으면 exp(1000)이 Infinity가 되고, 확률의 합도 1이 되지 않습니다.',
      ),
    ),
  ],
  misconceptions: [
    ...misconceptions(
      'unstable-exp',
      '`Math.exp` overflows for large logits: exp(1000) is Infinity, and Infinity / Infinity is no number. Subtract the row’s largest logit first.',
      '로짓이 크면 `Math.exp`가 넘칩니다. exp(1000)은 Infinity이고 Infinity / Infinity는 수가 아닙니다. 그 행의 가장 큰 로짓을 먼저 빼세요.',
      softmaxWith({ shift: notShifted, loss: ofProbability(Math.log) }),
      softmaxWith({ shift: notShifted }),
    ),
    ...misconceptions(
      'one-largest-for-all-rows',
      'You subtract the largest logit of the whole batch. A row far below it has nothing but zeros left: each row needs its own largest.',
      '배치 전체에서 가장 큰 로짓을 뺐습니다. 그보다 훨씬 작은 행에는 0만 남습니다. 행마다 그 행의 가장 큰 로짓을 빼야 합니다.',
      ...[{}, { loss: ofProbability(Math.log) }].map(
        (steps: Steps) =>
          (logits: Tensor, labels: number[]): Result => {
            const most = Math.max(...contiguous(logits).data);
            return softmaxWith({ ...steps, shift: () => most })(logits, labels);
          },
      ),
    ),
    ...misconceptions(
      'largest-starts-at-zero',
      'Your search for the largest logit starts at 0, so where all logits are far below 0 every exponential becomes 0. Start at -Infinity.',
      '가장 큰 로짓을 0에서 찾기 시작해서, 로짓이 모두 0보다 훨씬 작으면 지수가 전부 0이 됩니다. -Infinity에서 시작하세요.',
      softmaxWith({ shift: atLeastZero }),
      softmaxWith({ shift: atLeastZero, loss: ofProbability(Math.log) }),
    ),
    misconception(
      'log-of-zero',
      'The probability of the right class can be too small for a number: it becomes 0, and its logarithm −Infinity. Take log Σ exp(logit − largest) − (logit − largest), which needs no probability.',
      '정답 클래스의 확률이 수로 나타낼 수 없을 만큼 작으면 0이 되고, 그 로그는 −Infinity입니다. 확률을 거치지 말고 log Σ exp(로짓 − 최댓값) − (로짓 − 최댓값)을 쓰세요.',
      softmaxWith({ loss: ofProbability(Math.log) }),
    ),
    ...misconceptions(
      'log-of-a-small-number',
      'You keep the logarithm away from 0 with a small number, so your loss cannot grow beyond the logarithm of that. Take log Σ exp(logit − largest) − (logit − largest), which needs no probability.',
      '로그가 0을 만나지 않도록 아주 작은 수를 썼습니다. 그러면 손실이 그 수의 로그보다 커질 수 없습니다. 확률을 거치지 말고 log Σ exp(로짓 − 최댓값) − (로짓 − 최댓값)을 쓰세요.',
      // Added or taken as the least: where it matters, the two are the same number.
      ...[1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16].map((least) =>
        softmaxWith({ loss: ofProbability((probability) => Math.log(probability + least)) }),
      ),
    ),
    ...misconceptions(
      'logarithm-to-base-10',
      'Your logarithm is that to base 10. The natural one is meant, `Math.log`: only then are the slopes p − 1 and p.',
      '상용로그(밑이 10)를 썼습니다. 자연로그 `Math.log`여야 합니다. 그래야 기울기가 p − 1과 p입니다.',
      softmaxWith({ loss: ofProbability(Math.log10) }),
      softmaxWith({ loss: (total, right) => Math.log10(total) - right }),
      softmaxWith({ loss: (total, right) => (Math.log(total) - right) / Math.LN10 }),
    ),
    ...misconceptions(
      'logarithm-to-base-2',
      'Your logarithm is that to base 2. The natural one is meant, `Math.log`: only then are the slopes p − 1 and p.',
      '밑이 2인 로그를 썼습니다. 자연로그 `Math.log`여야 합니다. 그래야 기울기가 p − 1과 p입니다.',
      softmaxWith({ loss: ofProbability(Math.log2) }),
      softmaxWith({ loss: (total, right) => Math.log2(total) - right }),
      softmaxWith({ loss: (total, right) => (Math.log(total) - right) / Math.LN2 }),
    ),
    misconception(
      'largest-missing-in-loss',
      'In your loss the largest logit is subtracted in the exponentials only. Take it off the right class’s logit too: log Σ exp(logit − largest) − (logit − largest).',
      '손실에서 가장 큰 로짓을 지수에서만 뺐습니다. 정답 클래스의 로짓에서도 빼세요. log Σ exp(로짓 − 최댓값) − (로짓 − 최댓값)입니다.',
      softmaxWith({ loss: (total, right, shift) => Math.log(total) - (right + shift) }),
    ),
    misconception(
      'largest-missing-in-probabilities',
      'In your probabilities the largest logit is subtracted in the sum only. Above the fraction stands the same exponential as in the sum: exp(logit − largest).',
      '확률을 구할 때 가장 큰 로짓을 분모의 합에서만 뺐습니다. 분자에도 같은 지수 exp(로짓 − 최댓값)가 와야 합니다.',
      softmaxWith({ above: (logit) => Math.exp(logit) }),
    ),
    misconception(
      'summed-over-batch',
      'Loss and slopes are summed over the batch. Divide both by the number of rows: then the step does not grow with the batch.',
      '손실과 기울기를 배치에 대해 더하기만 했습니다. 둘 다 행의 수로 나누세요. 그래야 배치가 커져도 걸음이 커지지 않습니다.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        const rows = labels.length;
        return { loss: loss * rows, dlogits: mapped(dlogits, (value) => value * rows) };
      },
    ),
    misconception(
      'slope-not-averaged',
      'The loss is a mean over the batch, but your slopes belong to a sum: divide them by the number of rows too.',
      '손실은 배치의 평균인데 기울기는 합의 기울기입니다. 기울기도 행의 수로 나누세요.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        return { loss, dlogits: mapped(dlogits, (value) => value * labels.length) };
      },
    ),
    misconception(
      'loss-not-averaged',
      'Your slopes are those of a mean over the batch, but your loss is a sum: divide it by the number of rows too.',
      '기울기는 배치 평균의 기울기인데 손실은 합입니다. 손실도 행의 수로 나누세요.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        return { loss: loss * labels.length, dlogits };
      },
    ),
    misconception(
      'averaged-over-classes',
      'You divide by the number of classes. The mean goes over the rows of the batch.',
      '클래스 수로 나누었습니다. 평균은 배치의 행에 대해 냅니다.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        const instead = logits.shape[0] / logits.shape[1];
        return { loss: loss * instead, dlogits: mapped(dlogits, (value) => value * instead) };
      },
    ),
    misconception(
      'step-direction',
      'Your slopes have the opposite sign: raising the logit of the right class lowers the loss, so its slope is p − 1, below 0.',
      '기울기의 부호가 반대입니다. 정답 클래스의 로짓이 커지면 손실이 줄어드므로 그 기울기는 0보다 작은 p − 1입니다.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        return { loss, dlogits: mapped(dlogits, (value) => -value) };
      },
    ),
    misconception(
      'negative-loss',
      'Your loss is negative: the logarithm of a probability is, so cross-entropy has a minus in front.',
      '손실이 음수입니다. 확률의 로그는 음수이므로 교차 엔트로피에는 앞에 빼기가 붙습니다.',
      (logits: Tensor, labels: number[]): Result => {
        const { loss, dlogits } = softmaxLoss(logits, labels);
        return { loss: -loss, dlogits };
      },
    ),
    misconception(
      'label-not-subtracted',
      'Your slopes are the probabilities. At the right class 1 has to be taken off: p − 1.',
      '기울기가 확률 그대로입니다. 정답 클래스에서는 1을 빼야 합니다. p − 1입니다.',
      softmaxWith({ slope: (probability) => probability }),
    ),
    misconception(
      'slope-at-the-label-only',
      'Only the right class has a slope in your answer. The other logits lower its probability when they grow: their slopes are p.',
      '정답 클래스에만 기울기가 있습니다. 다른 로짓이 커져도 정답의 확률이 낮아지므로 그 기울기는 p입니다.',
      softmaxWith({ slope: (probability, isRight) => (isRight ? probability - 1 : 0) }),
    ),
    misconception(
      'mean-squared-error',
      'Your loss is the squared error of the probabilities. Cross-entropy is −log of the right class’s probability.',
      '손실이 확률의 제곱 오차입니다. 교차 엔트로피는 정답 클래스 확률의 −log입니다.',
      withLossOf((probability, isRight) => (probability - (isRight ? 1 : 0)) ** 2),
    ),
    misconception(
      'binary-cross-entropy',
      'You add the logarithms of the wrong classes, too (binary cross-entropy). Only the right class’s probability counts.',
      '틀린 클래스의 로그까지 더했습니다(이진 교차 엔트로피). 정답 클래스의 확률만 셉니다.',
      withLossOf((probability, isRight) => -Math.log(isRight ? probability : 1 - probability)),
    ),
    misconception(
      'score-left-out',
      'Your loss is the logarithm of the sum alone: the right class’s own score has to be taken off.',
      '손실이 합의 로그뿐입니다. 정답 클래스의 점수를 빼야 합니다.',
      (logits: Tensor, labels: number[]) => {
        const right = softmaxLoss(logits, labels);
        const [rows, classes] = logits.shape;
        const most = (n: number): number =>
          Math.max(...Array.from({ length: classes }, (_, k) => logits.get(n, k)));
        return {
          ...right,
          loss:
            sum([rows], (n) => Math.log(sum([classes], (k) => Math.exp(logits.get(n, k) - most(n))))) / rows,
        };
      },
    ),
    misconception(
      'last-image-missed',
      'The last image of the batch never counts: your loop over rows ends one too early.',
      '배치의 마지막 이미지가 빠졌습니다. 행을 도는 반복문이 한 번 일찍 끝납니다.',
      (logits: Tensor, labels: number[]) => {
        const { dlogits, loss } = softmaxLoss(logits, labels);
        const [rows, classes] = logits.shape;
        const last = softmaxLoss(logits.lo(rows - 1, 0).hi(1, classes), labels.slice(-1)).loss;
        return {
          loss: loss - last / rows,
          dlogits: fill(dlogits.shape, (n, k) => (n < rows - 1 ? dlogits.get(n, k) : 0)),
        };
      },
    ),
    misconception(
      'softmax-over-the-batch',
      'You take softmax down the batch. It runs over the classes of one image, along a row.',
      '배치 방향으로 softmax를 계산했습니다. 한 이미지의 클래스들, 곧 한 행 안에서 계산합니다.',
      (logits: Tensor, labels: number[]) => {
        const [rows] = logits.shape;
        const total = (k: number): number => sum([rows], (n) => Math.exp(logits.get(n, k)));
        const probability = (n: number, k: number): number => Math.exp(logits.get(n, k)) / total(k);
        return {
          loss: -sum([rows], (n) => Math.log(probability(n, labels[n]))) / rows,
          dlogits: fill(logits.shape, (n, k) => (probability(n, k) - (k === labels[n] ? 1 : 0)) / rows),
        };
      },
    ),
  ],
  cases(random) {
    const { values, view, wholes } = source(random);
    return [
      example(1, 'two equal logits: ln 2', '같은 로짓 둘: ln 2', tensor([[0, 0]]), [1]),
      example(
        1,
        'three equal logits, two rows: ln 3',
        '같은 로짓 셋, 두 행: ln 3',
        tensor([2, 2, 2, -1, -1, -1], [2, 3]),
        [0, 2],
      ),
      example(
        2,
        'logits of ±1000, right and wrong',
        '±1000인 로짓, 맞힌 경우와 틀린 경우',
        tensor([
          [1000, -1000, 0],
          [1000, -1000, 0],
        ]),
        [0, 1],
      ),
      example(
        1,
        'logits near −1000',
        '−1000 근처의 로짓',
        tensor([
          [-1000, -1001],
          [-998, -1000],
          [-1000, -1000],
        ]),
        [0, 1, 1],
      ),
      example(
        1,
        'rows 2,000 apart',
        '2,000만큼 떨어진 두 행',
        tensor([
          [1000, 998],
          [-1000, -1002],
        ]),
        [1, 0],
      ),
      example(1, 'a batch of 4, five classes', '행 넷, 클래스 다섯', values([4, 5]), wholes(4, 0, 4)),
      example(2, 'a batch of 6, three classes', '행 여섯, 클래스 셋', values([6, 3]), wholes(6, 0, 2)),
      example(
        1,
        'a strided view in float64',
        'float64, 메모리에 띄엄띄엄 놓인 텐서',
        view([3, 4], 'float64'),
        wholes(3, 0, 3),
      ),
    ];
  },
} satisfies Exercise;
