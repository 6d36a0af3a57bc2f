/**
 * Takes back the prediction of each row, in place: data is `height` rows of a filter byte and `rowBytes` bytes, each
 * stored as its difference to what the filter predicts from the byte on the left (`pixelBytes` before), above, and above
 * on the left. Throws an Error for a filter that is not 0 … 4.
 *
 * Source: W3C, Portable Network Graphics (Third Edition), section 9.
 */
export function unfilter(data: Uint8Array, height: number, rowBytes: number, pixelBytes: number): void {
  const stride = rowBytes + 1;
  for (let y = 0; y < height; y++) {
    const start = y * stride + 1;
    const end = start + rowBytes;
    const first = Math.min(start + pixelBytes, end); // before it, nothing is on the left
    const filter = y === 0 ? firstRow[data[start - 1]] : data[start - 1];
    switch (filter) {
      case 0:
        break;
      case 1:
        for (let i = first; i < end; i++) data[i] += data[i - pixelBytes];
        break;
      case 2:
        for (let i = start; i < end; i++) data[i] += data[i - stride];
        break;
      case 3:
        for (let i = start; i < first; i++) data[i] += data[i - stride] >> 1;
        for (let i = first; i < end; i++) data[i] += (data[i - pixelBytes] + data[i - stride]) >> 1;
        break;
      case 4:
        for (let i = start; i < first; i++) data[i] += data[i - stride];
        for (let i = first; i < end; i++)
          data[i] += paeth(data[i - pixelBytes], data[i - stride], data[i - stride - pixelBytes]);
        break;
      case halfLeft:
        for (let i = first; i < end; i++) data[i] += data[i - pixelBytes] >> 1;
        break;
      default:
        throw new Error(`row ${y} of the pixels has the filter ${data[start - 1]}: there are 0 … 4`);
    }
  }
}

/** Above the first row all is 0: what each filter comes to there. */
const halfLeft = -1;
const firstRow: readonly (number | undefined)[] = [0, 1, 0, halfLeft, 1];

/** Of left, above and above-left the one nearest to left + above − aboveLeft; of equals the first. */
export function paeth(left: number, above: number, aboveLeft: number): number {
  const toLeft = Math.abs(above - aboveLeft);
  const toAbove = Math.abs(left - aboveLeft);
  const toBoth = Math.abs(left + above - 2 * aboveLeft);
  if (toLeft <= toAbove && toLeft <= toBoth) return left;
  return toAbove <= toBoth ? above : aboveLeft;
}
