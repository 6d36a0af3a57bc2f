import { colorFilters } from '../../data/color-filters';
import { loadPhoto } from '../../data/photos';
import { t } from '../../language';
import { fromFunction, reshape, zeros, type Tensor } from '../../tensor';
import { given, grayCat, pictures, star, yours, type Rewards } from './parts';

export const convolution: Rewards = {
  convLayer(layer: (x: Tensor, w: Tensor, b: Tensor) => Tensor) {
    const photo = loadPhoto('coffee', { size: 64 });
    const { w, names } = colorFilters();
    const chosen = [0, 3, 9];
    const three = fromFunction([5, 5, 3, 3], (u, v, c, o) => w.get(u, v, c, chosen[o]));
    const maps = layer(photo, three, zeros([3]));
    return pictures(
      star('a color photo, three maps: your convLayer', '컬러 사진 하나, 맵 세 장: convLayer의 결과'),
      [
        { image: photo, label: given() },
        ...chosen.map((name, o) => ({ image: maps.pick(null, null, o), label: names[name] })),
      ],
    );
  },

  im2colMatrix(im2col: (x: Tensor, kh: number, kw: number) => Tensor) {
    const eye = grayCat(48).lo(14, 10, 0).hi(9, 9, 1);
    const title = star(
      '25 windows on the eye, laid out as 25 rows',
      '눈 위의 창 25개를 25개 행으로 펼쳤습니다',
    );
    return pictures(title, { [given()]: eye, [yours()]: im2col(eye, 5, 5) });
  },

  convGradients(gradients: (dout: Tensor, x: Tensor, w: Tensor) => { dx: Tensor }) {
    const bump = fromFunction([7, 7, 1, 1], (u, v) => Math.exp(-((u - 3) ** 2 + (v - 3) ** 2) / 5));
    const dots = fromFunction([24, 24, 1], (i, j) => (i % 5 === 2 && j % 5 === 2 ? 1 : 0));
    const { dx } = gradients(dots, grayCat(30), bump);
    const title = star(
      'each output sends its slope back through its window',
      '출력마다 자기 창을 지나 기울기를 돌려보냅니다',
    );
    return pictures(
      title,
      {
        [t('filter', '필터')]: reshape(bump, [7, 7]),
        [t('dout: 25 outputs', 'dout: 출력 25개')]: dots,
        [t('your dx: overlaps add up', '내 dx: 겹치면 더해집니다')]: dx,
      },
      { values: false },
    );
  },
};
