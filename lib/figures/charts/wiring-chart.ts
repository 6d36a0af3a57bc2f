import { t } from '../../language';
import { checkRank } from '../../shapes';
import type { Tensor } from '../../tensor';
import type { Figure } from '../figure';
import { axisColor, plotly, seriesColors } from './plotly';

export interface WiringOptions {
  readonly title?: string;
  /** What stands at the left and at the right. */
  readonly inputs?: string;
  readonly outputs?: string;
}

/**
 * A layer as neurons and wires: matrix [outputs, inputs] → a wire for each weight that is not 0. Where there are few different
 * weights, each has its own color, so that a shared weight is seen as one; else all wires are gray.
 *
 * Throws ShapeError for another rank.
 *
 * @example wiringChart(convMatrix(tensor([[1, 2, 3]]), 1, 8), { inputs: 'sound', outputs: 'map' })
 */
export function wiringChart(
  matrix: Tensor,
  { title = '', inputs = t('inputs', '입력'), outputs = t('outputs', '출력') }: WiringOptions = {},
): Figure {
  checkRank('wiringChart', 'matrix', matrix, ['O', 'I']);
  const [rows, columns] = matrix.shape;
  const wires = new Map<number, [from: number, to: number][]>();
  for (let o = 0; o < rows; o++) {
    for (let i = 0; i < columns; i++) {
      const weight = matrix.get(o, i);
      if (weight !== 0) wires.set(weight, [...(wires.get(weight) ?? []), [i, o]]);
    }
  }
  const height = (i: number, count: number): number => (count - 1) / 2 - i; // both columns about one middle
  const shared = wires.size <= seriesColors.length;
  const lines = [...wires.values()].map((own, at) => ({
    ...{ type: 'scatter', mode: 'lines', hoverinfo: 'skip' },
    x: own.flatMap(() => [0, 1, null]),
    y: own.flatMap(([i, o]) => [height(i, columns), height(o, rows), null]),
    line: shared ? { color: seriesColors[at], width: 2.5 } : { color: axisColor, width: 0.7 },
  }));
  const neurons = [columns, rows].map((count, x) => ({
    ...{ type: 'scatter', mode: 'markers', hoverinfo: 'skip' },
    x: new Array<number>(count).fill(x),
    y: Array.from({ length: count }, (_, i) => height(i, count)),
    marker: { size: 15, color: '#fff', line: { color: axisColor, width: 2 } },
  }));
  const count = [...wires.values()].reduce((sum, own) => sum + own.length, 0);
  const alt = t(
    `${columns} ${inputs}, ${rows} ${outputs}, ${count} wires with ${wires.size} different weights`,
    `${inputs} ${columns}개, ${outputs} ${rows}개, 연결 ${count}개, 서로 다른 가중치 ${wires.size}개`,
  );
  const plain = { visible: false, fixedrange: true };
  const heading = (x: number, text: string): object => ({
    ...{ x, text, y: 1.02, yref: 'paper', yanchor: 'bottom', showarrow: false },
  });
  return plotly(title, alt, {
    data: [...lines, ...neurons],
    layout: {
      ...{ xaxis: plain, yaxis: plain, showlegend: false, width: 480 },
      margin: { l: 60, r: 20, t: title === '' ? 32 : 64, b: 20 }, // the headings stand below the title
      annotations: [heading(0, inputs), heading(1, outputs)],
    },
  });
}
