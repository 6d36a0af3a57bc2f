import { loadPhoto } from '../../data/photos';
import { toGray } from '../../data/image';
import type { Figure } from '../../figures/figure';
import { imageGrid, type GridImages, type ImageGridOptions } from '../../figures/images/image-grid';
import { t } from '../../language';
import { reshape, type Tensor } from '../../tensor';

/** Draws something small with an answer that has passed its check. */
export type Reward = (answer: never) => Figure;

/** Rewards by exercise. */
export type Rewards = Readonly<Record<string, Reward>>;

/** A title that says whose work the picture is. */
export function star(english: string, korean: string): string {
  return `★ ${t(english, korean)}`;
}

/** The cat [size, size, 3]. */
export function cat(size: number): Tensor {
  return loadPhoto('chelsea', { size });
}

/** The cat in gray, [size, size, 1]. */
export function grayCat(size: number): Tensor {
  return reshape(toGray(cat(size)), [size, size, 1]);
}

/** Pictures of the size of a reward. */
export function pictures(title: string, images: GridImages, options: ImageGridOptions = {}): Figure {
  return imageGrid(images, { title, size: 192, columns: 4, ...options });
}

/** What an answer was given, as a label. */
export const given = (): string => t('what it was given', '입력');

/** What an answer gave, as a label. */
export const yours = (): string => t('what your code made', '내 코드의 결과');
