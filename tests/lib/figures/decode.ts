import { PNG } from 'pngjs';

/** A base64 PNG's pixels, read by a library that is not ours. */
export function decode(base64: unknown): {
  width: number;
  height: number;
  at: (x: number, y: number) => number[];
} {
  const { width, height, data } = PNG.sync.read(Buffer.from(String(base64), 'base64'));
  return { width, height, at: (x, y) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)] };
}
