import { isTensor, type Tensor } from '../../tensor';
import { figure, type Figure } from '../figure';
import { imageGrid, type GridImage, type ImageGridOptions } from './image-grid';

const type = 'application/vnd.convlab.images+json';

/** What one frame shows, and its name: 'step 8'. */
export interface Frame {
  readonly label: string;
  readonly images: readonly (GridImage | Tensor)[] | Readonly<Record<string, Tensor>>;
}

/**
 * Images that change, frame by frame: a slider and a button to play them. Where nothing moves, all frames stand below each
 * other. Every frame has as many images as the first.
 *
 * Throws RangeError where frames have other numbers of images, or there is none.
 *
 * @example frames(steps.map((w, i) => ({ label: `step ${i}`, images: { filter: w, map: slide(x, w) } })))
 */
export function frames(list: readonly Frame[], options: Omit<ImageGridOptions, 'columns'> = {}): Figure {
  const all = list.map(({ label, images }) => asList(images).map((one) => named(one, label)));
  const columns = all[0]?.length ?? 0;
  const odd = all.findIndex((images) => images.length !== columns);
  if (columns === 0 || odd >= 0)
    throw new RangeError(
      odd >= 0
        ? `frames: frame ${odd} has ${all[odd].length} images, the first has ${columns}`
        : 'frames: there is no image to show',
    );
  const grid = imageGrid(all.flat(), { ...options, columns });
  return figure(grid.title, grid.alt, () => {
    const bundle = grid.bundle();
    const labels = list.map(({ label }) => label);
    return { ...bundle, [type]: { ...(bundle[type] as object), frames: labels } };
  });
}

function asList(images: Frame['images']): readonly (GridImage | Tensor)[] {
  if (isArray(images)) return images;
  return Object.entries(images).map(([label, image]) => ({ label, image }));
}

function isArray(images: Frame['images']): images is readonly (GridImage | Tensor)[] {
  return Array.isArray(images);
}

function named(image: GridImage | Tensor, frame: string): GridImage {
  const { label, ...rest } = isTensor(image) ? { image, label: undefined } : image;
  return { ...rest, label: [frame, label].filter(Boolean).join(' · ') };
}
