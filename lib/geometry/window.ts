import { ShapeError } from '../errors';
import { checkInteger } from './checks';

/**
 * How many positions a window has along one axis.
 *
 *     output = ⌊(input + 2 · padding − (dilation · (kernel − 1) + 1)) / stride⌋ + 1
 *
 * Throws ShapeError where the window does not fit even once, or a number is not a whole one in range.
 * Source: lecture 14, "Padding"; Dumoulin & Visin 2016, relationships 6 and, with dilation, 15.
 *
 * @example outputSize(32, 5, 1, 2) // 32
 */
export function outputSize(input: number, kernel: number, stride = 1, padding = 0, dilation = 1): number {
  return windowCount('outputSize', input, kernel, stride, padding, padding, dilation);
}

/** `outputSize` with a padding of its own before and after, and the name of the function that asks. */
export function windowCount(
  name: string,
  input: number,
  kernel: number,
  stride: number,
  before: number,
  after: number,
  dilation: number,
): number {
  checkInteger(name, 'input size', input, 1);
  checkInteger(name, 'kernel size', kernel, 1);
  checkInteger(name, 'stride', stride, 1);
  checkInteger(name, 'padding', before, 0);
  checkInteger(name, 'padding', after, 0);
  checkInteger(name, 'dilation', dilation, 1);
  const window = dilation * (kernel - 1) + 1;
  const padded = input + before + after;
  checkInteger(name, 'padded input', padded, 1);
  if (window > padded) {
    throw new ShapeError(
      `${name}: a window of ${window} does not fit an input of ${padded}` +
        (before + after > 0 ? ` (${input} and ${before + after} of padding)` : '') +
        `: take a smaller kernel, or a padding of at least ${Math.ceil((window - input) / 2)}`,
    );
  }
  return Math.floor((padded - window) / stride) + 1;
}

/**
 * TensorFlow's 'same' padding, [before, after], such that output = ⌈input / stride⌉:
 *
 *     before + after = max(0, (⌈input / stride⌉ − 1) · stride + kernel − input)
 *
 * Where that is odd, the extra zero goes after. `kernel` is the dilated size. Throws ShapeError for a number below 1 or not
 * whole.
 *
 * @example samePadding(6, 3, 2) // [0, 1]
 */
export function samePadding(input: number, kernel: number, stride = 1): [before: number, after: number] {
  checkInteger('samePadding', 'input size', input, 1);
  checkInteger('samePadding', 'kernel size', kernel, 1);
  checkInteger('samePadding', 'stride', stride, 1);
  const output = Math.ceil(input / stride);
  const total = Math.max(0, (output - 1) * stride + kernel - input);
  const before = Math.floor(total / 2);
  return [before, total - before];
}
