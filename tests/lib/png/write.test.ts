import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { readPng, writePng } from '../../../lib/png';
import { chunk, end, header, signature } from './parts';

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom(1 as const, 3 as const),
  })
  .chain((size) => {
    const length = size.width * size.height * size.channels;
    return fc.uint8Array({ minLength: length, maxLength: length }).map((data) => ({ ...size, data }));
  });

test('writePng then readPng: every sample comes back, gray and RGB', () => {
  fc.assert(
    fc.property(picture, (pixels) => {
      expect(readPng(writePng(pixels))).toEqual({ ...pixels, maximum: 255 });
    }),
  );
});

/** The filtered rows of a picture's file. */
function rowsOf(file: Buffer): number[] {
  const stream = file.subarray(41, -16);
  expect(file.subarray(33, -12)).toEqual(chunk('IDAT', stream));
  return [...inflateSync(stream)];
}

test('writePng: the chunks of the format; flat rows as they are', () => {
  const data = Uint8Array.from([10, 20, 10, 20, 10, 20]);
  const file = Buffer.from(writePng({ width: 2, height: 3, channels: 1, data }));
  expect(file.subarray(0, 33)).toEqual(Buffer.concat([signature, header(2, 3)]));
  expect(file.subarray(-12)).toEqual(end);
  expect(rowsOf(file)).toEqual([0, 10, 20, 0, 10, 20, 0, 10, 20]);
});

test('writePng: smooth rows as differences to what Paeth predicts', () => {
  const [width, height] = [16, 12];
  const data = Uint8Array.from(
    { length: width * height },
    (_, i) => 5 * (i % width) + 9 * Math.floor(i / width),
  );
  const rows = rowsOf(Buffer.from(writePng({ width, height, channels: 1, data })));
  const fives = new Array<number>(15).fill(5);
  expect(rows.slice(0, 34)).toEqual([4, 0, ...fives, 4, 9, ...fives]);
});
