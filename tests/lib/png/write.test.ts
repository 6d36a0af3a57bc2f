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

test('writePng: the chunks of the format, whose rows are differences to the row above', () => {
  const data = Uint8Array.from([10, 20, 30, 40, 50, 61]);
  const file = Buffer.from(writePng({ width: 2, height: 3, channels: 1, data }));
  expect(file.subarray(0, 33)).toEqual(Buffer.concat([signature, header(2, 3)]));
  expect(file.subarray(-12)).toEqual(end);
  const stream = file.subarray(41, -16);
  expect(file.subarray(33, -12)).toEqual(chunk('IDAT', stream));
  expect([...inflateSync(stream)]).toEqual([0, 10, 20, 2, 20, 20, 2, 20, 21]);
});
