import type { Samples } from './samples';

/**
 * indices → RGB, or RGBA where the palette has alpha; indices beyond the palette are black, as libpng reads them. palette
 * [colors · 3], alpha by index, 255 where it ends.
 */
export function expandPalette(
  indices: Samples,
  palette: Uint8Array,
  alpha: Uint8Array | undefined,
): { channels: 3 | 4; data: Uint8Array } {
  const channels = alpha ? 4 : 3;
  const table = new Uint8Array(256 * channels);
  for (let index = 0; index < 256; index++) {
    for (let c = 0; c < 3; c++) table[index * channels + c] = palette[index * 3 + c] ?? 0;
    if (alpha) table[index * 4 + 3] = alpha[index] ?? 255;
  }
  const data = new Uint8Array(indices.length * channels);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    const from = indices[pixel] * channels;
    for (let c = 0; c < channels; c++) data[pixel * channels + c] = table[from + c];
  }
  return { channels, data };
}

/** Gray or RGB → with alpha: 0 where a pixel is of the color `key`, `maximum` elsewhere. */
export function expandTransparent(
  samples: Samples,
  key: readonly number[],
  maximum: number,
): { channels: 2 | 4; data: Samples } {
  const [count, channels] = key.length === 1 ? ([1, 2] as const) : ([3, 4] as const);
  const pixels = samples.length / count;
  const data =
    samples instanceof Uint16Array ? new Uint16Array(pixels * channels) : new Uint8Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    let same = true;
    for (let c = 0; c < count; c++) {
      const value = samples[pixel * count + c];
      data[pixel * channels + c] = value;
      same &&= value === key[c];
    }
    data[pixel * channels + count] = same ? 0 : maximum;
  }
  return { channels, data };
}
