import { encodeSafetensors, readSafetensors, tensor, type Safetensors } from '../../../lib/index';
import { sameNumbers, type Format } from './format';

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** A tensor of each type, the last ones of none that is read. */
function mixed(): Buffer {
  const sizes: readonly (readonly [string, number])[] = [
    ['F64', 8],
    ['F32', 4],
    ['F16', 2],
    ['BF16', 2],
    ['I64', 8],
    ['BOOL', 1],
  ];
  let end = 0;
  const header = JSON.stringify({
    __metadata__: { format: 'pt' },
    ...Object.fromEntries(
      sizes.map(([dtype, size]) => [
        dtype.toLowerCase(),
        { dtype, shape: [2, 3], data_offsets: [end, (end += 6 * size)] },
      ]),
    ),
  });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([
    length,
    Buffer.from(header),
    Buffer.from(Array.from({ length: end }, (_, i) => (i * 29) % 251)),
  ]);
}

const getters: Readonly<Record<string, (bytes: Buffer, at: number) => number>> = {
  F64: (bytes, at) => bytes.readDoubleLE(at),
  F32: (bytes, at) => bytes.readFloatLE(at),
  BF16: (bytes, at) => Buffer.from([0, 0, bytes[at], bytes[at + 1]]).readFloatLE(),
  F16: (bytes, at) => {
    const bits = bytes.readUInt16LE(at);
    const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (exponent === 0 ? fraction / 1024 / 2 ** 14 : (1 + fraction / 1024) * 2 ** (exponent - 15));
  },
};
const bytesOf: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

export const safetensors: Format<Safetensors> = {
  name: 'safetensors',
  files: [
    mixed(),
    Buffer.from(encodeSafetensors({ 'conv1.w': tensor([1.5, -2, 0.25], [3, 1]), 'conv1.b': tensor([7]) })),
  ],
  read: readSafetensors,
  says: /^safetensors: (.* bytes hold no header|the header is|.* has no |.* should lie at \d|.* lies at \d|.* axes, at most|the tensors end at \d)/s,
  promisedBytes: (bytes) => bytes.length,
  same: (one, other) =>
    Object.keys(one.tensors).join() === Object.keys(other.tensors).join() &&
    Object.keys(one.tensors).every((name) => sameNumbers(one.tensors[name].data, other.tensors[name].data)),
  wrong: (bytes, { tensors, skipped }) => {
    const start = 8 + Number(bytes.readBigUInt64LE());
    const header = Object.entries(JSON.parse(bytes.toString('utf8', 8, start)) as Record<string, Entry>);
    let end = 0;
    for (const [name, entry] of header.sort(byPlace)) {
      if (name === '__metadata__') continue;
      const {
        dtype,
        shape,
        data_offsets: [from, to],
      } = entry;
      if (from !== end) return `${name} begins at ${from}, where the one before ends at ${end}`;
      end = to;
      if (!(dtype in bytesOf)) {
        if (skipped[name] !== dtype) return `${name} of type ${dtype} is not among the skipped`;
        continue;
      }
      const expected = Array.from({ length: (to - from) / bytesOf[dtype] }, (_, i) =>
        getters[dtype](bytes, start + from + i * bytesOf[dtype]),
      );
      if (tensors[name].shape.join() !== shape.join())
        return `${name} has shape [${tensors[name].shape.join(', ')}]`;
      if (tensors[name].shape.reduce((product, one) => product * one, 1) !== expected.length)
        return `${name} has ${expected.length} numbers for its shape`;
      if (!sameNumbers(expected, tensors[name].data)) return `${name} holds other numbers`;
    }
    return start + end === bytes.length ? undefined : 'is not all of the file';
  },
};

function byPlace([, a]: [string, Entry], [, b]: [string, Entry]): number {
  const [one, other] = [a, b].map(
    ({ data_offsets: offsets }) => (offsets as readonly number[] | undefined) ?? [-1, -1],
  ); // __metadata__ has none
  return one[0] - other[0] || one[1] - other[1];
}
