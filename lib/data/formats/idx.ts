/** The contents of an IDX file: the MNIST family's format. */
export interface Idx {
  readonly shape: readonly number[];
  readonly values: IdxValues;
}

export type IdxValues = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

interface ValueType {
  readonly bytes: number;
  readonly make: (length: number) => Exclude<IdxValues, Uint8Array>;
  readonly get: (view: DataView, at: number) => number;
}

/** By the number in the file, what is no unsigned byte (8); all big-endian. */
const valueTypes: Readonly<Record<number, ValueType | undefined>> = {
  0x09: { bytes: 1, make: (length) => new Int8Array(length), get: (view, at) => view.getInt8(at) },
  0x0b: { bytes: 2, make: (length) => new Int16Array(length), get: (view, at) => view.getInt16(at) },
  0x0c: { bytes: 4, make: (length) => new Int32Array(length), get: (view, at) => view.getInt32(at) },
  0x0d: { bytes: 4, make: (length) => new Float32Array(length), get: (view, at) => view.getFloat32(at) },
  0x0e: { bytes: 8, make: (length) => new Float64Array(length), get: (view, at) => view.getFloat64(at) },
};
const unsignedByte = 0x08;

/**
 * The bytes of an IDX file → its shape and its values, in row order: unsigned bytes as a view of the file's, signed ones,
 * int16, int32, float32 and float64 in an array of that type.
 *
 *     0 0 type rank | one 4-byte big-endian length an axis | the values, big-endian
 *
 * Throws an Error where the magic number, the type or the length is not what the format asks.
 * Source: Y. LeCun, "The MNIST database", section "The IDX file format".
 */
export function parseIdx(bytes: Uint8Array, name = 'parseIdx'): Idx {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isGzip(bytes)) throw new Error(`${name}: this is a gzip file: unpack it first, then it is an IDX file`);
  if (bytes.length < 4 || view.getUint16(0) !== 0) {
    const start = [...bytes.subarray(0, 4)].join(' ');
    throw new Error(`${name}: not an IDX file: it begins with the bytes ${start}, an IDX file with 0 0`);
  }
  const [type, rank] = [view.getUint8(2), view.getUint8(3)];
  const valueType = valueTypes[type];
  if (!valueType && type !== unsignedByte)
    throw new Error(
      `${name}: the values are of type ${type}, which the format does not have: it has 8, 9 and 11 … 14`,
    );
  const start = 4 + 4 * rank;
  if (bytes.length < start) throw new Error(`${name}: cut off within the header of ${rank} axes`);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, length) => product * length, 1);
  const end = start + size * (valueType?.bytes ?? 1);
  if (bytes.length !== end) {
    throw new Error(
      `${name}: the header promises [${shape.join(', ')}], ${size} values, ${end - start} bytes, but ${bytes.length - start} follow: ` +
        (bytes.length < end ? 'the file is cut off' : 'the file is too long'),
    );
  }
  if (!valueType) return { shape, values: bytes.subarray(start) };
  const values = valueType.make(size);
  for (let i = 0; i < size; i++) values[i] = valueType.get(view, start + i * valueType.bytes);
  return { shape, values };
}

/** Whether the bytes begin as a gzip file does, RFC 1952. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 31 && bytes[1] === 139;
}
