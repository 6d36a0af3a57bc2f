// A cell's last value, in the formats a front end may show.

import util from 'node:util';
import { withBase64 } from '../jupyter/output';

/** Deno's convention, which libraries follow: a method that returns a MIME bundle, or a promise of one. */
const DISPLAY = Symbol.for('Jupyter.display');

/** At most this many numbers of a tensor are printed along an axis: the first and the last ones. */
const EDGE = 3;

export type Bundle = Record<string, unknown>;

interface TensorLike {
  data: Float32Array | Float64Array;
  shape: number[];
  stride: number[];
  offset: number;
}

/**
 * A value's formats; undefined for undefined.
 *
 * @param library loads convlab
 */
export async function resultBundle(value: unknown, library: () => unknown): Promise<Bundle | undefined> {
  if (value === undefined) return undefined;
  const display = value === null ? undefined : (value as Record<symbol, unknown>)[DISPLAY];
  if (typeof display === 'function') return withBase64(await (display as () => Promise<object>).call(value));
  if (isTensor(value)) return tensorBundle(value, library);
  return { 'text/plain': util.inspect(value) };
}

function isTensor(value: unknown): value is TensorLike {
  const { data, shape, stride, offset } = (value ?? {}) as Partial<TensorLike>;
  const isFloats = data instanceof Float32Array || data instanceof Float64Array;
  return isFloats && Array.isArray(shape) && Array.isArray(stride) && typeof offset === 'number';
}

function tensorBundle(tensor: TensorLike, library: () => unknown): Bundle {
  const described = describeByLibrary(tensor, library);
  if (typeof described === 'string') return { 'text/plain': described };
  return described ?? { 'text/plain': describe(tensor) };
}

function describeByLibrary(tensor: TensorLike, library: () => unknown): string | Bundle | undefined {
  try {
    const { describeTensor } = library() as { describeTensor?: (tensor: TensorLike) => string | Bundle };
    return describeTensor?.(tensor);
  } catch {
    return undefined; // the library is not built: the short text below will do
  }
}

/** `tensor [2, 3] float32`, then the numbers with the middle of long axes left out. */
function describe({ data, shape, stride, offset }: TensorLike): string {
  const walk = (axis: number, at: number): string => {
    if (axis === shape.length) return String(Number(data[at].toPrecision(5)));
    const indices = Array.from({ length: shape[axis] }, (_, i) => i);
    const shown =
      indices.length > 2 * EDGE ? [...indices.slice(0, EDGE), -1, ...indices.slice(-EDGE)] : indices;
    const parts = shown.map((i) => (i < 0 ? '…' : walk(axis + 1, at + i * stride[axis])));
    return `[${parts.join(axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`;
  };
  return `tensor [${shape.join(', ')}] ${data instanceof Float64Array ? 'float64' : 'float32'}\n${walk(0, offset)}`;
}
