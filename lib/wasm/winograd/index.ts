import type { ConvShapes } from '../../shapes';
import type { Machine } from '../machine/machine';
import { floatsForRows, suitsRows, winogradRows } from './rows';
import { floatsForWinograd, suitsWinograd, winograd } from './tiles';

/** A way to convolve with fewer multiplications. */
export interface Way {
  readonly run: typeof winograd;
  /** What it lays out beside the images, the filters and the output. */
  readonly floats: (machine: Machine, s: ConvShapes) => number;
}

/** The faster of the two that suit, if one does: square tiles for many channels, tiles along the rows for few. */
export function winogradWay(s: ConvShapes): Way | null {
  if (suitsWinograd(s)) return { run: winograd, floats: floatsForWinograd };
  if (suitsRows(s)) return { run: winogradRows, floats: floatsForRows };
  return null;
}
