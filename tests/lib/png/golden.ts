import golden from './golden.json';

/** A file of each color type, depth and interlace, with and without tRNS; made by golden.py, read by Pillow. */
export const goldenPngs: readonly {
  readonly name: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly maximum: number;
  readonly data: readonly number[];
}[] = golden;
