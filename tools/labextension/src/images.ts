import { element } from './dom';
import { framesOf } from './frames';

/** A part of a sheet: where it lies on the PNG. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One image, and its words. */
export interface TilePlace extends Place {
  readonly label: string;
  readonly note: string;
}

/** `application/vnd.convlab.images+json` */
export interface ImagesData {
  readonly title: string;
  readonly alt: string;
  readonly columns: number;
  readonly tiles: readonly TilePlace[];
  /** Names of frames: the tiles are theirs in equal shares, one frame is seen at a time. */
  readonly frames?: readonly string[];
  /** What the colours mean, each with the strip of them. */
  readonly keys?: readonly (Place & { readonly text: string })[];
}

/** Cuts the images out of the sheet, a picture's address, and writes their captions as text, in the page's font and colours. */
export async function drawImages(host: HTMLElement, data: ImagesData, source: string): Promise<void> {
  const sheet = new Image();
  sheet.src = source;
  await sheet.decode();
  const said = data.alt.split('\n').slice(-data.tiles.length);
  const figures = data.tiles.map((tile, i) => {
    const canvas = cut(sheet, tile, said[i] ?? tile.label);
    const frame = data.frames?.[Math.floor((i * data.frames.length) / data.tiles.length)];
    // The frame's name stands beside the slider.
    const label = frame === undefined ? tile.label : tile.label.slice(frame.length).replace(/^ · /, '');
    const words = element('span', { text: label.replaceAll(' × ', '\u00a0×\u00a0') }); // a size stays in one line
    words.style.maxWidth = `${Math.max(tile.width, 72)}px`; // the range below it may be wider
    const lines = [
      ...(label === '' ? [] : [words]),
      ...(tile.note === '' ? [] : [element('span', { class: 'convlab-note', text: tile.note })]),
    ];
    const caption = element('figcaption', { children: lines });
    return element('figure', { children: lines.length > 0 ? [canvas, caption] : [canvas] });
  });
  const grid = element('div', { class: 'convlab-images', children: figures });
  grid.style.gridTemplateColumns = `repeat(${data.columns}, minmax(min-content, max-content))`;
  const keys = (data.keys ?? []).map((key) => {
    const strip = cut(sheet, key, key.text); // which is read once: the words beside it are the same
    const beside = element('span', { text: key.text, attributes: { 'aria-hidden': 'true' } });
    const children = [strip, beside];
    return element('div', { class: 'convlab-key convlab-note', children });
  });
  const controls = data.frames ? framesOf(data.frames, figures, /[가-힣]/.test(data.alt)) : [];
  host.replaceChildren(...heading(data.title), ...controls, grid, ...keys);
}

/** A part of the sheet as an image of its own; `words` are read to those who do not see it. */
function cut(sheet: HTMLImageElement, { x, y, width, height }: Place, words: string): HTMLCanvasElement {
  const canvas = element('canvas', { attributes: { role: 'img', 'aria-label': words } });
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(sheet, x, y, width, height, 0, 0, width, height);
  return canvas;
}

/** The figure's title, if it has one. */
export function heading(title: string): HTMLElement[] {
  return title === '' ? [] : [element('div', { class: 'convlab-title', text: title })];
}
