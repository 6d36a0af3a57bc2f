import { barChart } from '../../figures/charts/bar-chart';
import { structureMap } from '../../figures/charts/structure-map';
import { loadPhoto } from '../../data/photos';
import { t } from '../../language';
import { convMatrix } from '../../naive';
import { contiguous, fromFunction, tensor, type Tensor } from '../../tensor';
import { cat, pictures, star, type Rewards } from './parts';

const filter = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

export const convAndDense: Rewards = {
  convAsMatrix(asMatrix: (w: Tensor, h: number, w2: number) => Tensor) {
    return structureMap(asMatrix(filter, 4, 6), {
      title: star('the matrix that your convAsMatrix built', 'convAsMatrix로 만든 행렬'),
      x: t('input pixel', '입력 픽셀'),
      y: t('output pixel', '출력 픽셀'),
    });
  },

  countWeights(count: (matrix: Tensor) => { nonZero: number; distinct: number }) {
    const sizes = [4, 6, 8, 10];
    const counts = sizes.map((size) => count(convMatrix(filter, size, size)));
    return barChart(
      [
        { name: t('not zero', '0이 아닌 수'), values: counts.map(({ nonZero }) => nonZero) },
        { name: t('different', '서로 다른 수'), values: counts.map(({ distinct }) => distinct) },
      ],
      {
        title: star('what your countWeights finds in the matrix', 'countWeights로 센 행렬 속의 수'),
        labels: sizes.map((size) => `${size} × ${size}`),
        x: t('image', '이미지'),
        logY: true,
      },
    );
  },

  denseAsConv(asFilters: (weights: Tensor, h: number, w: number, c: number) => Tensor) {
    const columns = [cat(48), loadPhoto('astronaut', { size: 48 })].map((photo) => contiguous(photo).data);
    const weights = fromFunction([48 * 48 * 3, 2], (i, o) => columns[o][i]);
    const folded = asFilters(weights, 48, 48, 3);
    const label = (o: number): string => t(`filter ${o}`, `필터 ${o}`);
    return pictures(
      star('two columns of 6,912 weights, folded into filters', '가중치 6,912개짜리 열 둘을 접은 필터'),
      { [label(0)]: folded.pick(null, null, null, 0), [label(1)]: folded.pick(null, null, null, 1) },
    );
  },
};
