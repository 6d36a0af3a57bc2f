import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { columnsSeeing, rowsSeeing } from '../../../../lib/explorer/model/geometry';
import { placeAbove } from '../../../../lib/explorer/model/second';
import { brief } from '../../../../lib/explorer/words/phrase';
import { atLeast, dashed, dots, outline, type Box } from '../draw/marks';
import { mapScale, type Scale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import type { Camera } from './camera';
import { MapImage } from './map-image';
import { begin } from './picture-pane';

const numbersFrom = 27;
/** The activation map as far as the window has been. */
export class MapPane {
  readonly #map = new MapImage();

  constructor(
    private readonly explorer: Explorer,
    private readonly camera: Camera,
    private readonly c: CanvasRenderingContext2D,
  ) {}

  draw(t: Theme): void {
    const { explorer, camera, c } = this;
    const { layer, walk, second, pixel } = explorer;
    const { g } = layer;
    const scale = mapScale(layer, t.dark);
    this.#map.update(layer, layer.map, walk, t.dark);
    begin(c, camera.side);
    const first = camera.cell({ row: 0, column: 0 });
    const all: Box = { ...first, w: first.w * g.ow, h: first.h * g.oh };
    this.#frame(all, t);
    dots(c, all, t, camera.side);
    c.imageSmoothingEnabled = first.w < 2.6;
    c.drawImage(this.#map.canvas, all.x, all.y, all.w, all.h);
    c.strokeStyle = t.line;
    c.lineWidth = 1;
    c.strokeRect(all.x + 0.5, all.y + 0.5, all.w - 1, all.h - 1);
    if (first.w >= numbersFrom) this.#numbers(scale, t);
    if (pixel) this.#seenBy(pixel[0], pixel[1], t);
    const here = camera.cell(walk.place);
    if (second) dashed(c, camera.cells(placeAbove(second, walk.place), second.g.kh, second.g.kw), t);
    outline(c, atLeast(here, 9), t.window, t);
  }

  /** Where the picture ends: the border that padding would save. */
  #frame(all: Box, t: Theme): void {
    const { c, camera } = this;
    const { g } = this.explorer.layer;
    const frame = camera.box(0, 0, g.h, g.w);
    if (frame.w - all.w <= 2 && g.top + g.left === 0) return;
    c.strokeStyle = t.soft;
    c.lineWidth = 1;
    c.setLineDash([3, 4]);
    c.strokeRect(frame.x + 0.5, frame.y + 0.5, frame.w - 1, frame.h - 1);
    c.setLineDash([]);
  }

  #numbers({ palette, index }: Scale, t: Theme): void {
    const { c, camera } = this;
    const { walk, layer } = this.explorer;
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    for (let i = 0; i < walk.total; i++) {
      if (!walk.visited[i]) continue;
      const { x, y, w } = camera.cell({ row: Math.floor(i / layer.g.ow), column: i % layer.g.ow });
      if (x < -w || y < -w || x > camera.side || y > camera.side) continue;
      const value = layer.map[i];
      c.font = `${Math.min(13, w * 0.3)}px ${t.font}`;
      c.fillStyle = palette.ink[index(value)];
      c.fillText(brief(value, Math.abs(value) >= 10 ? 0 : 2), x + w / 2, y + w / 2 + 0.5);
    }
  }

  /** The outputs that read a pixel of the picture. */
  #seenBy(row: number, column: number, t: Theme): void {
    const { c, camera } = this;
    const { g } = this.explorer.layer;
    const rows = rowsSeeing(g, row);
    const columns = columnsSeeing(g, column);
    if (rows.length === 0 || columns.length === 0) return;
    c.fillStyle = t.back;
    c.globalAlpha = g.dilation === 1 ? 0.3 : 0.65;
    for (const r of rows) {
      for (const k of columns) {
        const { x, y, w, h } = camera.cell({ row: r, column: k });
        c.fillRect(x, y, w, h);
      }
    }
    c.globalAlpha = 1;
    const from = camera.cell({ row: rows[0], column: columns[0] });
    const to = camera.cell({ row: rows[rows.length - 1], column: columns[columns.length - 1] });
    outline(c, { x: from.x, y: from.y, w: to.x + to.w - from.x, h: to.y + to.h - from.y }, t.back, t, 1.5);
  }
}
