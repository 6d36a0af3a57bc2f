import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { decodePng } from 'convlab';
import { chunk, end, header, pixels, png } from './parts';

const stream = deflateSync(Buffer.from([0, 7, 9]));
const wrongSum = Buffer.from(stream);
wrongSum[wrongSum.length - 1] ^= 1;
const whole = png(header(2, 1), chunk('IDAT', stream), end);

test.each([
  ['no bytes', [], 'the file is cut off at byte 0, within the signature'],
  ['another format', [1, 2, 3], 'not a PNG file: it begins with the bytes 1 2 3'],
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'begins with the bytes 255 216 255 224, as a JPEG does'],
  [
    'a file cut off in IDAT',
    whole.subarray(0, 44),
    'IDAT at byte 33 should end at 56, but the file has 44 bytes',
  ],
  [
    'a file cut off before IEND',
    whole.subarray(0, 56),
    'the file is cut off at byte 56, before its end chunk',
  ],
  [
    'zeros between chunks',
    png(header(2, 1), Buffer.alloc(12)),
    'at byte 33 no chunk begins: the file is damaged',
  ],
  ['no header', png(pixels([0, 7]), end), 'the first chunk is IDAT, it should be IHDR'],
  ['a header too short', png(chunk('IHDR', [1, 2])), 'IHDR at byte 8: it has 2 bytes, it should have 13'],
  ['width 0', png(header(0, 5), pixels([0]), end), 'IHDR at byte 8: the picture is 0 pixels wide and 5 high'],
  ['three bits', png(header(2, 1, 3), end), 'a gray picture has 1, 2, 4, 8, 16 bits a sample, not 3'],
  ['color type 5', png(header(2, 1, 8, 5), end), 'color type 5 is none of 0, 2, 3, 4 and 6'],
  ['interlace 2', png(header(2, 1, 8, 0, 2), end), 'interlace 2 should be 0, 0, and 0 or 1'],
  [
    'too many pixels',
    png(header(2 ** 31, 2 ** 31), pixels([0]), end),
    'too many: at most 100000000 are read here',
  ],
  ['no pixels', png(header(2, 1), end), 'there are no pixels (IDAT)'],
  [
    'no palette',
    png(header(2, 1, 8, 3), pixels([0, 0, 0]), end),
    'there is no palette (PLTE) before the pixels',
  ],
  ['half a color', png(header(2, 1, 8, 3), chunk('PLTE', [1, 2]), end), 'PLTE at byte 33 has 2 bytes'],
  ['a second header', png(header(2, 1), header(2, 1), end), 'IHDR at byte 33 is out of order'],
  [
    'pixels in two places',
    png(
      header(2, 1),
      chunk('IDAT', stream.subarray(0, 5)),
      chunk('tEXt'),
      chunk('IDAT', stream.subarray(5)),
      end,
    ),
    'IDAT at byte 62 is out of order',
  ],
  [
    'a critical chunk that is unknown',
    png(header(2, 1), chunk('CgBI'), end),
    'CgBI at byte 33 is a kind of chunk',
  ],
  [
    'filter 5',
    png(header(2, 1), pixels([5, 7, 9]), end),
    'row 0 of the pixels has the filter 5: there are 0 … 4',
  ],
])('decodePng refuses %s, and says where', (_, bytes, message) => {
  expect(() => decodePng(Uint8Array.from(bytes))).toThrow(message);
  expect(() => decodePng(Uint8Array.from(bytes))).toThrow(/^decodePng: /);
});

test.each([
  ['one row of four', png(header(4, 4), pixels([0, 1, 2, 3, 4]), end), /pixels end after 5 of the 20 bytes/],
  ['a byte too few', png(header(2, 1), pixels([0, 7]), end), /pixels end after 2 of the 3 bytes/],
  ['a byte too many', png(header(2, 1), pixels([0, 7, 9, 1]), end), /damaged, or not 3 bytes/],
  ['no zlib', png(header(2, 1), chunk('IDAT', [1, 2, 3, 4, 5]), end), /damaged, or not 3 bytes/],
  ['bare deflate', png(header(2, 1), chunk('IDAT', deflateRawSync(Buffer.from([0, 7, 9]))), end), /damaged/],
  ['a stream cut off', png(header(2, 1), chunk('IDAT', stream.subarray(0, 7)), end), /damaged/],
  ['a wrong Adler sum', png(header(2, 1), chunk('IDAT', wrongSum), end), /damaged/],
  ['a checksum cut off', png(header(2, 1), chunk('IDAT', stream.subarray(0, -2)), end), /damaged/],
])('decodePng refuses compressed pixels of %s, at the byte', (_, bytes, message) => {
  expect(() => decodePng(bytes)).toThrow(message);
  expect(() => decodePng(bytes)).toThrow(/^decodePng: IDAT at byte 33: /);
});

test('a bomb is refused before it is unpacked, and one within the limits once it is larger than promised', () => {
  const promises = png(header(9000, 9000), pixels([0, 7, 9]), end);
  expect(() => decodePng(promises)).toThrow(/11 bytes cannot hold the 81009000 that the header promises/);
  const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  const before = process.memoryUsage().arrayBuffers;
  expect(() => decodePng(png(header(2, 1), chunk('IDAT', bomb), end))).toThrow(/damaged, or not 3 bytes/);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
});
