import { t } from '../../language';
import type { Figure } from '../figure';
import { percentSign, shapeText, short } from '../format';
import { axis, axisColor, barText, plotly, seriesColors } from './plotly';

/** One layer of a network, as `model.summary().layers` gives it. */
export interface LayerFacts {
  readonly name: string;
  /** [H, W, C], or [units] of a dense layer. */
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly macs: number;
}

/**
 * A network to scale: each layer's activation map as a rectangle (as tall as its map, as wide as the root of its
 * channels), and below it the share of parameters and of multiply-adds that it takes.
 *
 * @example layerChart(leNet().summary().layers, { title: 'LeNet' })
 */
export function layerChart(
  layers: readonly LayerFacts[],
  { title = '', alt }: { readonly title?: string; readonly alt?: string } = {},
): Figure {
  const sum = (pick: (layer: LayerFacts) => number): number =>
    layers.reduce((total, layer) => total + pick(layer), 0) || 1;
  const all = { parameters: sum((layer) => layer.parameters), macs: sum((layer) => layer.macs) };
  const percent = (part: number, whole: number): number => (100 * part) / whole;
  const words = layers.map(({ name, outputShape: shape, parameters, macs }) => {
    const share = [percent(parameters, all.parameters), percent(macs, all.macs)].map(
      (value) => short(value, 1) + percentSign(),
    );
    return t(
      `${name}: ${shapeText(shape)}, ${parameters.toLocaleString('en')} parameters (${share[0]}), ${macs.toLocaleString('en')} MACs (${share[1]})`,
      `${name}: ${shapeText(shape)}, 파라미터 ${parameters.toLocaleString('en')}개 (${share[0]}), MAC ${macs.toLocaleString('en')}회 (${share[1]})`,
    );
  });
  const tallest = Math.max(...layers.map(({ outputShape: shape }) => (shape.length === 3 ? shape[0] : 1)));
  const widest = Math.max(...layers.map(({ outputShape: shape }) => Math.sqrt(shape[shape.length - 1])));
  const names = layers.map(({ name }) => name);
  const bars = (name: string, pick: (layer: LayerFacts) => number, whole: number, i: number): object => ({
    type: 'bar',
    name,
    x: names,
    y: layers.map((layer) => percent(pick(layer), whole)),
    text: layers.map((layer) => short(percent(pick(layer), whole), 1)), // the axis says that these are percents
    textposition: 'outside',
    ...barText,
    cliponaxis: false,
    marker: {
      color: seriesColors[i],
      pattern: { shape: i === 0 ? '' : '/', fillmode: 'overlay', fgcolor: '#ffffff', fgopacity: 0.7 },
    },
  });
  return plotly(title, [alt, ...words].filter(Boolean).join('\n'), {
    data: [
      bars(t('parameters', '파라미터'), (layer) => layer.parameters, all.parameters, 0),
      bars(t('multiply-adds (MACs)', '곱셈-덧셈 (MAC)'), (layer) => layer.macs, all.macs, 1),
      {
        type: 'scatter',
        x: names,
        y: names.map(() => 0),
        yaxis: 'y2',
        mode: 'none',
        showlegend: false,
        hoverinfo: 'skip',
      },
    ],
    layout: {
      height: 480,
      barmode: 'group',
      xaxis: axis('', { type: 'category' }),
      yaxis: axis(t('share of the whole', '전체에서 차지하는 몫'), {
        domain: [0, 0.46],
        ticksuffix: percentSign(),
      }),
      yaxis2: axis(t('map height', '맵 높이'), { domain: [0.58, 1], range: [0, tallest * 1.05] }),
      shapes: layers.map(({ outputShape: shape }, i) => {
        const half = (0.46 * Math.sqrt(shape[shape.length - 1])) / widest;
        const height = shape.length === 3 ? shape[0] : 1;
        return {
          type: 'rect',
          xref: 'x',
          yref: 'y2',
          x0: i - half,
          x1: i + half,
          y0: 0,
          y1: height,
          fillcolor: 'rgba(0, 114, 178, 0.35)',
          line: { color: seriesColors[0], width: 1.5 },
        };
      }),
      annotations: layers.map(({ outputShape: shape }, i) => ({
        xref: 'x',
        yref: 'y2',
        x: i,
        y: shape.length === 3 ? shape[0] : 1,
        text: shape.join('×'),
        showarrow: false,
        yanchor: 'bottom',
        font: { color: axisColor, size: 11 },
      })),
      legend: { orientation: 'h', y: 0.5, yanchor: 'middle', x: 1, xanchor: 'right' },
    },
  });
}
