import { ShapeError } from '../../errors';
import { t } from '../../language';
import { checkRank } from '../../shapes';
import { contiguous, tensor, type Tensor } from '../../tensor';
import { plotlyScale, type ColorScale } from '../draw/colors';
import type { Figure } from '../figure';
import { extent, nanNote } from '../extent';
import { percentSign, shapeText, short } from '../format';
import { axis, axisColor, plotly } from './plotly';

export interface HeatMapOptions {
  readonly title?: string;
  readonly scale?: ColorScale;
  /** What the axes mean. */
  readonly x?: string;
  readonly y?: string;
  /** Names of rows and columns instead of their numbers. */
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
  /** Print the numbers into the cells. Default: up to 144 cells. */
  readonly values?: boolean;
  readonly alt?: string;
}

/**
 * x [H, W] as coloured cells, row 0 on top; the pointer reads each value. Throws ShapeError for another rank.
 *
 * @example heatMap(scores, { title: 'How well each place fits', x: 'column', y: 'row' })
 */
export function heatMap(x: Tensor, options: HeatMapOptions = {}): Figure {
  checkRank('heatMap', 'x', x, ['H', 'W']);
  const { title = '', scale = 'heat', rows, columns } = options;
  const cells = nested(x);
  const { min, max, minAt, maxAt, nans } = extent(x);
  const reach = Math.max(Math.abs(min), Math.abs(max)) || 1;
  const print = options.values ?? x.size <= 144;
  const place = ([row, column]: readonly number[]): string =>
    `[${rows?.[row] ?? row}, ${columns?.[column] ?? column}]`;
  const extremes = t(
    `${shapeText(x.shape)}: least ${short(min, 4)} at ${place(minAt)}, greatest ${short(max, 4)} at ${place(maxAt)}`,
    `${shapeText(x.shape)}: 최소 ${short(min, 4)}, 위치 ${place(minAt)}; 최대 ${short(max, 4)}, 위치 ${place(maxAt)}`,
  );
  const facts = extremes + nanNote(nans);
  const numbers =
    x.size <= 400 ? cells.map((row, r) => `${rows?.[r] ?? r}: ${row.map((v) => short(v)).join(' ')}`) : [];
  return plotly(title, [options.alt, facts, ...numbers].filter(Boolean).join('\n'), {
    data: [
      {
        type: 'heatmap',
        z: cells,
        colorscale: plotlyScale(scale),
        ...(scale === 'diverging' ? { zmin: -reach, zmax: reach } : {}),
        ...(rows ? { y: rows } : {}),
        ...(columns ? { x: columns } : {}),
        ...(print
          ? { text: cells.map((row) => row.map((value) => short(value))), texttemplate: '%{text}' }
          : {}),
        colorbar: { thickness: 12, tickfont: { color: axisColor }, outlinewidth: 0 },
        hovertemplate: `${options.y ?? t('row', '행')} %{y}, ${options.x ?? t('column', '열')} %{x}: %{z}<extra></extra>`,
      },
    ],
    layout: {
      xaxis: axis(options.x ?? '', {
        constrain: 'domain',
        showgrid: false,
        ...(columns ? { type: 'category' } : {}),
      }),
      yaxis: axis(options.y ?? '', {
        autorange: 'reversed',
        scaleanchor: 'x',
        constrain: 'domain',
        showgrid: false,
        ...(rows ? { type: 'category' } : {}),
      }),
      height: Math.round(Math.min(640, Math.max(260, 110 + (560 * x.shape[0]) / x.shape[1]))),
    },
  });
}

/**
 * A confusion matrix: counts, rows are the true classes, columns the predicted ones. Throws ShapeError unless
 * each row and each column has its name.
 *
 * @example confusionChart(confusion(labels, predictions, 10), classNames)
 */
export function confusionChart(
  counts: readonly (readonly number[])[],
  classes: readonly string[],
  options: HeatMapOptions = {},
): Figure {
  for (const side of [counts, ...counts])
    if (side.length !== classes.length)
      throw new ShapeError(
        `confusionChart: counts of ${counts.length} × ${side.length} need a name a class, there are ${classes.length}`,
      );
  const right = counts.reduce((sum, row, i) => sum + row[i], 0);
  const all = counts.flat().reduce((sum, count) => sum + count, 0);
  const mistakes = counts.flatMap((row, truth) =>
    row.flatMap((count, guess) => (truth === guess || count === 0 ? [] : [{ truth, guess, count }])),
  );
  const worst = mistakes.sort((a, b) => b.count - a.count).slice(0, 3);
  const named = worst.map(({ truth, guess, count }) => `${classes[truth]} → ${classes[guess]}: ${count}`);
  const share = short((100 * right) / (all || 1), 1) + percentSign();
  const alt = t(
    `${right} of ${all} right (${share}). Most frequent mistakes (truth → said): ${named.join('; ') || 'none'}`,
    `${all}개 중 ${right}개 정답 (${share}). 가장 잦은 혼동(정답 → 예측): ${named.join('; ') || '없음'}`,
  );
  return heatMap(tensor(counts), {
    x: t('predicted', '예측'),
    y: t('truth', '정답'),
    rows: classes,
    columns: classes,
    alt,
    values: true,
    ...options,
  });
}

function nested(x: Tensor): number[][] {
  const { data } = contiguous(x);
  const [rows, columns] = x.shape;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => Number(data[row * columns + column].toPrecision(5))),
  );
}
