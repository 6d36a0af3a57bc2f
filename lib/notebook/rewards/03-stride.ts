import { filters } from '../../data/filters';
import { barChart } from '../../figures/charts/bar-chart';
import { lineChart } from '../../figures/charts/line-chart';
import { t } from '../../language';
import { reshape, zeros, type Tensor } from '../../tensor';
import { grayCat, pictures, star, type Rewards } from './parts';

export const stride: Rewards = {
  stridedOutputSize(sizeOf: (input: number, kernel: number, stride: number) => number) {
    const strides = Array.from({ length: 12 }, (_, i) => i + 1);
    return lineChart(
      [{ name: t('output size', '출력 크기'), x: strides, y: strides.map((s) => sizeOf(224, 11, s)) }],
      {
        title: star('the sizes that your stridedOutputSize predicts', 'stridedOutputSize로 예측한 출력 크기'),
        x: t('stride (input 224, filter 11)', '보폭 (입력 224, 필터 11)'),
        y: t('output size', '출력 크기'),
      },
    );
  },

  stridedConv(convolve: (x: Tensor, w: Tensor, b: Tensor, stride: number) => Tensor) {
    const w = reshape(filters.outline, [3, 3, 1, 1]);
    const at = (step: number): Tensor => convolve(grayCat(98), w, zeros([1]), step);
    const label = (step: number): string => t(`stride ${step}`, `보폭 ${step}`);
    const title = star(
      'one filter, three strides: your stridedConv',
      '필터 하나, 보폭 셋: stridedConv의 결과',
    );
    return pictures(title, { [label(1)]: at(1), [label(2)]: at(2), [label(4)]: at(4) }, { toScale: true });
  },

  convCost(
    cost: (
      outH: number,
      outW: number,
      kh: number,
      kw: number,
      inChannels: number,
      outChannels: number,
    ) => number,
  ) {
    const strides = [1, 2, 3, 4];
    const sizes = strides.map((step) => Math.floor((224 - 3) / step) + 1);
    return barChart([{ name: 'MACs', values: sizes.map((size) => cost(size, size, 3, 3, 64, 64) / 1e6) }], {
      title: star('what your convCost asks of each stride', 'convCost로 계산한 보폭별 비용'),
      labels: strides.map((step) => t(`stride ${step}`, `보폭 ${step}`)),
      y: t('million multiply-adds', '곱셈·덧셈 (백만 번)'),
    });
  },
};
