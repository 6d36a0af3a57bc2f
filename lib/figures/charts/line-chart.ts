import { t } from '../../language';
import { wrap } from '../../tensor';
import type { Figure } from '../figure';
import { extent, nanNote } from '../extent';
import { short } from '../format';
import { axis, dashes, plotly, seriesColors, symbols } from './plotly';

export interface Line {
  readonly name: string;
  readonly y: ArrayLike<number>;
  /** Default: 1, 2, 3, … */
  readonly x?: ArrayLike<number>;
}

export interface LineChartOptions {
  readonly title?: string;
  /** What the axes mean. */
  readonly x?: string;
  readonly y?: string;
  readonly logY?: boolean;
  readonly alt?: string;
}

/**
 * Curves over one axis, distinguished by colour, dash and marker.
 *
 * @example lineChart([{ name: 'training', y: losses }, { name: 'test', y: testLosses }], { x: 'epoch', y: 'loss' })
 */
export function lineChart(lines: readonly Line[], options: LineChartOptions = {}): Figure {
  const { title = '', x: xTitle = '', y: yTitle = '', logY = false } = options;
  const data = lines.map(({ name, y, x }, i) => ({
    type: 'scatter',
    mode: y.length <= 40 ? 'lines+markers' : 'lines',
    name,
    x: x ? Array.from(x) : Array.from(y, (_, at) => at + 1),
    y: Array.from(y, finite),
    line: { color: seriesColors[i % seriesColors.length], dash: dashes[i % dashes.length], width: 2 },
    marker: { symbol: symbols[i % symbols.length], size: 6 },
  }));
  const words = lines.map((line) => describeLine(line, xTitle));
  return plotly(title, [options.alt, ...words].filter(Boolean).join('\n'), {
    data,
    layout: {
      xaxis: axis(xTitle),
      yaxis: axis(yTitle, logY ? { type: 'log', exponentformat: 'power' } : {}),
      showlegend: lines.length > 1,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 1, xanchor: 'right' },
    },
  });
}

/** JSON has no NaN: it becomes a gap. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function describeLine({ name, y, x }: Line, xTitle: string): string {
  const values = Array.from(y);
  if (values.length === 0) return t(`${name}: nothing yet`, `${name}: 아직 없음`);
  const at = (i: number): string => `${xTitle === '' ? '' : `${xTitle} `}${short(x?.[i] ?? i + 1)}`;
  const [first, last] = [short(values[0], 4), short(values[values.length - 1], 4)];
  const ends = t(`${name}: from ${first} to ${last}`, `${name}: ${first}에서 ${last}(으)로`);
  const { min, max, minAt, maxAt, nans } = extent(wrap(Float64Array.from(values), [values.length]));
  const [least, greatest] = [`${short(min, 4)} (${at(minAt[0])})`, `${short(max, 4)} (${at(maxAt[0])})`];
  const extremes =
    t(`least ${least}, greatest ${greatest}`, `최소 ${least}, 최대 ${greatest}`) + nanNote(nans);
  return values.length <= 12
    ? `${ends}; ${values.map((value, i) => `${at(i)}: ${short(value, 4)}`).join(', ')}`
    : `${ends}; ${extremes}`;
}
