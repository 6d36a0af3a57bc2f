import { applyFilter, filters } from '../../data/filters';
import { loadPhoto } from '../../data/photos';
import { crop, toGray } from '../../data/image';
import { photo } from '../../figures/images/image-grid';
import { t } from '../../language';
import { naive } from '../../naive';
import { fromFunction, type Tensor } from '../../tensor';
import { cat, pictures, star, type Rewards } from './parts';

export const patterns: Rewards = {
  patternScore(score: (patch: Tensor, filter: Tensor) => number) {
    const image = toGray(cat(64));
    const map = fromFunction([62, 62], (top, left) =>
      score(crop(image, { top, left, height: 3, width: 3 }), filters.verticalEdges),
    );
    const title = star(
      'each pixel at the right is one call of your patternScore',
      '오른쪽 픽셀 하나하나가 patternScore를 한 번 부른 값입니다',
    );
    return pictures(title, {
      [t('photo', '사진')]: image,
      [t('3,844 scores for a vertical edge', '세로 경계 점수 3,844개')]: map,
    });
  },

  slideFilter(slide: (image: Tensor, filter: Tensor) => Tensor) {
    const image = toGray(cat(96));
    return pictures(star('three filters, slid by your slideFilter', 'slideFilter로 움직인 필터 셋'), {
      [t('blur', '흐리게')]: slide(image, filters.blur),
      [t('vertical edges', '세로 경계')]: slide(image, filters.verticalEdges),
      [t('outline', '윤곽')]: slide(image, filters.outline),
    });
  },

  bestMatch(best: (scores: Tensor) => [number, number]) {
    const night = loadPhoto('rocket', { size: 128 });
    const [row, column] = best(applyFilter(naive, toGray(night), filters.blur));
    return photo(night, {
      title: star('the brightest place, found by your bestMatch', 'bestMatch로 찾은 가장 밝은 자리'),
      boxes: [{ row, column, height: 5, width: 5, label: '1' }],
      size: 256,
    });
  },
};
