import type { ConvShapes } from '../../shapes';
import { suitsRows, winogradRows } from './rows';
import { suitsWinograd, winograd } from './tiles';

/** The faster of the two ways that suit, if one does: square tiles for many channels, tiles along the rows for few. */
export function winogradWay(s: ConvShapes): typeof winograd | null {
  if (suitsWinograd(s)) return winograd;
  return suitsRows(s) ? winogradRows : null;
}
