import type { DrawingSettings } from '../../../../lib/explorer/drawing/data';
import { placed, type Placement, type Point, type Stroke } from '../../../../lib/explorer/drawing/placement';
import { wrap, type Tensor } from '../../../../lib/tensor';
import { context } from '../draw/marks';

/** The pad's side, in its own units. */
export const padSide = 480;
const oversampling = 8; // canvas pixels a pixel of the image, before it is made small
const clothOpacity = 0.75; // cloth is gray in the images that the network learned from
/** How wide the brush is, in the pad's units: a sleeve, or a leg of trousers. */
const brushWidth = padSide / 6;

/** What a line becomes: itself, the area that it closes, or a wide band of cloth. */
export type Tool = 'pen' | 'fill' | 'brush';

/** One thing that was done, which can be undone. */
export type Deed =
  | { readonly stroke: Point[]; readonly tool: Tool }
  | { readonly example: Tensor }
  | { readonly cell: number; readonly value: number };

/** What was drawn, as the deeds that made it: lines, an example, pixels that were set. */
export class Drawing {
  /** For the next line. */
  tool: Tool;
  #deeds: Deed[] = [];

  constructor(
    readonly size: number,
    private readonly settings: DrawingSettings,
  ) {
    this.tool = settings.kind === 'shapes' ? 'fill' : 'pen';
  }

  get isEmpty(): boolean {
    return this.#deeds.length === 0;
  }

  get strokes(): readonly Stroke[] {
    return this.#deeds.flatMap((deed) => ('stroke' in deed ? [deed.stroke] : []));
  }

  get deeds(): readonly Deed[] {
    return this.#deeds;
  }

  /** What was done another time, in place of all that was there. */
  restore(deeds: readonly Deed[]): void {
    this.#deeds = [...deeds];
  }

  begin(point: Point): void {
    this.#deeds.push({ stroke: [point], tool: this.tool });
  }

  extend(points: readonly Point[]): void {
    const last = this.#deeds.at(-1);
    if (last && 'stroke' in last) last.stroke.push(...points);
  }

  /** An example in place of all that was there. */
  start(example: Tensor): void {
    this.#deeds = [{ example }];
  }

  set(cell: number, value: number): void {
    this.#deeds.push({ cell, value });
  }

  undo(): void {
    this.#deeds.pop();
  }

  clear(): void {
    this.#deeds = [];
  }

  /** Where the lines go in the image: in its middle, unless they are drawn on an example. */
  placement(): Placement {
    const onExample = this.#deeds.some((deed) => 'example' in deed);
    if (onExample) return { scale: this.size / padSide, x: 0, y: 0 };
    const half = brushWidth / 2;
    const painted = this.#drawnWith('brush')
      .flat()
      .flatMap(([x, y]): Point[] => [
        [x - half, y - half],
        [x + half, y + half],
      ]);
    const covered = [...this.#drawnWith('pen'), ...this.#drawnWith('fill'), painted];
    return placed(covered, padSide, this.size, this.settings);
  }

  /** [size, size, 1], 0 … 1: lines drawn anew, so that the pen is as wide as those the network learned from. */
  image(): Tensor {
    const { size } = this;
    const data = new Float32Array(size ** 2);
    for (const deed of this.#deeds) if ('example' in deed) data.set(deed.example.data);
    if (this.strokes.length > 0)
      this.#lines().forEach((ink, i) => {
        data[i] = Math.max(data[i], ink);
      });
    for (const deed of this.#deeds) if ('cell' in deed) data[deed.cell] = deed.value;
    return wrap(data, [size, size, 1]);
  }

  #lines(): Float32Array {
    const { size } = this;
    const { scale, x, y } = this.placement();
    const large = square(size * oversampling);
    large.setTransform(scale * oversampling, 0, 0, scale * oversampling, x * oversampling, y * oversampling);
    this.paint(large, this.settings.pen / scale, '#fff');
    const small = square(size);
    small.imageSmoothingQuality = 'high';
    small.drawImage(large.canvas, 0, 0, size, size);
    const { data } = small.getImageData(0, 0, size, size);
    return Float32Array.from({ length: size ** 2 }, (_, i) => data[4 * i + 3] / 255);
  }

  /** All lines, as they were drawn. Those of the brush are one area: where two cross, the cloth is no lighter. */
  paint(c: CanvasRenderingContext2D, width: number, color: string): void {
    c.lineCap = c.lineJoin = 'round';
    c.strokeStyle = c.fillStyle = color;
    c.lineWidth = width;
    for (const line of this.#drawnWith('pen')) c.stroke(path([line]));
    for (const line of this.#drawnWith('fill')) {
      c.globalAlpha = clothOpacity;
      c.fill(path([line]));
      c.globalAlpha = 1;
      c.stroke(path([line]));
    }
    c.lineWidth = brushWidth;
    c.globalAlpha = clothOpacity;
    c.stroke(path(this.#drawnWith('brush')));
    c.globalAlpha = 1;
  }

  #drawnWith(tool: Tool): readonly Stroke[] {
    return this.#deeds.flatMap((deed) => ('stroke' in deed && deed.tool === tool ? [deed.stroke] : []));
  }
}

function path(lines: readonly Stroke[]): Path2D {
  const made = new Path2D();
  for (const [first, ...rest] of lines) {
    made.moveTo(...first);
    for (const point of rest.length > 0 ? rest : [first]) made.lineTo(...point);
  }
  return made;
}

const canvases = new Map<number, CanvasRenderingContext2D>();

/** An empty canvas of this side; the same one each time. */
function square(side: number): CanvasRenderingContext2D {
  let c = canvases.get(side);
  if (!c) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    c = context(canvas, { willReadFrequently: true });
    canvases.set(side, c);
  }
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, side, side);
  return c;
}
