import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldenPng {
  readonly name: string;
  /** Base64. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly maximum: number;
  readonly data: readonly number[];
}

/** A file of each color type, depth and interlace, with and without tRNS; made by golden.py, read by Pillow. */
export const goldenPngs = JSON.parse(
  readFileSync(join(__dirname, 'pillow.json'), 'utf8'),
) as readonly GoldenPng[];
