import { barChart } from '../../figures/charts/bar-chart';
import { lineChart, type Line } from '../../figures/charts/line-chart';
import { t } from '../../language';
import type { Tensor } from '../../tensor';
import { cat, pictures, star, type Rewards } from './parts';

/** The size [0 … layers] of an image of 32 that goes through layers of 5 × 5. */
function shrinking(
  sizeOf: (input: number, kernel: number, stride: number, padding: number) => number,
): Line[] {
  return [0, 1, 2].map((padding) => {
    const sizes = [32];
    while (sizes.length < 8) sizes.push(sizeOf(sizes[sizes.length - 1], 5, 1, padding));
    return { name: t(`padding ${padding}`, `패딩 ${padding}`), x: sizes.map((_, i) => i), y: sizes };
  });
}

interface Counts {
  readonly conv: number;
  readonly locallyConnected: number;
  readonly fullyConnected: number;
}

export const padding: Rewards = {
  padZeros(pad: (x: Tensor, top: number, bottom: number, left: number, right: number) => Tensor) {
    const title = star('the cat, framed by your padZeros', 'padZeros로 고양이에 두른 테두리');
    return pictures(title, {
      '8, 8, 8, 8': pad(cat(80), 8, 8, 8, 8),
      [t('like an instant photo: 4, 24, 4, 4', '폴라로이드처럼: 4, 24, 4, 4')]: pad(cat(80), 4, 24, 4, 4),
    });
  },

  convOutputSize(sizeOf: (input: number, kernel: number, stride: number, padding: number) => number) {
    return lineChart(shrinking(sizeOf), {
      title: star('seven layers deep, by your convOutputSize', 'convOutputSize로 구한 일곱 층 뒤의 크기'),
      x: t('layers of 5 × 5', '5 × 5 층의 수'),
      y: t('image size', '이미지 크기'),
    });
  },

  paddingFor(paddingFor: (input: number, kernel: number, stride: number, output: number) => number) {
    const kernels = [1, 3, 5, 7, 9, 11];
    return barChart(
      [{ name: t('padding', '패딩'), values: kernels.map((kernel) => paddingFor(32, kernel, 1, 32)) }],
      {
        title: star('how your paddingFor keeps 32 at 32', 'paddingFor로 32를 32로 유지하는 패딩'),
        labels: kernels.map((kernel) => `${kernel} × ${kernel}`),
        x: t('filter', '필터'),
        y: t('zeros per side', '한쪽의 0의 수'),
      },
    );
  },

  parameterCounts(count: (h: number, w: number, c: number, k: number, filters: number) => Counts) {
    const { conv, locallyConnected, fullyConnected } = count(32, 32, 3, 5, 10);
    return barChart(
      [{ name: t('parameters', '파라미터'), values: [conv, locallyConnected, fullyConnected] }],
      {
        title: star(
          'three layers, as your parameterCounts counts them',
          'parameterCounts로 센 세 층의 파라미터',
        ),
        labels: [
          t('convolution', '합성곱'),
          t('locally connected', '지역 연결'),
          t('fully connected', '완전 연결'),
        ],
        y: t('parameters (logarithmic)', '파라미터 (로그 눈금)'),
        logY: true,
      },
    );
  },
};
