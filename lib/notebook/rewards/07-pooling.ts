import { t } from '../../language';
import { fromFunction, type Tensor } from '../../tensor';
import { cat, given, grayCat, pictures, star, yours, type Rewards } from './parts';

type Pool = (x: Tensor, size: number, stride: number) => Tensor;

export const pooling: Rewards = {
  maxPool: (pool: Pool) =>
    pictures(star('the brightest of every 4 × 4: your maxPool', '4 × 4마다 가장 밝은 값: maxPool의 결과'), {
      [given()]: cat(96),
      [yours()]: pool(cat(96), 4, 4),
    }),

  avgPool: (pool: Pool) =>
    pictures(star('the mean of every 4 × 4: your avgPool', '4 × 4마다 평균: avgPool의 결과'), {
      [given()]: cat(96),
      [yours()]: pool(cat(96), 4, 4),
    }),

  maxPoolGradient(route: (dout: Tensor, x: Tensor, size: number, stride: number) => Tensor) {
    const image = grayCat(48);
    const ones = fromFunction([12, 12, 1], () => 1);
    return pictures(star('the 144 winners, by your maxPoolGradient', 'maxPoolGradient로 찾은 승자 144개'), {
      [given()]: image,
      [t('where the gradient goes', '기울기가 가는 자리')]: route(ones, image, 4, 4),
    });
  },
};
