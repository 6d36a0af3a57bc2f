import { applyFilter, filters } from '../../data/filters';
import { barChart } from '../../figures/charts/bar-chart';
import { lineChart } from '../../figures/charts/line-chart';
import { t } from '../../language';
import { naive } from '../../naive';
import { seededRandom } from '../../random';
import { fromFunction, mapValues, type Tensor } from '../../tensor';
import { cat, given, grayCat, pictures, star, yours, type Rewards } from './parts';

const layers = ['conv1', 'pool1', 'conv2', 'pool2', 'conv3', 'conv4', 'conv5', 'pool5'];

export const alexNet: Rewards = {
  alexNetShapes: (shapesOf: (inputSize: number) => number[][]) =>
    barChart([{ name: t('values', '값의 수'), values: shapesOf(227).map(([h, w, c]) => h * w * c) }], {
      title: star('numbers in each layer, by your alexNetShapes', 'alexNetShapes로 구한 층별 값의 수'),
      labels: layers,
      y: t('values', '값의 수'),
    }),

  reluGradient(gradient: (dout: Tensor, x: Tensor) => Tensor) {
    const photo = grayCat(96);
    const x = applyFilter(naive, photo, filters.verticalEdges, { padding: 1 });
    return pictures(star('what gets back through your reluGradient', 'reluGradient를 지나 돌아오는 것'), {
      dout: photo,
      x: x,
      [yours()]: gradient(photo, x),
    });
  },

  responseNorm(normalize: (x: Tensor, size: number, alpha: number, beta: number, bias: number) => Tensor) {
    const neighbors = Array.from({ length: 21 }, (_, i) => 5 * i);
    const middle = (level: number): number => {
      const x = fromFunction([1, 1, 5], (_i, _j, c) => (c === 2 ? 50 : level));
      return normalize(x, 5, 1e-3, 0.75, 2).get(0, 0, 2);
    };
    return lineChart(
      [{ name: t('what is left of 50', '50에서 남은 값'), x: neighbors, y: neighbors.map(middle) }],
      {
        title: star(
          'the louder the neighbors, the softer it gets',
          '이웃이 셀수록 약해집니다: responseNorm의 곡선',
        ),
        x: t('its four neighboring channels', '이웃한 네 채널의 값'),
        y: t('what is left of 50', '50에서 남은 값'),
      },
    );
  },

  invertedDropout(drop: (x: Tensor, rate: number, uniform: number[]) => Tensor) {
    const photo = mapValues(cat(64), (value) => value / 2); // twice as bright, no value leaves 0 … 1
    const random = seededRandom(1);
    const uniform = Array.from({ length: photo.size }, random);
    return pictures(
      star(
        'half of the numbers gone: your invertedDropout',
        '값의 절반이 사라졌습니다: invertedDropout의 결과',
      ),
      {
        [given()]: photo,
        [yours()]: drop(photo, 0.5, uniform),
      },
    );
  },
};
