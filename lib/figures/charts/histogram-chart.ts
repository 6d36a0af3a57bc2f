import { ShapeError } from '../../errors';
import { checkInteger } from '../../geometry';
import { contiguous, type Tensor } from '../../tensor';
import type { Figure } from '../figure';
import { percentSign, short } from '../format';
import { lineChart } from './line-chart';

export interface Spread {
  readonly name: string;
  readonly values: Tensor;
}

export interface HistogramOptions {
  readonly title?: string;
  readonly x?: string;
  readonly y?: string;
  readonly from: number;
  readonly to: number;
  readonly bins?: number;
}

/**
 * How the numbers of each tensor spread: a curve of the percentage of them in each of `bins` equal intervals from `from` to
 * `to`, 40 by default. What lies outside is in no interval, and the alternative text says how much that is.
 *
 * Throws ShapeError unless from < to, and for an empty tensor.
 *
 * @example histogramChart([{ name: 'conv1', values: out }], { from: -3, to: 3 })
 */
export function histogramChart(
  spreads: readonly Spread[],
  { from, to, bins = 40, ...options }: HistogramOptions,
): Figure {
  checkInteger('histogramChart', 'bins', bins, 1);
  if (!(from < to)) throw new ShapeError(`histogramChart: from ${from} must be below to ${to}`);
  const width = (to - from) / bins;
  const centers = Array.from({ length: bins }, (_, i) => from + (i + 0.5) * width);
  const counted = spreads.map(({ name, values }) => ({
    name,
    y: sharesOf(name, values, { from, to, bins }),
  }));
  const inside = counted.map(
    ({ name, y }) =>
      `${name}: ${short(
        y.reduce((sum, share) => sum + share, 0),
        1,
      )}${percentSign()} [${from}, ${to}]`,
  );
  return lineChart(
    counted.map((one) => ({ ...one, x: centers })),
    { ...options, alt: inside.join('\n') },
  );
}

function sharesOf(
  name: string,
  values: Tensor,
  { from, to, bins }: { from: number; to: number; bins: number },
): number[] {
  if (values.size === 0) throw new ShapeError(`histogramChart: ${name} is empty`);
  const shares = new Array<number>(bins).fill(0);
  for (const value of contiguous(values).data) {
    if (!(value >= from && value <= to)) continue;
    shares[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))] += 100 / values.size;
  }
  return shares;
}
