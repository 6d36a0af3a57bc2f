import type { NetworkData } from '../network/data';

/** How lines become an image like those that the network learned from. */
export interface DrawingSettings {
  /** 'lines' for letters; 'shapes' are filled, for things with an inside. */
  readonly kind: 'lines' | 'shapes';
  /** The drawing's longer side, in the image's pixels: it is made so large, and put in the middle. */
  readonly box: number;
  /** The pen's width, in the image's pixels. */
  readonly pen: number;
}

/** A network, some examples to begin from, and a pad to draw on: plain JSON. */
export interface DrawingData extends NetworkData {
  readonly drawing: DrawingSettings;
}
