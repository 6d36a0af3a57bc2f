import { lineChart } from '../../figures/charts/line-chart';
import { loadPhoto } from '../../data/photos';
import { t } from '../../language';
import { tensor, zeros, type Tensor } from '../../tensor';
import { given, pictures, star, type Rewards } from './parts';

export const oneByOne: Rewards = {
  pointwiseConv(mix: (x: Tensor, w: Tensor, b: Tensor) => Tensor) {
    const photo = loadPhoto('coffee', { size: 96 });
    // w[c, o]: how much of color c goes into color o
    const sepia = tensor([
      [0.34, 0.3, 0.24],
      [0.52, 0.46, 0.36],
      [0.13, 0.11, 0.09],
    ]);
    const negative = tensor([
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
    ]);
    const title = star(
      'nine numbers a mixture: your pointwiseConv',
      '수 아홉 개로 섞은 색: pointwiseConv의 결과',
    );
    return pictures(title, {
      [given()]: photo,
      [t('sepia', '세피아')]: mix(photo, sepia, zeros([3])),
      [t('negative: bias 1', '반전: 편향 1')]: mix(photo, negative, tensor([1, 1, 1])),
    });
  },

  bottleneckParameters(
    count: (channels: number, middle: number, kernel: number) => { direct: number; bottleneck: number },
  ) {
    const middles = [16, 32, 64, 96, 128, 160, 192, 224, 256];
    const counts = middles.map((middle) => count(256, middle, 3));
    return lineChart(
      [
        { name: t('3 × 3 alone', '3 × 3 하나'), x: middles, y: counts.map(({ direct }) => direct) },
        { name: t('bottleneck', '병목'), x: middles, y: counts.map(({ bottleneck }) => bottleneck) },
      ],
      {
        title: star('where your bottleneck pays off', '병목이 이득이 되는 곳'),
        x: t('channels in the middle, of 256', '가운데 채널 수 (바깥은 256)'),
        y: t('parameters', '파라미터'),
      },
    );
  },
};
