/** The shapes of layers that walk over windows: convolution and pooling. */
import type { ColumnOptions, ConvOptions, Padding, Pair, PoolOptions, Sides } from '../backend';
import { ShapeError } from '../errors';
import { checkGroups, toPair, samePadding, checkInteger, windowCount } from '../geometry';
import { checkOptions, rejectUnknownOptions } from './options';
import type { Tensor } from '../tensor';
import { checkBatch, checkDtypes, checkLength, checkRank } from './checks';

/** Everything a loop over windows needs to know. */
export interface WindowShapes {
  readonly n: number;
  readonly h: number;
  readonly w: number;
  readonly c: number;
  readonly kh: number;
  readonly kw: number;
  readonly strideH: number;
  readonly strideW: number;
  readonly padding: Sides;
  readonly oh: number;
  readonly ow: number;
}

export interface ConvShapes extends WindowShapes {
  readonly dilationH: number;
  readonly dilationW: number;
  readonly groups: number;
  readonly oc: number;
}

/** x [N, H, W, C], w [KH, KW, C / groups, OC], b [OC] → all sizes of a convolution. Throws ShapeError. */
export function convShapes(
  name: string,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
  options: ConvOptions = {},
): ConvShapes {
  checkOptions(name, options);
  const { stride = 1, padding = 0, dilation = 1, groups = 1, ...others } = options;
  rejectUnknownOptions(name, others, 'stride, padding, dilation and groups');
  checkRank(name, 'input', x, ['N', 'H', 'W', 'C']);
  checkRank(name, 'filter', w, ['KH', 'KW', 'C / groups', 'OC']);
  checkDtypes(name, { input: x, filter: w, ...(b && { bias: b }) });
  const [n, h, width, c] = x.shape as [number, number, number, number];
  const [kh, kw, groupChannels, oc] = w.shape as [number, number, number, number];
  checkBatch(name, n);
  checkGroups(name, c, oc, groups);
  if (groupChannels * groups !== c) {
    throw new ShapeError(
      groups === 1
        ? `${name}: input has ${c} channels, filter expects ${groupChannels}`
        : `${name}: input has ${c} channels, ${groups} groups of filters expect ${groupChannels * groups}`,
    );
  }
  if (b) checkLength(name, 'bias', b, oc, 'filters');
  const [dilationH, dilationW] = toPair(name, 'dilation', dilation, 1);
  const window = windowShapes(name, [h, width], [kh, kw], stride, padding, [dilationH, dilationW]);
  return { n, h, w: width, c, kh, kw, oc, groups, dilationH, dilationW, ...window };
}

/** The shape of x [N, H, W, C] → all sizes of the walk over its windows. Throws ShapeError. */
export function columnShapes(
  name: string,
  xShape: readonly number[],
  options: ColumnOptions,
): Omit<ConvShapes, 'oc' | 'groups'> {
  checkOptions(name, options);
  const { kernel, stride = 1, padding = 0, dilation = 1, ...others } = options;
  rejectUnknownOptions(name, others, 'kernel, stride, padding and dilation');
  if (xShape.length !== 4) {
    throw new ShapeError(
      `${name}: input has ${xShape.length} axes [${xShape.join(', ')}], but needs 4: [N, H, W, C]`,
    );
  }
  const [n, h, w, c] = xShape;
  checkBatch(name, n);
  checkInteger(name, 'channels', c, 1);
  const [kh, kw] = toPair(name, 'kernel', kernel, 1);
  const [dilationH, dilationW] = toPair(name, 'dilation', dilation, 1);
  const window = windowShapes(name, [h, w], [kh, kw], stride, padding, [dilationH, dilationW]);
  return { n, h, w, c, kh, kw, dilationH, dilationW, ...window };
}

/** x [N, H, W, C] → all sizes of a pooling layer. Throws ShapeError, also where padding reaches the size. */
export function poolShapes(name: string, x: Tensor, options: PoolOptions): WindowShapes {
  checkOptions(name, options);
  const { size, stride = size, padding = 0, ...others } = options;
  rejectUnknownOptions(name, others, 'size, stride and padding');
  checkRank(name, 'input', x, ['N', 'H', 'W', 'C']);
  checkDtypes(name, { input: x });
  const [n, h, w, c] = x.shape as [number, number, number, number];
  checkBatch(name, n);
  checkInteger(name, 'channels', c, 1);
  const [kh, kw] = toPair(name, 'size', size, 1);
  const window = windowShapes(name, [h, w], [kh, kw], stride, padding, [1, 1]);
  const { top, bottom, left, right } = window.padding;
  if (Math.max(top, bottom) >= kh || Math.max(left, right) >= kw) {
    throw new ShapeError(
      `${name}: padding [${Math.max(top, bottom)}, ${Math.max(left, right)}] must be smaller than size [${kh}, ${kw}], ` +
        'or a window would see padding only',
    );
  }
  return { n, h, w, c, kh, kw, ...window };
}

function windowShapes(
  name: string,
  [h, w]: readonly [number, number],
  [kh, kw]: readonly [number, number],
  stride: Pair,
  padding: Padding,
  [dilationH, dilationW]: readonly [number, number],
): Pick<WindowShapes, 'strideH' | 'strideW' | 'padding' | 'oh' | 'ow'> {
  const [strideH, strideW] = toPair(name, 'stride', stride, 1);
  checkInteger(name, 'input height', h, 1);
  checkInteger(name, 'input width', w, 1);
  checkInteger(name, 'kernel height', kh, 1);
  checkInteger(name, 'kernel width', kw, 1);
  let top: number, bottom: number, left: number, right: number;
  if (padding === 'same') {
    [top, bottom] = samePadding(h, dilationH * (kh - 1) + 1, strideH);
    [left, right] = samePadding(w, dilationW * (kw - 1) + 1, strideW);
  } else if (typeof padding === 'string' && (padding as string) !== 'valid') {
    throw new ShapeError(
      `${name}: padding is a number, [height, width], 'same' or 'valid', not '${padding as string}'`,
    );
  } else {
    [top, left] = padding === 'valid' ? [0, 0] : toPair(name, 'padding', padding, 0);
    [bottom, right] = [top, left];
  }
  const oh = windowCount(name, h, kh, strideH, top, bottom, dilationH);
  const ow = windowCount(name, w, kw, strideW, left, right, dilationW);
  return { strideH, strideW, padding: { top, bottom, left, right }, oh, ow };
}
