/** The contents of an IDX file: the MNIST family's format. */
export interface Idx {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/**
 * The bytes of an IDX file → its shape and its values, bytes in row order.
 *
 *     0 0 type rank | one 4-byte big-endian length an axis | the values
 *
 * Throws an Error where the magic number, the type or the length is not what the format asks.
 * Source: Y. LeCun, "The MNIST database", section "The IDX file format".
 */
export function parseIdx(bytes: Uint8Array, name = 'parseIdx'): Idx {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0) {
    const start = [...bytes.subarray(0, 4)].join(' ');
    throw new Error(`${name}: not an IDX file: it begins with the bytes ${start}, an IDX file with 0 0`);
  }
  const [type, rank] = [view.getUint8(2), view.getUint8(3)];
  if (type !== 8) throw new Error(`${name}: the values are of type ${type}, only 8 (bytes) is read here`);
  const start = 4 + 4 * rank;
  if (bytes.length < start) throw new Error(`${name}: cut off within the header of ${rank} axes`);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, length) => product * length, 1);
  if (bytes.length !== start + size) {
    throw new Error(
      `${name}: the header promises [${shape.join(', ')}], ${size} values, but ${bytes.length - start} follow: ` +
        (bytes.length < start + size ? 'the file is cut off' : 'the file is too long'),
    );
  }
  return { shape, values: bytes.subarray(start) };
}
