import { figure, type Figure } from '../figure';
import { imagesType } from './draw-grid';
import { asList, imageGrid, type GridImage, type GridImages, type ImageGridOptions } from './image-grid';

/** What one frame shows, and its name: 'step 8'. */
export interface Frame {
  readonly label: string;
  readonly images: GridImages;
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
    return { ...bundle, [imagesType]: { ...(bundle[imagesType] as object), frames: labels } };
  });
}

function named({ label, ...rest }: GridImage, frame: string): GridImage {
  return { ...rest, label: [frame, label].filter(Boolean).join(' · ') };
}
