// @ts-check
'use strict';

// A cell's last value, in the formats a front end may show.

const util = require('node:util');

/** Deno's convention, which libraries follow: a method that returns a MIME bundle, or a promise of one. */
const DISPLAY = Symbol.for('Jupyter.display');

/** At most this many numbers of a tensor are printed along an axis: the first and the last ones. */
const EDGE = 3;

/**
 * @param {any} value
 * @param {() => any} library loads convlab
 * @returns {Promise<Record<string, unknown> | undefined>} nothing for undefined
 */
async function resultBundle(value, library) {
  if (value === undefined) return undefined;
  const display = value === null ? undefined : value[DISPLAY];
  if (typeof display === 'function') return await display.call(value);
  if (isTensor(value)) return tensorBundle(value, library);
  return { 'text/plain': util.inspect(value) };
}

/** @param {any} value */
function isTensor(value) {
  const floats = value?.data instanceof Float32Array || value?.data instanceof Float64Array;
  return (
    floats && Array.isArray(value.shape) && Array.isArray(value.stride) && typeof value.offset === 'number'
  );
}

/**
 * @param {any} tensor
 * @param {() => any} library
 */
function tensorBundle(tensor, library) {
  const described = describeByLibrary(tensor, library);
  if (typeof described === 'string') return { 'text/plain': described };
  return described ?? { 'text/plain': describe(tensor) };
}

/**
 * @param {any} tensor
 * @param {() => any} library
 */
function describeByLibrary(tensor, library) {
  try {
    return library().describeTensor?.(tensor);
  } catch {
    return undefined; // the library is not built: the short text below will do
  }
}

/**
 * `tensor [2, 3] float32`, then the numbers with the middle of long axes left out.
 *
 * @param {{ data: Float32Array | Float64Array, shape: number[], stride: number[], offset: number }} tensor
 */
function describe({ data, shape, stride, offset }) {
  /** @type {(axis: number, at: number) => string} */
  const walk = (axis, at) => {
    if (axis === shape.length) return String(Number(data[at].toPrecision(5)));
    const indices = Array.from({ length: shape[axis] }, (_, i) => i);
    const shown =
      indices.length > 2 * EDGE ? [...indices.slice(0, EDGE), -1, ...indices.slice(-EDGE)] : indices;
    const parts = shown.map((/** @type {number} */ i) =>
      i < 0 ? '…' : walk(axis + 1, at + i * stride[axis]),
    );
    return `[${parts.join(axis === shape.length - 1 ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`;
  };
  return `tensor [${shape.join(', ')}] ${data instanceof Float64Array ? 'float64' : 'float32'}\n${walk(0, offset)}`;
}

module.exports = { resultBundle };
