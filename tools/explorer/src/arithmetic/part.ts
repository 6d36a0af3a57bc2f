export type PartKind = 'patch' | 'filter' | 'products' | 'partial' | 'sum';

/** One canvas of the arithmetic: a table of tiles, or a sum. Lengths in CSS pixels. */
export interface Part {
  readonly kind: PartKind;
  readonly channel: number;
  readonly canvas: HTMLCanvasElement;
  readonly c: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}
