import { receptiveField, type LayerWindow } from '../geometry';
import { escapeHtml } from '../host/html';
import { jupyterDisplay, type MimeBundle } from '../host/kernel-host';
import { columnsOf } from '../host/terminal';
import { t } from '../language';
import type { LayerKind, Shape } from './layer';
import { uncoveredPixels } from './uncovered-pixels';
import type { LayerPlan } from './plan';

export interface LayerSummary {
  readonly name: string;
  readonly kind: LayerKind;
  /** [H, W, C], or [I] */
  readonly outputShape: Shape;
  readonly parameters: number;
  /** Multiply-adds for one image. */
  readonly macs: number;
  /** How many input pixels one output sees, along each axis where they differ; null is all of them. (Of an adaptive pool, the widest.) */
  readonly receptiveField: number | readonly [number, number] | null;
  /** Which of the last rows and columns no window sees, and why; absent where every one is seen. */
  readonly note?: string;
}

/** A network's summary. As the last expression of a cell it shows itself as a table; so does `console.log(`${it}`)`. */
export interface ModelSummary {
  readonly layers: readonly LayerSummary[];
  readonly parameterCount: number;
  readonly macs: number;
  toString(): string;
  [jupyterDisplay](): MimeBundle;
}

/** Output shape, parameters, MACs and receptive field of each layer, and the totals. */
export function summarize(plan: readonly LayerPlan[]): ModelSummary {
  const seen: (readonly [LayerWindow, LayerWindow])[] = [];
  let whole = false;
  const layers = plan.map(({ layer, name, kind, inputShape, outputShape, parameterCount, macs }) => {
    const windows = layer.windows?.(inputShape);
    if (windows) seen.push(windows);
    whole ||= layer.seesAll === true;
    const note = windows && kind !== 'adaptiveAvgPool' && uncoveredPixels(name, windows, inputShape);
    const field = whole ? null : fieldOf(seen);
    return {
      name,
      kind,
      outputShape,
      parameters: parameterCount,
      macs,
      receptiveField: field,
      ...(note && { note }),
    };
  });
  const sum = (of: (layer: LayerSummary) => number): number =>
    layers.reduce((total, one) => total + of(one), 0);
  const numbers: Numbers = {
    layers,
    parameterCount: sum((one) => one.parameters),
    macs: sum((one) => one.macs),
  };
  const text = (): string => asText(tableOf(numbers));
  // Hidden from loops over the summary's own fields.
  return Object.defineProperties(numbers as ModelSummary, {
    toString: { value: text },
    [jupyterDisplay]: { value: () => ({ 'text/html': asHtml(tableOf(numbers)), 'text/plain': text() }) },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: text },
  });
}

function fieldOf(seen: readonly (readonly [LayerWindow, LayerWindow])[]): number | [number, number] {
  const [height, width] = [0, 1].map(
    (axis) => receptiveField(seen.map((one) => one[axis])).at(-1)?.size ?? 1,
  );
  return height === width ? height : [height, width];
}

interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

type Numbers = Pick<ModelSummary, 'layers' | 'parameterCount' | 'macs'>;

/** Headings, a row a layer, and the sums. */
function tableOf({ layers, parameterCount, macs }: Numbers): Table {
  const number = (value: number): string => (value === 0 ? '—' : value.toLocaleString('en'));
  const field = (value: LayerSummary['receptiveField']): string =>
    value === null ? t('all', '전체') : typeof value === 'number' ? String(value) : value.join(' × ');
  return {
    rows: [
      [
        t('layer', '층'),
        t('output', '출력'),
        t('parameters', '파라미터'),
        t('multiply-adds', '곱셈-덧셈 (MAC)'),
        t('receptive field', '수용 영역'),
      ],
      ...layers.map((one) => [
        one.name,
        one.outputShape.join(' × '),
        number(one.parameters),
        number(one.macs),
        field(one.receptiveField),
      ]),
      [t('in all', '합계'), '', number(parameterCount), number(macs), ''],
    ],
    notes: layers.flatMap(({ note }) => note ?? []),
  };
}

function asText({ rows, notes }: Table): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat(widths[column] - columnsOf(cell));
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join('   ')
      .trimEnd(),
  );
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 3, -3));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines[lines.length - 1], ...notes].join('\n');
}

function asHtml({ rows, notes }: Table): string {
  const [head, ...body] = rows.map((row) => row.map(escapeHtml));
  const line = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell, i) => `<${tag} style="text-align:${i === 0 ? 'left' : 'right'}">${cell}</${tag}>`).join('')}</tr>`;
  const last = body.pop() ?? [];
  return (
    `<table><thead>${line('th', head)}</thead><tbody>${body.map((row) => line('td', row)).join('')}</tbody>` +
    `<tfoot>${line('th', last)}</tfoot></table>${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')}`
  );
}
