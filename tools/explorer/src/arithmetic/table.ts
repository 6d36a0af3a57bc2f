import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { pixelUnder } from '../../../../lib/explorer/model/geometry';
import { valueUnder, weightOf, winnerAt, type Term } from '../../../../lib/explorer/model/terms';
import { pixelScale, signedScale, type Scale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import type { Part } from './part';

/** What one tile shows. */
export interface Tile {
  /** null: padding, where there is no pixel. */
  readonly value: number | null;
  readonly text: number | null;
  /** Not the one that max pooling takes. */
  readonly faded?: boolean;
}

/** The tile painter of one table at the present place. */
export interface Table {
  readonly scale: Scale;
  /** Whether tiles may be of the page's own color, and need a line around. */
  readonly lined: boolean;
  readonly tile: (term: Term) => Tile;
}

/** What each tile of a part shows at the present place, and in which colors. */
export function tableOf({ kind, channel }: Part, explorer: Explorer, t: Theme): Table {
  const { layer, walk, settings, gradient, pooling } = explorer;
  const { g, operation, channels } = layer;
  const { place } = walk;
  const backward = settings.direction === 'backward';
  if (kind === 'patch' && backward) {
    const scale = signedScale(t.dark, Math.max(layer.weightRange, gradient.range));
    const tile = (term: Term): Tile => {
      const [row, column] = pixelUnder(g, place, term.u, term.v);
      if (valueUnder(layer, place, term) === null) return { value: null, text: null };
      const value = gradient.values[(row * g.w + column) * channels + channel];
      return { value, text: value };
    };
    return { scale, lined: true, tile };
  }
  if (kind === 'patch' || operation === 'maxPool') {
    const winner = kind === 'products' ? winnerAt(layer, place) : undefined;
    const tile = (term: Term): Tile => {
      const value = valueUnder(layer, place, term);
      const faded = kind === 'products' && !(winner?.u === term.u && winner.v === term.v);
      return {
        value,
        text: value === null ? (pooling ? null : 0) : faded ? null : value,
        faded,
      };
    };
    return { scale: pixelScale(layer, channel, t.dark), lined: false, tile };
  }
  const scale = signedScale(t.dark, kind === 'products' ? productRange(explorer) : layer.weightRange);
  const tile = (term: Term): Tile => {
    const weight = weightOf(layer, term);
    if (kind === 'filter') return { value: weight, text: weight };
    const value = valueUnder(layer, place, term);
    const product = (value ?? 0) * weight;
    return { value: product, text: pooling && value === null ? null : product };
  };
  return { scale, lined: true, tile };
}

/** Products share the filter's scale; where pixels are larger than 1, as many times more. */
function productRange({ layer }: Explorer): number {
  return layer.weightRange * layer.pixelRange;
}
