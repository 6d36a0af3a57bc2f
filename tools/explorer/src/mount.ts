/** What a page loads: `convlabExplorer.mount(element, description)`. Everything shown is computed here, in the page. */
import { explorerType, type ExplorerData, type PictureData } from '../../../lib/explorer/data';
import { Explorer } from '../../../lib/explorer/model/explorer';
import type { DrawingData } from '../../../lib/explorer/drawing/data';
import type { NetworkData } from '../../../lib/explorer/network/data';
import { Network } from '../../../lib/explorer/network/network';
import { brightness, decodePicture } from '../../../lib/explorer/floats';
import type { Say } from '../../../lib/explorer/words/phrase';
import { im2colEngine } from '../../../lib/im2col';
import { wrap, type Tensor } from '../../../lib/tensor';
import { addStyle } from '../../labextension/src/dom';
import { context } from './draw/marks';
import { DrawingFigure } from './drawing/drawing-figure';
import { Kept } from './drawing/kept';
import { Figure } from './figure';
import { NetworkFigure } from './network/network-figure';
import style from '../style.css';

/**
 * Puts the figure into an element in place of what was there; the result takes it away again.
 *
 * @param cell says the id of the notebook's cell, once it stands there: two pads that look alike keep their drawings apart by it
 */
export async function mount(
  host: HTMLElement,
  data: ExplorerData | NetworkData | DrawingData,
  cell = (): string => '',
): Promise<Figure | NetworkFigure | DrawingFigure> {
  const pictures = 'layers' in data ? data.images : data.pictures;
  const pixels = await Promise.all(pictures.map(pixelsOf));
  addStyle(style);
  const say: Say = (english, korean) => (data.language === 'ko' ? korean : english);
  const figure = figureOf(data, pixels, say, cell);
  host.replaceChildren(figure.root);
  figure.begin();
  return figure;
}

function figureOf(
  data: ExplorerData | NetworkData | DrawingData,
  pixels: readonly Tensor[],
  say: Say,
  cell: () => string,
): Figure | NetworkFigure | DrawingFigure {
  if ('layers' in data) {
    const network = new Network(im2colEngine, data, pixels);
    return 'drawing' in data
      ? new DrawingFigure(network, data, pixels, im2colEngine, say, new Kept(data, cell))
      : new NetworkFigure(network, pixels, im2colEngine, say);
  }
  const pictures = pixels.map((one, i) => ({ name: data.pictures[i].name, pixels: one }));
  return new Figure(new Explorer(im2colEngine, pictures, data), data, say);
}

/** A picture's numbers, [H, W, C]. */
async function pixelsOf(picture: PictureData): Promise<Tensor> {
  const floats = decodePicture(picture);
  if (floats) return floats;
  const [height, width, channels] = picture.shape;
  const image = new Image();
  image.src = `data:image/png;base64,${picture.png ?? ''}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const c = context(canvas);
  c.drawImage(image, 0, 0);
  const { data } = c.getImageData(0, 0, width, height);
  const pixels = new Float32Array(height * width * channels);
  for (let i = 0; i < height * width; i++)
    for (let k = 0; k < channels; k++) pixels[i * channels + k] = brightness(data[4 * i + k]);
  return wrap(pixels, picture.shape);
}

Object.assign(globalThis, { convlabExplorer: { mount, type: explorerType } });
