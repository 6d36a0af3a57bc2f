import { element } from './dom';

/** One image of a sheet: where it lies on the PNG, and its words. */
export interface TilePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly note: string;
}

/** `application/vnd.convlab.images+json` */
export interface ImagesData {
  readonly title: string;
  readonly alt: string;
  readonly columns: number;
  readonly tiles: readonly TilePlace[];
}

/** Cuts the images out of the sheet's PNG and writes their captions as text, in the page's font and colours. */
export async function drawImages(host: HTMLElement, data: ImagesData, png: string): Promise<void> {
  const sheet = new Image();
  sheet.src = `data:image/png;base64,${png}`;
  await sheet.decode();
  const words = data.alt.split('\n').slice(-data.tiles.length);
  const figures = data.tiles.map((tile, i) => {
    const { x, y, width, height } = tile;
    const canvas = element('canvas', { attributes: { role: 'img', 'aria-label': words[i] ?? tile.label } });
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(sheet, x, y, width, height, 0, 0, width, height);
    const lines = [
      ...(tile.label === '' ? [] : [element('span', { text: tile.label })]),
      ...(tile.note === '' ? [] : [element('span', { class: 'convlab-note', text: tile.note })]),
    ];
    const caption = element('figcaption', { children: lines });
    caption.style.maxWidth = `${Math.max(width, 72)}px`;
    return element('figure', { children: lines.length > 0 ? [canvas, caption] : [canvas] });
  });
  const grid = element('div', { class: 'convlab-images', children: figures });
  grid.style.gridTemplateColumns = `repeat(${data.columns}, minmax(0, max-content))`;
  host.replaceChildren(...heading(data.title), grid);
}

/** The figure's title, if it has one. */
export function heading(title: string): HTMLElement[] {
  return title === '' ? [] : [element('div', { class: 'convlab-title', text: title })];
}
