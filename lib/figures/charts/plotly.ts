import { figure, type Figure } from '../figure';

/** A Plotly figure as JSON; plotly.js itself stays in the browser. */
export interface PlotlyFigure {
  readonly data: readonly object[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** Grey that reads on white and on JupyterLab's dark: contrast 4.2 or better on both. */
export const axisColor = '#787878';
const gridColor = 'rgba(128, 128, 128, 0.25)';

/** After Okabe & Ito, the yellow darkened: distinguishable with any colour vision, on light and dark backgrounds. */
export const seriesColors: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#a68a00',
  '#56b4e9',
];
/** Series differ in line and marker, too. */
export const dashes: readonly string[] = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'solid'];
export const symbols: readonly string[] = ['circle', 'square', 'diamond', 'triangle-up', 'x', 'star'];

/** A number above its bar: level and of one size, however narrow the bar is. */
export const barText: object = { constraintext: 'none', textangle: 0, textfont: { size: 11 } };

/** An axis in the course's style; `title` in words, with the unit. */
export function axis(title: string, more: object = {}): object {
  return {
    title: { text: title, standoff: 8 },
    color: axisColor,
    gridcolor: gridColor,
    zerolinecolor: gridColor,
    automargin: true,
    ...more,
  };
}

/** Room for the title and, in a line of its own below it, the legend. */
function topMargin(title: string, legend: boolean): number {
  return (title === '' ? 20 : 44) + (title !== '' && legend ? 24 : 0);
}

/** A figure that Plotly draws, on transparent paper. */
export function plotly(title: string, alt: string, { data, layout }: PlotlyFigure): Figure {
  return figure(title, alt, () => ({
    'application/vnd.plotly.v1+json': {
      data,
      layout: {
        title: {
          text: title,
          font: { size: 15 },
          ...{ x: 0, xref: 'paper', y: 1, yref: 'container', yanchor: 'top', pad: { t: 14 } },
        },
        paper_bgcolor: 'rgba(0, 0, 0, 0)',
        plot_bgcolor: 'rgba(0, 0, 0, 0)',
        font: {
          color: axisColor,
          family: 'system-ui, "Noto Sans KR", "Malgun Gothic", NanumGothic, sans-serif',
        },
        margin: { l: 60, r: 20, t: topMargin(title, layout.showlegend === true), b: 48 },
        // Both sizes are given: with one alone, resizing the window squeezes the other.
        width: 700,
        height: 360,
        ...layout,
      },
      config: { displayModeBar: false, responsive: false },
    },
  }));
}
