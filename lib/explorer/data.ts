import type { Language } from '../language';

/** The MIME type of the explorer's description in a notebook's output. */
export const explorerType = 'application/vnd.convlab.explorer+json';

/** What can be switched on. Each chapter offers what it teaches; the rest stays as `settings` says. */
export type ExplorerControl =
  | 'filter'
  | 'picture'
  | 'size'
  | 'color'
  | 'operation'
  | 'window'
  | 'stride'
  | 'padding'
  | 'dilation'
  | 'direction'
  | 'layers'
  | 'filters'
  | 'view';

export type Operation = 'conv' | 'maxPool' | 'avgPool';

export interface ExplorerSettings {
  /** Which picture, by its place in the list. */
  readonly picture: number;
  /** Pixels along the picture's longer side. */
  readonly size: number;
  /** Whether a picture of three channels is read as three, or as its brightness. */
  readonly color: boolean;
  readonly operation: Operation;
  /** The filter's id. */
  readonly filter: string;
  /** Whether all filters of this size work at once, as one layer. */
  readonly together: boolean;
  /** Pooling's window, pixels along each side. */
  readonly window: number;
  readonly stride: number;
  readonly padding: number | 'same';
  readonly dilation: number;
  /** 'backward' shows the gradient of the picture, when each output seen has a gradient of 1. */
  readonly direction: 'forward' | 'backward';
  /** 2: also the map of a second layer, and what its outputs see. */
  readonly layers: 1 | 2;
  /** 'columns': the convolution as a matrix product, im2col. */
  readonly view: 'window' | 'columns';
}

/** Pixels of one picture, [H, W, C] row by row: as a PNG where they are 8-bit brightness, else as they are. */
export interface PictureData {
  readonly name: string;
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Base64 of a PNG of 1 or 3 channels; brightness is byte / 255. */
  readonly png?: string;
  /** Base64 of little-endian float32. */
  readonly float32?: string;
}

/** A filter: one slice of KH · KW weights a channel, row by row. */
export interface FilterData {
  readonly id: string;
  readonly name: string;
  readonly kernel: readonly [height: number, width: number];
  /** For one channel. Without `color`, a picture in color is filtered by it channel by channel. */
  readonly gray?: readonly number[];
  /** One slice a channel. Without `gray`, the filter is offered for pictures of so many channels only. */
  readonly color?: readonly (readonly number[])[];
  readonly bias?: number;
  /** The reader may paint its weights. */
  readonly own?: boolean;
}

/** Where the figure starts. */
export interface ExplorerStart {
  readonly row: number;
  readonly column: number;
  /** How much of the map is there: all, none, or as far as the window has come. */
  readonly shown: 'all' | 'none' | 'above';
  /** 0: the whole picture; 1: pixels as large as tiles, with their numbers. */
  readonly zoom: number;
}

/** All that the page needs, and nothing that it could compute: plain JSON. */
export interface ExplorerData {
  readonly language: Language;
  readonly title: string;
  readonly alt: string;
  readonly pictures: readonly PictureData[];
  readonly filters: readonly FilterData[];
  readonly settings: ExplorerSettings;
  readonly start: ExplorerStart;
  readonly controls: readonly ExplorerControl[];
  /** Sizes on offer, in pixels along the longer side. */
  readonly sizes: readonly number[];
}
