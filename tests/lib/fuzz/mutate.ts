import type { Random } from '../../../lib/random';

/** Numbers at the ends of what 1, 2, 4 or 8 bytes hold. */
const extremes = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  2n ** 63n,
  2n ** 64n - 1n,
];

/** Half of the time near the start, where headers are. */
function placeIn({ length }: Buffer, random: (below: number) => number): number {
  return random(random(2) === 0 ? Math.min(40, length) : length);
}

type Change = (bytes: Buffer, random: (below: number) => number) => Buffer;

/** What happens to files: bits flipped, parts lost, doubled or moved in, fields at their extremes, other digits in a text. */
const changes: readonly Change[] = [
  (bytes, random) => {
    if (bytes.length > 0) bytes[placeIn(bytes, random)] ^= 1 << random(8);
    return bytes;
  },
  (bytes, random) => {
    if (bytes.length > 0) bytes[placeIn(bytes, random)] = random(256);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => {
    const start = random(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + random(32))]);
  },
  (bytes, random) => {
    const start = random(bytes.length + 1);
    const part = bytes.subarray(start, start + 1 + random(64));
    return Buffer.concat([
      bytes.subarray(0, start),
      ...Array<Buffer>(1 + random(4)).fill(part),
      bytes.subarray(start),
    ]);
  },
  (bytes, random) => {
    const start = random(bytes.length + 1);
    const more = Buffer.from(Array.from({ length: 1 + random(8) }, () => random(256)));
    return Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start)]);
  },
  (bytes, random) => {
    const size = [1, 2, 4, 8][random(4)];
    if (bytes.length < size) return bytes;
    const field = Buffer.alloc(8);
    const value = BigInt.asUintN(8 * size, extremes[random(extremes.length)]);
    const little = random(2) === 0;
    if (little) field.writeBigUInt64LE(value);
    else field.writeBigUInt64BE(value);
    field.copy(bytes, random(bytes.length - size + 1), little ? 0 : 8 - size, little ? size : 8);
    return bytes;
  },
  (bytes, random) => {
    const digits = [...bytes.keys()].filter((at) => bytes[at] >= 0x30 && bytes[at] <= 0x39);
    if (digits.length > 0) bytes[digits[random(digits.length)]] = 0x30 + random(10);
    return bytes;
  },
];

/** The file after one to three changes; now and then (one in fifty) as it was. */
export function mutant(file: Uint8Array, random: Random): Buffer {
  const below = (end: number): number => Math.floor(random() * end);
  let bytes: Buffer = Buffer.from(file);
  const count = below(50) === 0 ? 0 : 1 + below(3);
  for (let i = 0; i < count; i++) bytes = changes[below(changes.length)](bytes, below);
  return bytes;
}
