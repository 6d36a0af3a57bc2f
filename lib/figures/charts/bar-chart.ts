import { ShapeError } from '../../errors';
import type { Figure } from '../figure';
import { percentSign, short } from '../format';
import { axis, barText, plotly, seriesColors } from './plotly';

export interface Bars {
  readonly name: string;
  readonly values: readonly number[];
}

export interface BarChartOptions {
  readonly title?: string;
  /** One name a bar. */
  readonly labels: readonly string[];
  readonly x?: string;
  readonly y?: string;
  /** Each series as percent of its own sum: unlike units become comparable. */
  readonly share?: boolean;
  readonly logY?: boolean;
  readonly alt?: string;
}

const patterns = ['', '/', '.', 'x', '-', '|'];

/**
 * Bars side by side, true to scale, each with its number; series differ in pattern, too.
 *
 * @example barChart([{ name: 'parameters', values }, { name: 'MACs', values: macs }], { labels, share: true })
 */
export function barChart(series: readonly Bars[], options: BarChartOptions): Figure {
  const { title = '', labels, x = '', y = '', share = false, logY = false } = options;
  for (const { name, values } of series) {
    if (values.length !== labels.length) {
      throw new ShapeError(
        `barChart: ${name} has ${values.length} values, there are ${labels.length} labels`,
      );
    }
  }
  const shown = series.map(({ name, values }) => {
    const sum = values.reduce((total, value) => total + value, 0);
    const heights = share ? values.map((value) => (100 * value) / (sum || 1)) : [...values];
    const beside = Math.max(...heights.map(Math.abs)) >= 0.5;
    const texts = heights.map((value) => {
      if (share) return short(value, 1) + percentSign();
      return beside && value !== 0 && Math.abs(value) < 5e-4 ? '≈0' : grouped(value);
    });
    return { name, heights, texts, values };
  });
  const words = labels.map((label, i) => {
    const parts = shown.map(
      ({ name, texts, values }) => `${name} ${grouped(values[i])}${share ? ` (${texts[i]})` : ''}`,
    );
    return `${label}: ${parts.join(', ')}`;
  });
  return plotly(title, [options.alt, ...words].filter(Boolean).join('\n'), {
    data: shown.map(({ name, heights, texts }, i) => ({
      type: 'bar',
      name,
      x: labels,
      y: heights,
      text: texts,
      textposition: 'outside',
      ...barText,
      cliponaxis: false,
      marker: {
        color: seriesColors[i % seriesColors.length],
        pattern: {
          shape: patterns[i % patterns.length],
          fillmode: 'overlay',
          fgcolor: '#ffffff',
          fgopacity: 0.7,
        },
      },
    })),
    layout: {
      xaxis: axis(x, { type: 'category' }),
      yaxis: axis(y, {
        ...(logY ? { type: 'log' } : {}),
        ...(share && y === '' ? { ticksuffix: percentSign() } : {}),
      }),
      barmode: 'group',
      showlegend: series.length > 1,
      legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 1, xanchor: 'right' },
    },
  });
}

/** 61,100,840, as one reads large numbers; fractions in three digits, so that they fit above a bar. */
function grouped(value: number): string {
  if (Number.isInteger(value)) return (value || 0).toLocaleString('en').replace('-', '−'); // −0 is 0
  const whole = String(Math.trunc(Math.abs(value)));
  return short(value, whole === '0' ? 3 : Math.max(0, 3 - whole.length));
}
