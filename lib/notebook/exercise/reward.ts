import type { Figure } from '../../figures/figure';
import { imageGrid, type GridImage } from '../../figures/images/image-grid';
import { t } from '../../language';
import { contiguous, isTensor, type Tensor } from '../../tensor';
import { note } from '../note';

/** Of many maps, so many are drawn. */
const most = 3;
const smallest = 8; // pixels along a side: less is no picture
const largest = 640;

/**
 * The reward for an answer that gives what the kit's does: where it made a picture, that picture, beside the one it was given;
 * else a line that names it.
 */
export function reward(name: string, args: readonly unknown[], own: unknown): Figure {
  const title = t(`★ Made by your own ${name}`, `★ 직접 작성한 ${name}의 결과`);
  const made = picturesOf(own);
  if (made.length === 0)
    return note(`★ ${t(`Made by your own \`${name}\`.`, `직접 작성한 \`${name}\`의 결과입니다.`)}`);
  const given = args.flatMap(picturesOf).slice(0, 1);
  const images: GridImage[] = made.map((image, i) => ({
    image,
    label:
      made.length === 1 ? t('what your code made', '내 코드가 만든 것') : t(`your map ${i}`, `내 맵 ${i}`),
  }));
  const before = given.map((image) => ({ image, label: t('what it was given', '받은 것') }));
  const alt = t(
    `Your own ${name} at work on a picture.`,
    `직접 작성한 ${name} 함수가 그림을 처리한 결과입니다.`,
  );
  return imageGrid([...before, ...images], { title, alt, size: 192, columns: 4 });
}

/** What of a value can be drawn: an image as it is, or the first of its maps; nothing where it is no picture. */
function picturesOf(value: unknown): Tensor[] {
  if (!isTensor(value) || value.shape.length < 2 || value.shape.length > 3) return [];
  const [h, w, channels = 1] = value.shape;
  if (Math.min(h, w) < smallest || Math.max(h, w) > largest || Math.max(h, w) > 4 * Math.min(h, w)) return [];
  if (value.shape.length === 2 || (channels === 3 && isColor(value))) return [value];
  return Array.from({ length: Math.min(channels, most) }, (_, c) => value.pick(null, null, c));
}

function isColor(x: Tensor): boolean {
  for (const value of contiguous(x).data) if (value < 0 || value > 1) return false;
  return true;
}
