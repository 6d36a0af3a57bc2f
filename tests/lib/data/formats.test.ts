import { parseCifar, parseIdx } from 'convlab';

/** Two images of 2 × 3, as IDX. */
const idx = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, ...Array(12).keys()]);

test('parseIdx reads shape and values, also from the middle of a buffer', () => {
  const { shape, values } = parseIdx(Buffer.concat([Buffer.from([9]), idx]).subarray(1));
  expect(shape).toEqual([2, 2, 3]);
  expect([...values]).toEqual([...Array(12).keys()]);
});

test.each([
  [
    'a magic number of another format',
    [1, 2, 3, 4],
    'it begins with the bytes 1 2 3 4, an IDX file with 0 0',
  ],
  ['no bytes', [], 'not an IDX file'],
  ['an unknown type', [0, 0, 10, 1, 0, 0, 0, 0], 'the values are of type 10, which the format does not have'],
  ['gzip', [31, 139, 8, 0, 0, 0], 'this is a gzip file: unpack it first, then it is an IDX file'],
  ['half an int32', [0, 0, 12, 1, 0, 0, 0, 1, 0, 0], '1 values, 4 bytes, but 2 follow: the file is cut off'],
  ['half a header', [0, 0, 8, 3, 0, 0], 'cut off within the header of 3 axes'],
  [
    'half the values',
    [...idx.subarray(0, 20)],
    'promises [2, 2, 3], 12 values, 12 bytes, but 4 follow: the file is cut off',
  ],
  ['a value too many', [...idx, 7], '12 values, 12 bytes, but 13 follow: the file is too long'],
])('parseIdx refuses %s', (_, bytes, message) => {
  expect(() => parseIdx(Uint8Array.from(bytes), 'photos')).toThrow(message);
  expect(() => parseIdx(Uint8Array.from(bytes), 'photos')).toThrow(/^photos: /);
});

test.each([
  [9, 'int8', [0xff, 0x01], Int8Array.of(-1, 1)],
  [11, 'int16', [0xff, 0xfe, 0x01, 0x00], Int16Array.of(-2, 256)],
  [12, 'int32', [0x00, 0x01, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff], Int32Array.of(65536, -1)],
  [13, 'float32', [0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0], Float32Array.of(1.5, -2)],
  [14, 'float64', [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], Float64Array.of(1.5, -2)],
])('parseIdx reads type %i, %s', (type, _, bytes, values) => {
  expect(parseIdx(Uint8Array.from([0, 0, type, 1, 0, 0, 0, 2, ...bytes]))).toEqual({ shape: [2], values });
});

test('parseCifar turns planes of colour into pixels of three channels', () => {
  const record = new Uint8Array(3073);
  record[0] = 2;
  record[1 + 33] = 255; // red, row 1, column 1
  record[1 + 1024 + 1] = 51; // green, row 0, column 1
  record[1 + 2048 + 32] = 102; // blue, row 1, column 0
  const { images, labels } = parseCifar(Buffer.concat([new Uint8Array(3073), record]), 3);
  expect(images.shape).toEqual([2, 32, 32, 3]);
  expect([...labels]).toEqual([0, 2]);
  expect(images.get(1, 1, 1, 0)).toBe(1);
  expect(images.get(1, 0, 1, 1)).toBeCloseTo(0.2, 6);
  expect(images.get(1, 1, 0, 2)).toBeCloseTo(0.4, 6);
  expect(images.data.filter((value) => value !== 0)).toHaveLength(3);
});

test('parseCifar refuses half a record and a label out of range', () => {
  expect(() => parseCifar(new Uint8Array(3072), 7, 'emoji32')).toThrow(
    'emoji32: 3072 bytes are no whole number of records of 3073 bytes',
  );
  const record = new Uint8Array(3073);
  record[0] = 7;
  expect(() => parseCifar(record, 7)).toThrow(
    'parseCifar: record 0 (byte 0) has the label 7, but there are 7 classes',
  );
  expect(() => parseCifar(new Uint8Array(2 * 3074), 100)).toThrow(
    'CIFAR-100, with two labels a record, is not read here',
  );
  expect(() => parseCifar(Uint8Array.from([31, 139, 8]), 7)).toThrow('this is a gzip file: unpack it first');
});
