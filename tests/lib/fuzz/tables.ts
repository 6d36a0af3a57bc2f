/** IDX and CIFAR: headers, then numbers. */
import { parseCifar, parseIdx, type Examples, type Idx } from '../../../lib/index';
import { sameNumbers, type Format } from './format';

const bytesOfType: Readonly<Record<number, number>> = { 8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8 };
const getters: Readonly<Record<number, (bytes: Buffer, at: number) => number>> = {
  8: (bytes, at) => bytes.readUInt8(at),
  9: (bytes, at) => bytes.readInt8(at),
  11: (bytes, at) => bytes.readInt16BE(at),
  12: (bytes, at) => bytes.readInt32BE(at),
  13: (bytes, at) => bytes.readFloatBE(at),
  14: (bytes, at) => bytes.readDoubleBE(at),
};

function idxFile(type: number, shape: readonly number[]): Buffer {
  const header = Buffer.from([0, 0, type, shape.length, ...shape.flatMap((length) => [0, 0, 0, length])]);
  const size = shape.reduce((product, length) => product * length, bytesOfType[type]);
  return Buffer.concat([header, Buffer.from(Array.from({ length: size }, (_, i) => (i * 37) % 256))]);
}

export const idx: Format<Idx> = {
  name: 'IDX',
  files: [
    ...[8, 9, 11, 12, 13, 14].flatMap((type) => [idxFile(type, [2, 3]), idxFile(type, [5])]),
    idxFile(8, [2, 4, 3]),
    idxFile(8, []),
  ],
  read: (bytes) => parseIdx(bytes, 'some-file'),
  says: /^some-file: (.*begins with the bytes|.*values are of type \d|cut off within the header|the header promises|this is a gzip file)/,
  promisedBytes: (bytes) => bytes.length,
  same: (one, other) => sameNumbers(one.values, other.values),
  wrong: (bytes, { shape, values }) => {
    const [type, rank] = [bytes[2], bytes[3]];
    const lengths = Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
    if (shape.join() !== lengths.join()) return `has shape [${shape.join(', ')}]`;
    const start = 4 + 4 * rank;
    const expected = Array.from(values, (_, i) => getters[type](bytes, start + i * bytesOfType[type]));
    if (start + expected.length * bytesOfType[type] !== bytes.length) return 'is not all of the file';
    return sameNumbers(expected, values) ? undefined : 'holds other numbers';
  },
};

const record = 3073;
function cifarFile(count: number): Buffer {
  return Buffer.from(
    Array.from({ length: count * record }, (_, i) => (i % record === 0 ? i % 7 : (i * 31) % 256)),
  );
}

export const cifar: Format<Examples> = {
  name: 'CIFAR',
  files: [cifarFile(1), cifarFile(2)],
  read: (bytes) => parseCifar(bytes, 10, 'some-file'),
  says: /^some-file: (\d+ bytes are no whole number|record \d+ \(byte \d+\) has the label|this is a gzip file)/,
  promisedBytes: (bytes) => bytes.length,
  same: (one, other) =>
    sameNumbers(one.images.data, other.images.data) && sameNumbers(one.labels, other.labels),
  wrong: (bytes, { images, labels }) => {
    if (images.shape.join() !== [bytes.length / record, 32, 32, 3].join())
      return `has shape [${images.shape.join(', ')}]`;
    const expected = new Float32Array(images.size);
    for (let image = 0; image < labels.length; image++)
      for (let channel = 0; channel < 3; channel++)
        for (let pixel = 0; pixel < 1024; pixel++)
          expected[image * 3072 + pixel * 3 + channel] =
            bytes[image * record + 1 + channel * 1024 + pixel] / 255;
    const right = Array.from(labels).every((label, i) => label === bytes[i * record] && label < 10);
    return right && sameNumbers(expected, images.data) ? undefined : 'holds other numbers';
  },
};
