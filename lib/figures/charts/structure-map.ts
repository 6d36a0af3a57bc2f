import { t } from '../../language';
import { checkRank } from '../../shapes';
import { contiguous, type Tensor } from '../../tensor';
import type { Figure } from '../figure';
import { short } from '../format';
import { axis, plotly } from './plotly';

export interface StructureOptions {
  readonly title?: string;
  readonly x?: string;
  readonly y?: string;
  readonly alt?: string;
}

// Twelve hues that differ in lightness, too; more values than that start over, their letters do not.
const hues = [
  '#332288',
  '#88ccee',
  '#117733',
  '#ddcc77',
  '#cc6677',
  '#aa4499',
  '#44aa99',
  '#999933',
  '#882255',
  '#6699cc',
  '#661100',
  '#dddddd',
];

/**
 * A matrix [R, C] by its structure: zeros are blank, equal numbers have one colour and one letter. What is shared
 * and what is missing can be counted with the finger. Throws ShapeError for another rank.
 *
 * @example structureMap(convMatrix(filter, 4, 5), { x: 'input pixel', y: 'output pixel' })
 */
export function structureMap(matrix: Tensor, options: StructureOptions = {}): Figure {
  checkRank('structureMap', 'matrix', matrix, ['R', 'C']);
  const { title = '', x = t('column', '열'), y = t('row', '행') } = options;
  const [rows, columns] = matrix.shape;
  const { data } = contiguous(matrix);
  const order = [...new Set(Array.from(data as ArrayLike<number>).filter((value) => value !== 0))];
  const number = new Map(order.map((value, i) => [value, i]));
  const zeros = matrix.size - Array.from(data as ArrayLike<number>).filter((value) => value !== 0).length;
  const at = (row: number, column: number): number => data[row * columns + column];
  const table = <T>(cell: (value: number) => T): T[][] =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => cell(at(row, column))),
    );
  const lettered = Math.max(rows, columns) <= 40;

  const facts = t(
    `${rows} × ${columns} = ${matrix.size} entries: ${zeros} zeros, ${matrix.size - zeros} others, of which ${order.length} are distinct`,
    `${rows} × ${columns} = ${matrix.size}개 원소: 0이 ${zeros}개, 0이 아닌 것 ${matrix.size - zeros}개, 그중 서로 다른 값 ${order.length}개`,
  );
  const key = order
    .slice(0, 26)
    .map((value, i) => `${letter(i)} = ${short(value, 4)}`)
    .join(', ');
  const pattern = lettered
    ? table((value) => (value === 0 ? '·' : letter(number.get(value)!))).map((row) => row.join(' '))
    : [];
  return plotly(title, [options.alt, facts, key, ...pattern].filter(Boolean).join('\n'), {
    data: [
      {
        type: 'heatmap',
        z: table((value) => (value === 0 ? null : number.get(value)! % hues.length)),
        zmin: -0.5,
        zmax: hues.length - 0.5,
        colorscale: hues.flatMap((hue, i) => [
          [i / hues.length, hue],
          [(i + 1) / hues.length, hue],
        ]),
        showscale: false,
        xgap: 1,
        ygap: 1,
        hoverongaps: false,
        customdata: table((value) => short(value, 4)),
        text: table((value) => (value === 0 || !lettered ? '' : letter(number.get(value)!))),
        texttemplate: '%{text}',
        hovertemplate: `${y} %{y}, ${x} %{x}: %{customdata}<extra></extra>`,
      },
    ],
    layout: {
      xaxis: axis(x, {
        showgrid: false,
        zeroline: false,
        constrain: 'domain',
        constraintoward: 'left', // below its title
        range: [-0.5, columns - 0.5],
      }),
      yaxis: axis(y, {
        showgrid: false,
        zeroline: false,
        constrain: 'domain',
        scaleanchor: 'x',
        range: [rows - 0.5, -0.5],
      }),
      height: Math.round(Math.min(700, Math.max(260, 110 + (640 * rows) / columns))),
      shapes: [
        {
          type: 'rect',
          x0: -0.5,
          x1: columns - 0.5,
          y0: -0.5,
          y1: rows - 0.5,
          line: { color: '#787878', width: 1 },
        },
      ],
    },
  });
}

/** a, b, …, z, a1, b1, … */
function letter(i: number): string {
  return String.fromCharCode(97 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26)));
}
