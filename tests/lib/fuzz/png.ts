import { crc32, inflateSync } from 'node:zlib';
import { decodePng, type Tensor } from '../../../lib/index';
import { goldenPngs, type GoldenPng } from '../png/golden';
import { sameNumbers, type Format } from './format';

const files = goldenPngs.map(({ file }) => Buffer.from(file, 'base64'));
/** Of the files whose picture is in their critical chunks alone: tRNS is ancillary. */
const opaque = goldenPngs
  .filter(({ name }) => !name.includes('tRNS'))
  .map((golden) => ({ chunks: critical(Buffer.from(golden.file, 'base64')), image: onWhite(golden) }));

export const png: Format<Tensor> = {
  name: 'PNG',
  files,
  read: decodePng,
  says: /^decodePng: .*(at byte \d+|begins with the bytes|row \d+ of the pixels|\((IHDR|PLTE|IDAT)\)|first chunk)/,
  // [H, W, 3] floats where there is a header, and at least what zlib takes to say no
  promisedBytes: (bytes) => (bytes.length < 33 ? 0 : sizeSaid(bytes)),
  same: (one, other) => sameNumbers(one.data, other.data),
  wrong: (bytes, image) => {
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    if (image.shape.join() !== [height, width, 3].join()) return `has shape [${image.shape.join(', ')}]`;
    if (!image.data.every((value) => value >= 0 && value <= 1)) return 'has a value outside 0 … 1';
    const promised = rowBytes(bytes);
    const found = inflateSync(
      Buffer.concat(
        chunks(bytes)
          .filter(({ type }) => type === 'IDAT')
          .map(({ body }) => body),
      ),
    ).length;
    if (found !== promised)
      return `was read, though ${found} bytes of pixels follow where ${promised} are promised`;
    for (const { type, raw } of chunks(bytes))
      if (type < 'a' && crc32(raw.subarray(4, -4)) !== raw.readUInt32BE(raw.length - 4))
        return `was read, though ${type} has a wrong checksum`;
    const original = opaque.find((one) => one.chunks.equals(critical(bytes)));
    if (original && !chunks(bytes).some(({ type }) => type === 'tRNS'))
      return sameNumbers(original.image, image.data) ? undefined : 'is another picture than its pixels are';
    return undefined;
  },
  repaired: (bytes) => {
    let at = 8;
    while (at + 12 <= bytes.length && at + 12 + bytes.readUInt32BE(at) <= bytes.length) {
      const end = at + 8 + bytes.readUInt32BE(at);
      bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
      at = end + 4;
    }
    return bytes;
  },
};

function sizeSaid(bytes: Buffer): number {
  const promised = 12 * bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  return promised < 2000 * bytes.length * 12 * 8 ? promised : 0; // more than deflate can hold in so few bytes
}

function chunks(bytes: Buffer): { type: string; body: Buffer; raw: Buffer }[] {
  const found: { type: string; body: Buffer; raw: Buffer }[] = [];
  for (let at = 8; at + 12 <= bytes.length && found[found.length - 1]?.type !== 'IEND';) {
    const end = at + 12 + bytes.readUInt32BE(at);
    found.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + 8, end - 4),
      raw: bytes.subarray(at, end),
    });
    at = end;
  }
  return found;
}

function critical(bytes: Buffer): Buffer {
  return Buffer.concat(
    chunks(bytes)
      .filter(({ type }) => type < 'a')
      .map(({ raw }) => raw),
  );
}

/** Of the header: a filter byte and the bits of each row, in one pass or seven. */
function rowBytes(bytes: Buffer): number {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const bits = bytes[24] * ([1, 0, 3, 1, 2, 0, 4][bytes[25]] ?? 0);
  const rows = (w: number, h: number): number => (w > 0 && h > 0 ? h * (1 + Math.ceil((w * bits) / 8)) : 0);
  if (bytes[28] === 0) return rows(width, height);
  const starts = [0, 4, 0, 2, 0, 1, 0].map((x, i) => [x, [0, 0, 4, 0, 2, 0, 1][i]]);
  const steps = [8, 8, 4, 4, 2, 2, 1].map((x, i) => [x, [8, 8, 8, 4, 4, 2, 2][i]]);
  return starts.reduce(
    (sum, [x, y], i) =>
      sum + rows(Math.ceil((width - x) / steps[i][0]), Math.ceil((height - y) / steps[i][1])),
    0,
  );
}

function onWhite({ width, height, channels, maximum, data }: GoldenPng): Float32Array {
  const share = (pixel: number, channel: number): number => data[pixel * channels + channel] / maximum;
  return Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const alpha = channels % 2 === 0 ? share(pixel, channels - 1) : 1;
    return share(pixel, channels < 3 ? 0 : i % 3) * alpha + (1 - alpha);
  });
}
