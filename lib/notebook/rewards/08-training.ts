import { toGray } from '../../data/image';
import { confusionChart } from '../../figures/charts/heat-map';
import { lineChart } from '../../figures/charts/line-chart';
import { t } from '../../language';
import { contiguous, tensor, zeros, type Tensor } from '../../tensor';
import { cat, star, type Rewards } from './parts';

type Step = (
  w: Tensor,
  dw: Tensor,
  velocity: Tensor,
  learningRate: number,
  momentum: number,
) => { w: Tensor; velocity: Tensor };

/** Down the valley f(w) = w² / 2 from w = 4, whose slope is w itself. */
function descent(step: Step, momentum: number): number[] {
  let state = { w: tensor([4]), velocity: zeros([1]) };
  const path = [4];
  while (path.length <= 40) {
    state = step(state.w, state.w, state.velocity, 0.05, momentum);
    path.push(state.w.get(0));
  }
  return path;
}

export const training: Rewards = {
  softmaxLoss(lossOf: (logits: Tensor, labels: number[]) => { loss: number }) {
    const logits = Array.from({ length: 25 }, (_, i) => (i - 12) / 2);
    const losses = logits.map(
      (logit) => lossOf(tensor([[logit, ...new Array<number>(9).fill(0)]]), [0]).loss,
    );
    return lineChart([{ name: t('loss', '손실'), x: logits, y: losses }], {
      title: star('sure, unsure, wrong: your softmaxLoss', '확신, 망설임, 오답: softmaxLoss의 곡선'),
      x: t('logit of the right class (the nine others: 0)', '정답 클래스의 로짓 (나머지 아홉은 0)'),
      y: t('loss', '손실'),
    });
  },

  sgdMomentumStep(step: Step) {
    const line = (momentum: number): { name: string; x: number[]; y: number[] } => {
      const y = descent(step, momentum);
      return { name: t(`momentum ${momentum}`, `모멘텀 ${momentum}`), x: y.map((_, i) => i), y };
    };
    return lineChart([line(0), line(0.5), line(0.9)], {
      title: star('down a valley, step by step, by your code', '내 코드로 한 스텝씩 내려간 골짜기'),
      x: t('step', '스텝'),
      y: t('weight (lowest point: 0)', '가중치 (가장 낮은 곳: 0)'),
    });
  },

  confusionMatrix(count: (labels: number[], predictions: number[], classes: number) => number[][]) {
    const photo = cat(64);
    const level = (image: Tensor): number[] =>
      Array.from(contiguous(image).data as ArrayLike<number>, (value) => Math.min(3, Math.floor(4 * value)));
    const counts = count(level(toGray(photo)), level(photo.pick(null, null, 0)), 4);
    const names = [
      t('dark', '어두움'),
      t('dim', '조금 어두움'),
      t('light', '조금 밝음'),
      t('bright', '밝음'),
    ];
    return confusionChart(counts, names, {
      title: star(
        'brightness guessed from red alone, counted by your code',
        '빨강만 보고 맞힌 밝기, 내 코드로 센 결과',
      ),
    });
  },
};
