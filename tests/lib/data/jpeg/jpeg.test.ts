import { decodeJpeg, decodePng, encodePng, toNestedArray, zeros, type Tensor } from 'convlab';
// 19 × 13 pixels, written by Pillow 13.0.0 and read again by it; `tolerance` of 255, the largest for 4:2:0,
// whose chroma Pillow smooths
import golden from './golden.json';

const bytesOf = (name: string): Buffer =>
  Buffer.from(golden.find((one) => one.name === name)?.file ?? '', 'base64');

test.each(golden)('decodeJpeg: $name as Pillow reads it', ({ file, width, height, data, tolerance }) => {
  const image = decodeJpeg(Buffer.from(file, 'base64'));
  expect(image.shape).toEqual([height, width, 3]);
  const differences = data.map((value, i) => Math.abs(255 * image.data[i] - value));
  expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
  expect(differences.reduce((sum, one) => sum + one, 0) / differences.length).toBeLessThan(tolerance / 3);
});

/** The file with an Exif block that says how the camera was held. */
function withOrientation(file: Buffer, orientation: number, little: boolean): Buffer {
  const exif = Buffer.alloc(32);
  exif.write('Exif\0\0', 'latin1');
  exif.write(little ? 'II' : 'MM', 6, 'latin1');
  const put = (value: number, at: number, size: number): void => {
    if (little) exif.writeUIntLE(value, at, size);
    else exif.writeUIntBE(value, at, size);
  };
  put(42, 8, 2);
  put(8, 10, 4);
  put(1, 14, 2); // entries
  put(0x0112, 16, 2);
  put(3, 18, 2); // of type short
  put(1, 20, 4);
  put(orientation, 24, 2);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([file.subarray(0, 2), marker, exif, file.subarray(2)]);
}

/** What each orientation says: the pixel of the file that is to be seen at (row, col) of an image of [H, W]. */
const seen: Record<number, (h: number, w: number, row: number, col: number) => [number, number]> = {
  1: (h, w, row, col) => [row, col],
  2: (h, w, row, col) => [row, w - 1 - col],
  3: (h, w, row, col) => [h - 1 - row, w - 1 - col],
  4: (h, w, row, col) => [h - 1 - row, col],
  5: (h, w, row, col) => [col, row],
  6: (h, w, row, col) => [h - 1 - col, row],
  7: (h, w, row, col) => [h - 1 - col, w - 1 - row],
  8: (h, w, row, col) => [col, w - 1 - row],
};

test.each([1, 2, 3, 4, 5, 6, 7, 8])('decodeJpeg turns the picture as orientation %i asks', (orientation) => {
  const file = bytesOf('baseline 4:4:4');
  const plain = decodeJpeg(file);
  const [h, w] = plain.shape;
  for (const little of [true, false]) {
    const image: Tensor = decodeJpeg(withOrientation(file, orientation, little));
    expect(image.shape).toEqual(orientation > 4 ? [w, h, 3] : [h, w, 3]);
    const [height, width] = image.shape;
    for (let row = 0; row < height; row++)
      for (let col = 0; col < width; col++) {
        const from = seen[orientation](h, w, row, col);
        expect([0, 1, 2].map((c) => image.get(row, col, c))).toEqual(
          [0, 1, 2].map((c) => plain.get(...from, c)),
        );
      }
  }
});

test('an Exif block that says nothing, or too much, leaves the picture upright', () => {
  const file = bytesOf('gray');
  const plain = toNestedArray(decodeJpeg(file));
  for (const orientation of [0, 9, 65535])
    expect(toNestedArray(decodeJpeg(withOrientation(file, orientation, true)))).toEqual(plain);
  const cut = withOrientation(file, 6, false);
  cut.writeUInt32BE(0xffffffff, 16); // where the entries lie
  expect(toNestedArray(decodeJpeg(cut))).toEqual(plain);
});

test('what is no whole JPEG is refused', () => {
  const file = bytesOf('baseline 4:4:4');
  expect(() => decodeJpeg(encodePng(zeros([2, 3])))).toThrow(
    'decodeJpeg: not a JPEG file: it begins with the bytes 137',
  );
  for (const length of [0, 1, 2, 20, 300, file.length - 40, file.length - 2])
    expect(() => decodeJpeg(file.subarray(0, length))).toThrow(/^decodeJpeg: /);
  const noTables = Buffer.from(file);
  noTables[file.indexOf(Buffer.from([0xff, 0xc4])) + 1] = 0xfe; // the first Huffman table, now a comment
  expect(() => decodeJpeg(noTables)).toThrow('decodeJpeg: the file is damaged (');
  expect(() => decodePng(file)).toThrow('as a JPEG does: decodeJpeg reads that');
});
