import { filters } from '../../data/filters';
import { loadPhoto } from '../../data/photos';
import { t } from '../../language';
import { naive } from '../../naive';
import { fromFunction, mapValues, reshape, tensor, zeros, type Tensor } from '../../tensor';
import { given, grayCat, pictures, star, type Rewards } from './parts';

export const trained: Rewards = {
  depthwiseConv(perChannel: (x: Tensor, w: Tensor, b: Tensor) => Tensor) {
    const photo = loadPhoto('coffee', { size: 96 });
    const three = [filters.verticalEdges, filters.horizontalEdges, filters.outline];
    const maps = perChannel(
      photo,
      fromFunction([3, 3, 3], (u, v, c) => three[c].get(u, v)),
      zeros([3]),
    );
    const map = (c: number): Tensor => maps.pick(null, null, c);
    return pictures(star('a filter of its own for each color', '색마다 자기 필터: depthwiseConv의 결과'), {
      [given()]: photo,
      [t('red: vertical edges', '빨강: 세로 경계')]: map(0),
      [t('green: horizontal edges', '초록: 가로 경계')]: map(1),
      [t('blue: outline', '파랑: 윤곽')]: map(2),
    });
  },

  globalAveragePool(pool: (x: Tensor) => Tensor) {
    const photos = ['chelsea', 'coffee', 'rocket'].map((name) => loadPhoto(name, { size: 64 }));
    const swatches = photos.map((photo) => {
      const color = pool(photo);
      return fromFunction([64, 64, 3], (i, j, c) => (i < 44 ? photo.get(i, j, c) : color.get(c)));
    });
    return pictures(
      star('each photo and its one color, by your code', '사진과 그 사진의 색 하나, 내 코드의 결과'),
      swatches,
    );
  },

  foldBatchNorm(
    fold: (
      w: Tensor,
      b: Tensor,
      m: Tensor,
      v: Tensor,
      g: Tensor,
      s: Tensor,
      e: number,
    ) => { w: Tensor; b: Tensor },
  ) {
    const image = reshape(grayCat(98), [1, 98, 98, 1]);
    const w = reshape(filters.outline, [3, 3, 1, 1]);
    const [mean, variance, gamma, beta] = [0.1, 0.3, 0.5, 0.2].map((value) => tensor([value]));
    const conv = (weights: Tensor, b: Tensor): Tensor =>
      naive.conv2d(image, weights, b).pick(0, null, null, null);
    const folded = fold(w, zeros([1]), mean, variance, gamma, beta, 1e-5);
    const both = mapValues(conv(w, zeros([1])), (y) => (0.5 * (y - 0.1)) / Math.sqrt(0.3 + 1e-5) + 0.2);
    return pictures(
      star('two layers, then yours alone: the same map', '두 층, 그리고 접은 층 하나: 같은 맵'),
      {
        [t('convolution, then batch norm', '합성곱, 그다음 배치 정규화')]: both,
        [t('your folded convolution', '접은 합성곱 하나')]: conv(folded.w, folded.b),
      },
    );
  },
};
