import { readPng } from '../../../lib/png';

/** The pixels of a figure's base64 PNG, in RGB. */
export function decode(base64: unknown): {
  width: number;
  height: number;
  at: (x: number, y: number) => number[];
} {
  const { width, height, channels, data } = readPng(Buffer.from(String(base64), 'base64'));
  return {
    width,
    height,
    at: (x, y) => [...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels)],
  };
}
