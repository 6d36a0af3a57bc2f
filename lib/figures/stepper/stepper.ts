import type { Padding, Pair } from '../../backend';
import { ShapeError } from '../../errors';
import { t } from '../../language';
import { convShapes, poolShapes, type WindowShapes } from '../../shapes';
import { contiguous, isTensor, reshape, tensor, type Tensor } from '../../tensor';
import { figure, type Figure } from '../figure';
import { shapeText } from '../format';
import { drawStepper } from './draw';
import { labels, stepperAlt } from './words';
import { outputs, type StepperData, type StepperMode } from './terms';

export interface StepperOptions {
  /** The input: [H, W] or [H, W, C]. Small, so that its numbers can be read: at most 400 of them. */
  readonly x: Tensor;
  /** The filter: [KH, KW] or [KH, KW, C]. Not for pooling. */
  readonly w?: Tensor;
  /** Added to every sum. Default 0. */
  readonly bias?: number;
  /** Pooling's window. */
  readonly size?: Pair;
  /** Default 1; for pooling, `size`. */
  readonly stride?: Pair;
  readonly padding?: Padding;
  readonly mode?: StepperMode;
  /** The output position that is shown first. */
  readonly start?: readonly [row: number, column: number];
  readonly title?: string;
}

/**
 * The convolution, one step at a time: the window on the input, the filter, the products and the output's term with
 * the very numbers, moved by mouse (click an output) or keyboard (arrows, Home, End, Space plays).
 *
 *     y[i, j] = b + Σ x[i·s − p + k, j·s − p + l, c] · w[k, l, c]
 *
 * `mode: 'maxPool' | 'avgPool'` shows pooling instead. Throws ShapeError as the layer itself would.
 *
 * @example stepper({ x: patch, w: filter, stride: 2, padding: 1 })
 * @example stepper({ x: map, mode: 'maxPool', size: 2 })
 */
export function stepper(options: StepperOptions): Figure {
  const data = stepperData(options);
  return figure(data.title, data.alt, () => ({
    'application/vnd.convlab.stepper+json': data,
    'image/png': drawStepper(data),
  }));
}

const limit = 400;

/** All that a front end needs to draw the stepper; plain JSON. */
export function stepperData(options: StepperOptions): StepperData {
  const { mode = 'conv', bias = 0, start = [0, 0] } = options;
  const x = image(options.x);
  const pooling = mode !== 'conv';
  const w = pooling ? undefined : filter(options.w, x);
  const shapes = checkedShapes(options, x, w);
  const [, h, width, c] = x.shape;
  if (h * width * c > limit) {
    throw new RangeError(
      `stepper: ${h * width * c} numbers cannot be read one by one: show a part of the image, at most ${limit} numbers`,
    );
  }
  const [row, column] = start;
  const isPlace = (at: number, count: number): boolean => Number.isInteger(at) && at >= 0 && at < count;
  if (!isPlace(row, shapes.oh) || !isPlace(column, shapes.ow)) {
    throw new RangeError(
      `stepper: start ${shapeText(start)} is no place of the output ${shapeText([shapes.oh, shapes.ow])}`,
    );
  }
  const geometry = {
    mode,
    input: channels(x, [h, width, c]),
    filter: w ? channels(w, w.shape) : null,
    kernel: [shapes.kh, shapes.kw] as const,
    stride: [shapes.strideH, shapes.strideW] as const,
    padding: shapes.padding,
    bias,
    output: [shapes.oh, shapes.ow] as const,
  };
  const described = {
    ...geometry,
    values: outputs(geometry),
    start,
    labels: labels(mode),
    title: options.title ?? defaultTitle(geometry.mode, shapes),
  };
  return { ...described, alt: stepperAlt(described) };
}

function checkedShapes(options: StepperOptions, x: Tensor, w: Tensor | undefined): WindowShapes {
  const { stride, padding = 0 } = options;
  if (w) return convShapes('stepper', x, w, null, { stride: stride ?? 1, padding });
  if (options.size === undefined)
    throw new ShapeError('stepper: pooling needs a size: stepper({ x, mode, size: 2 })');
  return poolShapes('stepper', x, { size: options.size, stride: stride ?? options.size, padding });
}

/** [H, W] or [H, W, C] → [1, H, W, C], in float64 so that all agree. */
function image(x: Tensor): Tensor {
  if (!isTensor(x) || x.shape.length < 2 || x.shape.length > 3) {
    throw new ShapeError(
      `stepper: x is a tensor [H, W] or [H, W, C]` + (isTensor(x) ? `, not ${shapeText(x.shape)}` : ''),
    );
  }
  const [h, w, c = 1] = x.shape;
  return tensor(reshape(x, [1, h, w, c]), undefined, 'float64');
}

/** [KH, KW] or [KH, KW, C] → [KH, KW, C, 1] */
function filter(w: Tensor | undefined, x: Tensor): Tensor {
  if (!w || !isTensor(w)) throw new ShapeError('stepper: a convolution needs a filter: stepper({ x, w })');
  if (w.shape.length < 2 || w.shape.length > 3) {
    throw new ShapeError(`stepper: w is one filter, [KH, KW] or [KH, KW, C], not ${shapeText(w.shape)}`);
  }
  const [kh, kw, c = 1] = w.shape;
  if (c !== x.shape[3])
    throw new ShapeError(`stepper: input has ${x.shape[3]} channels, filter expects ${c}`);
  return tensor(reshape(w, [kh, kw, c, 1]), undefined, 'float64');
}

/** Values in [rows, columns, C] order → [C][rows][columns], rounded to what float32 carries. */
function channels(x: Tensor, [rows, columns, c]: readonly number[]): number[][][] {
  const { data } = contiguous(x);
  return Array.from({ length: c }, (_, channel) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) =>
        Number(data[(row * columns + column) * c + channel].toPrecision(7)),
      ),
    ),
  );
}

function defaultTitle(mode: StepperMode, { h, w, kh, kw, strideH, strideW, oh, ow }: WindowShapes): string {
  const stride = strideH === strideW ? String(strideH) : `${strideH}×${strideW}`;
  if (mode === 'conv') {
    return t(
      `A ${kh}×${kw} filter on ${h}×${w}, stride ${stride}: ${oh}×${ow} outputs`,
      `${h}×${w} 입력 위의 ${kh}×${kw} 필터, 보폭 ${stride}: 출력 ${oh}×${ow}`,
    );
  }
  const name = mode === 'maxPool' ? t('Max', '최대') : t('Average', '평균');
  return t(
    `${name} pooling ${kh}×${kw} on ${h}×${w}, stride ${stride}: ${oh}×${ow} outputs`,
    `${h}×${w} 입력의 ${kh}×${kw} ${name} 풀링, 보폭 ${stride}: 출력 ${oh}×${ow}`,
  );
}
