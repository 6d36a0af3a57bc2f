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
  ['floats', [0, 0, 13, 1, 0, 0, 0, 0], 'the values are of type 13, only 8 (bytes) is read here'],
  ['half a header', [0, 0, 8, 3, 0, 0], 'cut off within the header of 3 axes'],
  [
    'half the values',
    [...idx.subarray(0, 20)],
    'promises [2, 2, 3], 12 values, but 4 follow: the file is cut off',
  ],
  ['a value too many', [...idx, 7], '12 values, but 13 follow: the file is too long'],
])('parseIdx refuses %s', (_, bytes, message) => {
  expect(() => parseIdx(Uint8Array.from(bytes), 'photos')).toThrow(message);
  expect(() => parseIdx(Uint8Array.from(bytes), 'photos')).toThrow(/^photos: /);
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
    'parseCifar: record 0 has the label 7, but there are 7 classes',
  );
});
