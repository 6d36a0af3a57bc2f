import { deflateSync } from 'node:zlib';
import { decodePng } from 'convlab';
import { readPng } from '../../../lib/png';
import { goldenPngs } from './golden';
import { chunk, end, header, pixels, png } from './parts';

test.each(goldenPngs)(
  'readPng: $name, to the last bit',
  ({ file, width, height, channels, maximum, data }) => {
    const read = readPng(Buffer.from(file, 'base64'));
    expect({ ...read, data: [...read.data] }).toEqual({ width, height, channels, maximum, data });
  },
);

test.each(goldenPngs)(
  'decodePng: $name, alpha on white',
  ({ file, width, height, channels, maximum, data }) => {
    const share = (pixel: number, channel: number): number => data[pixel * channels + channel] / maximum;
    const expected = Float32Array.from({ length: width * height * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3);
      const alpha = channels % 2 === 0 ? share(pixel, channels - 1) : 1;
      return share(pixel, channels < 3 ? 0 : i % 3) * alpha + (1 - alpha);
    });
    const image = decodePng(Buffer.from(file, 'base64'));
    expect(image.shape).toEqual([height, width, 3]);
    expect(image.data).toEqual(expected);
  },
);

test('16 bits are kept: 0x0180 is 384 / 65535', () => {
  const image = decodePng(png(header(1, 1, 16), pixels([0, 0x01, 0x80]), end));
  expect([...image.data]).toEqual([1, 2, 3].map(() => Math.fround(384 / 65535)));
});

test('gray of 2 bits with tRNS: the key is a sample, not a shade of 8 bits', () => {
  const read = readPng(png(header(4, 1, 2), chunk('tRNS', [0, 1]), pixels([0, 0b00011011]), end));
  expect([...read.data]).toEqual([0, 3, 1, 0, 2, 3, 3, 3]);
});

test('a palette index beyond the palette is black, beyond its alpha opaque', () => {
  const palette = [chunk('PLTE', [10, 20, 30]), chunk('tRNS', [40])];
  const read = readPng(png(header(2, 1, 8, 3), ...palette, pixels([0, 0, 9]), end));
  expect([...read.data]).toEqual([10, 20, 30, 40, 0, 0, 0, 255]);
});

test('bytes after the end are ignored, also in the middle of a larger buffer', () => {
  const file = Buffer.concat([
    Buffer.alloc(3),
    png(header(2, 1), pixels([0, 7, 9]), end),
    Buffer.from('trailer'),
  ]);
  expect([...readPng(file.subarray(3)).data]).toEqual([7, 9]);
});

test('an ancillary chunk with a wrong checksum is left out, a critical one refused', () => {
  const broken = (type: string, body: number[]): Buffer => {
    const bytes = chunk(type, body);
    bytes[bytes.length - 1] ^= 1;
    return bytes;
  };
  const rest = [pixels([0, 7, 9]), end];
  expect([...readPng(png(header(2, 1), broken('tRNS', [0, 7]), ...rest)).data]).toEqual([7, 9]);
  expect(() => readPng(png(header(2, 1), broken('PLTE', [1, 2, 3]), ...rest))).toThrow(
    'PLTE at byte 33 has a wrong checksum: the file is damaged',
  );
});

test('IDAT may be cut anywhere, also into nothing', () => {
  const stream = deflateSync(Buffer.from([0, 7, 9]));
  const cuts = [...stream].flatMap((byte) => [chunk('IDAT', [byte]), chunk('IDAT')]);
  expect([...readPng(png(header(2, 1), ...cuts, end)).data]).toEqual([7, 9]);
});
